#include "export/iati.hpp"

#include "export/one_line.hpp"
#include "report/plain_text.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <utility>

namespace cofin {
namespace {

std::string attribute(std::string_view name, std::string_view value) {
    return value.empty() ? std::string()
                         : " " + std::string(name) + "=\"" + xml_escaped(value) + "\"";
}

std::string narrative(std::string_view text) {
    return "<narrative>" + xml_escaped(text) + "</narrative>";
}

/// An element of one code; nothing where there is none.
std::string coded(std::string_view element, std::string_view code) {
    return code.empty() ? std::string()
                        : "    <" + std::string(element) + attribute("code", code) + "/>\n";
}

std::string dated(std::string_view element, std::string_view type, day on) {
    return "    <" + std::string(element) + attribute("type", type) +
           attribute("iso-date", to_string(on)) + "/>\n";
}

std::string value_of(const money& amount, day on) {
    return "<value" + attribute("currency", amount.currency().code()) +
           attribute("value-date", to_string(on)) + ">" + amount_text(amount) + "</value>";
}

/// Writes one activity, its parts in the order of the schema.
class activity_writer {
public:
    activity_writer(const agreement& agreed, const declaration& declared,
                    const publication& published, const assessment& result, error_log& problems)
        : agreed_(agreed), declared_(declared), published_(published), result_(result),
          problems_(problems) {}

    std::string write() {
        std::string xml =
            "  <iati-activity" + attribute("default-currency", agreed_.currency.code()) +
            attribute("xml:lang", required("language", wording("such as en"))) + ">\n";
        xml += "    <iati-identifier>" +
               xml_escaped(required("identifier",
                                    wording("the activity's identifier, which begins with that of "
                                            "its publisher"))) +
               "</iati-identifier>\n";
        xml += reporting() + "    <title>" + narrative(agreed_.title) + "</title>\n";
        xml += "    <description>" +
               narrative(required("description", wording("what the activity is about"))) +
               "</description>\n";
        xml += participating();
        xml += coded("activity-status", required("status", wording("a code of ActivityStatus: 2 it "
                                                                   "is being implemented, 4 it is "
                                                                   "closed")));
        xml += dates() + coded("activity-scope", published_.of_activity("scope"));
        // One by one: each says what it lacks, and what is said keeps its order with every compiler.
        xml += coded("recipient-country", country());
        xml += sectors();
        xml += coded("default-flow-type", published_.of_activity("flow_type")) +
               coded("default-finance-type", published_.of_activity("finance_type")) +
               coded("default-aid-type", published_.of_activity("aid_type")) +
               coded("default-tied-status", published_.of_activity("tied_status"));
        xml += budgets();
        xml += expenditure();
        return xml + "  </iati-activity>\n";
    }
    [[nodiscard]] std::size_t undated() const noexcept { return undated_; }

private:
    void require(bool is_there, std::string_view key, const wording& what) {
        if (!is_there)
            problems_.add(parse_error({published_.file}, wording("nothing"),
                                      wording("{} in [iati]: {}", std::string(key), what)));
    }
    std::string_view required(std::string_view key, const wording& what) {
        const auto text = published_.of_activity(key);
        require(!text.empty(), key, what);
        return text;
    }

    std::string reporting() {
        require(published_.reporting && !published_.reporting->ref.empty(), "reporting_org",
                wording("a table with ref, type and name of who publishes"));
        if (!published_.reporting)
            return {};
        const auto& by = *published_.reporting;
        return "    <reporting-org" + attribute("ref", by.ref) + attribute("type", by.type) + ">" +
               narrative(by.name) + "</reporting-org>\n";
    }

    std::string participating() {
        require(!published_.participating.empty(), "participating_org",
                wording("at least one table with role, type and name"));
        std::string xml;
        for (const auto& one : published_.participating)
            xml += "    <participating-org" + attribute("ref", one.ref) +
                   attribute("role", one.role) + attribute("type", one.type) + ">" +
                   narrative(one.name) + "</participating-org>\n";
        return xml;
    }

    [[nodiscard]] std::optional<day> fact_or(fact_name name,
                                             const std::optional<day>& otherwise) const {
        const auto* const on = agreed_.known.find_as<day>(name);
        return on != nullptr ? std::optional(*on) : otherwise;
    }
    [[nodiscard]] std::optional<day> start() const {
        return fact_or("starts_on", published_.starts_on);
    }
    [[nodiscard]] std::optional<day> finish() const {
        return fact_or("ends_on", published_.ends_on);
    }

    /// Planned start (1) and planned end (3).
    std::string dates() {
        require(start().has_value(), "starts_on",
                wording("the first day, since project.toml has none either"));
        std::string xml;
        if (start())
            xml += dated("activity-date", "1", *start());
        if (finish())
            xml += dated("activity-date", "3", *finish());
        return xml;
    }

    std::string country() {
        if (const auto said = published_.of_activity("recipient_country"); !said.empty())
            return std::string(said);
        const auto* const targets = agreed_.known.find_as<texts>("target_countries");
        const bool is_one = targets != nullptr && targets->size() == 1;
        require(is_one, "recipient_country",
                wording("an ISO 3166-1 code, since target_countries in project.toml does not name "
                        "just one"));
        return is_one ? targets->front() : std::string();
    }

    std::string sectors() {
        require(!published_.sectors.empty(), "sector", wording("at least one table with a code"));
        std::string xml;
        for (const auto& one : published_.sectors)
            xml += "    <sector" + attribute("vocabulary", "1") + attribute("code", one.code) +
                   attribute("percentage", one.percentage) + "/>\n";
        return xml;
    }

    static std::string budget(day from, day until, const money& amount) {
        return "    <budget" + attribute("type", "1") + attribute("status", "2") +
               "><period-start" + attribute("iso-date", to_string(from)) + "/><period-end" +
               attribute("iso-date", to_string(until)) + "/>" + value_of(amount, from) +
               "</budget>\n";
    }

    std::string budgets() {
        std::string xml;
        for (const auto& one : published_.budgets)
            xml += budget(one.from, one.until, one.amount);
        if (!xml.empty() || agreed_.budget.empty() || !start() || !finish())
            return xml;
        // A budget's period is at most a year (IATI 2.03, ruleset).
        const bool is_a_year = *finish() - *start() <= date::days(366);
        require(is_a_year, "budget",
                wording("a table for each year with from, until and amount, since the project is "
                        "longer than one"));
        return is_a_year ? budget(*start(), *finish(), result_.totals.planned) : std::string();
    }

    /// What counts, month of payment by month: the sum, and the day of the last payment.
    std::string expenditure() {
        std::map<month, std::pair<money, day>> months;
        for (std::size_t i = 0; i < declared_.costs.size(); ++i) {
            const auto& state = result_.costs[i];
            if (!state.declared || state.open || state.left.is_zero())
                continue;
            const auto* const paid = declared_.costs[i].known.find_as<day>("paid_on");
            if (paid == nullptr) {
                ++undated_;
                continue;
            }
            auto& [sum, last] =
                months.try_emplace(month_of(*paid), money(agreed_.currency), *paid).first->second;
            sum += state.left;
            last = std::max(last, *paid);
        }
        std::string xml;
        for (const auto& [in, one] : months)
            xml += "    <transaction><transaction-type" + attribute("code", "4") +
                   "/><transaction-date" + attribute("iso-date", to_string(one.second)) + "/>" +
                   value_of(one.first, one.second) + "<description>" +
                   narrative("Eligible expenditure paid in " + to_string(in)) +
                   "</description></transaction>\n";
        return xml;
    }

    const agreement& agreed_;
    const declaration& declared_;
    const publication& published_;
    const assessment& result_;
    error_log& problems_;
    std::size_t undated_ = 0;
};

} // namespace

std::string xml_escaped(std::string_view text) {
    std::string escaped;
    for (const char c : as_xml_characters(as_utf8(text)))
        switch (c) {
        case '&': escaped += "&amp;"; break;
        case '<': escaped += "&lt;"; break;
        case '>': escaped += "&gt;"; break;
        case '"': escaped += "&quot;"; break;
        case '\t': escaped += "&#9;"; break;
        case '\n': escaped += "&#10;"; break;
        case '\r': escaped += "&#13;"; break;
        default: escaped += c;
        }
    return escaped;
}

void iati_file::add(const agreement& agreed, const declaration& declared,
                    const publication& published, const assessment& result, error_log& problems) {
    activity_writer writer(agreed, declared, published, result, problems);
    activities_ += writer.write();
    undated_ += writer.undated();
}

std::string iati_file::text() const {
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<iati-activities version=\"2.03\">\n" +
           activities_ + "</iati-activities>\n";
}

} // namespace cofin

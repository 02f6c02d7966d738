#include "report/findings_sarif.hpp"

#include "report/providers.hpp"
#include "rulebook/digest.hpp"

#include <cofin/version.hpp>

#include <map>
#include <tuple>
#include <unordered_map>
#include <utility>

namespace cofin {
namespace {

using json = nlohmann::ordered_json;

/// What SARIF calls a result, and how bad it is; anything but a failure has the level `none` (3.27.9, 3.27.10).
struct result_kind {
    const char* kind;
    const char* level;
};

result_kind kind_of(outcome said) {
    switch (said) {
    case outcome::ineligible: return {"fail", "error"};
    case outcome::needs_judgement: return {"review", "none"};
    case outcome::undetermined: return {"open", "none"};
    default: return {"informational", "none"};
    }
}

/// A path as the relative reference of a URI (RFC 3986): what may not stand there is percent-encoded.
std::string uri_of(std::string_view path) {
    constexpr std::string_view plain = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
                                       "0123456789-._~/";
    constexpr std::string_view hex = "0123456789ABCDEF";
    std::string uri;
    for (const char c : path) {
        const auto byte = static_cast<unsigned char>(c);
        if (plain.find(c) != std::string_view::npos)
            uri += c;
        else
            uri += {'%', hex[byte >> 4U], hex[byte & 15U]};
    }
    return uri;
}

std::string lines_of(const std::vector<citation>& cites) {
    std::string text;
    for (const auto& source : cites)
        text += (text.empty() ? "" : "\n") + to_string(source);
    return text;
}

json descriptor_of(const finding& found, const rulebook& book) {
    json made{{"id", found.rule}};
    if (const auto* rule = book.find(found.rule)) {
        made["shortDescription"] = {{"text", rule->title_in("en")}};
        made["help"] = {{"text", lines_of(rule->cites)}};
        made["properties"] = {{"layer", rule->layer}};
    }
    return made;
}

/// The findings of one project, made into a run.
class project_run {
public:
    project_run(const checked_files& files, const agreement& agreed, const declaration& declared,
                const rulebook& book)
        : files_(files), agreed_(agreed), book_(book) {
        for (const auto& cost : declared.costs)
            lines_.emplace(cost.id, cost.line);
    }

    void add(const finding& found) {
        const auto [rule, is_new] = rules_.emplace(found.rule, rules_.size());
        if (is_new)
            descriptors_.push_back(descriptor_of(found, book_));
        const auto [kind, level] = kind_of(found.said);
        json result{{"ruleId", found.rule},
                    {"ruleIndex", rule->second},
                    {"kind", kind},
                    {"level", level},
                    {"message", message_of(found)},
                    {"locations", json::array({location_of(found)})}};
        result["partialFingerprints"] = {{"finding/v1", fingerprint_of(found)}};
        result["properties"] = {{"outcome", to_string(found.said)},
                                {"cut", amount_text(found.cut)},
                                {"currency", agreed_.currency.code()},
                                {"cite", lines_of(found.cites)}};
        if (const auto* plugin = judge_of(book_, found.rule))
            result["properties"]["plugin"] = to_string(*plugin);
        results_.push_back(std::move(result));
    }

    json take() {
        json driver{{"name", "cofin"},
                    {"version", version},
                    {"semanticVersion", version},
                    {"rules", std::move(descriptors_)}};
        return {{"tool", {{"driver", std::move(driver)}}},
                {"automationDetails", {{"id", "cofin check/" + agreed_.project}}},
                {"properties",
                 {{"project", agreed_.project},
                  {"rulebook", book_.id},
                  {"rulebookVersion", book_.version},
                  {"rulebookDigest", book_.digest}}},
                {"results", std::move(results_)}};
    }

private:
    static json message_of(const finding& found) {
        std::string text = to_string(found.message);
        if (!found.cut.is_zero())
            text += " (cut " + to_string(found.cut) + ")";
        return {{"text", std::move(text)}};
    }

    [[nodiscard]] json location_of(const finding& found) const {
        const bool is_cost = found.about == scope::cost;
        json place{
            {"artifactLocation", {{"uri", uri_of(is_cost ? files_.costs : files_.project)}}}};
        if (const auto line = lines_.find(found.item);
            is_cost && line != lines_.end() && line->second > 0)
            place["region"] = {{"startLine", line->second}};
        const auto about = scope_names[static_cast<std::size_t>(found.about)];
        return {{"physicalLocation", std::move(place)},
                {"logicalLocations", json::array({{{"name", found.item}, {"kind", about}}})}};
    }

    /// Several findings of one rule on one item are told apart by their order, which no order of the input changes.
    std::string fingerprint_of(const finding& found) {
        const auto about = scope_names[static_cast<std::size_t>(found.about)];
        const auto nth = ++told_[{found.rule, std::string(about), found.item}];
        return sha256(json::array({agreed_.project, found.rule, about, found.item, nth})
                          .dump(-1, ' ', false, json::error_handler_t::replace));
    }

    const checked_files& files_;
    const agreement& agreed_;
    const rulebook& book_;
    std::unordered_map<std::string, std::size_t> lines_;
    std::map<std::string, std::size_t> rules_;
    std::map<std::tuple<std::string, std::string, std::string>, std::size_t> told_;
    json descriptors_ = json::array();
    json results_ = json::array();
};

} // namespace

void sarif_log::add(const checked_files& files, const agreement& agreed,
                    const declaration& declared, const rulebook& book, const assessment& result) {
    project_run run(files, agreed, declared, book);
    for (const auto& found : result.findings)
        run.add(found);
    runs_.push_back(run.take());
}

nlohmann::ordered_json sarif_log::json() const { return {{"version", "2.1.0"}, {"runs", runs_}}; }

} // namespace cofin

#include "cli/rates_of_days.hpp"

#include "project/input_file.hpp"
#include "project/nbp_table.hpp"
#include "project/published_rates.hpp"
#include "report/table.hpp"
#include "rulebook/text_file.hpp"

#include <algorithm>
#include <filesystem>
#include <iterator>

namespace cofin::cli {
namespace {

constexpr const char* publisher = to_translate("average exchange rates of Narodowy Bank Polski");
constexpr currency zloty = *currency::try_parse("PLN");

/// What the options leave of an archive.
struct day_filter {
    std::optional<currency> of;
    std::optional<day> on;
    std::optional<month> in;

    [[nodiscard]] bool takes(day at) const {
        return (!on || *on == at) && (!in || *in == month_of(at));
    }
    [[nodiscard]] bool takes(day at, currency code) const {
        return takes(at) && (!of || *of == code);
    }
};

day_filter day_filter_of(const rates_options& given) {
    const auto common = filter_of(given);
    day_filter made{common.from, {}, {}};
    if (!given.day.empty())
        made.on = read_option("--day", given.day, parse_day);
    else
        made.in = common.of;
    return made;
}

/// The last day before it that has a table; none where the archive begins later.
std::optional<day> last_before(const nbp_table& table, day on) {
    const auto after = std::ranges::lower_bound(table.days, on);
    return after == table.days.begin() ? std::nullopt : std::optional(*(after - 1));
}

/// What is missing, by what it is missing of.
struct missing_rate {
    day on;
    std::optional<currency> of; ///< none: the day has no table at all
    phrase why;
};

std::vector<missing_rate> missing_of(const nbp_table& table, const day_filter& filter) {
    std::vector<missing_rate> made;
    for (const auto& gap : table.gaps)
        if (filter.takes(gap.on, gap.of))
            made.push_back({gap.on, gap.of, phrase("the table has none")});
    if (filter.on && !std::ranges::binary_search(table.days, *filter.on)) {
        const auto before = last_before(table, *filter.on);
        made.push_back({*filter.on,
                        {},
                        before
                            ? phrase("no table that day; the last one before it is of {}", *before)
                            : phrase("no table that day, and none before it in this file")});
    }
    return made;
}

struct day_conversion {
    money amount;
    money converted;
    nbp_rate rate;
};

/// The amount in złoty at the one rate that is left.
std::optional<day_conversion> conversion_at(const rates_options& given,
                                            const std::vector<nbp_rate>& rates) {
    if (given.amount.empty())
        return std::nullopt;
    const auto amount =
        read_option("--amount", given.amount, [](auto text) { return money::parse(text); });
    std::vector<nbp_rate> usable;
    std::ranges::copy_if(rates, std::back_inserter(usable),
                         [&](const auto& one) { return one.of == amount.currency(); });
    if (usable.size() != 1)
        throw parse_error({"--amount"},
                          counting("{} rate of {}", "{} rates of {}", usable.size(),
                                   std::string(amount.currency().code())),
                          wording("one: --day of a day that has one"));
    const auto& rate = usable.front();
    const auto product = decimal::parse(amount_text(amount)) * rate.zloty;
    const auto rounded =
        decimal::divided(product, decimal(rate.units), zloty.digits(), rounding::half_up);
    return day_conversion{amount, money::parse(to_string(rounded), zloty), rate};
}

std::string head_text(const language& in, const std::string& file, const nbp_table& table) {
    std::string text = in.say(phrase("{}: {}, daily, {} to {}", file, in.words(publisher),
                                     table.days.front(), table.days.back())) +
                       "\n";
    for (const auto& line :
         wrapped(in.say(phrase("published, in PLN, day by day: which day counts is "
                               "not said here, and no month's rate is made of "
                               "them")),
                 line_width))
        text += line + "\n";
    return text;
}

std::string days_text(const language& in, const std::vector<nbp_rate>& rates) {
    if (rates.empty())
        return {};
    text_table table("lrlrll");
    table.add({in.say(phrase("day")), in.say(phrase("units")), in.say(phrase("currency")), "PLN",
               in.say(phrase("basis")), in.say(phrase("table"))});
    for (const auto& one : rates)
        table.add({to_string(one.on), std::to_string(one.units), std::string(one.of.code()),
                   in.number(to_string(one.zloty)), said_of(in, rate_basis::published), one.table});
    return "\n" + table.text();
}

std::string missing_text(const language& in, const std::vector<missing_rate>& missing) {
    if (missing.empty())
        return {};
    text_table table("lll");
    for (const auto& one : missing)
        table.add({to_string(one.on), one.of ? std::string(one.of->code()) : "", in.say(one.why)});
    return "\n" + in.say(phrase("no rate")) + "\n" + table.text(2);
}

json days_json(const std::vector<nbp_rate>& rates) {
    json rows = json::array();
    for (const auto& one : rates)
        rows.push_back({{"day", to_string(one.on)},
                        {"currency", one.of.code()},
                        {"units", one.units},
                        {"pln", to_string(one.zloty)},
                        {"basis", "published"},
                        {"table", one.table}});
    return rows;
}

json missing_json(const std::vector<missing_rate>& missing) {
    json rows = json::array();
    for (const auto& one : missing)
        rows.push_back({{"day", to_string(one.on)},
                        {"currency", one.of ? json(one.of->code()) : json()},
                        {"why", to_string(one.why)}});
    return rows;
}

} // namespace

bool is_table_of_days(const std::string& file) {
    std::error_code problem;
    if (!std::filesystem::is_regular_file(file, problem))
        return false;
    constexpr std::size_t start_size = std::size_t{1} << 14U;
    std::string start(start_size, '\0');
    start.resize(input_file(file).read(start.data(), start.size()));
    return is_nbp_table(start);
}

command_output show_days(const rates_options& given, const language& in) {
    const auto filter = day_filter_of(given);
    if (!given.out.empty())
        throw parse_error({"--out"}, wording("it with rates of days"),
                          wording("a table that gives rates of months"));
    const auto& file = given.project.path;
    const auto table = read_nbp_table(file, read_text_file(file, rate_table_size_max));
    std::vector<nbp_rate> rates;
    std::ranges::copy_if(table.rates, std::back_inserter(rates),
                         [&](const auto& one) { return filter.takes(one.on, one.of); });
    const auto missing = missing_of(table, filter);
    if (rates.empty() && missing.empty())
        throw parse_error({file}, wording("no rate that these options leave"),
                          wording("a day and a currency of the table"));
    const auto converted = conversion_at(given, rates);
    command_output output;
    output.exit_code = missing.empty() ? exit_clean : exit_findings;
    if (given.json) {
        json shown{{"file", file}, {"publication", publisher}, {"rates", json::array()}};
        shown["days"] = days_json(rates);
        shown["missing_days"] = missing_json(missing);
        shown["left_out"] = table.left_out;
        if (converted)
            shown["conversion"] = {{"amount", to_string(converted->amount)},
                                   {"day", to_string(converted->rate.on)},
                                   {"converted", to_string(converted->converted)}};
        output.text.append(to_text(shown));
        return output;
    }
    output.text.append(head_text(in, file, table) + days_text(in, rates) +
                       missing_text(in, missing));
    if (converted)
        output.text.append(
            "\n" +
            in.say(phrase("{} x {} / {} = {}, half up to the cent, at the rate of {}",
                          converted->amount, converted->rate.zloty, converted->rate.units,
                          converted->converted, converted->rate.on)) +
            "\n");
    return output;
}

} // namespace cofin::cli

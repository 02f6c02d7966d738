#include "project/published_rates.hpp"

#include "project/cost_list.hpp"
#include "project/csv.hpp"
#include "project/inforeuro_csv.hpp"
#include "project/inforeuro_json.hpp"
#include "rulebook/text_file.hpp"

#include <cofin/error.hpp>

#include <algorithm>
#include <cstring>
#include <filesystem>
#include <map>
#include <set>
#include <stdexcept>
#include <utility>

namespace cofin {
namespace {

wording known_forms() {
    return wording(
        "rates.csv (month,currency,units_per_eur), eurofxref-hist.csv of the ECB "
        "(Date,USD,...), a series of its data portal (CURRENCY, TIME_PERIOD, OBS_VALUE), "
        "JSON or CSV of InforEuro (isoA3Code, value), or an archive of Narodowy Bank "
        "Polski (data;1USD;...)");
}

/// The reference rates of one day that a table gives.
using daily_rates = std::map<day, std::map<std::string, decimal>>;

/// Text in memory as a reader of CSV takes it. The ECB ends each line with a comma, the first one too.
class text_source {
public:
    explicit text_source(std::string text) : text_(std::move(text)) {
        const auto first = text_.find_first_of("\r\n");
        if (first == std::string::npos || first == 0 || text_[first - 1] != ',')
            return;
        std::string without;
        without.reserve(text_.size());
        for (std::size_t i = 0; i < text_.size(); ++i) {
            const bool at_end =
                i + 1 == text_.size() || text_[i + 1] == '\n' || text_[i + 1] == '\r';
            if (text_[i] != ',' || !at_end)
                without += text_[i];
        }
        text_ = std::move(without);
    }
    std::size_t operator()(char* into, std::size_t size) {
        const std::size_t count = std::min(size, text_.size() - taken_);
        std::memcpy(into, text_.data() + taken_, count);
        taken_ += count;
        return count;
    }

private:
    std::string text_;
    std::size_t taken_ = 0;
};

csv_reader::byte_source source_of(const std::string& text) { return text_source(text); }

day read_day(std::string_view cell) { return parse_day(cell); }

/// A positive rate; none where the publisher says that there is none.
std::optional<decimal> read_units(std::string_view cell) {
    if (cell.empty() || cell == "N/A" || cell == "NaN")
        return std::nullopt;
    const auto units = decimal::parse(cell);
    if (units <= decimal(0))
        throw parse_error({{}, 0, 1}, in_quotes(cell), wording("a positive rate"));
    return units;
}

void add_units(daily_rates& days, const csv_reader& rows, std::size_t column, day on,
               const std::string& code, const std::optional<decimal>& units) {
    auto& known = days[on];
    if (!units)
        return;
    const auto [at, is_new] = known.try_emplace(code, *units);
    if (!is_new && at->second != *units)
        throw parse_error(rows.where(column),
                          wording("a second rate of {} for {}", code, to_string(on)),
                          wording("one rate a day and currency"));
}

daily_rates read_table(const std::string& file, const std::string& text) {
    csv_reader rows(file, source_of(text), {.required = {}, .others = true});
    daily_rates days;
    error_log problems;
    rows.each_row(problems, [&] {
        const day on = rows.read(0, read_day);
        if (days.contains(on))
            throw parse_error(rows.where(0), wording("{} a second time", to_string(on)),
                              wording("each day once"));
        for (std::size_t i = 1; i < rows.header().size(); ++i)
            add_units(days, rows, i, on, rows.header()[i], rows.read(i, read_units));
    });
    problems.throw_if_any();
    return days;
}

daily_rates read_series(const std::string& file, const std::string& text) {
    csv_reader rows(file, source_of(text),
                    {.required = {"CURRENCY", "TIME_PERIOD", "OBS_VALUE"}, .others = true});
    const auto base = rows.find("CURRENCY_DENOM");
    daily_rates days;
    error_log problems;
    rows.each_row(problems, [&] {
        if (base && rows[*base] != "EUR")
            throw parse_error(rows.where(*base), in_quotes(rows[*base]),
                              wording("EUR: units for one euro"));
        const auto value = rows.column("OBS_VALUE");
        add_units(days, rows, value, rows.read(rows.column("TIME_PERIOD"), read_day),
                  std::string(rows[rows.column("CURRENCY")]), rows.read(value, read_units));
    });
    problems.throw_if_any();
    return days;
}

/// The months of one currency from its first one to `last` that have no rate.
void add_gaps(published_rates& made, currency from, const std::set<month>& known, month last,
              const std::map<month, wording>& why) {
    if (known.empty())
        return;
    for (month of = *known.begin(); of <= last; of += date::months(1))
        if (!known.contains(of)) {
            const auto reason = why.find(of);
            made.gaps.push_back(
                {from, of, reason == why.end() ? wording("the table has none") : reason->second});
        }
}

void derive_currency(published_rates& made, const daily_rates& days, std::span<const day> order,
                     const std::string& code) {
    const auto from = currency::try_parse(code);
    if (!from) {
        made.left_out.push_back(code);
        return;
    }
    std::set<month> known;
    std::map<month, wording> why;
    const month last = month_of(order.back());
    for (month of = month_of(order.front()) + date::months(1); of <= last; of += date::months(1)) {
        const auto on = inforeuro_day(order, of);
        if (!on) {
            why[of] = wording("days are missing at the end of {}", to_string(of - date::months(1)));
            continue;
        }
        const auto& quoted = days.at(*on);
        const auto units = quoted.find(code);
        if (units == quoted.end()) {
            why[of] = wording("no rate on {}", to_string(*on));
            continue;
        }
        made.months.emplace_back(*from, euro, units->second, of,
                                 "InforEuro as the ECB reference rate of " + to_string(*on),
                                 rate_basis::derived);
        known.insert(of);
    }
    add_gaps(made, *from, known, last, why);
}

published_rates derived_from(rate_publication form, const std::string& file,
                             const daily_rates& days) {
    if (days.empty())
        throw parse_error({file}, wording("no rates"), wording("a day with rates at least"));
    published_rates made{.form = form, .months = {}, .gaps = {}, .left_out = {}};
    std::vector<day> order;
    std::set<std::string> codes;
    for (const auto& [on, rates] : days) {
        order.push_back(on);
        for (const auto& [code, units] : rates)
            codes.insert(code);
    }
    made.first_day = order.front();
    made.last_day = order.back();
    for (const auto& code : codes)
        if (code != "EUR")
            derive_currency(made, days, order, code);
    return made;
}

void find_gaps(published_rates& made) {
    std::map<std::string, std::set<month>> known;
    for (const auto& one : made.months)
        known[std::string(one.from().code())].insert(one.of());
    for (const auto& [code, months] : known)
        add_gaps(made, currency::parse(code), months, *months.rbegin(), {});
}

bool is_json(const std::string& text) {
    const auto first = text.find_first_not_of(" \t\r\n");
    return first != std::string::npos && (text[first] == '[' || text[first] == '{');
}

published_rates read_csv(const std::string& file, const std::string& text,
                         std::optional<month> of) {
    csv_reader rows(file, source_of(text), {.required = {}, .others = true});
    const auto& header = rows.header();
    if (rows.find("units_per_eur")) {
        published_rates made;
        made.months = read_rate_list(file, euro);
        find_gaps(made);
        return made;
    }
    if (rows.find("isoA3Code") && rows.find("value"))
        return read_inforeuro_csv(file, rows, of);
    if (rows.find("OBS_VALUE"))
        return derived_from(rate_publication::ecb_series, file, read_series(file, text));
    const bool is_dated = header.front() == "Date" || header.front() == "date";
    const bool names_currencies =
        header.size() > 1 && std::all_of(header.begin() + 1, header.end(), [](const auto& name) {
            return name.size() == 3 &&
                   std::ranges::all_of(name, [](char c) { return 'A' <= c && c <= 'Z'; });
        });
    if (is_dated && names_currencies)
        return derived_from(rate_publication::ecb_table, file, read_table(file, text));
    throw parse_error({file, 1, 1}, in_quotes(rows.raw()), known_forms());
}

} // namespace

std::string_view name_of(rate_publication form) {
    switch (form) {
    case rate_publication::ecb_table:
    case rate_publication::ecb_series:
        return to_translate("euro foreign exchange reference rates of the European Central Bank");
    case rate_publication::inforeuro_month:
    case rate_publication::inforeuro_currency:
        return to_translate("InforEuro, monthly accounting rates of the European Commission");
    case rate_publication::rate_list: break;
    }
    return to_translate("a project's rates");
}

std::optional<day> inforeuro_day(std::span<const day> quotation_days, month of) {
    constexpr date::days longest_pause{
        5}; // over Easter and Christmas nothing is quoted for four days at most
    const day begin(of / 1);
    const auto next = std::ranges::lower_bound(quotation_days, begin);
    if (next == quotation_days.end() || next - quotation_days.begin() < 2)
        return std::nullopt;
    const day last = *(next - 1);
    const day last_but_one = *(next - 2);
    if (month_of(last_but_one) != of - date::months(1) || *next - last > longest_pause ||
        last - last_but_one > longest_pause)
        return std::nullopt;
    return last_but_one;
}

published_rates read_published_rates(const std::string& file, std::optional<month> of) try {
    std::error_code problem;
    if (std::filesystem::is_regular_file(file, problem) && std::filesystem::is_empty(file, problem))
        throw parse_error({file}, wording("an empty file"), known_forms());
    const std::string text = read_text_file(file, rate_table_size_max);
    auto made = is_json(text) ? read_inforeuro_json(file, text, of) : read_csv(file, text, of);
    if (made.form == rate_publication::inforeuro_currency)
        find_gaps(made);
    std::ranges::sort(made.months, [](const auto& a, const auto& b) {
        return a.of() != b.of() ? a.of() < b.of() : a.from().code() < b.from().code();
    });
    std::ranges::sort(made.gaps, [](const auto& a, const auto& b) {
        return a.of != b.of ? a.of < b.of : a.from.code() < b.from.code();
    });
    std::ranges::sort(made.left_out);
    return made;
} catch (const std::invalid_argument&) {
    throw parse_error({file}, wording("a rate that cannot be counted with"),
                      wording("rates of at most 15 digits"));
}

std::string rate_list_text(std::span<const exchange_rate> months) {
    std::string text = "month,currency,units_per_eur,source,basis\n";
    for (const auto& one : months) {
        text += to_string(one.of()) + "," + std::string(one.from().code()) + "," +
                to_string(one.units()) + ",";
        append_field(text, one.source());
        text += one.basis() == rate_basis::derived ? ",derived\n" : ",published\n";
    }
    return text;
}

} // namespace cofin

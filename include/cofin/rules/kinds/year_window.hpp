/// year_window/1: what a partner did in the calendar years that a call looks at.
#pragma once

#include <cofin/rules/kinds/effect.hpp>
#include <cofin/rules/run.hpp>
#include <cofin/spelling.hpp>

#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>

namespace cofin {
inline namespace v0 {
namespace kinds {

inline constexpr std::array<std::string_view, 2> year_facts{"experience_years", "public_funds"};
inline constexpr parameter year_window_parameters[] = {
    {"fact", fact_type::text, tighter::fixed, true,
     "experience_years (years) or public_funds (a year and an amount each)", year_facts},
    {"first_year", fact_type::count, tighter::larger, true, "first year that counts"},
    {"last_year", fact_type::count, tighter::smaller, true, "last year that counts"},
    {"years_min", fact_type::count, tighter::larger, false, "fewest years, inclusive"},
    {"amount_min", fact_type::amount, tighter::larger, false,
     "least amount of the best single year, inclusive"},
    effect_parameter,
};

namespace year_window_detail {

inline wording unsound(const rule_row& row) {
    const bool asks =
        row.find<int64_t>("years_min") != nullptr || row.find<money>("amount_min") != nullptr;
    return asks ? wording() : wording("it asks neither for years nor for an amount");
}

struct year_entry {
    int year;
    std::optional<money> amount;
};

/// `2012` or `2012 150000.00 PLN`; none for anything else.
inline std::optional<year_entry> read(std::string_view text) {
    const int year = v0::detail::digits_at<4>(text, 0);
    if (year < 1 || (text.size() > 4 && text[4] != ' '))
        return std::nullopt;
    if (text.size() == 4)
        return year_entry{year, std::nullopt};
    const auto amount = money::try_parse(text.substr(5));
    return amount ? std::optional(year_entry{year, amount}) : std::nullopt;
}

inline verdict judge(const item& partner, const rule_row& row) {
    const std::string& name = *row.find<std::string>("fact");
    const auto* entries = partner.find<texts>(name);
    if (entries == nullptr)
        return missing(name);
    const auto first = *row.find<int64_t>("first_year");
    const auto last = *row.find<int64_t>("last_year");
    const auto* least = row.find<money>("amount_min");
    const phrase window("{} to {}", std::to_string(first), std::to_string(last));
    std::set<int> years;
    std::map<int, money> amounts; // several entries of one year add up
    for (const auto& text : *entries) {
        const auto entry = read(text);
        if (!entry || (least != nullptr && !entry->amount))
            return missing(
                least == nullptr
                    ? phrase("{}: {} is no year", name, in_quotes(text))
                    : phrase("{}: {} is no year with an amount such as 2012 150000.00 PLN", name,
                             in_quotes(text)));
        if (entry->year < first || entry->year > last)
            continue;
        years.insert(entry->year);
        if (least == nullptr)
            continue;
        if (entry->amount->currency() != least->currency())
            return asked_across_currencies(phrase::text(name), *entry->amount, *least);
        amounts.try_emplace(entry->year, least->currency()).first->second += *entry->amount;
    }
    const auto* fewest = row.find<int64_t>("years_min");
    if (fewest != nullptr && static_cast<int64_t>(years.size()) < *fewest)
        return broken(
            row, plural_phrase("{} year from {}, fewer than {}", "{} years from {}, fewer than {}")(
                     static_cast<int64_t>(years.size()), window, *fewest));
    const bool reached = least == nullptr || std::ranges::any_of(amounts, [&](const auto& of_year) {
                             return of_year.second >= *least;
                         });
    return reached ? eligible()
                   : broken(row, phrase("no year from {} with at least {}", window, *least));
}

} // namespace year_window_detail

inline constexpr rule_kind year_window{
    .name = "year_window/1",
    .summary = "what a partner did in the calendar years that a call looks at",
    .parameters = year_window_parameters,
    .at = step::project,
    .about = scope::partner,
    .unsound = year_window_detail::unsound,
    .assess = [](rule_run& run) { run.each_partner(year_window_detail::judge); },
};

} // namespace kinds
} // namespace v0
} // namespace cofin

/// de_minimis/1: small State aid of one undertaking stays under a ceiling in a span of years.
#pragma once

#include <cofin/rules/kinds/effect.hpp>
#include <cofin/rules/kinds/subject_of.hpp>
#include <cofin/rules/run.hpp>
#include <cofin/spelling.hpp>

namespace cofin {
inline namespace v0 {
namespace kinds {

inline constexpr std::array<std::string_view, 2> aid_windows{"rolling", "fiscal"};
inline constexpr parameter de_minimis_parameters[] = {
    {"ceiling", fact_type::amount, tighter::smaller, true, "most in the span, inclusive"},
    {"years", fact_type::count, tighter::larger, true, "how many years"},
    {"window", fact_type::text, tighter::fixed, true,
     "rolling (back from the day of granting) or fiscal (calendar years, that of granting "
     "included)",
     aid_windows},
    {"granted_on", fact_type::text, tighter::fixed, true,
     "project date on which the right to the aid arises"},
    effect_parameter,
};

namespace de_minimis_detail {

inline wording unsound(const rule_row& row) {
    const auto* date = row.find<std::string>("granted_on");
    return date == nullptr ? wording() : unsound_date(*date);
}

/// Whether aid of a day falls into the span that ends with a grant.
inline bool counts(day given, day granted, int64_t years, bool rolling) {
    if (given > granted)
        return false;
    if (rolling)
        return months_later(given, static_cast<int>(12 * std::min<int64_t>(years, 1000))) > granted;
    const auto year = [](day on) { return static_cast<int>(date::year_month_day(on).year()); };
    return year(given) > year(granted) - years;
}

inline verdict judge(const item& partner, const rule_row& row) {
    const auto* aid = partner.find<money>("aid");
    if (aid == nullptr)
        return missing("aid");
    if (aid->is_zero())
        return eligible();
    const auto* earlier = partner.find<texts>("aids");
    if (earlier == nullptr)
        return missing("aids");
    const std::string& granted_on = *row.find<std::string>("granted_on");
    const auto* granted = partner.find<day>(granted_on);
    if (granted == nullptr)
        return missing(granted_on);
    const money& ceiling = *row.find<money>("ceiling");
    if (aid->currency() != ceiling.currency())
        return asked_across_currencies(phrase("aid"), *aid, ceiling);
    money sum = *aid;
    for (const auto& text : *earlier) {
        const auto on = try_parse_day(std::string_view(text).substr(0, 10));
        const auto amount = text.size() > 11 ? money::try_parse(text.substr(11)) : std::nullopt;
        if (!on || !amount || text[10] != ' ')
            return missing(
                phrase("aids: {} is no day with an amount such as 2022-05-01 50000.00 EUR",
                       in_quotes(text)));
        if (amount->currency() != ceiling.currency())
            return asked_across_currencies(phrase("aid"), *amount, ceiling);
        if (counts(*on, *granted, *row.find<int64_t>("years"),
                   *row.find<std::string>("window") == "rolling"))
            sum += *amount;
    }
    partner.show([&] { return phrase("aid in the span {}, ceiling {}", sum, ceiling); });
    return sum <= ceiling ? eligible()
                          : broken(row, phrase("aid of {} in {} years is over {}", sum,
                                               *row.find<int64_t>("years"), ceiling));
}

} // namespace de_minimis_detail

inline constexpr rule_kind de_minimis{
    .name = "de_minimis/1",
    .summary = "small State aid of one undertaking stays under a ceiling in a span of years",
    .parameters = de_minimis_parameters,
    .at = step::project,
    .about = scope::partner,
    .unsound = de_minimis_detail::unsound,
    .assess = [](rule_run& run) { run.each_partner(de_minimis_detail::judge); },
};

} // namespace kinds
} // namespace v0
} // namespace cofin

/// per_diem/1: daily allowances by the length of the trip, less the meals that were free.
#pragma once

#include <cofin/rules/kinds/ceiling.hpp>
#include <cofin/rules/kinds/effect.hpp>
#include <cofin/rules/run.hpp>

namespace cofin {
inline namespace v0 {
namespace kinds {

inline constexpr std::array<std::string_view, 2> diem_schemes{"domestic", "abroad"};
inline constexpr parameter per_diem_parameters[] = {
    {"natures", fact_type::list, tighter::superset, true, "natures of cost that are allowances"},
    {"unit_max", fact_type::amount, tighter::smaller, true, "one full allowance"},
    {"scheme", fact_type::text, tighter::fixed, true, "how a part of a day counts", diem_schemes},
    {"meals", fact_type::list, tighter::fixed, true,
     "shares of one allowance that a free breakfast, lunch and dinner take off, in this order"},
    ceiling_rounding_parameter,
};

namespace per_diem_detail {

inline wording unsound(const rule_row& row) {
    const texts& meals = row.words("meals");
    const bool read = std::ranges::all_of(
        meals, [](const auto& share) { return rate::try_parse(share).has_value(); });
    return meals.size() == 3 && read ? wording()
                                     : wording(R"(meals that are not three shares such as "25 %")");
}

/// What a begun day of so many hours counts: the part of an allowance.
inline rate part_of_day(bool abroad, bool alone, const decimal& hours) {
    const auto at_most = [&](int64_t limit) { return hours <= decimal(limit); };
    if (hours <= decimal(0))
        return rate::of(0, 1);
    if (abroad)
        return at_most(8) ? rate::of(1, 3) : at_most(12) ? rate::of(1, 2) : rate::of(1, 1);
    if (alone) // a trip of a day at most: less than 8 hours give nothing
        return hours < decimal(8) ? rate::of(0, 1) : at_most(12) ? rate::of(1, 2) : rate::of(1, 1);
    return at_most(8) ? rate::of(1, 2) : rate::of(1, 1);
}

/// Allowances for the whole trip, before meals.
inline rate allowances(bool abroad, const decimal& hours) {
    int64_t days = 0;
    decimal rest = hours;
    for (; rest >= decimal(24) && days < count_max; ++days)
        rest = rest - decimal(24);
    return rate::of(days, 1) + part_of_day(abroad, days == 0, rest);
}

inline verdict judge(const item& cost, const rule_row& row) {
    const auto* natures = cost.find<texts>("nature");
    if (natures == nullptr)
        return missing("nature");
    const texts& limited = row.words("natures");
    if (!contains_any(*natures, limited))
        return not_applicable();
    const auto* hours = cost.find<decimal>("trip_hours");
    if (hours == nullptr)
        return missing("trip_hours");
    const money& one = *row.find<money>("unit_max");
    const auto diem = cost.converted(one);
    if (!diem)
        return asked_across_currencies(phrase("allowance"), cost.net(), one);
    const rate earned = allowances(*row.find<std::string>("scheme") == "abroad", *hours);
    rate eaten = rate::of(0, 1);
    const texts& shares = row.words("meals");
    const int64_t* const served[] = {cost.find<int64_t>("breakfasts"),
                                     cost.find<int64_t>("lunches"), cost.find<int64_t>("dinners")};
    for (std::size_t meal = 0; meal < shares.size(); ++meal) {
        if (served[meal] == nullptr)
            return missing(meal == 0 ? "breakfasts" : meal == 1 ? "lunches" : "dinners");
        eaten = eaten +
                rate::of(std::max<int64_t>(*served[meal], 0), 1) * *rate::try_parse(shares[meal]);
    }
    const rate left = eaten < earned ? earned - eaten : rate::of(0, 1);
    return at_most(cost, row, left * *diem, [&] {
        return phrase("{} h: {} allowances less {} for meals x {}", *hours, earned, eaten, *diem);
    });
}

} // namespace per_diem_detail

inline constexpr rule_kind per_diem{
    .name = "per_diem/1",
    .summary = "daily allowances by the length of the trip, less the meals that were free",
    .parameters = per_diem_parameters,
    .at = step::ceiling,
    .about = scope::cost,
    .unsound = per_diem_detail::unsound,
    .judge_costs = judge_each<per_diem_detail::judge>,
};

} // namespace kinds
} // namespace v0
} // namespace cofin

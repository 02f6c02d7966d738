/// durability/1: what a project built stays in use; who stops earlier returns the part of the time that is missing.
#pragma once

#include <cofin/rules/kinds/ceiling.hpp>
#include <cofin/rules/kinds/subject_of.hpp>
#include <cofin/rules/run.hpp>

namespace cofin {
inline namespace v0 {
namespace kinds {

inline constexpr parameter durability_parameters[] = {
    {"years", fact_type::count, tighter::larger, true, "length of the period"},
    {"start", fact_type::text, tighter::fixed, true,
     "project date that it counts from, such as final_payment_on"},
    only_above({"natures", fact_type::list, tighter::superset, false,
                "natures of cost it binds; without it, all"}),
    ceiling_rounding_parameter,
};

namespace durability_detail {

inline wording unsound(const rule_row& row) {
    const auto* start = row.find<std::string>("start");
    const auto* years = row.find<int64_t>("years");
    if (years != nullptr && *years == 0)
        return wording("years is 0, expected a period");
    return start == nullptr ? wording() : unsound_date(*start);
}

/// Cut: what is left of the cost x days missing / days of the period.
inline verdict judge(const item& cost, const rule_row& row) {
    const auto* changed = cost.find<bool>("changed");
    if (changed == nullptr)
        return missing("changed");
    if (!*changed)
        return eligible();
    const texts& bound = row.words("natures");
    const auto* natures = bound.empty() ? nullptr : cost.find<texts>("nature");
    if (!bound.empty() && natures == nullptr)
        return missing("nature");
    if (!bound.empty() && !contains_any(*natures, bound))
        return not_applicable();
    const std::string& start = *row.find<std::string>("start");
    const auto* from = cost.find<day>(start);
    const auto* on = cost.find<day>("changed_on");
    if (from == nullptr || on == nullptr)
        return missing(from == nullptr ? start : "changed_on");
    const day end = months_later(
        *from, static_cast<int>(12 * std::min<int64_t>(*row.find<int64_t>("years"), 1000)));
    if (*on >= end)
        return eligible();
    const int64_t whole = (end - *from).count();
    const int64_t left = (end - std::max(*on, *from)).count();
    const money cut = (rate::of(left, whole) * cost.net())
                          .rounded(*try_parse_rounding(*row.find<std::string>("rounding")));
    cost.show([&] { return phrase("{} x {} / {} days = {}", cost.net(), left, whole, cut); });
    return cut_by(cut,
                  phrase("changed on {}, {} days before the period ends on {}", *on, left, end));
}

} // namespace durability_detail

inline constexpr rule_kind durability{
    .name = "durability/1",
    .summary =
        "what a project built stays in use; who stops earlier returns the missing part of the time",
    .parameters = durability_parameters,
    .at = step::correction,
    .about = scope::cost,
    .unsound = durability_detail::unsound,
    .judge_costs = judge_each<durability_detail::judge>,
};

} // namespace kinds
} // namespace v0
} // namespace cofin

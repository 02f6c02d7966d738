/// revenue/1: what a project earned is taken off its eligible costs.
#pragma once

#include <cofin/money/split.hpp>
#include <cofin/rules/kinds/ceiling.hpp>
#include <cofin/rules/run.hpp>

#include <algorithm>
#include <vector>

namespace cofin {
inline namespace v0 {
namespace kinds {

inline constexpr parameter revenue_parameters[] = {
    only_above({"not_if_total_at_most", fact_type::amount, tighter::smaller, false,
                "planned total up to which nothing is deducted, inclusive"}),
    {"pro_rata", fact_type::flag, tighter::fixed, true,
     "true: only the part of the revenue that eligible costs are of all declared ones"},
    ceiling_rounding_parameter,
};

namespace revenue_detail {

/// The revenue to deduct from eligible costs of `left` in all.
inline money deducted(const rule_run& run, const rule_row& row, const money& revenue,
                      const money& left) {
    if (!*row.find<bool>("pro_rata"))
        return std::min(revenue, left);
    money declared(left.currency());
    for (std::size_t i = 0; i < run.declared().costs.size(); ++i)
        if (run.state(i).declared)
            declared += *run.state(i).declared;
    if (declared <= left || declared <= money(left.currency()))
        return std::min(revenue, left);
    const rate share = rate::of(std::max<int64_t>(left.minor(), 0), declared.minor());
    return std::min(
        (share * revenue).rounded(*try_parse_rounding(*row.find<std::string>("rounding"))), left);
}

/// The deduction divides over what is left of the costs, by largest remainder, so that no cent is lost.
inline verdict deduct(rule_run& run, const rule_row& row, const money& revenue) {
    std::vector<std::size_t> costs;
    money left(revenue.currency());
    for (std::size_t i = 0; i < run.declared().costs.size(); ++i)
        if (!run.state(i).corrects && run.state(i).declared &&
            run.net_of(i) > money(revenue.currency())) {
            costs.push_back(i);
            left += run.net_of(i);
        }
    if (costs.empty())
        return eligible();
    const auto order = [&](std::size_t a, std::size_t b) {
        return run.cost_at(a).id < run.cost_at(b).id;
    };
    std::ranges::sort(costs, order);
    std::vector<int64_t> weights;
    for (const std::size_t i : costs)
        weights.push_back(run.net_of(i).minor());
    const auto parts = split(deducted(run, row, revenue, left), weights);
    for (std::size_t i = 0; i < costs.size(); ++i)
        if (!parts[i].is_zero())
            run.propose(costs[i],
                        cut_by(parts[i], phrase("its part of the net revenue {}", revenue)));
    return eligible();
}

inline verdict judge(rule_run& run, const item& project, const rule_row& row) {
    const auto& agreed = project.project();
    const auto* revenue = project.find<money>("net_revenue");
    if (revenue == nullptr || revenue->currency() != agreed.currency)
        return missing(phrase("net_revenue in {}", agreed.currency.code()));
    if (*revenue <= money(agreed.currency))
        return eligible();
    if (const auto* bound = row.find<money>("not_if_total_at_most")) {
        if (agreed.budget.empty() || bound->currency() != agreed.currency)
            return agreed.budget.empty()
                       ? missing("budget")
                       : missing(phrase("{} in the agreement's currency", "not_if_total_at_most"));
        if (planned(agreed.budget, agreed.currency) <= *bound)
            return not_applicable();
    }
    return deduct(run, row, *revenue);
}

} // namespace revenue_detail

inline constexpr rule_kind revenue{
    .name = "revenue/1",
    .summary = "what a project earned is taken off its eligible costs",
    .parameters = revenue_parameters,
    .at = step::revenue,
    .about = scope::project,
    .assess =
        [](rule_run& run) {
            run.on_project([&](const item& project, const rule_row& row) {
                return revenue_detail::judge(run, project, row);
            });
        },
};

} // namespace kinds
} // namespace v0
} // namespace cofin

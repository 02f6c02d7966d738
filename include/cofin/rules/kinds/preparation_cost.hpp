/// preparation_cost/1: costs of preparing a project, up to an amount or a share of its plan, paid in time.
#pragma once

#include <cofin/rules/run.hpp>

namespace cofin {
inline namespace v0 {
namespace kinds {

inline constexpr parameter preparation_cost_parameters[] = {
    {"natures", fact_type::list, tighter::superset, true, "natures of cost that are preparation"},
    {"amount_max", fact_type::amount, tighter::smaller, false, "most in all, inclusive"},
    {"share_max", fact_type::proportion, tighter::smaller, false,
     "largest share of the planned total, inclusive"},
    {"last_of", fact_type::text, tighter::fixed, false,
     "project fact that is the last day of payment, such as application_submitted"},
};

namespace preparation_cost_detail {

inline wording unsound(const rule_row& row) {
    const bool limits = row.find<money>("amount_max") != nullptr ||
                        row.find<rate>("share_max") != nullptr ||
                        row.find<std::string>("last_of") != nullptr;
    return limits ? wording()
                  : wording("it limits neither the amount, nor the share, nor the time");
}

inline money limit_of(const rule_run& run, const rule_row& row) {
    const auto& agreed = run.project();
    money limit = money::of_minor(INT64_MAX, agreed.currency);
    if (const auto* amount = row.find<money>("amount_max"))
        limit = std::min(limit, *amount);
    if (const auto* share = row.find<rate>("share_max"))
        limit = std::min(
            limit, (*share * planned(agreed.budget, agreed.currency)).rounded(rounding::floor));
    return limit;
}

/// Why a cost is no preparation in time; eligible where it is.
inline verdict in_time(const item& cost, const rule_row& row) {
    const auto* last_of = row.find<std::string>("last_of");
    if (last_of == nullptr)
        return eligible();
    const auto* last = cost.find<day>(*last_of);
    const auto* paid = cost.find<day>("paid_on");
    if (last == nullptr || paid == nullptr)
        return missing(last == nullptr ? *last_of : "paid_on");
    return *paid <= *last ? eligible()
                          : excluded(phrase("paid on {}, after {} {}", *paid, *last_of, *last));
}

inline void judge(rule_run& run) {
    money used(run.project().currency);
    for (const auto& [index, row] : run.select_costs()) {
        const item cost = run.view(index);
        const auto* natures = cost.find<texts>("nature");
        const auto* amount = row->find<money>("amount_max");
        if (natures == nullptr ||
            (amount != nullptr && amount->currency() != run.project().currency)) {
            run.propose(index, natures == nullptr ? missing("nature")
                                                  : missing(phrase("{} in the agreement's currency",
                                                                   "amount_max")));
            continue;
        }
        const texts& limited = row->words("natures");
        if (!contains_any(*natures, limited))
            continue;
        if (verdict late = in_time(cost, *row); late.said != outcome::eligible) {
            run.propose(index, std::move(late));
            continue;
        }
        if (row->find<rate>("share_max") != nullptr && run.project().budget.empty()) {
            run.propose(index, missing("budget"));
            continue;
        }
        const money limit = limit_of(run, *row);
        used += cost.net();
        if (used <= limit)
            continue;
        const money over = std::min(used - limit, cost.net());
        used -= over;
        run.propose(index, cut_by(over, phrase("preparation is over {}", limit)));
    }
}

} // namespace preparation_cost_detail

inline constexpr rule_kind preparation_cost{
    .name = "preparation_cost/1",
    .summary = "costs of preparing a project, up to an amount or a share of its plan, paid in time",
    .parameters = preparation_cost_parameters,
    .at = step::cap,
    .about = scope::cost,
    .unsound = preparation_cost_detail::unsound,
    .assess = preparation_cost_detail::judge,
};

} // namespace kinds
} // namespace v0
} // namespace cofin

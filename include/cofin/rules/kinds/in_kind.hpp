/// in_kind/1: contributions in kind, valued by a document, never paid for with public money.
#pragma once

#include <cofin/rules/kinds/effect.hpp>
#include <cofin/rules/kinds/share_of_costs.hpp>
#include <cofin/rules/run.hpp>

#include <map>

namespace cofin {
inline namespace v0 {
namespace kinds {

inline constexpr parameter in_kind_parameters[] = {
    {"natures", fact_type::list, tighter::superset, true, "natures of cost that are in kind"},
    {"sources", fact_type::list, tighter::superset, true,
     "public sources: together they pay at most the total less what is in kind"},
    {"share_max", fact_type::proportion, tighter::smaller, false,
     "largest share of the total, inclusive"},
    {"valued", fact_type::list, tighter::superset, false,
     "words of the fact evidence that show the value"},
    effect_parameter,
};

namespace in_kind_detail {

/// The share of the eligible total that those sources pay together, after the sources that depend on them.
inline std::optional<rate> public_share(rule_run& run, const texts& names) {
    std::map<std::string, rate> paid;
    rate sum = rate::of(0, 1);
    for (const auto& source : run.terms().sources) {
        const auto position = static_cast<std::size_t>(&source - run.terms().sources.data());
        rate share = source.of.empty() ? source.share : source.share * paid[source.of];
        const auto& plan = run.planned();
        const money total = planned(run.project().budget, run.project().currency);
        if (plan && total > money(total.currency())) // a cap lowers what is paid
            share = rate::of(std::max<int64_t>(plan->paid[position].minor(), 0), total.minor());
        paid[source.name] = share;
        if (std::ranges::find(names, source.name) != names.end())
            sum = sum + share;
    }
    return paid.empty() ? std::nullopt : std::optional(sum);
}

inline void judge_value(rule_run& run) {
    run.each_cost([](const item& cost, const rule_row& row) {
        const auto* natures = cost.find<texts>("nature");
        const texts& limited = row.words("natures");
        const texts& valued = row.words("valued");
        if (natures == nullptr || valued.empty() || !contains_any(*natures, limited))
            return eligible();
        const auto* at_hand = cost.find<texts>("evidence");
        if (at_hand == nullptr)
            return missing("evidence");
        for (const auto& document : valued)
            if (!contains(*at_hand, document))
                return broken(row, phrase("its value is not shown: no {}", document));
        return eligible();
    });
}

/// Public support of at most the total without contributions in kind: these are at most the share nobody public pays.
inline void judge(rule_run& run) {
    judge_value(run);
    judge_share_of_costs(run, [&](const rule_row& row) {
        share_terms terms;
        terms.natures = row.words("natures");
        terms.what = joined(terms.natures, ", ");
        const auto paid = public_share(run, row.words("sources"));
        const rate own = !paid || *paid > rate::of(1, 1) ? rate::of(0, 1) : rate::of(1, 1) - *paid;
        const auto* most = row.find<rate>("share_max");
        terms.share_max = most == nullptr ? own : std::min(own, *most);
        return terms;
    });
}

} // namespace in_kind_detail

inline constexpr rule_kind in_kind{
    .name = "in_kind/1",
    .summary = "contributions in kind, valued by a document, never paid for with public money",
    .parameters = in_kind_parameters,
    .at = step::cap,
    .about = scope::cost,
    .depends_on_others = true,
    .assess = in_kind_detail::judge,
};

} // namespace kinds
} // namespace v0
} // namespace cofin

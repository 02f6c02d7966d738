/// category_cap/1: some costs are at most a share of a named base, or an amount.
#pragma once

#include <cofin/rules/kinds/effect.hpp>
#include <cofin/rules/kinds/plan_amounts.hpp>
#include <cofin/rules/kinds/share_of_costs.hpp>
#include <cofin/rules/run.hpp>

namespace cofin {
inline namespace v0 {
namespace kinds {

inline constexpr std::array<std::string_view, 2> cap_subjects{"planned", "declared"};
inline constexpr std::array<std::string_view, 3> cap_bases{"total", "others", "grant"};
inline constexpr parameter category_cap_parameters[] = {
    {"of", fact_type::text, tighter::fixed, true, "what is compared: the budget or the costs",
     cap_subjects},
    {"natures", fact_type::list, tighter::superset, false, "natures that are limited together"},
    {"categories", fact_type::list, tighter::superset, false,
     "categories that are limited together with them"},
    {"share_max", fact_type::proportion, tighter::smaller, false, "largest share of the base"},
    {"amount_max", fact_type::amount, tighter::smaller, false, "largest amount, inclusive"},
    {"inclusive", fact_type::flag, tighter::fixed, true, "whether exactly that share is admitted"},
    {"base", fact_type::text, tighter::fixed, true,
     "total (with the limited ones), others (without them), or grant (what `source` plans)",
     cap_bases},
    {"base_without", fact_type::list, tighter::superset, false,
     "natures and categories that are no part of the base"},
    {"source", fact_type::text, tighter::fixed, false,
     "the source whose planned grant is the base"},
    only_above(
        {"effect", fact_type::text, tighter::fixed, false,
         "planned: exclude or judge (a person is asked); declared: what is over is cut, or judge",
         effects}),
};

namespace category_cap_detail {

inline wording unsound(const rule_row& row) {
    const auto is = [&](const char* parameter, std::string_view word) {
        const auto* given = row.find<std::string>(parameter);
        return given != nullptr && *given == word;
    };
    if (row.words("natures").empty() && row.words("categories").empty())
        return wording("it limits neither natures nor categories");
    if (row.find<rate>("share_max") == nullptr && row.find<money>("amount_max") == nullptr)
        return wording("it gives neither share_max nor amount_max");
    if (is("of", "planned") && row.find<std::string>("effect") == nullptr)
        return wording("effect is missing: what follows when the budget is over");
    if (is("base", "grant") && (is("of", "declared") || row.find<std::string>("source") == nullptr))
        return wording("a share of the grant is of the budget, and names its source");
    return {};
}

inline share_terms terms_of(const rule_row& row) {
    share_terms terms;
    terms.natures = row.words("natures");
    terms.categories = row.words("categories");
    terms.outside = row.words("base_without");
    if (const auto* share = row.find<rate>("share_max"))
        terms.share_max = *share;
    if (const auto* amount = row.find<money>("amount_max"))
        terms.amount_max = *amount;
    terms.inclusive = *row.find<bool>("inclusive");
    terms.of_others = *row.find<std::string>("base") == "others";
    terms.asks = row.value_or<std::string>("effect", "") == "judge";
    texts limited = terms.natures;
    limited.insert(limited.end(), terms.categories.begin(), terms.categories.end());
    terms.what = joined(limited, ", ");
    return terms;
}

/// What the share is of; none, and why, where it is not known.
inline std::optional<money> base_of(rule_run& run, const rule_row& row, const money& limited,
                                    phrase& why) {
    const auto& agreed = run.project();
    const std::string& base = *row.find<std::string>("base");
    if (base == "grant") {
        const auto grant = planned_from(run, *row.find<std::string>("source"));
        if (!grant)
            why = phrase("planned amount of {}", *row.find<std::string>("source"));
        return grant;
    }
    const texts& outside = row.words("base_without");
    const auto without = planned_among(agreed.budget, agreed.currency, outside, outside);
    if (!without) {
        why = phrase("nature of a budget line");
        return std::nullopt;
    }
    const money total = planned(agreed.budget, agreed.currency) - *without;
    return base == "others" ? total - limited : total;
}

/// The plan, compared exactly.
inline verdict judge_plan(rule_run& run, const item& project, const rule_row& row) {
    const auto& agreed = run.project();
    if (agreed.budget.empty())
        return missing("budget");
    const share_terms terms = terms_of(row);
    const auto named =
        planned_among(agreed.budget, agreed.currency, terms.natures, terms.categories);
    if (!named)
        return missing(phrase("nature of a budget line"));
    const money limited = *named;
    phrase unknown;
    const auto base = base_of(run, row, limited, unknown);
    if (!base)
        return missing(unknown);
    if (terms.amount_max && terms.amount_max->currency() != agreed.currency)
        return missing(phrase("amount_max in {}", agreed.currency.code()));
    if (terms.amount_max && limited > *terms.amount_max)
        return broken(row, phrase("{} {} is over {}", terms.what, limited, *terms.amount_max));
    if (!terms.share_max)
        return eligible();
    const unrounded most = *terms.share_max * *base;
    project.show([&] {
        return phrase("{} {}, {} of {} = {}", terms.what, limited, *terms.share_max, *base, most);
    });
    const bool over = terms.inclusive ? unrounded(limited) > most : unrounded(limited) >= most;
    if (!over)
        return eligible();
    return broken(row, phrase("{} {} is over {} of {} = {}", terms.what, limited, *terms.share_max,
                              *base, most));
}

inline void judge(rule_run& run) {
    const auto& rows = run.rule().rows;
    if (!rows.empty() && rows.front().value_or<std::string>("of", "") == "planned")
        return run.on_project([&](const item& project, const rule_row& row) {
            return judge_plan(run, project, row);
        });
    judge_share_of_costs(run, terms_of);
}

} // namespace category_cap_detail

inline constexpr rule_kind category_cap{
    .name = "category_cap/1",
    .summary = "some costs are at most a share of a named base, or an amount",
    .parameters = category_cap_parameters,
    .at = step::cap,
    .about = scope::cost,
    .depends_on_others = true,
    .unsound = category_cap_detail::unsound,
    .assess = category_cap_detail::judge,
};

} // namespace kinds
} // namespace v0
} // namespace cofin

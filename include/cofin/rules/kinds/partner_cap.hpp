/// partner_cap/1: how much of the planned costs each side of the border carries at least.
#pragma once

#include <cofin/rules/kinds/effect.hpp>
#include <cofin/rules/run.hpp>

namespace cofin {
inline namespace v0 {
namespace kinds {

inline constexpr parameter partner_cap_parameters[] = {
    {"share_min", fact_type::proportion, tighter::larger, false,
     "least share of the planned costs, inclusive"},
    {"source", fact_type::text, tighter::fixed, false,
     "the source whose amount `grant_min` bounds"},
    {"grant_min", fact_type::amount, tighter::larger, false,
     "least planned amount from that source, inclusive"},
    effect_parameter,
};

namespace partner_cap_detail {

/// What each country's partners plan, and get from the source, compared exactly with the bounds.
inline verdict judge(rule_run& run, const item& project, const rule_row& row) {
    const auto& agreed = project.project();
    const auto& split = run.planned();
    const money total = planned(agreed.budget, agreed.currency);
    if (agreed.budget.empty())
        return missing("budget");
    std::map<std::string, std::pair<money, money>> by_country;
    const auto* least = row.find<money>("grant_min");
    const auto source = row.value_or<std::string>("source", "");
    const auto& sources = run.terms().sources;
    const auto at = static_cast<std::size_t>(
        std::ranges::find(sources, source, &funding_source::name) - sources.begin());
    if (least != nullptr && least->currency() != agreed.currency)
        return missing(phrase("grant_min in {}", agreed.currency.code()));
    if (least != nullptr && (!split || at == sources.size()))
        return missing(phrase("planned amount of {}", source));
    if (least != nullptr && run.terms().level == split_level::project)
        return missing(
            phrase("planned amount of {} by partner: it is cut for the project", source));
    for (const auto& partner : agreed.partners) {
        const auto* country = partner.known.find_as<std::string>("country");
        if (country == nullptr)
            return missing(phrase("country of partner {}", partner.id));
        auto& [cost, grant] =
            by_country.try_emplace(*country, money(agreed.currency), money(agreed.currency))
                .first->second;
        cost += planned(agreed.budget, agreed.currency, partner.id);
        if (least == nullptr)
            continue;
        for (const auto& part : split->parts)
            if (part.partner == partner.id)
                grant += part.paid[at];
    }
    for (const auto& [country, planned_for] : by_country) {
        const auto& [cost, grant] = planned_for;
        const auto* share = row.find<rate>("share_min");
        if (share != nullptr && unrounded(cost) < *share * total)
            return broken(row, phrase("partners from {} plan {}, less than {} of {}", country, cost,
                                      *share, total));
        if (least != nullptr && grant < *least)
            return broken(row, phrase("partners from {} get {} of {}, less than {}", country, grant,
                                      source, *least));
    }
    return eligible();
}

} // namespace partner_cap_detail

inline constexpr rule_kind partner_cap{
    .name = "partner_cap/1",
    .summary = "how much of the planned costs each side of the border carries at least",
    .parameters = partner_cap_parameters,
    .at = step::project,
    .about = scope::project,
    .assess =
        [](rule_run& run) {
            run.on_project([&](const item& project, const rule_row& row) {
                return partner_cap_detail::judge(run, project, row);
            });
        },
};

} // namespace kinds
} // namespace v0
} // namespace cofin

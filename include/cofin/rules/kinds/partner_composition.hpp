/// partner_composition/1: who must take part in a project, who leads it, and how the partners co-operate.
#pragma once

#include <cofin/rules/kinds/effect.hpp>
#include <cofin/rules/run.hpp>

#include <set>
#include <string_view>

namespace cofin {
inline namespace v0 {
namespace kinds {

inline constexpr std::array<std::string_view, 3> lead_words{"exactly_one", "none",
                                                            "exactly_one_of_several"};
inline constexpr parameter partner_composition_parameters[] = {
    {"partners_min", fact_type::count, tighter::larger, false, "least number of partners"},
    {"countries", fact_type::list, tighter::superset, false,
     "each of these countries has a partner"},
    {"lead", fact_type::text, tighter::fixed, false,
     "lead partner: exactly_one, none, or exactly_one_of_several (only where two or more partners "
     "plan costs)",
     lead_words},
    {"criteria", fact_type::list, tighter::superset, false,
     "criteria of co-operation that must be fulfilled"},
    {"criteria_any", fact_type::list, tighter::subset, false,
     "at least one of these must be fulfilled"},
    {"criteria_min", fact_type::count, tighter::larger, false,
     "least number of fulfilled criteria"},
    effect_parameter,
};

/// How many partners are beneficiaries: those that plan costs, all of them where no budget is given.
inline std::size_t beneficiaries(const agreement& project) {
    if (project.budget.empty())
        return project.partners.size();
    return static_cast<std::size_t>(
        std::ranges::count_if(project.partners, [&](const auto& partner) {
            return !planned(project.budget, project.currency, partner.id).is_zero();
        }));
}

/// The condition on the number of lead partners.
inline verdict judge_lead(const item& project, const rule_row& row, const std::string& wanted) {
    int64_t leads = 0;
    for (const auto& partner : project.project().partners) {
        const bool* lead = partner.known.find_as<bool>("lead");
        if (lead == nullptr)
            return missing(phrase("lead of partner {}", partner.id));
        leads += *lead ? 1 : 0;
    }
    const bool several = beneficiaries(project.project()) >= 2;
    if (wanted == "none" && leads > 0)
        return broken(row, phrase("a lead partner, where none is foreseen"));
    if ((wanted == "exactly_one" || (wanted == "exactly_one_of_several" && several)) && leads != 1)
        return broken(row, plural_phrase("{} lead partner, where exactly one is required",
                                         "{} lead partners, where exactly one is required")(leads));
    return eligible();
}

/// The conditions on the criteria of co-operation.
inline verdict judge_criteria(const item& project, const rule_row& row) {
    const texts& wanted = row.words("criteria");
    const texts& any = row.words("criteria_any");
    const auto least = row.value_or<int64_t>("criteria_min", 0);
    if (wanted.empty() && any.empty() && least == 0)
        return eligible();
    const auto* fulfilled = project.find<texts>("criteria");
    if (fulfilled == nullptr)
        return missing("criteria");
    const auto has = [&](const std::string& one) { return contains(*fulfilled, one); };
    for (const auto& one : wanted)
        if (!has(one))
            return broken(row, phrase("the criterion {} is not fulfilled", one));
    if (!any.empty() && std::ranges::none_of(any, has))
        return broken(row, phrase("none of the criteria {} is fulfilled", joined(any, ", ")));
    const auto count = std::set<std::string_view>(fulfilled->begin(), fulfilled->end()).size();
    if (static_cast<int64_t>(count) < least)
        return broken(row, plural_phrase("{} criterion is fulfilled, {} are required",
                                         "{} criteria are fulfilled, {} are required")(
                               static_cast<int64_t>(count), least));
    return eligible();
}

inline verdict judge_partner_composition(const item& project, const rule_row& row) {
    const auto& partners = project.project().partners;
    const auto least = row.value_or<int64_t>("partners_min", 0);
    if (static_cast<int64_t>(partners.size()) < least)
        return broken(row, plural_phrase("{} partner, at least {} required",
                                         "{} partners, at least {} required")(
                               static_cast<int64_t>(partners.size()), least));
    for (const auto& country : row.words("countries")) {
        bool found = false;
        const cofin::partner* unknown = nullptr;
        for (const auto& partner : partners) {
            const auto* seat = partner.known.find_as<std::string>("country");
            if (seat == nullptr)
                unknown = &partner;
            else
                found = found || *seat == country;
        }
        if (!found && unknown != nullptr)
            return missing(phrase("country of partner {}", unknown->id));
        if (!found)
            return broken(row, phrase("no partner from {}", country));
    }
    if (const auto* wanted = row.find<std::string>("lead"))
        if (verdict says = judge_lead(project, row, *wanted); says.said != outcome::eligible)
            return says;
    return judge_criteria(project, row);
}

inline constexpr rule_kind partner_composition{
    .name = "partner_composition/1",
    .summary = "who must take part in a project, who leads it, and how the partners co-operate",
    .parameters = partner_composition_parameters,
    .at = step::project,
    .about = scope::project,
    .assess = [](rule_run& run) { run.on_project(judge_partner_composition); },
};

} // namespace kinds
} // namespace v0
} // namespace cofin

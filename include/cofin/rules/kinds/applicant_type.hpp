/// applicant_type/1: a partner has one of the legal forms that the programme admits.
#pragma once

#include <cofin/rules/kinds/effect.hpp>
#include <cofin/rules/run.hpp>

namespace cofin {
inline namespace v0 {
namespace kinds {

inline constexpr parameter applicant_type_parameters[] = {
    {"forms", fact_type::list, tighter::subset, true, "admitted legal forms"},
    effect_parameter,
};

inline verdict judge_applicant_type(const item& partner, const rule_row& row) {
    const auto* form = partner.find<std::string>("legal_form");
    if (form == nullptr)
        return missing("legal_form");
    const texts& forms = row.words("forms");
    if (contains(forms, *form))
        return eligible();
    return broken(row, phrase("legal form {} is none of {}", *form, joined(forms, ", ")));
}

inline constexpr rule_kind applicant_type{
    .name = "applicant_type/1",
    .summary = "a partner has one of the legal forms that the programme admits",
    .parameters = applicant_type_parameters,
    .at = step::project,
    .about = scope::partner,
    .assess = [](rule_run& run) { run.each_partner(judge_applicant_type); },
};

} // namespace kinds
} // namespace v0
} // namespace cofin

/// Assessments as people read them.
///
/// Link `cofin::report`. Functions may be called from several threads at once.
#pragma once

#include <cofin/grant/agreement.hpp>
#include <cofin/language/language.hpp>
#include <cofin/rules/assessment.hpp>
#include <cofin/rules/rulebook.hpp>

#include <string>

namespace cofin {
inline namespace v0 {

/// An assessment as a person reads it: totals, who pays, and each finding with its citation.
[[nodiscard]] std::string assessment_text(const agreement& project, const rulebook& book,
                                          const assessment& result,
                                          const language& in = language::english());

/// How each rule came to its verdict on one item: first those that object, then the others, each in the order of money.
[[nodiscard]] std::string explanations_text(const rulebook& book, const std::string& item,
                                            const assessment& result,
                                            const language& in = language::english());

} // namespace v0
} // namespace cofin

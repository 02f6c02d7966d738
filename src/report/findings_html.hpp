/// Findings as a page shows them.
#pragma once

#include <cofin/language/language.hpp>
#include <cofin/rules/assessment.hpp>
#include <cofin/rules/explain.hpp>
#include <cofin/rules/rulebook.hpp>

#include <cstddef>
#include <span>
#include <string>

namespace cofin {

/// A heading, and each finding as a fold: who, what, by which rule, how much; unfolded the reason, the text it rests on, and how
/// the rule came to its verdict, where `explained` has it.
///
/// Explanations are written while all of it keeps within `room` bytes; how many findings have none for want of room is said. Where findings are
/// more than two thousand, a rule's text stands once, in a list of rules, and not at each of them.
[[nodiscard]] std::string findings_section(const language& in, const rulebook& book,
                                           const assessment& result,
                                           std::span<const explanation> explained,
                                           std::size_t room);

} // namespace cofin

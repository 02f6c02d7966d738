/// Assessments and statements as JSON, for programs: amounts are strings with exactly the currency's digits, rates exact
/// strings, dates ISO 8601, keys in a fixed order. docs/schema/ describes each document.
///
/// Link `cofin::report`. Functions may be called from several threads at once.
#pragma once

#include <cofin/grant/agreement.hpp>
#include <cofin/report/statement.hpp>
#include <cofin/rules/assessment.hpp>
#include <cofin/rules/rulebook.hpp>

#include <string>

namespace cofin {
inline namespace v0 {

/// An assessment as docs/schema/check.schema.json describes it, UTF-8, two blanks a level, with a line end.
[[nodiscard]] std::string assessment_json_text(const agreement& project, const rulebook& book,
                                               const assessment& result);

/// A statement as docs/schema/statement.schema.json describes it, in the same form.
[[nodiscard]] std::string statement_json_text(const statement& made);

} // namespace v0
} // namespace cofin

/// Statements as people read them.
///
/// Link `cofin::report`. Functions may be called from several threads at once.
#pragma once

#include <cofin/language/language.hpp>
#include <cofin/report/statement.hpp>

#include <string>

namespace cofin {
inline namespace v0 {

/// A statement as people read it: costs, funds, partners, headings with their budget, deadlines. Amounts in the currency that its
/// first line names.
[[nodiscard]] std::string statement_text(const statement& made,
                                         const language& in = language::english());

} // namespace v0
} // namespace cofin

#pragma once

#include "language/language.hpp"

#include <cofin/report/statement.hpp>

#include <string>

namespace cofin {

/// A statement as people read it: costs, funds, partners, headings with their budget, deadlines. Amounts in the currency that its
/// first line names.
[[nodiscard]] std::string statement_text(const statement& made,
                                         const language& in = language::english());

} // namespace cofin

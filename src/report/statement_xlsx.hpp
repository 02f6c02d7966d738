/// Statements of a ledger as a workbook.
#pragma once

#include "report/workbook.hpp"

#include <cofin/report/statement.hpp>

#include <string>

namespace cofin {

/// Statements as sheets: costs by heading, funds, partners, budget, deadlines. Every sum is a formula, with the value that the
/// ledger has; what comes from files is text, never a formula.
class statement_workbook {
public:
    /// `in` outlives it.
    explicit statement_workbook(const language& in = language::english());
    void add(const statement& made);
    /// The bytes of the file; throws as `workbook::bytes` does.
    [[nodiscard]] std::string bytes();

private:
    const language* in_;
    workbook made_;
    sheet& statement_;
    sheet& costs_;
    sheet& funds_;
    sheet& partners_;
    sheet& budget_;
    sheet& deadlines_;
};

} // namespace cofin

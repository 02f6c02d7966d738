/// Statements of a ledger as a page.
#pragma once

#include <cofin/language/language.hpp>
#include <cofin/report/statement.hpp>

#include <string>

namespace cofin {

/// Statements as one page for a director, a controller and a website: from declared to certified, what each fund paid and owes,
/// budget against spending, deadlines with the text they rest on. Complete in itself, as `assessment_page` is.
class statement_page {
public:
    /// `in` outlives it.
    explicit statement_page(const language& in = language::english()) : in_(&in) {}
    void add(const statement& made);
    [[nodiscard]] std::string text() const;

private:
    const language* in_;
    std::string title_; // of the first project
    std::string body_;
};

} // namespace cofin

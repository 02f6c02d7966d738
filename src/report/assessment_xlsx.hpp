/// Assessments as a workbook.
#pragma once

#include "report/workbook.hpp"

#include <cofin/claim/claim.hpp>
#include <cofin/grant/agreement.hpp>
#include <cofin/rules/assessment.hpp>
#include <cofin/rules/rulebook.hpp>

#include <cstddef>
#include <string>
#include <vector>

namespace cofin {

/// Assessments as sheets: statement, who pays, budget, costs, findings. Every sum is a formula over the sheets it adds up, with
/// the value that cofin counts; what comes from files is text, never a formula.
class assessment_workbook {
public:
    /// `in` outlives it.
    explicit assessment_workbook(const language& in = language::english());
    void add(const agreement& agreed, const declaration& declared, const rulebook& book,
             const assessment& result);
    /// The bytes of the file; throws as `workbook::bytes` does.
    [[nodiscard]] std::string bytes();

private:
    struct totals_of {
        agreement agreed; ///< only what names it
        std::string rulebook;
        assessment_totals totals;
    };
    void add_funding(const agreement& agreed, const assessment& result);
    void add_costs(const agreement& agreed, const declaration& declared, const assessment& result);
    void add_findings(const agreement& agreed, const rulebook& book, const assessment& result);
    void write_statement();

    const language* in_;
    workbook made_;
    sheet& statement_;
    sheet& funding_;
    sheet& budget_;
    sheet& costs_;
    sheet& findings_;
    std::vector<totals_of> projects_;
};

} // namespace cofin

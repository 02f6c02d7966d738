#pragma once

#include <cofin/grant/agreement.hpp>
#include <cofin/rules/assessment.hpp>

#include <cstddef>
#include <string>
#include <vector>

namespace cofin {

/// Many projects of one currency, a line each, as machine CSV: what was declared, what counts, who pays.
///
///     project_id,lines,eligible_lines,eligible,ERDF,own
///     CF00000,998,941,1118322.08,950573.53,167748.55
///     TOTAL,998,941,1118322.08,950573.53,167748.55
///
/// A source has a column where any project has it: it pays nothing to those that do not have it, and its amount is empty where
/// the funding of a project is undetermined. Owners of the rest stand behind all sources.
class list_report {
public:
    void add(const agreement& project, const assessment& result);
    /// The header, a line a project in the order they were added, and the total.
    [[nodiscard]] std::string text() const;

private:
    struct payment {
        bool is_rest;
        std::size_t column; ///< among the sources, or among the owners of the rest
        money amount;
    };
    struct line {
        std::string project;
        std::size_t lines;
        std::size_t eligible_lines;
        money eligible;
        bool funded; ///< whether its funding is determined
        std::vector<payment> paid;
    };
    /// The sums of all lines.
    [[nodiscard]] line total() const;
    void print(std::string& text, const line& of) const;

    std::vector<std::string> sources_; ///< in the order they first occurred
    std::vector<std::string> owners_;  ///< of the rest
    std::vector<line> lines_;
};

} // namespace cofin

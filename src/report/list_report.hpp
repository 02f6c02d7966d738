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
/// A source's amount is empty where the funding of a project is undetermined.
class list_report {
public:
    void add(const agreement& project, const assessment& result);
    /// The header, a line a project in the order they were added, and the total.
    [[nodiscard]] std::string text() const;

private:
    struct line {
        std::string project;
        std::size_t lines;
        std::size_t eligible_lines;
        money eligible;
        std::vector<money>
            paid; ///< by source of `sources_`, then the residual; empty where undetermined
    };
    void print(std::string& text, const line& of) const;

    std::vector<std::string>
        sources_; ///< of the first project whose funding is determined, the residual last
    std::vector<line> lines_;
};

} // namespace cofin

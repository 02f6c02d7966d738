/// What holds of every assessment, whatever was declared.
#pragma once

#include "fuzz/promise.hpp"

#include <cofin/rules/assessment.hpp>

namespace cofin::fuzz {

/// No cent is lost or made: declared = eligible + ineligible + open, and what funds pay adds up to what is eligible.
inline void require_tied(const assessment& result) {
    const auto& totals = result.totals;
    require(totals.declared == totals.eligible + totals.ineligible + totals.open,
            "declared = eligible + ineligible + open");
    if (result.claimed) {
        money all = result.claimed->residual;
        for (const auto& paid : result.claimed->paid)
            all += paid;
        require(all == result.claimed->total && all == totals.eligible,
                "who pays adds up to what is eligible");
    }
    for (const auto& found : result.findings)
        require(!found.rule.empty() && !to_string(found.message).empty(),
                "a finding names its rule and says something");
}

} // namespace cofin::fuzz

#pragma once

#include <cofin/language/language.hpp>
#include <cofin/rules/assessment.hpp>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace cofin {

/// One source of a split as reports show it, with what its figure rests on.
struct funding_row {
    std::string source;
    std::string rate; ///< as agreed; of the residual: its exact share
    std::string of;   ///< the source that the rate applies to; empty: the eligible amount
    money amount;
    std::optional<money> cap;
    bool capped = false;
    std::string rounding;       ///< `floor`; of the residual: `rest`
    std::string rounding_basis; ///< law, document, observation or unverified
    std::string rule;
    std::vector<citation> cites;
};

/// part / whole exactly, as a rate; `0 %` where the one is negative or the other is nothing.
[[nodiscard]] std::string exact_share(const money& part, const money& whole);

/// The sources in order, then the residual, over all partners.
[[nodiscard]] std::vector<funding_row> funding_rows(const assessment& result,
                                                    const funding_split& split);

/// The same for what one partner gets. Caps bind over all partners together, so they are not shown here.
[[nodiscard]] std::vector<funding_row>
partner_rows(const assessment& result, const funding_split& split, std::string_view partner);

/// At which rate a source pays: `85 %`, `5/85 of ERDF`, `85 % up to 20 000.00 = 61 %`, `the rest`.
[[nodiscard]] std::string rate_text(const language& in, const funding_row& row,
                                    const funding_split& split);

/// How a source is rounded: `ERDF: rounding floor per partner (observation), claims cumulative`.
[[nodiscard]] std::string rounding_text(const language& in, const funding_row& row,
                                        const funding_terms& terms);

} // namespace cofin

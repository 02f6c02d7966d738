/// How a project is funded, as the rules of its rulebook say together: sources, caps, rounding, level and mode.
#pragma once

#include <cofin/grant/claim_funding.hpp>
#include <cofin/rules/citation.hpp>
#include <cofin/rules/outcome.hpp>

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace cofin {
inline namespace v0 {

/// Which rate claims are paid at once a cap binds in the plan.
enum class capped_claims : std::uint8_t {
    undecided,     ///< nobody said: then claims of a capped project are undetermined
    fraction,      ///< the exact fraction cap / total
    full_until_cap ///< the full rate until the cap is used up
};
inline constexpr std::array<std::string_view, 3> capped_claims_names{"undecided", "fraction",
                                                                     "full_until_cap"};

/// What a source's figure rests on, printed beside it.
struct funding_basis {
    std::string rule;
    std::vector<citation> cites;
    citation_kind rounding = citation_kind::unverified; ///< what shows the rounding mode
};

/// Terms gathered from the rules of kinds cofinancing_rate and grant_bounds.
struct funding_terms {
    std::vector<funding_source> sources;
    std::map<std::string, funding_basis> basis; ///< by source
    std::string residual;
    split_level level = split_level::partner;
    claim_mode mode = claim_mode::cumulative;
    cap_division division = cap_division::undecided;
    capped_claims capped = capped_claims::undecided;
    std::vector<std::string> open; ///< why the terms are undetermined; empty when they are not

    /// Whether nothing is open and somebody takes the rest.
    [[nodiscard]] bool is_determined() const noexcept { return open.empty() && !residual.empty(); }
    /// The funding; none where the terms are undetermined.
    [[nodiscard]] std::optional<funding> plan() const {
        if (!is_determined())
            return std::nullopt;
        return funding(sources, residual, division);
    }
};

} // namespace v0
} // namespace cofin

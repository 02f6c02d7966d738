/// A disbursement: money that a fund pays to a partner.
#pragma once

#include <cofin/claim/tranche.hpp>
#include <cofin/money/money.hpp>

#include <cstdint>
#include <optional>
#include <string>

namespace cofin {
inline namespace v0 {

/// Money received from a fund, for a claim or in advance of one.
struct disbursement {
    std::string fund;
    std::string payee; ///< id of the partner that received it, often the lead
    money amount;
    tranche_kind kind = tranche_kind::interim;
    std::optional<int64_t> claim = {};       ///< number of the claim it pays; none for an advance
    std::optional<advance_terms> terms = {}; ///< those of an advance; none for a claim

    /// Whether it is either an advance with its terms or for a claim, and not both.
    [[nodiscard]] bool has_purpose() const noexcept {
        const bool in_advance = kind == tranche_kind::prefinancing;
        return in_advance == terms.has_value() && in_advance != claim.has_value();
    }
};

} // namespace v0
} // namespace cofin

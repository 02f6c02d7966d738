/// Tranches: on which terms a fund pays money before, for and after claims.
#pragma once

#include <cofin/money/money.hpp>
#include <cofin/money/unrounded.hpp>
#include <cofin/number/rate.hpp>

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

namespace cofin {
inline namespace v0 {

/// What a tranche is paid as.
enum class tranche_kind : std::uint8_t {
    prefinancing, ///< an advance, before costs are certified
    interim,      ///< for the certified costs of a claim
    balance       ///< for those of the last claim
};
inline constexpr std::array<std::string_view, 3> tranche_kind_names{"prefinancing", "interim",
                                                                    "balance"};

/// What an agreement or its rulebook asks before a fund pays in advance. No programme's figure stands here.
struct advance_terms {
    money open_max; ///< most that may be open after it: paid in advance, not cleared
    std::optional<rate> settled_min =
        {}; ///< least share of what was received that is settled before it, inclusive
};

/// Whether `settled` is at least that share of `received`; compared exactly, no rounding decides.
/// Throws `currency_mismatch`.
///
///     is_settled(70'000_pln, 100'000_pln, 70_percent)    // 69'999.99 is not
inline bool is_settled(const money& settled, const money& received, const rate& least) {
    return unrounded(settled) >= least * received;
}

} // namespace v0
} // namespace cofin

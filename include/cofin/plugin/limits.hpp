/// What a plugin may use up.
#pragma once

#include <chrono>
#include <cstdint>

namespace cofin {

/// The limits of one plugin in its helper. What goes beyond them is ended, and its rules are undetermined.
struct plugin_limits {
    std::chrono::seconds processor{300};            ///< processor time in all
    std::chrono::seconds answer{60};                ///< until a batch is answered
    std::uint64_t memory = std::uint64_t{1} << 30U; ///< bytes of address space
};

} // namespace cofin

#include "cli/json.hpp"

#include <algorithm>
#include <optional>

namespace cofin {
namespace {

std::string digits_of(uint128 value) {
    std::string reversed;
    for (; value != 0 || reversed.empty(); value /= 10)
        reversed += static_cast<char>('0' + static_cast<int>(value % 10));
    return {reversed.rbegin(), reversed.rend()};
}

uint128 common_divisor(uint128 a, uint128 b) noexcept {
    while (b != 0) {
        const uint128 rest = a % b;
        a = b;
        b = rest;
    }
    return a;
}

/// How many decimals 1 / whole has; none where they never end.
std::optional<unsigned> decimals_of(uint128 whole) noexcept {
    unsigned twos = 0;
    unsigned fives = 0;
    for (; whole % 2 == 0; whole /= 2)
        ++twos;
    for (; whole % 5 == 0; whole /= 5)
        ++fives;
    if (whole != 1)
        return std::nullopt;
    return std::max(twos, fives);
}

} // namespace

void v0::to_json(nlohmann::ordered_json& out, const unrounded& share) {
    const bool negative = share.numerator() < 0;
    uint128 part = negative ? 0 - static_cast<uint128>(share.numerator())
                            : static_cast<uint128>(share.numerator());
    uint128 whole =
        uint128{static_cast<uint64_t>(share.denominator())} * share.currency().minor_per_major();
    const uint128 common = common_divisor(part, whole);
    part /= common;
    whole /= common;
    std::string text = negative ? "-" : "";
    if (const auto decimals = decimals_of(whole)) {
        text += digits_of(part / whole);
        const unsigned places = std::max(*decimals, share.currency().digits());
        if (places > 0)
            text += '.';
        uint128 rest = part % whole;
        for (unsigned i = 0; i < places; ++i, rest %= whole)
            text += digits_of((rest *= 10) / whole);
    } else {
        text += digits_of(part) + "/" + digits_of(whole);
    }
    out = text;
}

} // namespace cofin

namespace cofin::cli {

std::string to_text(const json& document) { return document.dump(2) + "\n"; }

} // namespace cofin::cli

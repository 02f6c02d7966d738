#pragma once

// Plans of funding as Interreg programmes have them, for tests of splits.

#include <cofin/grant/funding.hpp>

#include <optional>
#include <vector>

namespace cofin::test {

using namespace cofin::literals;

using moneys = std::vector<money>;

/// ERDF 85 %, cut down per part; the rest is the partners' own.
inline funding erdf(std::optional<money> cap = {},
                    cap_division division = cap_division::undecided) {
    return funding({{.name = "ERDF", .share = 85_percent, .cap = cap}}, "own", division);
}

/// ERDF 85 %, the Polish partner's state budget 5/85 of the ERDF: the microprojects of Silesia.
inline funding microproject(std::optional<money> cap = {}) {
    return funding({{.name = "ERDF", .share = 85_percent, .cap = cap},
                    {.name = "SB", .share = rate::of(5, 85), .of = "ERDF", .partners = {"pl"}}},
                   "own");
}

inline moneys paid_by(std::size_t source, const funding_split& split) {
    moneys paid;
    for (const auto& part : split.parts)
        paid.push_back(part.paid[source]);
    return paid;
}

} // namespace cofin::test

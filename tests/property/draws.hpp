#pragma once

// Laws are checked on drawn cases: the draws are RapidCheck's, seeded by RC_PARAMS (../README.md).

#include "support/catch.hpp"

#include <cofin/grant/funding.hpp>
#include <cofin/number/rate.hpp>

#include <sstream>

#include <rapidcheck.h>

namespace cofin {
inline namespace v0 {

// How RapidCheck shows the case that breaks a law.
inline void showValue(const money& amount, std::ostream& out) { out << to_string(amount); }
inline void showValue(const rate& share, std::ostream& out) { out << to_string(share); }
inline void showValue(rounding how, std::ostream& out) { out << to_string(how); }

} // namespace v0
} // namespace cofin

namespace cofin::test {

/// Checks the law on every drawn case; shows the smallest case that breaks it.
template <class Law>
void for_all(const Law& law) {
    const auto result = rc::detail::checkTestable(law);
    std::ostringstream told;
    rc::detail::printResultMessage(result, told);
    INFO(told.str());
    CHECK(result.template is<rc::detail::SuccessResult>());
}

/// From zero to `most`, evenly, whatever size RapidCheck is at; shrinks to zero.
inline rc::Gen<int64_t> up_to(int64_t most) {
    return rc::gen::resize(rc::kNominalSize, rc::gen::inRange<int64_t>(0, most + 1));
}

/// Of every number of digits up to 18 equally often.
inline rc::Gen<int64_t> of_any_size() {
    return rc::gen::mapcat(up_to(18), [](int64_t digits) {
        return up_to(power_of_ten(static_cast<unsigned>(digits)) - 1);
    });
}

/// Minor units of any size and sign; now and then one of the ends of 64 bits.
inline rc::Gen<int64_t> any_minor() {
    return rc::gen::weightedOneOf<int64_t>(
        {{30, of_any_size()},
         {30, rc::gen::map(of_any_size(), [](int64_t minor) { return -minor; })},
         {1, rc::gen::element<int64_t>(INT64_MAX, INT64_MAX - 1, INT64_MIN, INT64_MIN + 1)}});
}

/// As costs are: up to 10 million, a tenth of them credit notes.
inline rc::Gen<money> any_cost() {
    return rc::gen::weightedOneOf<money>(
        {{9, rc::gen::map(up_to(999'999'999), [](int64_t c) { return money::of_minor(c, euro); })},
         {1, rc::gen::map(up_to(99'999), [](int64_t c) { return money::of_minor(-c, euro); })}});
}

/// Proportions as agreements state them, as fractions of small and of large numbers; some over 100 %.
inline rc::Gen<rate> any_rate() {
    const auto fraction = [](const rc::Gen<int64_t>& size) {
        return rc::gen::map(rc::gen::pair(size, size), [](const std::pair<int64_t, int64_t>& f) {
            return rate::of(f.first, f.second + 1);
        });
    };
    return rc::gen::weightedOneOf<rate>(
        {{4, rc::gen::element(rate::of(85, 100), rate::of(50, 100), rate::of(5, 85),
                              rate::of(775'625, 1'000'000), rate::of(72, 100), rate::of(1, 3))},
         {2, rc::gen::map(up_to(10'000), [](int64_t part) { return rate::of(part, 10'000); })},
         {2, fraction(up_to(1'000))},
         {2, fraction(of_any_size())}});
}

inline rc::Gen<rounding> any_rounding() {
    return rc::gen::element(rounding::floor, rounding::ceiling, rounding::down, rounding::up,
                            rounding::half_up, rounding::half_down, rounding::half_even);
}

/// At most `most`.
inline rc::Gen<rate> rate_up_to(const rate& most) {
    return rc::gen::map(up_to(10'000),
                        [most](int64_t part) { return most * rate::of(part, 10'000); });
}

} // namespace cofin::test

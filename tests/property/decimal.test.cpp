#include "property/draws.hpp"
#include "property/oracle.hpp"

using namespace cofin;
using namespace cofin::test;

namespace {

/// Coefficients of every size up to 120 bits, scales up to 36.
decimal any_decimal() {
    constexpr int128 limit = int128{1} << 119;
    const auto scale = static_cast<unsigned>(*up_to(36));
    const int128 high = *any_minor();
    int128 coefficient = *any_minor();
    switch (*up_to(3)) {
    case 0: break;
    case 1: coefficient += high * power_of_ten(static_cast<unsigned>(*up_to(17))); break;
    case 2:
        coefficient = *rc::gen::arbitrary<bool>() ? limit - 1 - *up_to(9) : *up_to(9) - limit;
        break;
    default: coefficient = static_cast<unsigned>(*up_to(99)); break;
    }
    return decimal::scaled(std::clamp(coefficient, -limit, limit - 1), scale);
}

/// The value where a decimal of that scale holds it.
bool is_held(const std::optional<decimal>& made, const cpp_rational& value, unsigned scale) {
    const cpp_rational coefficient = value * fraction(pow(cpp_int(10), scale), 1);
    if (denominator(coefficient) != 1)
        return false;
    if (!made)
        return !fits_decimal(numerator(coefficient), scale);
    return fits_decimal(numerator(coefficient), scale) && made->scale() == scale &&
           exact(*made) == value;
}

} // namespace

TEST_CASE("sums of decimals are exact, refused only beyond 120 bits", "[property][decimal]") {
    for_all([] {
        const decimal a = any_decimal();
        const decimal b = any_decimal();
        const unsigned scale = std::max(a.scale(), b.scale());
        RC_ASSERT(is_held(unless_overflow([&] { return a + b; }), exact(a) + exact(b), scale));
        RC_ASSERT(is_held(unless_overflow([&] { return a - b; }), exact(a) - exact(b), scale));
    });
}

TEST_CASE("products of decimals are exact, refused only beyond 120 bits or 36 decimals",
          "[property][decimal]") {
    for_all([] {
        const decimal a = any_decimal();
        const decimal b = any_decimal();
        const unsigned scale = a.scale() + b.scale();
        RC_ASSERT(is_held(unless_overflow([&] { return a * b; }), exact(a) * exact(b), scale));
    });
}

TEST_CASE("decimals compare as fractions do", "[property][decimal]") {
    for_all([] {
        const decimal a = any_decimal();
        const auto extended = unless_overflow([&] {
            return a.rescaled(std::min(a.scale() + 3, decimal::scale_max), rounding::floor);
        });
        const decimal b = *rc::gen::arbitrary<bool>() && extended ? *extended : any_decimal();
        const int expected = exact(a).compare(exact(b));
        RC_ASSERT((a < b) == (expected < 0));
        RC_ASSERT((a == b) == (expected == 0));
        RC_ASSERT((a > b) == (expected > 0));
    });
}

TEST_CASE("a decimal brought to a scale is rounded once", "[property][decimal]") {
    for_all([] {
        const decimal value = any_decimal();
        const auto scale = static_cast<unsigned>(*up_to(38));
        const rounding how = *any_rounding();
        const cpp_int coefficient =
            rounded(exact(value) * fraction(pow(cpp_int(10), scale), 1), how);
        const auto made = unless_overflow([&] { return value.rescaled(scale, how); });
        RC_ASSERT(made.has_value() == fits_decimal(coefficient, scale));
        if (made)
            RC_ASSERT(whole(made->coefficient()) == coefficient && made->scale() == scale);
    });
}

TEST_CASE("a quotient of decimals is rounded once, refused only where it does not fit",
          "[property][decimal]") {
    for_all([] {
        const decimal dividend = any_decimal();
        const decimal divisor = any_decimal();
        if (divisor == decimal())
            return;
        const auto scale = static_cast<unsigned>(*up_to(38));
        const rounding how = *any_rounding();
        const cpp_int coefficient =
            rounded(exact(dividend) / exact(divisor) * fraction(pow(cpp_int(10), scale), 1), how);
        const auto made =
            unless_overflow([&] { return decimal::divided(dividend, divisor, scale, how); });
        RC_ASSERT(made.has_value() == fits_decimal(coefficient, scale));
        if (made)
            RC_ASSERT(whole(made->coefficient()) == coefficient && made->scale() == scale);
    });
}

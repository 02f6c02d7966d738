#include "property/draws.hpp"
#include "property/oracle.hpp"

using namespace cofin;
using namespace cofin::test;

TEST_CASE("a prepared divisor divides any drawn number as the machine does",
          "[property][reciprocal]") {
    for_all([] {
        const int64_t divisor = *rc::gen::oneOf(of_any_size(), up_to(INT64_MAX - 1)) + 1;
        const int64_t dividend = *rc::gen::oneOf(of_any_size(), up_to(INT64_MAX - 1));
        const auto d = static_cast<uint64_t>(divisor);
        const auto n = static_cast<uint64_t>(dividend);
        const reciprocal prepared(divisor);
        RC_ASSERT(prepared.quotient(n) == n / d);
        // a multiple and its neighbour below, where an estimate would slip
        const uint64_t multiple = n / d * d;
        RC_ASSERT(prepared.quotient(multiple) == multiple / d);
        if (multiple > 0)
            RC_ASSERT(prepared.quotient(multiple - 1) == (multiple - 1) / d);
    });
}

TEST_CASE("an amount times a rate is the exact product rounded once", "[property][rounding]") {
    for_all([] {
        const money amount = money::of_minor(*any_minor(), euro);
        const rate share = *any_rate();
        const rounding how = *any_rounding();
        const cpp_int expected = rounded(exact(share) * amount.minor(), how);
        const auto product = unless_overflow([&] { return (share * amount).rounded(how); });
        RC_ASSERT(product.has_value() == fits_64_bits(expected));
        if (product)
            RC_ASSERT(product->minor() == expected);
    });
}

TEST_CASE("a tie goes where the mode says", "[property][rounding]") {
    for_all([] {
        // odd / (2 d): d even halves and as many neighbours
        const int64_t half = *up_to(1'000'000'000) + 1;
        const int64_t offset = *rc::gen::element<int64_t>(-1, 0, 1);
        const int64_t units = *up_to(1'000'000'000) - 500'000'000;
        const rounding how = *any_rounding();
        const int128 numerator = (int128{units} * 2 + 1) * half + offset;
        RC_ASSERT(rounded_quotient(numerator, reciprocal(2 * half), how) ==
                  rounded(fraction(whole(numerator), 2 * half), how));
    });
}

TEST_CASE("a quotient of 128 bits is the exact one rounded once, or an error",
          "[property][rounding]") {
    for_all([] {
        const int128 numerator = int128{*any_minor()} * *any_minor() + *any_minor();
        const int64_t denominator =
            *rc::gen::oneOf(of_any_size(), up_to(1'000), up_to(INT64_MAX - 1)) + 1;
        const rounding how = *any_rounding();
        const cpp_int expected = rounded(fraction(whole(numerator), denominator), how);
        const auto quotient = unless_overflow(
            [&] { return rounded_quotient(numerator, reciprocal(denominator), how); });
        RC_ASSERT(quotient.has_value() == fits_64_bits(expected));
        if (quotient)
            RC_ASSERT(*quotient == expected);
    });
}

TEST_CASE("floor and ceiling, down and up mirror each other on the opposite amount",
          "[property][rounding]") {
    for_all([] {
        const money amount = money::of_minor(*of_any_size(), euro);
        const rate share = rate::of(*up_to(1'000), *up_to(999) + 1000);
        const auto cut = [&](const money& of, rounding how) { return (share * of).rounded(how); };
        RC_ASSERT(cut(-amount, rounding::floor) == -cut(amount, rounding::ceiling));
        RC_ASSERT(cut(-amount, rounding::ceiling) == -cut(amount, rounding::floor));
        for (const auto how : {rounding::down, rounding::up, rounding::half_up, rounding::half_down,
                               rounding::half_even})
            RC_ASSERT(cut(-amount, how) == -cut(amount, how));
    });
}

#include "property/draws.hpp"
#include "property/oracle.hpp"

using namespace cofin;
using namespace cofin::test;

namespace {

unrounded any_unrounded() { return *any_rate() * money::of_minor(*any_minor(), euro); }

/// Close to another: the same product with one minor unit, or one part of the rate, more or less.
unrounded near(const rate& share, const money& amount) {
    const auto moved = *rc::gen::element<int64_t>(-1, 0, 1);
    const int64_t part = share.numerator() + moved;
    return rate::of(std::max<int64_t>(part, 0), share.denominator()) * amount;
}

int sign(std::strong_ordering order) { return order < 0 ? -1 : order > 0 ? 1 : 0; }

} // namespace

TEST_CASE("exact amounts compare as their fractions do", "[property][unrounded]") {
    for_all([] {
        const rate share = *any_rate();
        const money amount = money::of_minor(*any_minor(), euro);
        const unrounded left = share * amount;
        const unrounded right = *rc::gen::arbitrary<bool>() ? near(share, amount) : any_unrounded();
        RC_ASSERT(sign(left <=> right) == exact(left).compare(exact(right)));
        RC_ASSERT((left == right) == (exact(left) == exact(right)));
        RC_ASSERT(sign(right <=> left) == -sign(left <=> right));
    });
}

TEST_CASE("money compares with an exact amount as with a fraction", "[property][unrounded]") {
    for_all([] {
        const unrounded share = *rate_up_to(rate::of(1, 1)) * money::of_minor(*of_any_size(), euro);
        const money near = share.rounded(*any_rounding());
        const money other = money::of_minor(*any_minor(), euro);
        RC_ASSERT(sign(near <=> share) == minor(near).compare(exact(share)));
        RC_ASSERT(sign(share <=> other) == exact(share).compare(minor(other)));
        RC_ASSERT(share.is_whole() == (exact(share) == minor(share.rounded(rounding::floor))));
    });
}

TEST_CASE("exact amounts add and subtract exactly, or say that they do not fit",
          "[property][unrounded]") {
    for_all([] {
        const unrounded left = any_unrounded();
        const unrounded right = any_unrounded();
        const auto sum = unless_overflow([&] { return left + right; });
        const auto difference = unless_overflow([&] { return left - right; });
        if (sum)
            RC_ASSERT(exact(*sum) == exact(left) + exact(right));
        if (difference)
            RC_ASSERT(exact(*difference) == exact(left) - exact(right));
        // refused only where the common denominator or a numerator over it leaves its bits
        const cpp_int common = lcm(cpp_int(left.denominator()), cpp_int(right.denominator()));
        const cpp_int limit = cpp_int(1) << 126;
        const auto small = [&](const unrounded& value) {
            return abs(whole(value.numerator())) * (common / value.denominator()) < limit;
        };
        if (fits_64_bits(common) && small(left) && small(right))
            RC_ASSERT(sum.has_value() && difference.has_value());
    });
}

TEST_CASE("rates add, multiply and compare as fractions", "[property][rate]") {
    for_all([] {
        const rate left = *any_rate();
        const rate right = *any_rate();
        RC_ASSERT(sign(left <=> right) == exact(left).compare(exact(right)));
        if (const auto sum = unless_overflow([&] { return left + right; }))
            RC_ASSERT(exact(*sum) == exact(left) + exact(right));
        if (const auto product = unless_overflow([&] { return left * right; }))
            RC_ASSERT(exact(*product) == exact(left) * exact(right));
        const auto& more = left < right ? right : left;
        const auto& less = left < right ? left : right;
        if (const auto difference = unless_overflow([&] { return more - less; }))
            RC_ASSERT(exact(*difference) == exact(more) - exact(less));
    });
}

#include "property/draws.hpp"
#include "property/oracle.hpp"

#include <cofin/money/exchange.hpp>
#include <cofin/money/split.hpp>

using namespace cofin;
using namespace cofin::test;

namespace {

constexpr std::size_t five = 5;

/// Weights as shares are: small ones, some zero, some equal, seldom near 63 bits together.
std::array<int64_t, five> any_weights() {
    const auto most = *rc::gen::element<int64_t>(1, 3, 100, 10'000, 1'000'000'000, INT64_MAX / 8);
    std::array<int64_t, five> by{};
    for (auto& weight : by)
        weight = *up_to(most);
    if (std::ranges::all_of(by, [](int64_t weight) { return weight == 0; }))
        by[2] = 1;
    return by;
}

money any_amount() { return money::of_minor(*any_minor(), euro); }

cpp_int sum(std::span<const money> parts) {
    cpp_int total = 0;
    for (const money& part : parts)
        total += part.minor();
    return total;
}

} // namespace

TEST_CASE("parts by weight sum to the whole, each within a minor unit of its share",
          "[property][split]") {
    for_all([] {
        const auto by = any_weights();
        const money whole = any_amount();
        const auto parts = weights<five>(by).split(whole);
        RC_ASSERT(sum(parts) == whole.minor());
        cpp_int total = 0;
        for (const int64_t weight : by)
            total += weight;
        for (std::size_t i = 0; i < five; ++i) {
            const cpp_rational share = fraction(cpp_int(whole.minor()) * by[i], total);
            RC_ASSERT(abs(minor(parts[i]) - share) < 1);
            if (by[i] == 0)
                RC_ASSERT(parts[i].is_zero());
        }
    });
}

TEST_CASE("more weight never gets less, of equal weights the earlier never gets less",
          "[property][split]") {
    for_all([] {
        const auto by = any_weights();
        const money whole = money::of_minor(*of_any_size(), euro);
        const auto parts = weights<five>(by).split(whole);
        for (std::size_t i = 0; i < five; ++i)
            for (std::size_t j = i + 1; j < five; ++j) {
                if (by[i] >= by[j])
                    RC_ASSERT(parts[i] >= parts[j]);
                if (by[i] < by[j])
                    RC_ASSERT(parts[i] <= parts[j]);
            }
    });
}

TEST_CASE("the cents left over go to the largest remainders", "[property][split]") {
    for_all([] {
        const auto by = any_weights();
        const money whole = money::of_minor(*of_any_size(), euro);
        const auto parts = weights<five>(by).split(whole);
        cpp_int total = 0;
        for (const int64_t weight : by)
            total += weight;
        std::array<cpp_rational, five> remainder;
        std::array<bool, five> served{};
        for (std::size_t i = 0; i < five; ++i) {
            const cpp_rational share = fraction(cpp_int(whole.minor()) * by[i], total);
            remainder[i] = share - floor_of(share);
            served[i] = parts[i].minor() > floor_of(share);
        }
        for (std::size_t i = 0; i < five; ++i)
            for (std::size_t j = 0; j < five; ++j)
                if (served[i] && !served[j])
                    RC_ASSERT(remainder[i] > remainder[j] ||
                              (remainder[i] == remainder[j] && i < j));
    });
}

TEST_CASE("a negative amount is split as its opposite, both ways to split agree",
          "[property][split]") {
    for_all([] {
        const auto by = any_weights();
        const money whole = any_amount();
        const auto parts = weights<five>(by).split(whole);
        RC_ASSERT(split(whole, by) == std::vector(parts.begin(), parts.end()));
        if (whole.minor() == INT64_MIN)
            return;
        const auto opposite = weights<five>(by).split(-whole);
        for (std::size_t i = 0; i < five; ++i)
            RC_ASSERT(opposite[i] == -parts[i]);
    });
}

TEST_CASE("a conversion is the exact quotient rounded half up", "[property][exchange]") {
    for_all([] {
        const auto any = rc::gen::element<std::string>("EUR", "CZK", "JPY", "KWD");
        const currency from = currency::parse(*any);
        const currency to = currency::parse(*any);
        const decimal units = decimal::scaled(1 + *of_any_size() % 999'999'999'999'999,
                                              static_cast<unsigned>(*up_to(15)));
        const money amount = money::of_minor(*any_minor(), from);
        const exchange_rate at(from, to, units, parse_month("2019-02"), "drawn",
                               rate_basis::derived);
        const cpp_int expected = rounded(fraction(amount.minor(), from.minor_per_major()) /
                                             exact(units) * to.minor_per_major(),
                                         rounding::half_up);
        const auto converted = unless_overflow([&] { return at.convert(amount); });
        RC_ASSERT(converted.has_value() == fits_64_bits(expected));
        if (converted)
            RC_ASSERT(converted->minor() == expected && converted->currency() == to);
    });
}

#include "support/catch.hpp"

#include <cofin/number/digits.hpp>

#include <array>
#include <cstdint>
#include <string>

using namespace cofin;

TEST_CASE("a number is written in its digits, however many there are", "[digits]") {
    const auto written = [](std::uint64_t number) {
        std::array<char, digits_max> digits{};
        return std::string(write_digits_before(digits.end(), number), digits.end());
    };
    for (std::uint64_t number = 0; number < 12'000; ++number)
        REQUIRE(written(number) == std::to_string(number));
    for (std::uint64_t power = 1, digits = 1; digits < digits_max; ++digits, power *= 10)
        for (const std::uint64_t number : {power - 1, power, power + 1})
            CHECK(written(number) == std::to_string(number));
    CHECK(written(UINT64_MAX) == "18446744073709551615");
}

// Decimals: read and printed byte for byte, rounded and summed exactly or refused.

#include "fuzz/promise.hpp"

#include <cofin/number/decimal.hpp>

using namespace cofin;
using namespace cofin::fuzz;

namespace {

void compute_with(const decimal& value) {
    const decimal one(1);
    const auto sum = accepted([&] { return value + one; });
    if (sum)
        require(*sum > value && *sum - one == value, "a sum less its summand is what was");
    const auto whole = value.rescaled(0, rounding::floor);
    require(whole <= value, "a floor is not above");
    if (const auto above = accepted([&] { return value.rescaled(0, rounding::ceiling); }))
        require(*above >= value && *above - whole <= one, "floor and ceiling are one apart");
    if (value.coefficient() != 0)
        require(decimal::divided(value, value, 4, rounding::half_even) == one,
                "a number divided by itself is one");
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    const auto text = text_of(bytes, size);
    const auto read = decimal::try_parse(text);
    const auto thrown = accepted([&] { return decimal::parse(text); });
    require(read == thrown, "parse and try_parse agree");
    if (!read)
        return 0;
    const bool minus_nothing = text.starts_with('-') && read->coefficient() == 0;
    require(to_string(*read) == text.substr(minus_nothing ? 1 : 0),
            "a number prints as it was written");
    compute_with(*read);
    return 0;
}

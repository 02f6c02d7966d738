// Rates: what is read is printed so that it is read back equal, and shares of an amount tie.

#include "fuzz/promise.hpp"

#include <cofin/money/unrounded.hpp>

using namespace cofin;
using namespace cofin::fuzz;
using namespace cofin::literals;

namespace {

void split_by(const rate& share) {
    const auto amount = 23'725.48_eur;
    const auto exact = share * amount;
    const auto below = accepted([&] { return exact.rounded(rounding::floor); });
    const auto above = accepted([&] { return exact.rounded(rounding::ceiling); });
    if (!below || !above)
        return;
    require(*below <= exact && exact <= *above, "rounding encloses the exact share");
    require(above->minor() - below->minor() == (exact.is_whole() ? 0 : 1),
            "floor and ceiling are a cent apart unless the share is whole");
    require(!to_string(exact).empty(), "a share is shown");
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    const auto text = text_of(bytes, size);
    const auto read = rate::try_parse(text);
    require(read == accepted([&] { return rate::parse(text); }), "parse and try_parse agree");
    if (!read)
        return 0;
    const auto printed = to_string(*read);
    require(rate::parse(printed) == *read, "a rate is read back: " + printed);
    require(to_string(rate::parse(printed)) == printed,
            "a printed rate keeps its form: " + printed);
    split_by(*read);
    return 0;
}

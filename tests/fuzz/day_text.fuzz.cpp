// Days and months: read in one form alone, and printed in it.

#include "fuzz/promise.hpp"

#include <cofin/time/calendar.hpp>

using namespace cofin;
using namespace cofin::fuzz;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    const auto text = text_of(bytes, size);
    const auto on = try_parse_day(text);
    require(on == accepted([&] { return parse_day(text); }), "parse_day and its twin agree");
    if (on) {
        require(to_string(*on) == text, "a day prints as it was written");
        require(months_later(*on, 1) > *on && months_later(*on, -1) < *on, "months go on");
    }
    const auto in = try_parse_month(text);
    require(in == accepted([&] { return parse_month(text); }), "parse_month and its twin agree");
    if (in)
        require(to_string(*in) == text, "a month prints as it was written");
    return 0;
}

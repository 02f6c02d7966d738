// Dates as people write them: one reading, a question, or a refusal.

#include "import/date_form.hpp"

#include "fuzz/promise.hpp"

using namespace cofin;
using namespace cofin::fuzz;

namespace {

using state = written_date::state;

void require_sound(const written_date& date) {
    require(date.is != state::refused || (!date.found.empty() && !date.expected.empty()),
            "a refusal says what was found and expected");
    if (date.is == state::read)
        require(date.on && try_parse_day(to_string(*date.on)) == date.on,
                "what is read is a day of the calendar");
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    const auto cell = text_of(bytes, size);
    const auto open = read_date(cell, std::nullopt);
    const auto dmy = read_date(cell, date_order::dmy);
    const auto mdy = read_date(cell, date_order::mdy);
    for (const auto* date : {&open, &dmy, &mdy})
        require_sound(*date);
    if (open.is == state::ambiguous)
        require(dmy.on && mdy.on && *dmy.on != *mdy.on,
                "a cell is ambiguous only where it has two readings");
    if (open.is == state::read && !open.decides)
        require(dmy.on == open.on && mdy.on == open.on,
                "a cell that decides nothing reads the same either way");
    return 0;
}

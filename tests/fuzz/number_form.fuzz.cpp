// Numbers as people write them: one reading, a question, or a refusal - and what is read is a machine's number.

#include "import/number_form.hpp"

#include "fuzz/promise.hpp"

#include <cofin/number/decimal.hpp>

using namespace cofin;
using namespace cofin::fuzz;

namespace {

using state = written_number::state;

void require_sound(const written_number& number) {
    require(number.is != state::refused || (!number.found.empty() && !number.expected.empty()),
            "a refusal says what was found and expected");
    if (!number.text().empty() || number.is == state::read)
        require(decimal::try_parse(number.text()).has_value(),
                "what is read is a number: " + std::string(number.text()));
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    const auto cell = text_of(bytes, size);
    const auto open = read_number(cell, std::nullopt);
    const auto comma = read_number(cell, decimal_mark::comma);
    const auto point = read_number(cell, decimal_mark::point);
    for (const auto* number : {&open, &comma, &point})
        require_sound(*number);
    if (open.is == state::ambiguous)
        require(open.text().empty() && comma.is == state::ambiguous &&
                    point.is == state::ambiguous && comma.text() != point.text(),
                "a cell is ambiguous only where it has two readings");
    if (open.is == state::read && !open.decides)
        for (const auto* number : {&comma, &point})
            require(number->is == state::read && number->text() == open.text(),
                    "a cell that decides nothing reads the same either way");
    return 0;
}

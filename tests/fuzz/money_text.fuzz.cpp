// Amounts: what is read prints as it was written, and `try_parse` and `parse` agree.

#include "fuzz/promise.hpp"

#include <cofin/money/money.hpp>

using namespace cofin;
using namespace cofin::fuzz;

namespace {

/// Of every number of decimals one.
constexpr currency units[] = {*currency::try_parse("JPY"), euro, *currency::try_parse("KWD")};

void read_amount(std::string_view text, currency unit) {
    const auto read = money::try_parse(text, unit);
    const auto thrown = accepted([&] { return money::parse(text, unit); });
    require(read == thrown, "parse and try_parse agree");
    if (!read)
        return;
    const auto printed = amount_text(*read);
    require(money::parse(printed, unit) == *read, "an amount is read back: " + printed);
    require(printed.size() <= amount_size_max, "an amount has room: " + printed);
    // No other spelling of a number is taken: only decimals may be left out.
    const bool minus_nothing = text.starts_with('-') && read->is_zero();
    require(minus_nothing || printed.starts_with(text),
            "an amount is not read loosely: " + printed);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    const auto text = text_of(bytes, size);
    for (const auto unit : units)
        read_amount(text, unit);
    const auto read = money::try_parse(text);
    require(read == accepted([&] { return money::parse(text); }), "parse and try_parse agree");
    if (read)
        require(money::parse(to_string(*read)) == *read,
                "an amount with its currency is read back");
    return 0;
}

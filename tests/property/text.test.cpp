#include "property/draws.hpp"
#include "property/oracle.hpp"

#include <cofin/time/calendar.hpp>

using namespace cofin;
using namespace cofin::test;

namespace {

currency any_currency() {
    return currency::parse(*rc::gen::element<std::string>("EUR", "CZK", "JPY", "KWD"));
}

std::string digits(int64_t count) {
    std::string text;
    for (; count > 0; --count)
        text += static_cast<char>('0' + *up_to(9));
    return text;
}

} // namespace

TEST_CASE("any drawn amount reads what it prints", "[property][text]") {
    for_all([] {
        const money amount = money::of_minor(*any_minor(), any_currency());
        RC_ASSERT(money::parse(amount_text(amount), amount.currency()) == amount);
        RC_ASSERT(money::parse(to_string(amount)) == amount);
    });
}

TEST_CASE("a text is an amount where its digits are one, and no other", "[property][text]") {
    for_all([] {
        const currency unit = any_currency();
        const bool negative = *rc::gen::arbitrary<bool>();
        const std::string whole = digits(*up_to(21));
        const std::string decimals = digits(*up_to(4));
        const std::string text =
            (negative ? "-" : "") + whole + (decimals.empty() ? "" : "." + decimals);
        cpp_int minor = 0;
        for (const char c : whole + decimals)
            minor = minor * 10 + (c - '0');
        for (std::size_t missing = decimals.size(); missing < unit.digits(); ++missing)
            minor *= 10;
        if (negative)
            minor = -minor;
        const bool is_amount = !whole.empty() && (whole.size() == 1 || whole[0] != '0') &&
                               decimals.size() <= unit.digits() && fits_64_bits(minor);
        const auto read = money::try_parse(text, unit);
        RC_ASSERT(read.has_value() == is_amount);
        if (read)
            RC_ASSERT(read->minor() == minor);
    });
}

TEST_CASE("a rate reads what it prints", "[property][text]") {
    for_all([] {
        const int64_t part = *rc::gen::oneOf(of_any_size(), up_to(INT64_MAX - 1)) + 1;
        const int64_t of = *rc::gen::oneOf(of_any_size(), up_to(INT64_MAX - 1)) + 1;
        const rate fraction = rate::of(part, of);
        const rate percent = rate::of(part, power_of_ten(static_cast<unsigned>(*up_to(18))));
        RC_ASSERT(rate::parse(to_string(fraction)) == fraction);
        RC_ASSERT(rate::parse(to_string(percent)) == percent);
        RC_ASSERT(to_string(rate::parse(to_string(percent))) == to_string(percent));
    });
}

TEST_CASE("any drawn decimal reads what it prints", "[property][text]") {
    for_all([] {
        const int128 coefficient =
            int128{*any_minor()} * power_of_ten(static_cast<unsigned>(*up_to(16))) + *any_minor();
        const decimal value = decimal::scaled(coefficient, static_cast<unsigned>(*up_to(36)));
        const decimal again = decimal::parse(to_string(value));
        RC_ASSERT(again == value);
        RC_ASSERT(again.scale() == value.scale());
    });
}

TEST_CASE("a day and a month read what they print", "[property][text]") {
    for_all([] {
        const day first = parse_day("0001-01-01");
        const day on = first + date::days(*up_to(3'652'058)); // to 9999-12-31
        RC_ASSERT(parse_day(to_string(on)) == on);
        RC_ASSERT(parse_month(to_string(month_of(on))) == month_of(on));
        RC_ASSERT(to_string(on).starts_with(to_string(month_of(on))));
        RC_ASSERT(month_of(on + date::days(31)) != month_of(on));
    });
}

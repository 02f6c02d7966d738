#include "rulebook/toml_error.hpp"

#include <algorithm>
#include <optional>
#include <span>
#include <string>

namespace cofin {
namespace {

/// What the parser calls something, and what we do.
struct name_pair {
    std::string_view theirs;
    const char* ours;
};

constexpr name_pair things[] = {
    {"array", to_translate("an array")},
    {"boolean", to_translate("true or false")},
    {"comment", to_translate("a comment")},
    {"date", to_translate("a date")},
    {"date-time", to_translate("a date with a time")},
    {"date-time offset", to_translate("the time zone of a date")},
    {"floating-point", to_translate("a number with a point")},
    {"inline table", to_translate("an inline table")},
    {"key", to_translate("a key")},
    {"key-value pair", to_translate("a key with its value")},
    {"literal string", to_translate("a text in single quotes")},
    {"root table", to_translate("the document")},
    {"string", to_translate("a string")},
    {"table header", to_translate("a table header")},
    {"time", to_translate("a time")},
    {"value", to_translate("a value")},
    {"decimal integer", to_translate("a whole number")},
};

constexpr name_pair expectations[] = {
    {"value-terminator", to_translate("the end of the value")},
    {"decimal digit", to_translate("a digit")},
    {"digit", to_translate("a digit")},
    {"hex digit", to_translate("a hexadecimal digit")},
    {"hexadecimal digit", to_translate("a hexadecimal digit")},
    {"exponent digit", to_translate("the digits of an exponent")},
    {"exponent digit or sign", to_translate("the digits of an exponent")},
    {"a comment or whitespace", to_translate("a comment or the end of the line")},
    {"value", to_translate("a value")},
    {"value or closing ']'", to_translate("a value or the closing ']'")},
    {"keys, tables, whitespace or comments", to_translate("a key, a table header or a comment")},
    {"key or closing '}'", to_translate("a key or the closing '}'")},
    {"key-value pair", to_translate("a key with its value")},
    {"key-value pair or closing '}'", to_translate("a key with its value or the closing '}'")},
    {"comma or closing '}'", to_translate("a comma or the closing '}'")},
    {"comma or closing ']'", to_translate("a comma or the closing ']'")},
    {"bare key starting character or string delimiter", to_translate("a key")},
    {"4-digit year", to_translate("a year of four digits")},
    {"2-digit month", to_translate("a month of two digits")},
    {"2-digit day", to_translate("a day of two digits")},
    {"2-digit hour", to_translate("an hour of two digits")},
    {"2-digit minute", to_translate("a minute of two digits")},
    {"2-digit second", to_translate("a second of two digits")},
    {"space, 'T' or 't'", to_translate("a space or T before the time")},
};

constexpr name_pair sights[] = {
    {"comma", to_translate("a comma")},
    {"closing '}' (dangling comma)", to_translate("a comma before the closing '}'")},
};

constexpr name_pair reasons[] = {
    {"could not determine value type",
     to_translate("no text in quotes, number, date, true, false, list or table")},
    {"leading zeroes are prohibited", to_translate("zeros in front")},
    {"underscores must be followed by digits", to_translate("an underscore not between digits")},
    {"underscores may only follow digits", to_translate("an underscore not between digits")},
    {"values may not begin with underscores", to_translate("an underscore not between digits")},
};

constexpr name_pair spans[] = {
    {"day", to_translate("a day from {} to {}")},
    {"month", to_translate("a month from {} to {}")},
    {"hour", to_translate("an hour from {} to {}")},
    {"minute", to_translate("a minute from {} to {}")},
    {"second", to_translate("a second from {} to {}")},
};

std::optional<wording> named_in(std::span<const name_pair> names, std::string_view theirs) {
    const auto known = std::ranges::find(names, theirs, &name_pair::theirs);
    return known == names.end() ? std::nullopt : std::optional(wording::of(known->ours, {}));
}

wording in_its_words(std::string_view text) {
    return wording("what the TOML parser calls \"{}\"", std::string(text));
}

/// "month between 1 and 12 (inclusive)", for one of them also "between 0 to 59".
std::optional<wording> span_in(std::string_view text) {
    constexpr std::string_view between = " between ";
    const auto unit = text.find(between);
    const auto gap = text.find_first_of(" ", unit == text.npos ? text.npos : unit + between.size());
    const auto end = text.find(" (inclusive)");
    if (unit == text.npos || gap == text.npos || end == text.npos || gap >= end)
        return std::nullopt;
    const auto* known = std::ranges::find(spans, text.substr(0, unit), &name_pair::theirs);
    if (known == std::end(spans))
        return std::nullopt;
    const auto first = text.substr(unit + between.size(), gap - unit - between.size());
    const auto last = text.substr(text.rfind(' ', end - 1) + 1);
    return wording::of(known->ours,
                       {std::string(first), std::string(last.substr(0, last.find(' ')))});
}

/// Whether it is a sign such as `']'`, which every language writes alike.
bool is_sign(std::string_view text) {
    return std::ranges::count_if(text, [](unsigned char c) {
               return c >= 0x80 || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
           }) <= 1;
}

wording expectation(std::string_view text) {
    if (auto known = named_in(expectations, text))
        return *known;
    if (auto span = span_in(text))
        return *span;
    return is_sign(text) ? wording(std::string(text)) : in_its_words(text);
}

} // namespace

parse_error toml_error(const place& where, std::string_view said) {
    constexpr std::string_view start = "Error while parsing ";
    const wording document("a TOML document");
    const auto colon = said.find(": ");
    if (said.find("utf-8") != std::string_view::npos)
        return {where, wording("bytes that are not UTF-8"), wording("UTF-8 text")};
    if (!said.starts_with(start) || colon == std::string_view::npos)
        return {where, wording("what TOML does not allow ({})", in_quotes(said)), document};
    const std::string_view read = said.substr(start.size(), colon - start.size());
    const wording what = named_in(things, read).value_or(in_its_words(read));
    const std::string_view why = said.substr(colon + 2);
    const auto saw = why.rfind(", saw ");
    if (why.starts_with("expected ") && saw != std::string_view::npos) {
        const auto seen = why.substr(saw + 6);
        return {where,
                wording("{} inside {}", named_in(sights, seen).value_or(std::string(seen)), what),
                expectation(why.substr(9, saw - 9))};
    }
    if (why.starts_with("encountered end-of-file"))
        return {where, wording("the end of the file in {}", what), wording("the rest of it")};
    if (why.starts_with("unescaped control characters"))
        return {where, wording("the end of the line or a control character in {}", what),
                wording("a closing quote")};
    const auto name = why.find('\'');
    if (why.starts_with("cannot redefine") && name != std::string_view::npos) {
        const auto end = why.find('\'', name + 1);
        return {where,
                wording("the key {} a second time", std::string(why.substr(name, end - name + 1))),
                wording("each key once")};
    }
    return {where,
            wording("{} that TOML does not allow ({})", what,
                    named_in(reasons, why).value_or("\"" + std::string(why) + "\"")),
            document};
}

} // namespace cofin

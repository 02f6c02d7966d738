/// Text that others wrote, made fit for the place where a journal has it.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace cofin {

/// Longest text in one line of a plain-text journal: ledger reads lines of at most 4095 bytes.
inline constexpr std::size_t one_line_max = 1000;

/// A text that ends no line and that ledger, hledger and beancount take as nothing but text.
///
/// Each byte of control and direction characters, of what is not UTF-8, and of `" \ : ; , | [ ]` is `\x` and two hexadecimal
/// digits, and so is a blank at either end or after another: these begin and end strings, tags, comments and dates.
/// A text of more than `one_line_max` bytes is cut and says so: `... (5000 bytes)`.
[[nodiscard]] std::string one_line(std::string_view text);

/// The text itself where it is UTF-8; elsewhere each byte that is not is `\x` and two hexadecimal digits.
[[nodiscard]] std::string as_utf8(std::string_view text);

} // namespace cofin

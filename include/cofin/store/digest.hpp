/// SHA-256 values: what links the entries of a ledger and what a checkpoint signs.
#pragma once

#include <cofin/error.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace cofin {
inline namespace v0 {

/// The 32 bytes of a SHA-256 value; all zero until something is assigned.
struct digest {
    std::array<std::uint8_t, 32> bytes{};

    friend bool operator==(const digest&, const digest&) = default;
};

/// 64 hexadecimal digits, lower case.
std::string to_string(const digest& value);

/// Reads what `to_string` writes and nothing else: a digest has one spelling. Throws `parse_error`, whose column is that of
/// the first wrong character.
digest parse_digest(std::string_view text);

// --- definitions ---

namespace detail {

template <std::size_t Size>
std::string to_hexadecimal(const std::array<std::uint8_t, Size>& bytes) {
    constexpr std::string_view digits = "0123456789abcdef";
    std::string text;
    text.reserve(2 * Size);
    for (const auto byte : bytes) {
        text += digits[byte >> 4U];
        text += digits[byte & 15U];
    }
    return text;
}

template <std::size_t Size>
std::array<std::uint8_t, Size> from_hexadecimal(std::string_view text) {
    constexpr std::string_view digits = "0123456789abcdef";
    const wording expected("{} lower-case hexadecimal digits", std::to_string(2 * Size));
    const auto wrong = std::min(text.find_first_not_of(digits), text.size());
    if (wrong < std::min(text.size(), 2 * Size))
        throw parse_error({"", 0, wrong + 1}, in_quotes(text.substr(wrong, 1)), expected);
    if (text.size() != 2 * Size)
        throw parse_error({"", 0, std::min(text.size(), 2 * Size) + 1},
                          wording("{} characters", std::to_string(text.size())), expected);
    std::array<std::uint8_t, Size> bytes{};
    for (std::size_t i = 0; i < Size; ++i)
        bytes[i] = static_cast<std::uint8_t>(digits.find(text[2 * i]) << 4U |
                                             digits.find(text[2 * i + 1]));
    return bytes;
}

} // namespace detail

inline std::string to_string(const digest& value) { return detail::to_hexadecimal(value.bytes); }

inline digest parse_digest(std::string_view text) { return {detail::from_hexadecimal<32>(text)}; }

} // namespace v0
} // namespace cofin

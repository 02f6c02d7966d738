/// Errors of cofin: what was found, where, and what was expected instead.
///
/// A cost that fails a rule is not an error but a finding (rules/finding.hpp). Bad input - text, files, rulebooks,
/// stores - throws one of the types below; every message is worded here, never at the throw site.
/// Amounts too large for their type throw `std::overflow_error`; broken promises of the caller `std::invalid_argument`.
#pragma once

#include <cofin/wording.hpp>

#include <algorithm>
#include <cstddef>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace cofin {
inline namespace v0 {

/// A position in a text, counted from 1; zero where unknown. Columns count bytes.
struct place {
    std::string file;
    std::size_t line = 0;
    std::size_t column = 0;

    friend bool operator==(const place&, const place&) = default;
};

/// "file:line:column", leaving out what is unknown.
std::string to_string(const place& where);

/// Base of the errors that cofin throws for bad input. `what()` is its message in English.
class error : public std::runtime_error {
public:
    explicit error(wording message); ///< what is wrong, in words that a report can translate
    [[nodiscard]] const wording& message() const noexcept { return message_; } ///< to be translated

private:
    wording message_;
};

/// A text is not what its format says.
///
/// `what()` is `file:line:column: found X, expected Y`, with `; did you mean "Z"?` where a known word is near.
class parse_error : public error {
public:
    /// Says what was found at a place, what was expected, and the nearest valid word where there is one.
    parse_error(place where, wording found, wording expected, std::string nearest = {});

    /// Where it stands.
    [[nodiscard]] const place& where() const noexcept { return where_; }
    /// What stands there, in the words of `what()`.
    [[nodiscard]] const wording& found() const noexcept { return found_; }
    /// What should stand there.
    [[nodiscard]] const wording& expected() const noexcept { return expected_; }
    /// The valid word that was probably meant; empty where none is near.
    [[nodiscard]] const std::string& nearest() const noexcept { return nearest_; }

    /// The same error seen from the file that holds the text; `start.column` is where the text begins.
    [[nodiscard]] parse_error located(const place& start) const;

private:
    place where_;
    wording found_;
    wording expected_;
    std::string nearest_;
};

/// All errors of one input, so that a person mends it in one go: the first hundred are kept, all are counted.
class input_errors : public error {
public:
    static constexpr std::size_t kept_max = 100;

    /// `found` holds at most the first `kept_max` errors of `count`.
    input_errors(std::vector<parse_error> found, std::size_t count);

    /// The first `kept_max` errors, in the order of the input.
    [[nodiscard]] const std::vector<parse_error>& kept() const noexcept { return kept_; }
    /// How many there are in all.
    [[nodiscard]] std::size_t count() const noexcept { return count_; }

private:
    std::vector<parse_error> kept_;
    std::size_t count_;
};

/// Gathers the errors of one input while it is read. Not for several threads.
class error_log {
public:
    /// Keeps an error while fewer than `input_errors::kept_max` are kept, and counts it.
    void add(parse_error problem);
    /// How many were added.
    [[nodiscard]] std::size_t count() const noexcept { return count_; }
    /// Throws `input_errors` if anything was added.
    void throw_if_any() const;

private:
    std::vector<parse_error> kept_;
    std::size_t count_ = 0;
};

/// Two amounts of different currencies met: first say at which day's rate (money/exchange.hpp).
class currency_mismatch : public error {
public:
    /// Names the codes of both.
    currency_mismatch(std::string_view left, std::string_view right);
};

/// A rulebook contradicts itself or loosens what a layer above it fixed.
class rulebook_error : public error {
public:
    /// Says what is wrong, in one sentence.
    rulebook_error(place where, wording problem);
    /// The same as what was found and what was expected.
    rulebook_error(place where, wording found, wording expected);

    /// The rule or file that is wrong.
    [[nodiscard]] const place& where() const noexcept { return where_; }

private:
    place where_;
};

/// Quotes a found text for a message: control characters and invalid bytes as `\xNN`, cut after 40 bytes or before the
/// character that the 41st is part of.
std::string in_quotes(std::string_view text);

// --- definitions ---

inline std::string to_string(const place& where) {
    std::string text = where.file;
    for (const std::size_t number : {where.line, where.column})
        if (number != 0)
            text += (text.empty() ? "" : ":") + std::to_string(number);
    return text;
}

inline error::error(wording message)
    : std::runtime_error(to_string(message)), message_(std::move(message)) {}

namespace detail {

inline wording placed(const place& where, wording problem) {
    const std::string at = to_string(where);
    return at.empty() ? std::move(problem) : wording("{}: {}", at, std::move(problem));
}
inline wording found_instead(wording found, wording expected) {
    return wording("found {}, expected {}", std::move(found), std::move(expected));
}
inline wording or_meant(wording problem, const std::string& nearest) {
    return nearest.empty() ? std::move(problem)
                           : wording("{}; did you mean \"{}\"?", std::move(problem), nearest);
}

} // namespace detail

inline parse_error::parse_error(place where, wording found, wording expected, std::string nearest)
    : error(
          detail::placed(where, detail::or_meant(detail::found_instead(found, expected), nearest))),
      where_(std::move(where)), found_(std::move(found)), expected_(std::move(expected)),
      nearest_(std::move(nearest)) {}

inline parse_error parse_error::located(const place& start) const {
    const std::size_t offset = where_.column == 0 ? 0 : where_.column - 1;
    const std::size_t column = start.column == 0 ? where_.column : start.column + offset;
    return {{start.file, start.line, column}, found_, expected_, nearest_};
}

namespace detail {

inline wording listed(const std::vector<parse_error>& found, std::size_t count) {
    std::vector<wording> lines;
    for (const auto& problem : found)
        lines.push_back(problem.message());
    if (count > found.size())
        lines.push_back(wording("... and {} more", std::to_string(count - found.size())));
    if (count > 1)
        lines.push_back(counting("{} error", "{} errors", count));
    return wording::list(std::move(lines), "\n");
}

} // namespace detail

inline input_errors::input_errors(std::vector<parse_error> found, std::size_t count)
    : error(detail::listed(found, count)), kept_(std::move(found)), count_(count) {}

inline void error_log::add(parse_error problem) {
    if (kept_.size() < input_errors::kept_max)
        kept_.push_back(std::move(problem));
    ++count_;
}

inline void error_log::throw_if_any() const {
    if (count_ > 0)
        throw input_errors(kept_, count_);
}

inline currency_mismatch::currency_mismatch(std::string_view left, std::string_view right)
    : error(detail::found_instead(
          wording("amounts in {} and {}", std::string(left), std::string(right)),
          wording("one currency: convert one of them at a dated rate first"))) {}

inline rulebook_error::rulebook_error(place where, wording problem)
    : error(detail::placed(where, std::move(problem))), where_(std::move(where)) {}

inline rulebook_error::rulebook_error(place where, wording found, wording expected)
    : rulebook_error(std::move(where),
                     detail::found_instead(std::move(found), std::move(expected))) {}

namespace detail {

/// How many bytes the UTF-8 character at the beginning of a text has; 0 where none stands there.
constexpr std::size_t utf8_size(std::string_view text) {
    const auto byte = [&](std::size_t i) {
        return i < text.size() ? static_cast<unsigned char>(text[i]) : 0U;
    };
    const unsigned lead = byte(0);
    const std::size_t size = lead < 0x80   ? 1
                             : lead < 0xc2 ? 0
                             : lead < 0xe0 ? 2
                             : lead < 0xf0 ? 3
                             : lead < 0xf5 ? 4
                                           : 0;
    // No longer form than needed, no half of a surrogate pair, nothing beyond U+10FFFF.
    const unsigned least = lead == 0xe0 ? 0xa0 : lead == 0xf0 ? 0x90 : 0x80;
    const unsigned most = lead == 0xed ? 0x9f : lead == 0xf4 ? 0x8f : 0xbf;
    if (size > 1 && (byte(1) < least || byte(1) > most))
        return 0;
    for (std::size_t i = 2; i < size; ++i)
        if ((byte(i) & 0xc0U) != 0x80)
            return 0;
    return size;
}

} // namespace detail

inline std::string in_quotes(std::string_view text) {
    constexpr std::string_view hex = "0123456789abcdef";
    constexpr std::size_t longest = 40;
    std::size_t size = std::min(text.size(), longest);
    while (size > longest - 4 && size < text.size() && (text[size] & 0xc0) == 0x80)
        --size;
    std::string shown = "\"";
    for (std::string_view rest = text.substr(0, size); !rest.empty();) {
        const std::size_t length = detail::utf8_size(rest);
        const auto byte = static_cast<unsigned char>(rest.front());
        if (length > 0 && byte >= 0x20 && byte != 0x7f) {
            if (byte == '"' || byte == '\\')
                shown += '\\';
            shown += rest.substr(0, length);
        } else {
            shown += "\\x";
            shown += hex[byte >> 4U];
            shown += hex[byte & 15U];
        }
        rest.remove_prefix(std::max<std::size_t>(length, 1));
    }
    return shown + (text.size() > longest ? "...\"" : "\"");
}

} // namespace v0
} // namespace cofin

/// Words of messages with places for what was found, so that a program can say them in the reader's language.
#pragma once

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace cofin {
inline namespace v0 {

/// The words with each place filled: `{}` by the next value, `{2}` by the second, for languages that put it elsewhere.
/// `write(i)` gives the value i. What names no value stays as it stands.
template <class Write>
[[nodiscard]] std::string filled(std::string_view words, std::size_t values, const Write& write);

/// Marks words that stand in a table for the extraction of what is to be translated; the words themselves.
[[nodiscard]] constexpr const char* to_translate(const char* words) noexcept { return words; }

/// A message that is not yet in any language: `wording("{} of several partners", in_quotes(id))`. Unlike a phrase of the rules
/// its values are texts: what stands in a file is shown as it stands there. A value.
class wording {
public:
    wording() = default;
    /// Just that text: an id, a name, what stands in a file.
    wording(std::string text) : text_(std::move(text)) {}
    template <std::same_as<const char*> Text>  // what an exception says: copied
    wording(const Text& text) : text_(text) {} ///< a text that ends with a null
    /// `words` are a literal, which outlives it: by it catalogs of translations know what to say.
    template <std::size_t Size, class... Values>
    wording(const char (&words)[Size], Values&&... values)
        : words_(words), values_{wording(std::forward<Values>(values))...} {}

    /// The same for words that stand in a table and their values: `words` outlive it.
    [[nodiscard]] static wording of(const char* words, std::vector<wording> values);
    /// Several, one after the other with `separator` between them.
    [[nodiscard]] static wording list(std::vector<wording> parts, const std::string& separator);

    [[nodiscard]] bool empty() const noexcept { ///< whether it says nothing
        return words_ == nullptr && text_.empty() && values_.empty();
    }
    /// Null: a list with `text()` between its values; where it has none a text, which is `text()`.
    [[nodiscard]] const char* words() const noexcept { return words_; }
    /// What is said where `count()` is not one; null where nothing is counted.
    [[nodiscard]] const char* plural() const noexcept { return plural_; }
    [[nodiscard]] std::int64_t count() const noexcept { return count_; }     ///< chooses plurals
    [[nodiscard]] const std::string& text() const noexcept { return text_; } ///< as it stands there
    /// In the order of their places, the first is the count where there is one; or of a list.
    [[nodiscard]] const std::vector<wording>& values() const noexcept { return values_; }

    /// Whether both say the same in English.
    friend bool operator==(const wording& a, const wording& b);

private:
    template <class... Values>
    friend wording counting(const char* one, const char* many, std::size_t count,
                            Values&&... values);

    const char* words_ = nullptr;
    const char* plural_ = nullptr;
    std::int64_t count_ = 0;
    std::string text_;
    std::vector<wording> values_;
};

/// The same of things that are counted: `counting("{} field", "{} fields", count)`; the count is the first value.
template <class... Values>
[[nodiscard]] wording counting(const char* one, const char* many, std::size_t count,
                               Values&&... values) {
    wording made;
    made.words_ = one;
    made.plural_ = many;
    made.values_ = {wording(std::to_string(count)), wording(std::forward<Values>(values))...};
    made.count_ = static_cast<std::int64_t>(count);
    return made;
}

/// Said with `words(part)` for the words of each part that has words.
template <class Words>
[[nodiscard]] std::string said_by(const wording& what, const Words& words);

/// In English.
[[nodiscard]] std::string to_string(const wording& said);

// --- definitions ---

template <class Write>
std::string filled(std::string_view words, std::size_t values, const Write& write) {
    std::string text;
    std::size_t next = 0;
    for (std::size_t at = 0; at < words.size(); ++at) {
        const bool plain = words.substr(at, 2) == "{}";
        const bool numbered = words.size() - at >= 3 && words[at] == '{' && words[at + 1] >= '1' &&
                              words[at + 1] <= '9' && words[at + 2] == '}';
        const std::size_t value =
            numbered ? static_cast<std::size_t>(words[at + 1] - '1') : (plain ? next++ : values);
        if (value >= values) {
            text += words[at];
            continue;
        }
        text += write(value);
        at += numbered ? 2 : 1;
    }
    return text;
}

inline wording wording::of(const char* words, std::vector<wording> values) {
    wording made;
    made.words_ = words;
    made.values_ = std::move(values);
    return made;
}

inline wording wording::list(std::vector<wording> parts, const std::string& separator) {
    if (parts.empty())
        return {};
    wording made(separator);
    made.values_ = std::move(parts);
    return made;
}

template <class Words>
std::string said_by(const wording& what, const Words& words) {
    const auto& values = what.values();
    if (what.words() != nullptr)
        return filled(words(what), values.size(),
                      [&](std::size_t i) { return said_by(values[i], words); });
    if (values.empty())
        return what.text();
    std::string list;
    for (const auto& one : values)
        list += (&one == &values.front() ? "" : what.text()) + said_by(one, words);
    return list;
}

inline std::string to_string(const wording& said) {
    return said_by(said, [](const wording& one) {
        return std::string_view(one.plural() != nullptr && one.count() != 1 ? one.plural()
                                                                            : one.words());
    });
}

inline bool operator==(const wording& a, const wording& b) { return to_string(a) == to_string(b); }

} // namespace v0
} // namespace cofin

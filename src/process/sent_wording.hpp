/// A wording on its way from a helper to the program that started it: words by their place in a list that both sides have, so that
/// the program says them in the reader's language, and texts as they stand.
#pragma once

#include <cofin/wording.hpp>

#include <algorithm>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace cofin {

/// The words that a helper may say. Both ends come from one build.
using known_words = std::span<const char* const>;

/// A literal of a list; any other does not compile: `listed_words<refusal_words>("a row of more than {} bytes")`.
template <const auto& List>
class listed_words {
public:
    consteval listed_words(const char* words) : words_(words) {
        const std::string_view wanted = words;
        if (std::ranges::find(List, wanted, [](const char* one) {
                return std::string_view(one);
            }) == std::ranges::end(List))
            throw "not in the list";
    }
    [[nodiscard]] const char* words() const noexcept { return words_; }

private:
    const char* words_;
};

/// As bytes. Words that are in no list travel as an English text, lists of wordings and counted ones as well.
[[nodiscard]] std::string sent_form(const wording& said, known_words known);

/// What such bytes say; none where they are no such bytes, or more than a sentence needs. Control characters become spaces:
/// whoever sent them is not believed.
[[nodiscard]] std::optional<wording> read_sent(std::string_view bytes, known_words known);

} // namespace cofin

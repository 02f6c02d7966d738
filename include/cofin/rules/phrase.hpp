/// What is said to people: English words with places for values, so that a report can say it in the reader's language.
#pragma once

#include <cofin/grant/fact.hpp>
#include <cofin/money/money.hpp>
#include <cofin/money/unrounded.hpp>
#include <cofin/number/decimal.hpp>
#include <cofin/number/rate.hpp>
#include <cofin/time/calendar.hpp>
#include <cofin/wording.hpp>

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <variant>
#include <vector>

namespace cofin {
inline namespace v0 {

/// A sentence that is not yet in any language: `phrase("{} is over {}", spent, limit)`. A value, cheap to copy; const use
/// is thread-safe. The words are a literal, by which catalogs of translations know them.
class phrase {
public:
    struct content;

    /// Says nothing.
    phrase() noexcept = default;
    /// `words` outlive all phrases; the first `{}` in them is the first value, and so on.
    template <class... Values>
    explicit phrase(const char* words, const Values&... values);

    /// Says just that, in whatever language it is: prose of rulebooks, words of plugins.
    [[nodiscard]] static phrase text(std::string said);
    /// Says what an error says, so that a finding or report can quote it in the reader's language.
    [[nodiscard]] static phrase of(const wording& message);
    /// Says a value and nothing else; nothing where it is an empty text or list.
    [[nodiscard]] static phrase value(const fact_value& known);

    /// Whether it says nothing.
    [[nodiscard]] bool empty() const noexcept { return content_ == nullptr; }
    /// Null where it says nothing.
    [[nodiscard]] const content* what() const noexcept { return content_.get(); }

    /// Whether both say the same, word by word and value by value.
    friend bool operator==(const phrase& a, const phrase& b);
    /// Whether it says that in English.
    friend bool operator==(const phrase& a, std::string_view english);

private:
    friend struct plural_words;
    explicit phrase(std::shared_ptr<const content> what) : content_(std::move(what)) {}

    static constexpr const char* pair_words = "{}{}{}"; // no words: nothing to translate

    std::shared_ptr<const content>
        content_; // null: says nothing, which is what most rules say of most costs
};

/// A value in a place of a phrase.
using phrase_value =
    std::variant<std::string, money, unrounded, decimal, rate, day, month, int64_t, phrase>;

/// What a phrase says.
struct phrase::content {
    const char* words = nullptr; ///< null: a text as it stands, the only value
    const char* plural =
        nullptr; ///< the words where the first value, a count, is not one; null where none counts
    std::vector<phrase_value> values;
};

/// The same of things that are counted by the first value: `{"{} day", "{} days"}`.
struct plural_words {
    const char* one;
    const char* many;

    /// The phrase for a count, which is its first value.
    template <class... Values>
    [[nodiscard]] phrase operator()(int64_t count, const Values&... values) const;
};
/// Words for one and for many, both with a place for the count.
[[nodiscard]] constexpr plural_words plural_phrase(const char* one, const char* many) noexcept {
    return {one, many};
}

/// In English: values as the library writes them everywhere, so that programs may read them.
[[nodiscard]] std::string to_string(const phrase& said);

// --- definitions ---

namespace detail {

inline phrase_value as_phrase_value(const fact_value& value) {
    return std::visit(
        [&](const auto& one) -> phrase_value {
            if constexpr (std::is_constructible_v<phrase_value, decltype(one)> &&
                          !std::is_same_v<decltype(one), const bool&>)
                return one;
            else // a list or a flag
                return to_string(value);
        },
        value);
}
inline phrase_value as_phrase_value(const phrase& said) { return said; }
inline phrase_value as_phrase_value(const std::string& text) { return text; }
inline phrase_value as_phrase_value(std::string_view text) { return std::string(text); }
inline phrase_value as_phrase_value(const char* text) { return std::string(text); }
inline phrase_value as_phrase_value(const money& amount) { return amount; }
inline phrase_value as_phrase_value(const unrounded& amount) { return amount; }
inline phrase_value as_phrase_value(const decimal& number) { return number; }
inline phrase_value as_phrase_value(const rate& share) { return share; }
inline phrase_value as_phrase_value(const day& on) { return on; }
inline phrase_value as_phrase_value(const month& of) { return of; }
template <std::integral Count>
phrase_value as_phrase_value(Count count) {
    return static_cast<int64_t>(count);
}

} // namespace detail

// Cold: rules say nothing of most costs, and what judges a million of them should not make room for it.
template <class... Values>
[[gnu::cold, gnu::noinline]] phrase::phrase(const char* words, const Values&... values) {
    auto made = std::make_shared<content>();
    made->words = words;
    made->values.reserve(sizeof...(Values));
    (made->values.push_back(detail::as_phrase_value(values)), ...);
    content_ = std::move(made);
}

inline phrase phrase::text(std::string said) {
    if (said.empty())
        return {};
    auto made = std::make_shared<content>();
    made->values.emplace_back(std::move(said));
    return phrase(std::shared_ptr<const content>(std::move(made)));
}

inline phrase phrase::of(const wording& message) {
    if (message.words() == nullptr && message.values().empty())
        return text(message.text());
    if (message.words() == nullptr) {
        phrase list;
        for (const auto& one : message.values())
            list = list.empty() ? of(one) : phrase(pair_words, list, message.text(), of(one));
        return list;
    }
    auto made = std::make_shared<content>();
    made->words = message.words();
    made->plural = message.plural();
    for (const auto& one : message.values())
        made->values.emplace_back(of(one));
    if (made->plural != nullptr)
        made->values.front() = message.count();
    return phrase(std::shared_ptr<const content>(std::move(made)));
}

inline phrase phrase::value(const fact_value& known) {
    if (const auto* flag = std::get_if<bool>(&known))
        return *flag ? phrase("true") : phrase("false");
    auto made = detail::as_phrase_value(known);
    if (auto* said = std::get_if<std::string>(&made))
        return text(std::move(*said));
    return phrase(std::make_shared<const content>(content{nullptr, nullptr, {std::move(made)}}));
}

template <class... Values>
phrase plural_words::operator()(int64_t count, const Values&... values) const {
    auto made = std::make_shared<phrase::content>();
    made->words = one;
    made->plural = many;
    made->values.reserve(sizeof...(Values) + 1);
    made->values.emplace_back(count);
    (made->values.push_back(detail::as_phrase_value(values)), ...);
    return phrase(std::shared_ptr<const phrase::content>(std::move(made)));
}

inline std::string to_string(const phrase& said) {
    const auto* what = said.what();
    if (what == nullptr)
        return {};
    const auto write = [&](std::size_t i) {
        return std::visit(
            [](const auto& one) -> std::string {
                using type = std::remove_cvref_t<decltype(one)>;
                if constexpr (std::is_same_v<type, std::string>)
                    return one;
                else if constexpr (std::is_same_v<type, int64_t>)
                    return std::to_string(one);
                else
                    return to_string(one);
            },
            what->values[i]);
    };
    if (what->words == nullptr)
        return write(0);
    const bool many = what->plural != nullptr && std::get<int64_t>(what->values[0]) != 1;
    return filled(many ? what->plural : what->words, what->values.size(), write);
}

inline bool operator==(const phrase& a, const phrase& b) { return to_string(a) == to_string(b); }
inline bool operator==(const phrase& a, std::string_view english) {
    return to_string(a) == english;
}

} // namespace v0
} // namespace cofin

/// The languages in which reports speak: words from catalogs, numbers, dates and plural forms by ICU.
#pragma once

#include <cofin/money/money.hpp>
#include <cofin/rules/phrase.hpp>
#include <cofin/rules/rule.hpp>
#include <cofin/wording.hpp>

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace cofin {
inline namespace v0 {

/// One language. English is that of the sources: words as they stand, amounts with a point, days as 2019-12-31. Const use is
/// thread-safe; references stay valid to the end of the program.
class language {
public:
    /// The language of the sources.
    [[nodiscard]] static const language& english();
    /// By its code: en, pl, cs or uk; throws `parse_error` for another one.
    [[nodiscard]] static const language& named(std::string_view code);
    /// That of LANGUAGE, LC_ALL, LC_MESSAGES and LANG, as gettext reads them; English where they name none of these.
    [[nodiscard]] static const language& of_environment();
    /// The codes, English first.
    [[nodiscard]] static std::vector<std::string_view> codes();

    language(const language&) = delete;
    language& operator=(const language&) = delete;
    ~language();

    /// `en`, `pl`, `cs` or `uk`.
    [[nodiscard]] std::string_view code() const noexcept { return code_; }
    /// A translation; the English words where the catalog lacks them, which a test rules out for those of this program.
    [[nodiscard]] std::string words(std::string_view english) const;
    /// The phrase, with its amounts, days and counts as this language writes them.
    [[nodiscard]] std::string say(const phrase& what) const;
    /// A message whose values stand as they were found.
    [[nodiscard]] std::string say(const wording& what) const;
    /// The rule's title: that which its rulebook gives in this language, else the translation of its English one.
    [[nodiscard]] std::string title_of(const rule& of) const;

    /// `20 166,65`: digits in groups of three, without currency.
    [[nodiscard]] std::string amount(const money& value) const;
    /// A number as the library writes it - `20166.65`, `85 %`, `20166.65 EUR` - as people here write it; other text as it stands.
    [[nodiscard]] std::string number(const std::string& written) const;
    /// A day, as people here write it.
    [[nodiscard]] std::string date(day on) const;
    /// A month, as people here write it.
    [[nodiscard]] std::string date(month of) const;

private:
    struct body;
    explicit language(std::string_view code);
    [[nodiscard]] static const language* find(std::string_view code);
    /// The translation, in the form for the count where `plural` is given.
    [[nodiscard]] std::string pattern_of(const char* words, const char* plural,
                                         int64_t count) const;
    [[nodiscard]] std::string value_text(const phrase_value& value) const;

    std::string code_;
    std::unique_ptr<const body> body_; // null: English
};

} // namespace v0
} // namespace cofin

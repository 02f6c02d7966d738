#include "language/catalog.hpp"
#include "language/embedded.hpp"

#include <cofin/error.hpp>
#include <cofin/language/language.hpp>
#include <cofin/spelling.hpp>

#include <unicode/numberformatter.h>
#include <unicode/plurrule.h>
#include <unicode/smpdtfmt.h>

#include <algorithm>
#include <cstdlib>
#include <functional>
#include <map>
#include <mutex>
#include <stdexcept>
#include <type_traits>

namespace cofin {
namespace {

constexpr std::string_view no_break_space = "\u00A0";

void require_icu(UErrorCode state, const char* what) {
    if (U_FAILURE(state))
        throw std::runtime_error(std::string("ICU cannot ") + what + ": " + u_errorName(state));
}

std::string utf8(const icu::UnicodeString& text) {
    std::string made;
    text.toUTF8String(made);
    return made;
}

std::unique_ptr<const icu::SimpleDateFormat> date_format(const icu::Locale& where,
                                                         const char* skeleton) {
    UErrorCode state = U_ZERO_ERROR;
    std::unique_ptr<icu::DateFormat> made(
        icu::DateFormat::createInstanceForSkeleton(skeleton, where, state));
    require_icu(state, "write days");
    auto* simple = dynamic_cast<icu::SimpleDateFormat*>(made.get());
    if (simple == nullptr)
        throw std::runtime_error("ICU cannot write days: it gives no simple format");
    static_cast<void>(made.release());
    simple->adoptTimeZone(icu::TimeZone::createTimeZone("UTC"));
    return std::unique_ptr<const icu::SimpleDateFormat>(simple);
}

/// Digits with at most one point and a sign, or not.
bool is_number(std::string_view text) {
    if (text.starts_with('-'))
        text.remove_prefix(1);
    return !text.empty() && text.front() != '.' && text.back() != '.' &&
           std::ranges::count(text, '.') <= 1 &&
           text.find_first_not_of("0123456789.") == std::string_view::npos;
}

std::string variable(const char* name) {
    const char* const value = std::getenv(name); // NOLINT(concurrency-mt-unsafe): nobody sets them
    return value == nullptr ? std::string() : std::string(value);
}

} // namespace

struct language::body {
    explicit body(const embedded_catalog& of)
        : known(of.bytes), where(std::string(of.language).c_str()), days(date_format(where, "yMd")),
          months(date_format(where, "yMMMM")) {
        UErrorCode state = U_ZERO_ERROR;
        plurals.reset(icu::PluralRules::forLocale(where, state));
        require_icu(state, "count");
    }

    [[nodiscard]] std::string number(std::string_view digits, bool percent) const {
        const auto point = digits.find('.');
        const auto decimals =
            point == std::string_view::npos ? 0 : static_cast<int>(digits.size() - point - 1);
        auto format = icu::number::NumberFormatter::withLocale(where)
                          .grouping(UNUM_GROUPING_ON_ALIGNED)
                          .precision(icu::number::Precision::fixedFraction(decimals));
        if (percent)
            format = format.unit(icu::NoUnit::percent());
        UErrorCode state = U_ZERO_ERROR;
        const auto text =
            format.formatDecimal({digits.data(), static_cast<int>(digits.size())}, state);
        const auto made = text.toString(state);
        require_icu(state, "write a number");
        return utf8(made);
    }

    [[nodiscard]] static std::string date(const icu::SimpleDateFormat& form, day on) {
        constexpr double milliseconds_of_day = 86'400'000;
        const std::unique_ptr<icu::DateFormat> own(form.clone()); // it remembers the day it writes
        icu::UnicodeString text;
        own->format(static_cast<double>(on.time_since_epoch().count()) * milliseconds_of_day, text);
        return utf8(text.findAndReplace(u" ", u"\u00A0"));
    }

    /// The place of a count's form in the catalogs: one, few, all others.
    [[nodiscard]] std::size_t form_of(int64_t count) const {
        const auto form = utf8(plurals->select(static_cast<double>(count)));
        return form == "one" ? 0 : form == "few" ? 1 : 2;
    }

    catalog known;
    icu::Locale where;
    std::unique_ptr<const icu::SimpleDateFormat> days;
    std::unique_ptr<const icu::SimpleDateFormat> months;
    std::unique_ptr<const icu::PluralRules> plurals;
};

language::language(std::string_view code) : code_(code) {
    for (const auto& one : embedded_catalogs())
        if (one.language == code)
            body_ = std::make_unique<const body>(one);
}

language::~language() = default;

std::vector<std::string_view> language::codes() {
    std::vector<std::string_view> list{"en"};
    for (const auto& one : embedded_catalogs())
        list.push_back(one.language);
    return list;
}

const language* language::find(std::string_view code) {
    if (code == "en")
        return &english();
    const auto known = codes();
    if (std::ranges::find(known, code) == known.end())
        return nullptr;
    static std::mutex alone;
    static std::map<std::string, std::unique_ptr<const language>, std::less<>> made;
    const std::lock_guard lock(
        alone); // each is made when it is first asked for: ICU takes its time
    auto& one = made[std::string(code)];
    if (one == nullptr)
        one.reset(new language(code));
    return one.get();
}

const language& language::english() {
    static const language made("en");
    return made;
}

const language& language::named(std::string_view code) {
    if (const auto* found = find(code))
        return *found;
    std::string expected;
    for (const auto known : codes())
        expected += (expected.empty() ? "" : ", ") + std::string(known);
    throw parse_error({"--lang"}, in_quotes(code), expected, nearest_word(code, codes()));
}

const language& language::of_environment() {
    std::string locale;
    for (const auto* name : {"LC_ALL", "LC_MESSAGES", "LANG"})
        if (locale.empty())
            locale = variable(name);
    const auto code_in = [](std::string_view text) {
        return text.substr(0, text.find_first_of("_.@"));
    };
    if (locale.empty() || code_in(locale) == "C" || code_in(locale) == "POSIX")
        return english(); // as gettext has it: LANGUAGE chooses only where there is a locale
    std::string wanted = variable("LANGUAGE") + ":" + locale;
    for (std::string_view rest = wanted; !rest.empty();) {
        const auto end = std::min(rest.find(':'), rest.size());
        if (const auto* found = find(code_in(rest.substr(0, end))))
            return *found;
        rest.remove_prefix(std::min(end + 1, rest.size()));
    }
    return english();
}

std::string language::words(std::string_view english) const {
    const auto found = body_ == nullptr ? std::nullopt : body_->known.find(english);
    return std::string(found.value_or(english));
}

std::string language::pattern_of(const char* words, const char* plural, int64_t count) const {
    if (plural == nullptr)
        return this->words(words);
    const auto found = body_->known.find(words, plural, body_->form_of(count));
    return std::string(found.value_or(count == 1 ? words : plural));
}

std::string language::value_text(const phrase_value& value) const {
    return std::visit(
        [&](const auto& one) -> std::string {
            using type = std::remove_cvref_t<decltype(one)>;
            if constexpr (std::is_same_v<type, std::string>)
                return one;
            else if constexpr (std::is_same_v<type, phrase>)
                return say(one);
            else if constexpr (std::is_same_v<type, int64_t>)
                return number(std::to_string(one));
            else if constexpr (std::is_same_v<type, day> || std::is_same_v<type, month>)
                return date(one);
            else
                return number(to_string(one));
        },
        value);
}

std::string language::say(const phrase& what) const {
    if (body_ == nullptr || what.empty())
        return to_string(what);
    const auto& said = *what.what();
    if (said.words == nullptr)
        return value_text(said.values[0]);
    const auto count = said.plural == nullptr ? 1 : std::get<int64_t>(said.values[0]);
    return filled(pattern_of(said.words, said.plural, count), said.values.size(),
                  [&](std::size_t i) { return value_text(said.values[i]); });
}

std::string language::say(const wording& what) const {
    if (body_ == nullptr)
        return to_string(what);
    return said_by(what, [&](const wording& one) {
        return pattern_of(one.words(), one.plural(), one.count());
    });
}

std::string language::title_of(const rule& of) const {
    return of.title.contains(code_) ? of.title_in(code_) : words(of.title_in("en"));
}

std::string language::amount(const money& value) const {
    if (body_ != nullptr)
        return body_->number(amount_text(value), false);
    std::string text = amount_text(value);
    const std::size_t sign = value.is_negative() ? 1 : 0;
    for (std::size_t at = std::min(text.find('.'), text.size()); at > sign + 3; at -= 3)
        text.insert(at - 3, 1, ' ');
    return text;
}

std::string language::number(const std::string& written) const {
    if (body_ == nullptr)
        return written;
    const auto blank = std::min(written.find(' '), written.size());
    const std::string_view digits = std::string_view(written).substr(0, blank);
    const std::string_view unit =
        std::string_view(written).substr(std::min(blank + 1, written.size()));
    if (!is_number(digits) || unit.find(' ') != std::string_view::npos)
        return written;
    if (unit == "%")
        return body_->number(digits, true);
    std::string text = body_->number(digits, false);
    return unit.empty() ? text : text.append(no_break_space).append(unit);
}

std::string language::date(day on) const {
    return body_ == nullptr ? to_string(on) : body::date(*body_->days, on);
}

std::string language::date(month of) const {
    return body_ == nullptr ? to_string(of) : body::date(*body_->months, day(of / 1));
}

} // namespace cofin

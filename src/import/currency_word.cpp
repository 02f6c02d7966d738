#include "import/currency_word.hpp"

#include <algorithm>
#include <array>
#include <string>

namespace cofin {
namespace {

struct currency_word {
    std::string_view word;
    std::string_view code;
};

constexpr currency_word currency_words[] = {
    {"€", "EUR"},   {"euro", "EUR"}, {"Euro", "EUR"},    {"EURO", "EUR"}, {"євро", "EUR"},
    {"zł", "PLN"},  {"ZŁ", "PLN"},   {"Zł", "PLN"},      {"zl", "PLN"},   {"złotych", "PLN"},
    {"Kč", "CZK"},  {"kč", "CZK"},   {"KČ", "CZK"},      {"Kc", "CZK"},   {"грн", "UAH"},
    {"Грн", "UAH"}, {"ГРН", "UAH"},  {"гривень", "UAH"}, {"₴", "UAH"},    {"kn", "HRK"},
    {"Ft", "HUF"},  {"£", "GBP"},    {"lei", "RON"},     {"лв", "BGN"},
};

constexpr std::string_view multipliers[] = {
    "tys",       "tysiące", "tysięcy",  "mln", "mld", "mil",   "mio",
    "tis",       "tisíc",   "tisíce",   "tsd", "k",   "K",     "thousand",
    "thousands", "million", "millions", "M",   "тис", "тисяч", "млн",
    "млрд",      "TYS",     "TIS",      "ТИС", "Tys", "Tis",   "000"};

std::string_view without_full_stop(std::string_view word) {
    while (word.ends_with('.'))
        word.remove_suffix(1);
    return word;
}

} // namespace

std::optional<currency> currency_of_word(std::string_view word) {
    word = without_full_stop(word);
    if (const auto by_code = currency::try_parse(word))
        return by_code;
    const auto found = std::ranges::find(currency_words, word, &currency_word::word);
    if (found != std::end(currency_words))
        return currency::try_parse(found->code);
    if (word.size() != 3)
        return std::nullopt;
    std::string code(word);
    for (char& c : code)
        if (c >= 'a' && c <= 'z')
            c = static_cast<char>(c - 'a' + 'A');
    return currency::try_parse(code);
}

bool is_multiplier(std::string_view word) {
    return std::ranges::find(multipliers, without_full_stop(word)) != std::end(multipliers);
}

} // namespace cofin

#include "cli/language_option.hpp"

#include <algorithm>
#include <string_view>

namespace cofin::cli {

void add_language_option(CLI::App& sub, std::string& code) {
    sub.add_option("--lang", code,
                   "The language of what is said: en, pl, cs or uk; else that of LANGUAGE, LC_ALL, "
                   "LC_MESSAGES or LANG. What programs read stays as it is.")
        ->type_name("en|pl|cs|uk");
}

const language& language_in(std::span<const char* const> arguments) {
    constexpr std::string_view option = "--lang";
    for (std::size_t i = 0; i < arguments.size(); ++i) {
        std::string_view word(arguments[i]);
        if (!word.starts_with(option))
            continue;
        word.remove_prefix(option.size());
        if (word.empty() && i + 1 < arguments.size())
            word = arguments[i + 1];
        else if (word.starts_with('='))
            word.remove_prefix(1);
        const auto known = language::codes();
        if (std::ranges::find(known, word) != known.end())
            return language::named(word);
    }
    return language::of_environment();
}

} // namespace cofin::cli

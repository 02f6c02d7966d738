#include "cli/language_option.hpp"

namespace cofin::cli {

void add_language_option(CLI::App& sub, std::string& code) {
    sub.add_option("--lang", code,
                   "The report's language: en, pl, cs or uk; else that of LANGUAGE, LC_ALL, "
                   "LC_MESSAGES or LANG. JSON stays English.")
        ->type_name("en|pl|cs|uk");
}

const language& language_of(const std::string& code) {
    return code.empty() ? language::of_environment() : language::named(code);
}

} // namespace cofin::cli

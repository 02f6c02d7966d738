#include "language/catalog.hpp"

#include "language/embedded.hpp"
#include "support/catch.hpp"

#include <cofin/language/language.hpp>

#include <algorithm>
#include <array>
#include <cstdio>
#include <memory>
#include <set>

using namespace cofin;

namespace {

/// What a program prints.
std::string output_of(const std::string& command) {
    const auto close = [](std::FILE* pipe) { ::pclose(pipe); };
    const std::unique_ptr<std::FILE, decltype(close)> pipe(::popen(command.c_str(), "r"), close);
    REQUIRE(pipe != nullptr);
    std::string text;
    std::array<char, 4096> part{};
    while (const auto size = std::fread(part.data(), 1, part.size(), pipe.get()))
        text.append(part.data(), size);
    return text;
}

/// The text between the quotes of a line of a .pot file.
std::string unquoted(std::string_view line) {
    const auto first = line.find('"') + 1;
    const auto quoted = line.substr(first, line.rfind('"') - first);
    std::string text;
    for (std::size_t i = 0; i < quoted.size(); ++i)
        text += quoted[i] == '\\' ? quoted[++i] : quoted[i];
    return text;
}

struct words_wanted {
    std::string one;
    std::string many; // empty: they do not count
};

/// All words of the sources and rulebooks, by the tools of gettext and not by the catalogs.
const std::vector<words_wanted>& wanted() {
    static const auto found = [] {
        const auto text = output_of(COFIN_SOURCE_DIR "/src/language/po/extract");
        std::vector<words_wanted> all;
        for (std::size_t at = 0; at < text.size();) {
            const auto end = std::min(text.find('\n', at), text.size());
            const auto line = std::string_view(text).substr(at, end - at);
            if (line.starts_with("msgid ") && line != "msgid \"\"")
                all.push_back({unquoted(line), {}});
            if (line.starts_with("msgid_plural "))
                all.back().many = unquoted(line);
            at = end + 1;
        }
        return all;
    }();
    return found;
}

/// The places for values: `{}` and `{2}` are one each.
std::ptrdiff_t places_in(std::string_view words) { return std::ranges::count(words, '{'); }

/// Words that say the same in both languages: without a small letter, such as `UTF-8` or `{} x {}` (times); `partner` in pl and cs, `text` in cs.
bool is_the_same_everywhere(std::string_view language, std::string_view words) {
    const bool has_words =
        std::ranges::any_of(words, [](char c) { return c >= 'a' && c <= 'z' && c != 'x'; });
    const bool is_partner = words == "partner" || words == "partner {}";
    const bool is_text = words == "text";
    return !has_words || (is_partner && language != "uk") || (is_text && language == "cs");
}

} // namespace

TEST_CASE(
    "every word of the sources and every title of a rule is in each catalog, none empty or English",
    "[language]") {
    REQUIRE(wanted().size() > 1500);
    REQUIRE(embedded_catalogs().size() == 3);
    for (const auto& one : embedded_catalogs()) {
        CAPTURE(one.language);
        const catalog known(one.bytes);
        std::size_t lacking = 0;
        for (const auto& [english, many] : wanted()) {
            CAPTURE(english);
            for (std::size_t form = 0; form < std::size_t{many.empty() ? 1U : 3U}; ++form) {
                const auto said =
                    many.empty() ? known.find(english) : known.find(english, many, form);
                lacking += said && !said->empty() ? 0U : 1U;
                CHECK(said.value_or("") != "");
                CHECK((said != english || is_the_same_everywhere(one.language, english)));
                CHECK(places_in(said.value_or("")) == places_in(english));
            }
        }
        CHECK(lacking == 0);
    }
}

TEST_CASE("a catalog keeps no words that nobody says any more", "[language]") {
    std::set<std::string> said;
    for (const auto& [one, many] : wanted())
        said.insert(many.empty() ? one : one + '\0' + many);
    for (const auto& one : embedded_catalogs())
        for (const auto words : catalog(one.bytes).words()) {
            CAPTURE(one.language, words);
            CHECK((words.empty() || said.contains(std::string(words))));
        }
}

TEST_CASE("bytes that are no catalog, or half of one, are refused", "[language]") {
    CHECK_THROWS_WITH(catalog("nonsense"), "found bytes that are no catalog of translations");
    const auto whole = embedded_catalogs().front().bytes;
    CHECK_THROWS_WITH(catalog(whole.substr(0, whole.size() / 2)),
                      "found a catalog of translations that ends early");
    CHECK_THROWS(catalog(""));
}

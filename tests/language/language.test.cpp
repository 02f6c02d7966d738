#include "support/catch.hpp"

#include <cofin/error.hpp>
#include <cofin/language/language.hpp>

#include <algorithm>
#include <cstdlib>

using namespace cofin;
using namespace cofin::literals;
using namespace date::literals;

namespace {

std::string in(std::string_view code, const phrase& what) {
    return language::named(code).say(what);
}

/// Sets what chooses a language, nothing else, until its end.
class chosen_by {
public:
    explicit chosen_by(std::initializer_list<std::pair<const char*, const char*>> values) {
        clear();
        for (const auto& [name, value] : values)
            ::setenv(name, value, 1);
    }
    ~chosen_by() {
        clear();
        ::setenv("LC_ALL", "C.UTF-8", 1);
    }
    chosen_by(const chosen_by&) = delete;
    chosen_by& operator=(const chosen_by&) = delete;

    [[nodiscard]] static std::string code() {
        return std::string(language::of_environment().code());
    }

private:
    static void clear() {
        for (const auto* name : {"LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"})
            ::unsetenv(name);
    }
};

} // namespace

TEST_CASE("amounts, numbers and days are written as people write them there", "[language]") {
    // By the Unicode CLDR: blanks that do not break, decimal commas, days before months.
    const phrase over("{} is over {} = {}", 20'166.65_eur, phrase("{} of the total", 85_percent),
                      -1'000'000.00_eur);
    CHECK(in("en", over) == "20166.65 EUR is over 85 % of the total = -1000000.00 EUR");
    CHECK(in("pl", over) ==
          "20\u00A0166,65\u00A0EUR przekracza 85% sumy = -1\u00A0000\u00A0000,00\u00A0EUR");
    CHECK(in("cs", over) ==
          "20\u00A0166,65\u00A0EUR přesahuje 85\u00A0% celku = -1\u00A0000\u00A0000,00\u00A0EUR");
    CHECK(
        in("uk", over) ==
        "20\u00A0166,65\u00A0EUR перевищує 85% загальної суми = -1\u00A0000\u00A0000,00\u00A0EUR");
    CHECK(language::named("pl").amount(1'234.50_eur) == "1\u00A0234,50");
    CHECK(language::english().amount(-1'234'567.89_eur) == "-1 234 567.89");

    const day on = 2019_y / 1 / 31;
    CHECK(language::named("pl").date(on) == "31.01.2019");
    CHECK(language::named("cs").date(on) == "31.\u00A01.\u00A02019");
    CHECK(language::named("uk").date(on) == "31.01.2019");
    CHECK(language::named("pl").date(2019_y / 3) == "marzec\u00A02019");
    CHECK(language::english().date(on) == "2019-01-31");
}

TEST_CASE("an amount stays exact, whatever its size", "[language]") {
    const money most = money::of_minor(INT64_MAX, (1_eur).currency());
    CHECK(language::named("cs").amount(most) ==
          "92\u00A0233\u00A0720\u00A0368\u00A0547\u00A0758,07");
}

TEST_CASE("plural forms follow each language's grammar", "[language]") {
    const auto days = [](std::string_view code, int64_t count) {
        return in(code, plural_phrase("{} day from {} {}", "{} days from {} {}")(count, "a", "b"));
    };
    CHECK(days("en", 1) == "1 day from a b");
    CHECK(days("en", 2) == "2 days from a b");
    CHECK(days("cs", 1) == "1 den od a b");
    CHECK(days("cs", 4) == "4 dny od a b");
    CHECK(days("cs", 5) == "5 dnů od a b");
    CHECK(days("cs", 22) == "22 dnů od a b");
    CHECK(days("uk", 1) == "1 день від a b");
    CHECK(days("uk", 3) == "3 дні від a b");
    CHECK(days("uk", 11) == "11 днів від a b");
    CHECK(days("uk", 21) == "21 день від a b");
    CHECK(days("uk", 22) == "22 дні від a b");
    const auto months = [](int64_t count) {
        return in("pl",
                  plural_phrase("{} month from {} {}", "{} months from {} {}")(count, "a", "b"));
    };
    CHECK(months(1) == "1 miesiąc od a b");
    CHECK(months(22) == "22 miesiące od a b");
    CHECK(months(12) == "12 miesięcy od a b");
    CHECK(months(21) == "21 miesięcy od a b");
}

TEST_CASE("an error is said in the language, what it found as it stands", "[language]") {
    const parse_error problem({"costs.csv", 7, 3}, std::string("\"20166.65\""),
                              wording("an amount above zero"), "a");
    CHECK(language::named("pl").say(problem.message()) ==
          "costs.csv:7:3: znaleziono: \"20166.65\"; oczekiwano: kwota większa od zera; czy "
          "chodziło o "
          "„a”?");
    CHECK(language::named("cs").say(counting("{} error", "{} errors", 3)) == "3 chyby");
    CHECK(language::named("uk").say(counting("{} error", "{} errors", 11)) == "11 помилок");
    CHECK(language::english().say(problem.message()) == problem.what());
    error_log log;
    log.add(problem);
    log.add(problem);
    try {
        log.throw_if_any();
        FAIL("nothing was thrown");
    } catch (const error& all) {
        const auto said = language::named("uk").say(all.message());
        CHECK(std::ranges::count(said, '\n') == 2);
        CHECK(said.ends_with("2 помилки"));
    }
}

TEST_CASE("prose from elsewhere stays as it is, and what is nobody's words too", "[language]") {
    CHECK(in("uk", phrase::text("plugin x says {}")) == "plugin x says {}");
    CHECK(in("pl", phrase()).empty());
    CHECK(language::named("pl").number("5/85") == "5/85");
    CHECK(language::named("pl").number("20166.65 EUR x 2") == "20166.65 EUR x 2");
}

TEST_CASE("a title that the rulebook gives in the language wins over the catalog's", "[language]") {
    rule stated;
    stated.id = "R";
    stated.title = {{"en", "ERDF pays at most 85 % of eligible expenditure"}};
    const auto translated = language::named("cs").title_of(stated);
    CHECK(translated != stated.title["en"]);
    stated.title["cs"] = "Vlastní název";
    CHECK(language::named("cs").title_of(stated) == "Vlastní název");
    CHECK(language::english().title_of(stated) == stated.title["en"]);
}

TEST_CASE("an unknown language is refused with those that are known", "[language]") {
    CHECK_THROWS_WITH(language::named("de"), "--lang: found \"de\", expected en, cs, pl, uk");
    CHECK_THROWS_AS(language::named("PL"), parse_error);
}

TEST_CASE("the environment chooses as gettext has it", "[language]") {
    CHECK(chosen_by({}).code() == "en");
    CHECK(chosen_by({{"LANG", "pl_PL.UTF-8"}}).code() == "pl");
    CHECK(chosen_by({{"LANG", "pl_PL.UTF-8"}, {"LC_MESSAGES", "cs_CZ.UTF-8"}}).code() == "cs");
    CHECK(chosen_by({{"LC_ALL", "uk_UA"}, {"LC_MESSAGES", "cs_CZ.UTF-8"}}).code() == "uk");
    CHECK(chosen_by({{"LANGUAGE", "de:uk"}, {"LANG", "pl_PL"}}).code() == "uk");
    CHECK(chosen_by({{"LANGUAGE", "de"}, {"LANG", "pl_PL"}}).code() == "pl");
    CHECK(chosen_by({{"LANGUAGE", "uk"}, {"LANG", "C.UTF-8"}}).code() == "en");
    CHECK(chosen_by({{"LANG", "de_DE.UTF-8"}}).code() == "en");
}

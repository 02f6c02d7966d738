#include "rulebook/toml_reader.hpp"

#include "support/catch.hpp"
#include "support/refusals.hpp"

#include <cofin/money/money.hpp>

using namespace cofin;
using namespace cofin::literals;
using namespace cofin::test;

namespace {

/// What `act` finds wrong in a text, and what the log gathered.
template <class Act>
std::string refusal_of_key(std::string_view text, const Act& act) {
    return refusal_of([&] {
        const toml::table document = parse_toml(text, "f.toml");
        const std::string file = "f.toml";
        error_log log;
        toml_reader reader(document, file, log);
        act(reader);
        log.throw_if_any();
    });
}

std::string refusal_of_key(std::string_view text) {
    return refusal_of_key(text, [](toml_reader&) {});
}

/// Reads `k` as a value of that type; what is wrong goes to `refused`.
std::optional<fact_value> value_in(const std::string& text, fact_type type, std::string& refused) {
    std::optional<fact_value> read;
    refused =
        refusal_of_key("k = " + text, [&](toml_reader& reader) { read = reader.value("k", type); });
    return read;
}

} // namespace

TEST_CASE("what is no TOML is refused at its place, in our words", "[toml_reader]") {
    CHECK(refusal_of_key("a = 1\na = 2\n") ==
          "f.toml:2:5: found the key 'a' a second time, expected each key once");
    CHECK(refusal_of_key("a = 2019-02-30\n").find("f.toml:1:") == 0);
    CHECK(refusal_of_key("a = \"x\n").find("f.toml:1:") == 0);
    CHECK(refusal_of_key("a = \"\xff\"\n").find("expected UTF-8 text") != std::string::npos);
    CHECK(refusal_of_key("a = 1\n").empty());
}

TEST_CASE("a value has the type that is wanted, or none", "[toml_reader]") {
    const auto [text, type, value] = GENERATE(table<std::string, fact_type, fact_value>({
        {"true", fact_type::flag, fact_value(true)},
        {"-12", fact_type::count, fact_value(int64_t{-12})},
        {"\"25.308\"", fact_type::number, fact_value(decimal::parse("25.308"))},
        {"\"85 %\"", fact_type::proportion, fact_value(85_percent)},
        {"\"5/85\"", fact_type::proportion, fact_value(rate::of(5, 85))},
        {"\"20000.00 EUR\"", fact_type::amount, fact_value(20'000_eur)},
        {"\"-0.01 EUR\"", fact_type::amount, fact_value(-0.01_eur)},
        {"2019-02-28", fact_type::date, fact_value(parse_day("2019-02-28"))},
        {"\"word\"", fact_type::text, fact_value(std::string("word"))},
        {"[\"a\", \"b\"]", fact_type::list, fact_value(texts{"a", "b"})},
        {"\"a\"", fact_type::list, fact_value(texts{"a"})},
        {"[]", fact_type::list, fact_value(texts{})},
    }));
    CAPTURE(text);
    std::string refused;
    CHECK(value_in(text, type, refused) == value);
    CHECK(refused.empty());
}

TEST_CASE("a value of another type is refused with what it is", "[toml_reader]") {
    const auto [text, type, message] = GENERATE(table<std::string, fact_type, std::string>({
        {"\"true\"", fact_type::flag, "found \"true\", expected true or false"},
        {"1.0", fact_type::count,
         "found the floating-point 1.0, expected a whole number such as 12"},
        {"0.85", fact_type::number,
         "found the floating-point 0.85, expected a number in quotes such as \"25.308\""},
        {"85", fact_type::proportion,
         "found the integer 85, expected a rate in quotes such as \"85 %\" or \"5/85\""},
        {"20000", fact_type::amount,
         "found the integer 20000, expected an amount in quotes such as \"20000.00 EUR\""},
        {"\"2019-02-28\"", fact_type::date,
         "found \"2019-02-28\", expected a date such as 2018-01-15"},
        {"2019-02-28T00:00:00", fact_type::date,
         "found the date-time 2019-02-28T00:00:00, expected a date such as 2018-01-15"},
        {"[\"a\"]", fact_type::text, "found an array, expected a text in quotes"},
        {"[\"a\", 1]", fact_type::list,
         "found an array, expected a list of texts such as [\"staff\", \"travel\"]"},
    }));
    std::string refused;
    CHECK_FALSE(value_in(text, type, refused).has_value());
    CHECK(refused == "f.toml:1:5: " + message);
}

TEST_CASE("what a quoted value says is refused inside its quotes", "[toml_reader]") {
    std::string refused;
    CHECK_FALSE(value_in("\"0.85\"", fact_type::proportion, refused).has_value());
    CHECK(refused == "f.toml:1:6: found \"0.85\", expected a rate such as 85 %, 77.5625 % or 5/85");
    CHECK_FALSE(value_in("\"10.001 EUR\"", fact_type::amount, refused).has_value());
    CHECK(refused.find("f.toml:1:") == 0);
    CHECK_FALSE(value_in("\"1e5 EUR\"", fact_type::amount, refused).has_value());
    CHECK_FALSE(value_in("\"012 EUR\"", fact_type::amount, refused).has_value());
    CHECK_FALSE(value_in("\"10.00 EUX\"", fact_type::amount, refused).has_value());
    CHECK_FALSE(value_in("\"NaN\"", fact_type::number, refused).has_value());
}

TEST_CASE("a key that nobody takes is unknown; one that is near to a known one is named",
          "[toml_reader]") {
    const auto read = [](toml_reader& reader) {
        static_cast<void>(reader.text("title"));
        reader.refuse_unknown({"rulebook"});
    };
    CHECK(refusal_of_key("title = \"x\"\n", read).empty());
    CHECK(refusal_of_key("\ntitl = \"x\"\n", read) ==
          "f.toml:2:1: found the key \"titl\", expected a known key; did you mean \"title\"?");
    CHECK(refusal_of_key("ruleboook = 1\n", read).find("did you mean \"rulebook\"?") !=
          std::string::npos);
    CHECK(refusal_of_key("price = 1\n", read) ==
          "f.toml:1:1: found the key \"price\", expected one of rulebook, title");
}

TEST_CASE("a text that must be there is neither absent nor empty", "[toml_reader]") {
    const auto read = [](toml_reader& reader) { CHECK(reader.required_text("id").empty()); };
    CHECK(refusal_of_key("", read) == "f.toml:1:1: found no key id, expected a text");
    CHECK(refusal_of_key("id = \"\"", read) ==
          "f.toml:1:6: found \"\", expected a text that is not empty");
    CHECK(refusal_of_key("id = 7", read) ==
          "f.toml:1:6: found the integer 7, expected a text in quotes");
}

TEST_CASE("a title has languages, English among them", "[toml_reader]") {
    const auto read = [](toml_reader& reader) { static_cast<void>(reader.by_language("title")); };
    CHECK(refusal_of_key("title.en = \"a\"\ntitle.cs = \"b\"\n", read).empty());
    CHECK(refusal_of_key("title.cs = \"b\"\n", read).find("no key en") != std::string::npos);
    CHECK(refusal_of_key("title.en = \"a\"\ntitle.xx = \"b\"\n", read).find("f.toml:2:7") == 0);
    CHECK(refusal_of_key("title = \"a\"\n", read) ==
          "f.toml:1:9: found \"a\", expected a table [title]");
}

TEST_CASE("tables are tables, and one that is not is told apart", "[toml_reader]") {
    const auto count = [](toml_reader& reader) { CHECK(reader.tables("t").size() == 1); };
    CHECK(refusal_of_key("[[t]]\na = 1\n", count).empty());
    CHECK(refusal_of_key("t = [{ a = 1 }, 2]\n", count) ==
          "f.toml:1:17: found the integer 2, expected a table");
    const auto none = [](toml_reader& reader) { CHECK(reader.tables("t").empty()); };
    CHECK(refusal_of_key("[t]\n", none) == "f.toml:1:1: found a table, expected tables [[t]]");
    CHECK(refusal_of_key("", none).empty());
}

TEST_CASE("all that is wrong in a file is told at once", "[toml_reader]") {
    const auto read = [](toml_reader& reader) {
        static_cast<void>(reader.text("a"));
        static_cast<void>(reader.value("b", fact_type::date));
    };
    CHECK(refusal_of_key("a = 1\nb = 2\n", read) ==
          "f.toml:1:5: found the integer 1, expected a text in quotes\n"
          "f.toml:2:5: found the integer 2, expected a date such as 2018-01-15\n"
          "2 errors");
}

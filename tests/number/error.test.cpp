#include "support/catch.hpp"

#include <cofin/error.hpp>

using namespace cofin;

TEST_CASE("a place names what is known of it", "[error]") {
    CHECK(to_string(place{"costs.csv", 7, 3}) == "costs.csv:7:3");
    CHECK(to_string(place{"costs.csv", 7, 0}) == "costs.csv:7");
    CHECK(to_string(place{"", 7, 3}) == "7:3");
    CHECK(to_string(place{}).empty());
}

TEST_CASE("an unreadable text says where, what was found, expected and near", "[error]") {
    const parse_error problem({"costs.csv", 7, 3}, "\"EUE\"", "a currency", "EUR");
    CHECK(problem.what() ==
          std::string("costs.csv:7:3: found \"EUE\", expected a currency; did you "
                      "mean \"EUR\"?"));
    CHECK(problem.where() == place{"costs.csv", 7, 3});
    CHECK(problem.found() == "\"EUE\"");
    CHECK(problem.expected() == "a currency");
    CHECK(problem.nearest() == "EUR");
}

TEST_CASE("an error inside a field is seen from the file that holds it", "[error]") {
    const parse_error inside({{}, 0, 4}, "x", "y");
    CHECK(inside.located({"costs.csv", 7, 20}).where() == place{"costs.csv", 7, 23});
    CHECK(inside.located({"costs.csv", 7, 0}).where() == place{"costs.csv", 7, 4});
    CHECK(parse_error({}, "x", "y").located({"costs.csv", 7, 20}).where() ==
          place{"costs.csv", 7, 20});
}

TEST_CASE("all errors of an input are counted, the first hundred are kept", "[error]") {
    const auto thrown = [](std::size_t count) {
        error_log log;
        for (std::size_t line = 1; line <= count; ++line)
            log.add(parse_error({"costs.csv", line, 0}, "x", "y"));
        CHECK(log.count() == count);
        try {
            log.throw_if_any();
        } catch (const input_errors& problems) {
            return problems;
        }
        return input_errors({}, 0);
    };
    CHECK(thrown(0).count() == 0);
    CHECK(thrown(1).what() == std::string("costs.csv:1: found x, expected y"));
    CHECK(thrown(2).what() == std::string("costs.csv:1: found x, expected y\n"
                                          "costs.csv:2: found x, expected y\n2 errors"));
    CHECK(thrown(99).kept().size() == 99);
    CHECK(thrown(100).kept().size() == 100);
    CHECK(thrown(101).kept().size() == 100);
    CHECK(thrown(101).count() == 101);
    CHECK(std::string(thrown(101).what()).ends_with("\n... and 1 more\n101 errors"));
}

TEST_CASE("two currencies in one sum are an error that says what to do", "[error]") {
    CHECK(
        currency_mismatch("EUR", "CZK").what() ==
        std::string("found amounts in EUR and CZK, expected one currency: convert one of them at a "
                    "dated rate first"));
}

TEST_CASE("a quoted text shows what cannot be seen", "[error]") {
    CHECK(in_quotes("20 000") == "\"20 000\"");
    CHECK(in_quotes("a\tb\x7f") == "\"a\\x09b\\x7f\"");
    CHECK(in_quotes("say \"x\"\\") == "\"say \\\"x\\\"\\\\\"");
    CHECK(in_quotes("Úřady") == "\"Úřady\"");
    CHECK(in_quotes(std::string(40, 'x')) == '"' + std::string(40, 'x') + '"');
    CHECK(in_quotes(std::string(41, 'x')) == '"' + std::string(40, 'x') + "...\"");
    // Never within a character.
    CHECK(in_quotes(std::string(39, 'x') + "ł") == '"' + std::string(39, 'x') + "...\"");
    CHECK(in_quotes(std::string(38, 'x') + "łł") == '"' + std::string(38, 'x') + "ł...\"");
}

TEST_CASE("bytes that are no UTF-8 are quoted by their numbers", "[error]") {
    CHECK(in_quotes("a\x80z") == "\"a\\x80z\"");
    CHECK(in_quotes("\xc0\xaf") == "\"\\xc0\\xaf\"");          // a longer form of "/"
    CHECK(in_quotes("\xed\xa0\x80") == "\"\\xed\\xa0\\x80\""); // half of a surrogate pair
    CHECK(in_quotes("\xf4\x90\x80\x80") == "\"\\xf4\\x90\\x80\\x80\"");
    CHECK(in_quotes("caf\xe9") == "\"caf\\xe9\"");
    CHECK(in_quotes("\xe2\x82") == "\"\\xe2\\x82\""); // a euro sign, cut
    CHECK(in_quotes("\xe2\x82\xac \xf0\x9f\x98\x80") == "\"\xe2\x82\xac \xf0\x9f\x98\x80\"");
}

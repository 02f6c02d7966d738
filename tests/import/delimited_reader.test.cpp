#include "import/delimited_reader.hpp"

#include "import/delimiter.hpp"
#include "import/question.hpp"
#include "support/catch.hpp"

using namespace cofin;
using namespace std::string_literals;

namespace {

/// A text as bytes that are asked for in turn.
csv_reader::byte_source source_of(std::string text) {
    return [text = std::move(text), at = std::size_t{0}](char* into, std::size_t size) mutable {
        const std::size_t count = std::min(size, text.size() - at);
        text.copy(into, count, at);
        at += count;
        return count;
    };
}

using text_rows = std::vector<std::vector<std::string>>;

text_rows rows_of(const std::string& text, char delimiter = ';') {
    delimited_reader reader("list.csv", source_of(text), delimiter);
    text_rows all;
    while (reader.next())
        all.emplace_back(reader.cells().begin(), reader.cells().end());
    return all;
}

std::string problem_of(const std::string& text) {
    delimited_reader reader("list.csv", source_of(text), ';');
    std::string problems;
    while (reader.next())
        if (!reader.problem().empty())
            problems += std::to_string(reader.line()) + ": " + to_string(reader.problem());
    return problems;
}

} // namespace

TEST_CASE("rows of any width are read") {
    CHECK(rows_of("") == text_rows{});
    CHECK(rows_of("a;b\n1;2\n") == text_rows{{"a", "b"}, {"1", "2"}});
    CHECK(rows_of("a;b\r\n1;2") == text_rows{{"a", "b"}, {"1", "2"}});
    CHECK(rows_of("a;;\n\n;") == text_rows{{"a", "", ""}, {""}, {"", ""}});
    CHECK(rows_of("\"a;b\";\"c \"\"d\"\"\"\n") == text_rows{{"a;b", "c \"d\""}});
    CHECK(rows_of("\"a\nb\";2\r\n3;\"4\"\r\n") == text_rows{{"a\nb", "2"}, {"3", "4"}});
    CHECK(rows_of("a \"b\" c;5\" tube\n") == text_rows{{"a \"b\" c", "5\" tube"}});
    CHECK(rows_of("\"\";\"\"") == text_rows{{"", ""}});
}

TEST_CASE("a row that goes on beyond the buffer is read whole") {
    const std::string longer(300'000, 'x');
    CHECK(rows_of(longer + ";1\n2;3\n") == text_rows{{longer, "1"}, {"2", "3"}});
    CHECK(rows_of("\"" + longer + "\n" + longer + "\";1\n2;3\n") ==
          text_rows{{longer + "\n" + longer, "1"}, {"2", "3"}});
    std::string many;
    text_rows expected;
    for (int i = 0; i < 60'000; ++i) {
        many += std::to_string(i) + (i % 7 == 0 ? ";\"q;\"\"\n\"\n" : ";plain\n");
        expected.push_back({std::to_string(i), i % 7 == 0 ? "q;\"\n" : "plain"});
    }
    CHECK(rows_of(many) == expected);
}

TEST_CASE("lines are counted through quoted line breaks") {
    delimited_reader reader("list.csv", source_of("a\n\"b\n\nc\"\nd\n"), ';');
    std::vector<std::size_t> lines;
    while (reader.next())
        lines.push_back(reader.line());
    CHECK(lines == std::vector<std::size_t>{1, 2, 5});
}

TEST_CASE("what is wrong with one row is said of it alone") {
    CHECK(problem_of("a;b\n1;\x01\n2;3\n").starts_with("2: found the control character"));
    CHECK(problem_of("a;b\n1;\0\n2;3\n"s).starts_with("2: found the control character"));
    CHECK(problem_of("a\n\"b\"c;1\n").starts_with("2: found text behind a closing quote"));
    CHECK(problem_of("a;\tb\r\n\"c\r\nd\";1\n").empty());
    CHECK(problem_of("a\rb;1\n").starts_with("1: found the control character"));
}

TEST_CASE("what makes the whole text unreadable is refused at its place, in bounded memory") {
    CHECK_THROWS_WITH(rows_of("a;b\nc;\xb3\n"),
                      Catch::Matchers::StartsWith("list.csv:2:3: found byte 0xb3"));
    CHECK_THROWS_WITH(rows_of("a\nb;\"c\nd"),
                      Catch::Matchers::StartsWith("list.csv:2:3: found a quote without its end"));
    std::size_t given = 0;
    const auto endless = [&](char* into, std::size_t size) {
        std::fill_n(into, size, given == 0 ? '"' : 'x');
        given += size;
        return size;
    };
    delimited_reader quoted("list.csv", endless, ';');
    CHECK_THROWS_AS(quoted.next(), parse_error);
    CHECK(given < 16 * delimited_reader::row_size_max);
    given = 1;
    delimited_reader plain("list.csv", endless, ';');
    CHECK_THROWS_WITH(plain.next(),
                      Catch::Matchers::StartsWith("list.csv:1:1: found a line of more than"));
    CHECK(given < 16 * delimited_reader::row_size_max);
}

TEST_CASE("the delimiter is what parts the first rows evenly") {
    CHECK(detect_delimiter("f", "kwota;opis\n1,5;a, b\n2,5;c\n") == ';');
    CHECK(detect_delimiter("f", "amount,description\n1.5,a\n2.5,\"b; c\"\n") == ',');
    CHECK(detect_delimiter("f", "amount\tdescription\n1,5\ta\n2,5\tb\n") == '\t');
    CHECK(detect_delimiter("f", "x|y\n1|2\n") == '|');
    CHECK(detect_delimiter("f", "sep=|\nx;y\n") == '|');
    CHECK(detect_delimiter("f", "List of costs\n\nx;y;z\n1;2;3\n4;5;6\n") == ';');
    CHECK_THROWS_AS(detect_delimiter("f", "x\n1\n"), import_question);
    CHECK_THROWS_AS(detect_delimiter("f", "x;1,y\n2;3,4\n"), import_question);
    for (const char delimiter : delimiters)
        CHECK(delimiter_named(name_of_delimiter(delimiter)) == delimiter);
    CHECK_THROWS_AS(delimiter_named("x"), parse_error);
}

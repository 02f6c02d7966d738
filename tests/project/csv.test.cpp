// Machine CSV: what is read, and that everything else is refused at its place.

#include "project/csv.hpp"

#include "project/input_file.hpp"
#include "support/catch.hpp"

#include <cofin/money/money.hpp>

#include <filesystem>
#include <fstream>
#include <memory>

#include <unistd.h>

using namespace cofin;
using namespace std::string_literals;

namespace {

csv_reader::byte_source bytes(std::string text) {
    const auto rest = std::make_shared<std::pair<std::string, std::size_t>>(std::move(text), 0);
    return [rest](char* into, std::size_t size) {
        auto& [all, at] = *rest;
        const std::size_t count = all.copy(into, size, at);
        at += count;
        return count;
    };
}

const csv_columns any{.required = {}, .optional = {}, .others = true};

csv_reader reading(std::string text, const csv_columns& columns = any) {
    return csv_reader("f.csv", bytes(std::move(text)), columns);
}

using row_texts = std::vector<std::vector<std::string>>;

row_texts rows_of(std::string text) {
    csv_reader rows("f.csv", bytes(std::move(text)), any);
    row_texts read;
    while (rows.next())
        read.emplace_back(rows.fields().begin(), rows.fields().end());
    return read;
}

/// The message of the first error, empty where there is none.
std::string refusal(std::string text, const csv_columns& columns = any) {
    try {
        csv_reader rows("f.csv", bytes(std::move(text)), columns);
        while (rows.next()) {}
    } catch (const error& problem) {
        return problem.what();
    }
    return "";
}

/// A file below the system's temporary folder that goes away with its name.
class temporary_file {
public:
    explicit temporary_file(std::string_view text)
        : path_(std::filesystem::temp_directory_path() /
                ("cofin-csv-" + std::to_string(::getpid()) + ".csv")) {
        std::ofstream(path_, std::ios::binary) << text;
    }
    ~temporary_file() { std::filesystem::remove(path_); }
    temporary_file(const temporary_file&) = delete;
    temporary_file& operator=(const temporary_file&) = delete;
    [[nodiscard]] std::string path() const { return path_.string(); }

private:
    std::filesystem::path path_;
};

} // namespace

TEST_CASE("a CSV file is read field by field, whatever its line ends and quotes", "[csv]") {
    CHECK(rows_of("a,b\n1,2\n3,4\n") == row_texts{{"1", "2"}, {"3", "4"}});
    CHECK(rows_of("a,b\r\n1,2\r\n3,4") == row_texts{{"1", "2"}, {"3", "4"}});
    CHECK(rows_of("a,b\n,\n\"\",\n") == row_texts{{"", ""}, {"", ""}});
    CHECK(rows_of("a,b\n\"x, y\",\"he said \"\"no\"\"\"\n") ==
          row_texts{{"x, y", "he said \"no\""}});
    CHECK(rows_of("a,b\n\"two\nlines\",\"\r\n\"\r\n1,2") ==
          row_texts{{"two\nlines", "\r\n"}, {"1", "2"}});
    CHECK(rows_of("a,b\n\"\"\"\",\"\"\"\"\"\"\n") == row_texts{{"\"", "\"\""}});
    CHECK(rows_of("a\n1\n\n2\n") == row_texts{{"1"}, {""}, {"2"}});
    CHECK(rows_of("a,b\nzażółć,gęślą\tjaźń\n") == row_texts{{"zażółć", "gęślą\tjaźń"}});
    CHECK(rows_of("a,b\n").empty());
    CHECK(rows_of("a,b").empty());
}

TEST_CASE("a byte order mark is skipped and counts no column", "[csv]") {
    CHECK(reading("\xef\xbb\xbf"
                  "a,b\n1,2\n")
              .header() == std::vector<std::string>{"a", "b"});
    CHECK(refusal("\xef\xbb\xbf"
                  "a,a\n") ==
          "f.csv:1:3: found column \"a\" a second time, expected each column once");
    CHECK(refusal("\xff\xfe"
                  "a\0,\0"s) == "f.csv:1:1: found UTF-16 text, expected UTF-8 text");
}

TEST_CASE("a row knows where it and its fields stand", "[csv]") {
    csv_reader rows("f.csv", bytes("a,b,c\nż,\"x\n\"\"y\",z\n1,2,3\n"), any);
    REQUIRE(rows.next());
    CHECK(rows.line() == 2);
    CHECK(rows.where(0) == place{"f.csv", 2, 1});
    CHECK(rows.where(1) == place{"f.csv", 2, 5}); // bytes, after the quote
    CHECK(rows.where(2) == place{"f.csv", 3, 6});
    CHECK(rows[1] == "x\n\"y");
    CHECK(rows.raw() == "ż,\"x\n\"\"y\",z");
    REQUIRE(rows.next());
    CHECK(rows.line() == 4);
    CHECK(rows.where(2) == place{"f.csv", 4, 5});
    CHECK_FALSE(rows.next());
    CHECK_FALSE(rows.next());
}

TEST_CASE("a row that is not the format is refused at its place", "[csv]") {
    const auto [text, message] = GENERATE(Catch::Generators::table<std::string, std::string>({
        {"", "f.csv:1:1: found an empty file, expected a header"},
        {"\xef\xbb\xbf", "f.csv:1:1: found an empty file, expected a header"},
        {"a,b\n1\n", "f.csv:2:2: found 1 field, expected 2 as in the header"},
        {"a,b\n1,2,3\n", "f.csv:2:5: found 3 fields, expected 2 as in the header"},
        {"a,b\n1,2,\n", "f.csv:2:5: found 3 fields, expected 2 as in the header"},
        {"a,b\n\n1,2\n", "f.csv:2:1: found an empty line, expected 2 as in the header"},
        {"a,b\n1,\"2\n", "f.csv:2:3: found a quote that nothing closes, expected a closing quote"},
        {"a,b\n1,\"2\"x\n",
         "f.csv:2:6: found \"x\" after a closing quote, expected a comma or the line's end"},
        {"a,b\n1,\"2\" \n",
         "f.csv:2:6: found \" \" after a closing quote, expected a comma or the line's end"},
        {"a,b\n1,5\" pipe\n", "f.csv:2:4: found a quote within an unquoted field, expected the "
                              "whole field in quotes, its own doubled"},
        {"a,b\n1, \"2\"\n", "f.csv:2:4: found a quote within an unquoted field, expected the whole "
                            "field in quotes, its own doubled"},
        {"a,b\r1,2\r",
         "f.csv:1:4: found a carriage return within a line, expected line ends of LF or CRLF"},
        {"a,b\n1,2\r",
         "f.csv:2:4: found a carriage return within a line, expected line ends of LF or CRLF"},
        {"a,b\n1,\0\n"s, "f.csv:2:3: found a NUL byte, expected UTF-8 text"},
        {"a,b\n1,\"x\0\"\n"s, "f.csv:2:5: found a NUL byte, expected UTF-8 text"},
        {"a,b\n1,caf\xe9\n", "f.csv:2:6: found byte 0xe9, expected UTF-8 text"},
        {"a,b\n\"x\ny\",\"caf\xe9\"\n", "f.csv:3:8: found byte 0xe9, expected UTF-8 text"},
        {"a,b\n1,\xc0\xaf\n", "f.csv:2:3: found byte 0xc0, expected UTF-8 text"},     // overlong
        {"a,b\n1,\xed\xa0\x80\n", "f.csv:2:3: found byte 0xed, expected UTF-8 text"}, // a surrogate
        {"a,b\n1,\xf4\x90\x80\x80\n",
         "f.csv:2:3: found byte 0xf4, expected UTF-8 text"},                      // beyond U+10FFFF
        {"a,b\n1,\xe2\x82\n", "f.csv:2:3: found byte 0xe2, expected UTF-8 text"}, // cut short
    }));
    CAPTURE(text);
    CHECK(refusal(text) == message);
}

TEST_CASE("a header is held against the columns that are known", "[csv]") {
    const csv_columns strict{.required = {"amount", "rate"}, .optional = {"rounding"}};
    csv_columns open = strict;
    open.others = true;
    CHECK(refusal("amount,rate\n", strict).empty());
    CHECK(refusal("rounding,rate,amount\n", strict).empty());
    CHECK(refusal("amount,id,rate\n", open).empty());
    CHECK(refusal("amount,id,rate\n", strict) ==
          "f.csv:1:8: found column \"id\", expected one of amount, rate, rounding");
    CHECK(refusal("amuont,rate\n", strict) == "f.csv:1:1: found column \"amuont\", expected one of "
                                              "amount, rate, rounding; did you mean \"amount\"?");
    CHECK(refusal("", strict) ==
          "f.csv:1:1: found an empty file, expected a header with amount, rate");
    CHECK(refusal("amount\n", strict) ==
          "f.csv:1: found no column \"rate\", expected amount, rate");
    CHECK(refusal("amount,,rate\n", open) ==
          "f.csv:1:8: found a column without a name, expected a name");
    CHECK(refusal("amount,date,rate\n", open).empty()); // near to rate, but rate is there
    CHECK(refusal("amount,rate,Rounding\n", open) ==
          "f.csv:1:13: found column \"Rounding\", expected column rounding; did you mean "
          "\"rounding\"?");
    CHECK(refusal("id,amount,amount\n", strict) ==
          "f.csv:1:11: found column \"amount\" a second time, expected each column once\n"
          "f.csv:1:1: found column \"id\", expected one of amount, rate, rounding\n"
          "f.csv:1: found no column \"rate\", expected amount, rate\n"
          "3 errors");
    csv_reader rows("f.csv", bytes("rate,amount\n5/85,1.00\n"), strict);
    CHECK(rows.column("amount") == 1);
    CHECK_FALSE(rows.find("rounding"));
}

TEST_CASE("after a bad row the next one is read, and all errors are gathered", "[csv]") {
    csv_reader rows("f.csv", bytes("a,b\n1,2\n1\n\"x\"y,\n\xff,2\n3,4\n5,\"6\n"), any);
    error_log problems;
    std::vector<std::size_t> good;
    rows.each_row(problems, [&] { good.push_back(rows.line()); });
    CHECK(good == std::vector<std::size_t>{2, 6});
    try {
        problems.throw_if_any();
        FAIL("nothing was thrown");
    } catch (const input_errors& errors) {
        REQUIRE(errors.count() == 4);
        CHECK(errors.kept()[0].where() == place{"f.csv", 3, 2});
        CHECK(errors.kept()[1].where() == place{"f.csv", 4, 4});
        CHECK(errors.kept()[2].where() == place{"f.csv", 5, 1});
        CHECK(errors.kept()[3].where() == place{"f.csv", 7, 3});
    }
}

TEST_CASE("a field's own error gets its place in the file, and the first hundred are kept",
          "[csv]") {
    std::string text = "id,amount\n";
    for (int i = 0; i < 150; ++i)
        text += "x,1,5\n";
    csv_reader rows("f.csv", bytes("id,amount\n7,\"1,5\"\n8,2.50\n"), any);
    const auto amount = [](std::string_view field) { return money::parse(field, euro); };
    REQUIRE(rows.next());
    CHECK_THROWS_WITH(rows.read(1, amount),
                      Catch::Contains("f.csv:2:4: found \"1,5\", expected an amount in EUR"));
    REQUIRE(rows.next());
    CHECK(rows.read(1, amount) == money::of_minor(250, euro));

    csv_reader many("f.csv", bytes(text), any);
    error_log problems;
    many.each_row(problems, [] {});
    CHECK(problems.count() == 150);
    CHECK_THROWS_WITH(problems.throw_if_any(), Catch::Contains("\n... and 50 more\n150 errors"));
}

TEST_CASE("a row may be as long as the limit and no longer", "[csv]") {
    const std::string longest(csv_reader::row_size_max, 'x');
    for (const std::string end : {"", "\n", "\r\n"}) {
        CHECK(rows_of("a\n" + longest + end) == row_texts{{longest}});
        CHECK(refusal("a\n" + longest + "x" + end) ==
              "f.csv:2:1: found a row of more than 1048576 bytes, expected rows of at most 1048576 "
              "bytes");
    }
    const std::string fits(csv_reader::row_size_max - 2, '\n');
    CHECK(rows_of("a\n\"" + fits + "\"\n1\n") == row_texts{{fits}, {"1"}});
    CHECK(refusal("a,b\n1,\"" + longest + "\"\n") ==
          "f.csv:2:3: found a quote that nothing closes within 1048576 bytes, expected a closing "
          "quote");
}

TEST_CASE("a line without end is refused after about a mebibyte", "[csv]") {
    for (const char filler : {'x', ',', '"', '\0'}) {
        std::size_t taken = 0;
        const auto endless = [&](char* into, std::size_t size) {
            std::fill_n(into, size, filler);
            taken += size;
            return size;
        };
        CHECK_THROWS_AS(csv_reader("endless", endless, any), parse_error);
        CHECK(taken <= 2 * csv_reader::row_size_max);
    }
}

TEST_CASE("rows that cross the buffer's end are the same rows", "[csv]") {
    std::string text = "a,b,c\r\n";
    row_texts expected;
    for (std::size_t i = 0; i < 20'000; ++i) {
        const std::string number = std::to_string(i);
        const std::string filler(i % 83, 'z');
        expected.push_back({number, filler + "\"" + number + ",", "ę"});
        text += number + ",\"" + filler + "\"\"" + number + ",\",ę\r\n";
    }
    CHECK(text.size() > std::size_t{1} << 20U);
    CHECK(rows_of(text) == expected);
}

TEST_CASE("a field is quoted only where it has to be", "[csv]") {
    const auto written = [](std::string_view field) {
        std::string out;
        append_field(out, field);
        return out;
    };
    CHECK(written("plain text") == "plain text");
    CHECK(written("").empty());
    CHECK(written("a,b") == "\"a,b\"");
    CHECK(written("5\" pipe") == "\"5\"\" pipe\"");
    CHECK(written("two\nlines") == "\"two\nlines\"");
    CHECK(written("\xef\xbb\xbfmark") == "\"\xef\xbb\xbfmark\"");
}

TEST_CASE("a file is read as one state of it, or refused", "[csv][input_file]") {
    CHECK_THROWS_WITH(csv_reader("no/such.csv", any),
                      "no/such.csv: found no such file, expected a file that can be read");
    const std::string folder = std::filesystem::temp_directory_path().string();
    CHECK_THROWS_WITH(csv_reader(folder, any), folder + ": found a directory, expected a file");

    const temporary_file file("a,b\n1,2\n");
    csv_reader rows(file.path(), any);
    CHECK(rows.next());
    CHECK_FALSE(rows.next());

    char some[4];
    input_file grown(file.path());
    REQUIRE(grown.read(some, 4) == 4);
    std::ofstream(file.path(), std::ios::app) << "3,4\n";
    char rest[100];
    CHECK_THROWS_WITH(grown.read(rest, 100),
                      file.path() +
                          ": found a file that changed while it was read, expected a file at rest");
}

TEST_CASE("remarks may stand above the header where the reader lets them, never below", "[csv]") {
    const csv_columns remarked{
        .required = {"a", "b"}, .optional = {}, .others = false, .remarks = true};
    csv_reader rows("f.csv", bytes("# one\n\"# two, quoted\",,\n#\na,b\n#1,2\n"), remarked);
    CHECK(rows.header() == std::vector<std::string>{"a", "b"});
    CHECK(rows.line() == 4);
    REQUIRE(rows.next());
    CHECK(rows[0] == "#1");
    CHECK(rows.where(1).line == 5);
    CHECK_FALSE(rows.next());
    CHECK(refusal("# one\n", remarked).find("an empty file") != std::string::npos);
    CHECK(refusal("#a,b\n1,2\n", {.required = {"a", "b"}}) != "");
}

// Machine CSV: writing and reading are each other's opposite, and no bytes can do harm.

#include "project/csv.hpp"

#include "rulebook/utf8.hpp"
#include "support/catch.hpp"

#include <numeric>

#include <rapidcheck.h>

using namespace cofin;

namespace {

using table = std::vector<std::vector<std::string>>;

csv_reader::byte_source bytes(const std::string& text) {
    return [&text, at = std::size_t{0}](char* into, std::size_t size) mutable {
        const std::size_t count = text.copy(into, size, at);
        at += count;
        return count;
    };
}

const csv_columns any_columns{.required = {}, .optional = {}, .others = true};

/// What is hard on a reader, more often than chance would have it.
rc::Gen<std::string> fields() {
    const auto piece = rc::gen::element<std::string>(
        "a", "85 %", "-12.50", "\"", "\"\"", ",", "\n", "\r\n", "\r", " ", "\t", "ż", "€",
        "\xf0\x9f\x98\x80", "\xef\xbb\xbf", "12345678");
    return rc::gen::map(rc::gen::container<std::vector<std::string>>(piece),
                        [](const std::vector<std::string>& pieces) {
                            return std::accumulate(pieces.begin(), pieces.end(), std::string());
                        });
}

table read_all(const std::string& text) {
    csv_reader rows("f.csv", bytes(text), any_columns);
    table read;
    while (rows.next())
        read.emplace_back(rows.fields().begin(), rows.fields().end());
    return read;
}

} // namespace

TEST_CASE("what append_field writes, csv_reader reads back", "[csv][property]") {
    CHECK(rc::check([] {
        const auto width = *rc::gen::inRange<std::size_t>(1, 6);
        const auto rows = *rc::gen::container<table>(
            rc::gen::container<std::vector<std::string>>(width, fields()));
        const std::string line_end = *rc::gen::element<std::string>("\n", "\r\n");
        std::string text;
        for (std::size_t i = 0; i < width; ++i)
            text += (i > 0 ? ",c" : "c") + std::to_string(i);
        text += line_end;
        for (const auto& row : rows) {
            for (std::size_t i = 0; i < width; ++i) {
                if (i > 0)
                    text += ',';
                append_field(text, row[i]);
            }
            text += line_end;
        }
        RC_ASSERT(read_all(text) == rows);
    }));
}

TEST_CASE("a raw row with the header before it is the same row", "[csv][property]") {
    CHECK(rc::check([] {
        const auto row = *rc::gen::container<std::vector<std::string>>(3, fields());
        std::string text = "a,b,c\n";
        for (std::size_t i = 0; i < 3; ++i) {
            if (i > 0)
                text += ',';
            append_field(text, row[i]);
        }
        csv_reader rows("f.csv", bytes(text), any_columns);
        RC_ASSERT(rows.next());
        RC_ASSERT(read_all("a,b,c\n" + std::string(rows.raw()) + "\n") == table{row});
    }));
}

TEST_CASE("bytes of any kind give rows or errors, each within the file", "[csv][property]") {
    CHECK(rc::check([] {
        const auto pieces = *rc::gen::container<std::vector<std::string>>(
            rc::gen::oneOf(fields(), rc::gen::container<std::string>(rc::gen::arbitrary<char>())));
        const std::string text = *rc::gen::element<std::string>("", "a\n", "a,b\n") +
                                 std::accumulate(pieces.begin(), pieces.end(), std::string());
        const auto lines = static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n')) + 1;
        try {
            csv_reader rows("f.csv", bytes(text), any_columns);
            while (true) {
                try {
                    if (!rows.next())
                        break;
                    RC_ASSERT(rows.fields().size() == rows.header().size());
                    for (std::size_t i = 0; i < rows.fields().size(); ++i) {
                        RC_ASSERT(invalid_utf8_at(rows[i]) == std::string_view::npos);
                        RC_ASSERT(rows.where(i).line <= lines);
                    }
                } catch (const parse_error& problem) {
                    RC_ASSERT(problem.where().line >= 1);
                    RC_ASSERT(problem.where().line <= lines);
                    RC_ASSERT(problem.where().column <= text.size() + 1);
                }
            }
        } catch (const error&) {
            // the header was refused
        }
    }));
}

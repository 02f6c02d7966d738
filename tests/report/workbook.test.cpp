#include "report/workbook.hpp"

#include "report/assessed.hpp"
#include "report/assessment_xlsx.hpp"
#include "support/catch.hpp"

#include <cofin/error.hpp>

using namespace cofin;
using namespace cofin::literals;
using namespace cofin::test;

// What stands in the cells, spreadsheets say: tests/office/workbooks.py.

TEST_CASE("columns are named as spreadsheets name them", "[xlsx]") {
    CHECK(sheet_column(0) == "A");
    CHECK(sheet_column(25) == "Z");
    CHECK(sheet_column(26) == "AA");
    CHECK(sheet_column(701) == "ZZ");
    CHECK(sheet_column(702) == "AAA");
}

TEST_CASE("the same workbook is the same bytes", "[xlsx]") {
    const reported_project reported;
    const auto bytes_of = [&] {
        assessment_workbook book;
        book.add(reported.project.agreed, reported.project.declared, reported.book,
                 reported.result);
        return book.bytes();
    };
    const auto bytes = bytes_of();
    CHECK(bytes.substr(0, 4) == "PK\x03\x04");
    CHECK(bytes_of() == bytes);
}

TEST_CASE("an amount that a spreadsheet would round is refused", "[xlsx]") {
    const auto book_of = [](int64_t minor) {
        workbook book;
        book.add_sheet("One", {"what", "=amount"})
            .add({{}, amount_of(money::of_minor(minor, euro))});
        return book.bytes();
    };
    CHECK_NOTHROW(book_of(999'999'999'999'999));
    CHECK_THROWS_AS(book_of(1'000'000'000'000'000), error);
    CHECK_THROWS_AS(book_of(-1'000'000'000'000'000), error);
}

TEST_CASE("a row more than a sheet has is refused", "[xlsx]") {
    workbook book;
    auto& one = book.add_sheet("One", {"what"});
    for (int i = 0; i < 1'048'576; ++i)
        one.add({});
    CHECK_THROWS_AS(book.bytes(), error);
}

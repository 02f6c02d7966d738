#include "import/helper/cell_text.hpp"

#include "import/helper/cell_reference.hpp"
#include "import/helper/refusal.hpp"
#include "import/helper/sheet_rows.hpp"
#include "support/catch.hpp"

using namespace cofin;
using namespace cofin::workbooks;

namespace {

class counting_sink : public row_sink {
public:
    void hidden_columns(std::uint32_t /*first*/, std::uint32_t /*last*/) override {}
    bool row(std::uint32_t /*number*/, bool /*hidden*/,
             const std::vector<cell_value>& cells) override {
        count += cells.size();
        return true;
    }
    std::size_t count = 0;
};

std::string shown_as(const char* code, double value) {
    return shown(value, read_number_format(code), day_count::from_1900).text;
}

} // namespace

TEST_CASE("a binary number is the shortest decimal that reads back", "[import][xlsx]") {
    CHECK(decimal_text(0.1) == "0.1");
    CHECK(decimal_text(0.1 + 0.2) == "0.30000000000000004"); // nobody knows which cents were meant
    CHECK(decimal_text(20166.65) == "20166.65");
    CHECK(decimal_text(-0.0) == "0");
    CHECK(decimal_text(1e22) == "10000000000000000000000");
    CHECK(decimal_text(1e-7) == "0.0000001");
    CHECK(read_double("1E+3") == 1000);
    for (const auto* none : {"", "1,5", " 1", "1 ", "nan", "inf", "1e999", "0x1p3", "--1"})
        CHECK_FALSE(read_double(none));
}

TEST_CASE("a rate is a hundredfold, moved by its decimal point", "[import][xlsx]") {
    CHECK(hundredfold("0.85") == "85");
    CHECK(hundredfold("0.775625") == "77.5625");
    CHECK(hundredfold("1") == "100");
    CHECK(hundredfold("0.005") == "0.5");
    CHECK(hundredfold("-0.1") == "-10");
    CHECK(hundredfold("0") == "0");
}

TEST_CASE("what a format shows beside a number comes with it", "[import][xlsx]") {
    CHECK(shown_as("General", 12.5) == "12.5");
    CHECK(shown_as("#,##0.00", 1234.5) == "1234.5");
    CHECK(shown_as("#,##0.00\\ \"zł\"", 1234.5) == "1234.5 zł");
    CHECK(shown_as("_-* #,##0.00\\ [$Kč-405]_-;-* #,##0.00\\ [$Kč-405]_-;_-* \"-\"??\\ [$Kč-405]_-",
                   5) == "5 Kč");
    CHECK(shown_as("[$€-2]\\ #,##0.00", 5) == "5 €");
    CHECK(shown_as("0\" tys.\"", 12) == "12 tys.");
    CHECK(shown_as("[Red]0.00;[Blue]-0.00", 5) == "5");
    CHECK(shown_as("0\".-\"", 5) == "5");
    CHECK(shown_as("0.0 %", 0.775) == "77.5 %");
}

TEST_CASE("dates are those of the calendar, whatever a workbook counts from", "[import][xlsx]") {
    CHECK(shown_as("yyyy\\-mm\\-dd", 43416) == "2018-11-12");
    CHECK(shown_as("d.m.yyyy h:mm", 43416.5) == "2018-11-12T12:00:00");
    CHECK(shown_as("d/m/yy", 43416.999999) ==
          "2018-11-13"); // midnight, as near as binary numbers come
    CHECK(shown_as("h:mm", 0.75) == "18:00:00");
    CHECK(shown_as("[h]:mm", 1.5) == "36:00:00");
    CHECK(shown_as("mmm", 43416) == "2018-11-12");
    CHECK(shown_as("yyyy", 1) == "1900-01-01");
    CHECK(shown_as("yyyy", 59) == "1900-02-28");
    CHECK(shown_as("yyyy", 60) == "60"); // 29 February 1900, which was no day
    CHECK(shown_as("yyyy", 61) == "1900-03-01");
    CHECK(shown_as("yyyy", -1) == "-1");
    CHECK(shown_as("yyyy", 2'958'465) == "9999-12-31");
    CHECK(shown_as("yyyy", 2'958'466) == "2958466");
    CHECK(shown(41954, read_number_format("yyyy"), day_count::from_1904).text == "2018-11-12");
    CHECK(built_in_format(14).shows_day);
    CHECK(built_in_format(22).shows_time);
    CHECK_FALSE(built_in_format(4).shows_day);
}

TEST_CASE("cells are named by letters and numbers", "[import][xlsx]") {
    CHECK(read_reference("XFD1048576")->column == 16'384);
    CHECK(read_reference("AB12")->column == 28);
    for (const auto* none : {"", "A", "1", "A0", "a1", "XFE1", "A1048577", "A1B", "A-1", "$A$1"})
        CHECK_FALSE(read_reference(none));
    CHECK(read_range("B2:C9")->last_row == 9);
    CHECK(read_range("B2")->last_column == 2);
    for (const auto* none : {"B2:A9", "B9:B2", ":", "B2:", "B2:C9:D1"})
        CHECK_FALSE(read_range(none));
}

TEST_CASE("a sheet of too many cells is refused while they are counted", "[import][hostile]") {
    counting_sink sink;
    sheet_rows rows(sink);
    rows.begin(1, false);
    for (std::uint32_t column = 1; column <= 1'000; ++column)
        rows.put(column, {{cell_kind::number}, "1"});
    CHECK_THROWS_AS(rows.end(1U << 20U), refusal);
    CHECK(sink.count == 50'000'000);
}

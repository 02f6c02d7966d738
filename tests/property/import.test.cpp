// Imports: a table written in any convention gives the figures that went into it, or a question, never another figure.

#include "import/delimited_reader.hpp"
#include "import/question.hpp"
#include "import/table_import.hpp"
#include "support/catch.hpp"

#include <rapidcheck.h>

using namespace cofin;

namespace {

/// How a program writes a table.
struct writing {
    char delimiter = ';';
    std::string mark;
    std::string thousands;
    std::string behind; ///< a currency
    bool minus_behind = false;
    bool whole_without_decimals = false;
    char date_mark = '.';
    bool month_first = false;
};

writing any_writing() {
    writing how;
    how.delimiter = *rc::gen::element(';', '\t', '|');
    how.mark = *rc::gen::element<std::string>(",", ".");
    how.thousands = *rc::gen::element<std::string>("", " ", "\u00a0", "\u202f", "'",
                                                   how.mark == "," ? "." : ",");
    how.behind = *rc::gen::element<std::string>("", " PLN", " zł", "\u00a0zł");
    how.minus_behind = *rc::gen::arbitrary<bool>();
    how.whole_without_decimals = *rc::gen::arbitrary<bool>();
    how.date_mark = *rc::gen::element('.', '/', '-');
    how.month_first = how.date_mark != '.' && *rc::gen::arbitrary<bool>();
    return how;
}

/// Written from cents by code that knows nothing of the importer.
std::string written(std::int64_t cents, const writing& how) {
    const std::int64_t size = cents < 0 ? -cents : cents;
    std::string digits = std::to_string(size / 100);
    for (std::size_t at = digits.size(); at > 3;)
        digits.insert(at -= 3, how.thousands);
    const auto rest = std::to_string(size % 100);
    if (size % 100 != 0 || !how.whole_without_decimals)
        digits += how.mark + (rest.size() < 2 ? "0" : "") + rest;
    if (cents < 0)
        digits = how.minus_behind ? digits + "-" : "-" + digits;
    return digits + how.behind;
}

std::string machine(std::int64_t cents) {
    const std::int64_t size = cents < 0 ? -cents : cents;
    const auto rest = std::to_string(size % 100);
    return (cents < 0 ? "-" : "") + std::to_string(size / 100) + "." +
           (rest.size() < 2 ? "0" : "") + rest;
}

std::string two_digits(int number) { return (number < 10 ? "0" : "") + std::to_string(number); }

class costs_only : public import_outputs {
public:
    void restart() override { costs.clear(); }
    void write_cost(std::string_view rows) override { costs += rows; }
    void write_set_aside(std::string_view) override {}
    void tell(std::size_t, std::string_view, const wording&) override {}
    std::string costs;
};

std::function<row_source()> rows_of(const std::string& text, char delimiter) {
    return [&text, delimiter]() -> row_source {
        const auto reader = std::make_shared<delimited_reader>(
            "t",
            [&text, at = std::size_t{0}](char* into, std::size_t size) mutable {
                const std::size_t count = text.copy(into, size, at);
                at += count;
                return count;
            },
            delimiter);
        return [reader](table_row& row) {
            if (!reader->next())
                return false;
            row = {reader->line(),
                   reader->cells(),
                   {},
                   reader->problem().empty() ? nullptr : &reader->problem()};
            return true;
        };
    };
}

} // namespace

TEST_CASE("a table in any convention comes in as the figures that went out, or is asked about",
          "[import][property]") {
    CHECK(rc::check([] {
        const auto how = any_writing();
        const auto cents = *rc::gen::nonEmpty(rc::gen::container<std::vector<std::int64_t>>(
            rc::gen::oneOf(rc::gen::inRange<std::int64_t>(-999'99, 999'99),
                           rc::gen::map(rc::gen::inRange<std::int64_t>(-2'000'000, 2'000'000),
                                        [](std::int64_t whole) { return whole * 100; }),
                           rc::gen::inRange<std::int64_t>(-9'999'999'99, 9'999'999'99))));
        std::string text = std::string("kwota") + how.delimiter + "data zapłaty\n";
        std::string expected = "id,partner,category,amount,currency,paid_on\n";
        for (std::size_t i = 0; i < cents.size(); ++i) {
            const int day = *rc::gen::inRange(1, 29);
            const int month = *rc::gen::inRange(1, 13);
            text += written(cents[i], how) + how.delimiter +
                    two_digits(how.month_first ? month : day) + how.date_mark +
                    two_digits(how.month_first ? day : month) + how.date_mark + "2021\n";
            expected += "R" + std::to_string(i + 2) + ",p,c," + machine(cents[i]) + ",PLN,2021-" +
                        two_digits(month) + "-" + two_digits(day) + "\n";
        }
        import_choices choices;
        choices.unit = currency::parse("PLN");
        choices.partner = "p";
        choices.category = "c";
        choices.total_rows = import_choices::sums::take;
        const table_layout layout{
            "t",
            1,
            {"kwota", "data zapłaty"},
            {{"amount", 0, fact_type::amount}, {"paid_on", 1, fact_type::date}},
            {}};
        costs_only outputs;
        try {
            const auto result =
                import_table(layout, choices, rows_of(text, how.delimiter), outputs);
            RC_ASSERT(outputs.costs == expected);
            RC_ASSERT(result.taken == cents.size());
        } catch (const import_question& question) {
            // Only where whole thousands or days without a clear order left something open.
            RC_ASSERT((question.option() == "--decimal" && how.whole_without_decimals) ||
                      (question.option() == "--dates" && how.date_mark != '.'));
        }
    }));
}

// Lists as other programs write them: imported so that sums tie and costs.csv is sound, asked about, or refused.

#include "fuzz/input_files.hpp"
#include "fuzz/promise.hpp"
#include "import/delimited_file.hpp"
#include "import/layout.hpp"
#include "import/table_import.hpp"
#include "project/csv.hpp"

#include <cofin/money/money.hpp>
#include <cofin/time/calendar.hpp>

using namespace cofin;
using namespace cofin::fuzz;

namespace {

class kept_texts : public import_outputs {
public:
    void restart() override {
        costs.clear();
        aside.clear();
        verdicts = 0;
    }
    void write_cost(std::string_view rows) override { costs += rows; }
    void write_set_aside(std::string_view rows) override { aside += rows; }
    void tell(std::size_t, std::string_view cost, const wording& reason) override {
        require(cost.empty() != reason.empty(), "a row comes in, or there is a reason why not");
        ++verdicts;
    }
    std::string costs;
    std::string aside;
    std::size_t verdicts = 0;
};

/// What a person would have answered, by the first byte; without answers most inputs end in a question.
import_choices answers(unsigned by) {
    import_choices made;
    made.unit = currency::parse("PLN");
    made.partner = "p";
    made.category = "c";
    if ((by & 1U) != 0)
        made.encoding = text_encoding::utf8;
    if ((by & 2U) != 0)
        made.delimiter = ';';
    if ((by & 4U) != 0)
        made.decimal = (by & 8U) != 0 ? decimal_mark::comma : decimal_mark::point;
    if ((by & 16U) != 0)
        made.dates = (by & 32U) != 0 ? date_order::dmy : date_order::mdy;
    if ((by & 64U) != 0)
        made.total_rows = import_choices::sums::take;
    if ((by & 128U) != 0)
        made.columns["amount"] = "A";
    return made;
}

/// Every row of costs.csv is what `cofin check` reads.
void require_sound(const std::string& costs, std::size_t taken) {
    csv_reader rows("costs.csv",
                    [&costs, at = std::size_t{0}](char* into, std::size_t size) mutable {
                        const auto count = costs.copy(into, size, at);
                        at += count;
                        return count;
                    },
                    {.required = {"id", "partner", "category", "amount", "currency"},
                     .optional = {},
                     .others = true});
    std::size_t count = 0;
    while (rows.next()) {
        ++count;
        static_cast<void>(money::parse(rows[rows.column("amount")],
                                       currency::parse(rows[rows.column("currency")])));
        if (const auto paid = rows.find("paid_on"); paid && !rows[*paid].empty())
            static_cast<void>(parse_day(rows[*paid]));
    }
    require(count == taken, "costs.csv has a row for every row taken");
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    if (size == 0)
        return 0;
    static const input_files files;
    const auto path = files.write("list.csv", text_of(bytes + 1, size - 1));
    const auto choices = answers(bytes[0]);
    kept_texts outputs;
    const auto result = accepted([&] {
        const auto table = find_delimited_file(path, choices);
        const auto layout = find_layout(path, table.start, choices);
        return import_table(
            layout, choices, [&] { return table.open(); }, outputs);
    });
    if (!result)
        return 0;
    result->require_tied();
    require(result->rows_in == result->taken + result->set_aside &&
                outputs.verdicts == result->rows_in,
            "every row is taken or set aside, and told of");
    require_sound(outputs.costs, result->taken);
    return 0;
}

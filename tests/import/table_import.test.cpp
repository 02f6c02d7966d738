#include "import/table_import.hpp"

#include "import/delimited_file.hpp"
#include "import/question.hpp"
#include "support/catch.hpp"
#include "support/shared_data.hpp"
#include "support/temporary_folder.hpp"

using namespace cofin;

namespace {

class gathered_outputs : public import_outputs {
public:
    void restart() override { costs = aside = verdicts = ""; }
    void write_cost(std::string_view rows) override { costs += rows; }
    void write_set_aside(std::string_view rows) override { aside += rows; }
    void tell(std::size_t line, std::string_view cost, const wording& reason) override {
        verdicts += std::to_string(line) + (reason.empty() ? "+" : "-") +
                    (cost.empty() ? to_string(reason) : std::string()) + "|";
    }

    std::string costs;
    std::string aside;
    std::string verdicts;
};

import_choices given_rows() {
    import_choices choices;
    choices.unit = euro;
    choices.partner = "pp1";
    choices.category = "staff";
    return choices;
}

struct imported {
    import_result result;
    std::string costs;
    std::string aside;
    std::string verdicts;
};

imported import_from(const std::string& path, const import_choices& choices) {
    const auto table = find_delimited_file(path, choices);
    const auto layout = find_layout(path, table.start, choices);
    gathered_outputs outputs;
    auto result = import_table(
        layout, choices, [&] { return table.open(); }, outputs);
    return {std::move(result), outputs.costs, outputs.aside, outputs.verdicts};
}

imported import_text(const std::string& text, const import_choices& choices = given_rows()) {
    const test::temporary_folder folder;
    return import_from(folder.write("list.csv", text), choices);
}

std::string option_asked(const std::string& text, const import_choices& choices = given_rows()) {
    try {
        import_text(text, choices);
    } catch (const import_question& question) {
        return question.option();
    }
    return "none";
}

/// Rows and sums, found with Python's csv and decimal from the same files.
void check_sums(const imported& made, const char* unit, const row_sum& taken,
                const row_sum& aside) {
    REQUIRE(made.result.sums.size() == 1);
    const auto& sums = made.result.sums[0];
    CHECK(sums.unit->code() == unit);
    CHECK(sums.taken == taken);
    CHECK(sums.set_aside == aside);
    CHECK(sums.in.rows == taken.rows + aside.rows);
    CHECK(sums.in.amount == taken.amount + aside.amount);
}

std::optional<imported> import_shared(const std::string& name, import_choices choices,
                                      const char* unit) {
    const auto path =
        std::filesystem::path(COFIN_SOURCE_DIR) / ".." / "shared" / "data" / "messy" / name;
    if (!std::filesystem::exists(path)) {
        std::cout << "skipped: ../shared/data/messy/" << name << " is not beside the project\n";
        return std::nullopt;
    }
    choices.unit = currency::parse(unit);
    return import_from(path.string(), choices);
}

decimal number(const char* text) { return decimal::parse(text); }

} // namespace

TEST_CASE("a list becomes costs, each with an id") {
    const auto made = import_text("kwota;nr faktury;data zapłaty;opis\n"
                                  "1 234,50;FV/1;3.4.2021;\"a; b, c\"\n"
                                  "-20,00 zł;FV/2;2021-04-05;\n");
    CHECK(made.costs == "id,partner,category,amount,currency,document,paid_on,description\n"
                        "R2,pp1,staff,1234.50,EUR,FV/1,2021-04-03,\"a; b, c\"\n"
                        "R3,pp1,staff,-20.00,PLN,FV/2,2021-04-05,\n");
    CHECK(made.result.is_complete());
    CHECK(made.result.sums.size() == 2);
    CHECK(made.aside == "line,reason,kwota,nr faktury,data zapłaty,opis\n");
}

TEST_CASE("a row is set aside with its reason, and the sums tie") {
    const auto made = import_text("id;amount;supplier\n"
                                  "A;10,00;x\n"
                                  "B;12 tys.;y\n"
                                  "A;5,00;z\n"
                                  "C;1,005;x\n"
                                  "D;7,00\n"
                                  "E;;x\n"
                                  ";;\n"
                                  "F;2,50;x\n");
    CHECK(made.result.rows_in == 7);
    CHECK(made.result.taken == 2);
    CHECK(made.result.set_aside == 5);
    CHECK(made.result.without_amount == 2);
    CHECK(made.result.empty_lines == 1);
    check_sums(made, "EUR", {2, number("12.50")}, {3, number("13.005")});
    CHECK(to_string(made.result.kept[0].reason).find("in full") != std::string::npos);
    CHECK(made.result.kept[1].reason ==
          "column A: found \"A\" again, first in line 2, expected an id that no other row has");
    CHECK(made.result.kept[2].reason ==
          "column B: found \"1,005\", expected at most 2 decimals, as EUR has");
    CHECK(made.aside.find("\n3,") != std::string::npos);
}

TEST_CASE("what can be read in two ways is decided by the column, also by a later cell") {
    const auto late =
        import_text("amount;paid_on;document\n1.234;03/04/2021;a\n5,50;25/04/2021;b\n");
    CHECK(late.costs.find("1234.00,EUR,2021-04-03,a") != std::string::npos);
    CHECK(late.result.taken == 2);
    CHECK(option_asked("amount;document\n1.234;a\n5;b\n") == "--decimal");
    CHECK(option_asked("amount;document\n1.234;a\n5.5;b\n6,5;c\n") == "--decimal");
    CHECK(option_asked("amount;document\n7.25;a\n5.5;b\n6,5;c\n") == "none");
    CHECK(option_asked("amount;paid_on\n1.5;03/04/2021\n2.5;05/06/2021\n") == "--dates");
    auto choices = given_rows();
    choices.decimal = decimal_mark::point;
    choices.dates = date_order::mdy;
    const auto chosen = import_text("amount;paid_on\n1.23;03/04/2021\n12,5;05/06/2021\n", choices);
    CHECK(chosen.costs.find("1.23,EUR,2021-03-04") != std::string::npos);
    CHECK(chosen.result.set_aside == 1);
}

TEST_CASE("currencies stand beside amounts, in a column or in the heading, and must agree") {
    CHECK(import_text("kwota (PLN);opis\n1,50;a\n").costs.find("1.50,PLN") != std::string::npos);
    CHECK(import_text("kwota;waluta\n1,50;CZK\n2,50;Kč\n").result.sums[0].in.rows == 2);
    CHECK(import_text("kwota;waluta\n1,50 zł;CZK\n").result.set_aside == 1);
    CHECK(import_text("kwota (PLN);opis\n1,50 €;a\n").result.set_aside == 1);
    CHECK(import_text("amount;vat\n12,10;2,10\n").costs.find("12.10,EUR,2.10") !=
          std::string::npos);
    CHECK(import_text("amount;vat\n12,10;2,10 PLN\n").costs.find("12.10,EUR,2.10 PLN") !=
          std::string::npos);
    auto choices = given_rows();
    choices.unit.reset();
    CHECK(option_asked("amount;document\n1,50;a\n", choices) == "--currency");
    CHECK_THROWS_AS(import_text("Kwota (tys. PLN);opis\n1,50;a\n"), parse_error);
}

TEST_CASE("total rows are known by their words and compared with their rows") {
    const auto made = import_text("supplier;amount;document\n"
                                  "Razem;60,00;\n"
                                  "a;10,00;1\n"
                                  "b;20,00;2\n"
                                  "Suma;30,00;\n"
                                  "c;30,00;3\n"
                                  "Suma;30,00;\n"
                                  "Razem;61,00;\n");
    REQUIRE(made.result.totals.size() == 4);
    CHECK(made.result.totals[0].equals == total_row::sum_of::rows_below);
    CHECK(made.result.totals[1].equals == total_row::sum_of::rows_above);
    CHECK(made.result.totals[2].equals == total_row::sum_of::rows_since_last_total);
    CHECK(made.result.totals[3].equals == total_row::sum_of::nothing);
    CHECK(made.result.totals[3].above == number("60"));
    CHECK_FALSE(made.result.is_complete());
    check_sums(made, "EUR", {3, number("60.00")}, {4, number("181.00")});
}

TEST_CASE("a row that is the exact sum of all others is a total where nothing else is in it") {
    const auto last =
        import_text("document;amount;supplier\n1;10,00;a\n2;20,00;b\n3;30,50;a\n;60,50;\n");
    CHECK(last.result.totals.size() == 1);
    CHECK(last.result.totals[0].equals == total_row::sum_of::rows_above);
    CHECK(last.result.is_complete());
    const auto first =
        import_text("document;amount;supplier\n;60,50;\n1;10,00;a\n2;20,00;b\n3;30,50;a\n");
    CHECK(first.result.totals[0].equals == total_row::sum_of::rows_below);
    CHECK(first.costs.find("60.50") == std::string::npos);
    const char* cost = "document;amount;supplier\n1;10,00;a\n2;20,00;b\n3;30,00;c\n";
    CHECK(option_asked(cost) == "--total-rows");
    auto choices = given_rows();
    choices.total_rows = import_choices::sums::take;
    CHECK(import_text(cost, choices).result.taken == 3);
    choices.total_rows = import_choices::sums::set_aside;
    CHECK(import_text(cost, choices).result.taken == 2);
}

TEST_CASE("the heading may stand below other rows, and columns may be named") {
    const auto made = import_text("Zestawienie wydatków;;\n;;\nDostawca;Kwota;Uwagi\na;1,50;x\n");
    CHECK(made.costs.find("R4,pp1,staff,1.50,EUR,a\n") != std::string::npos);
    auto choices = given_rows();
    choices.columns = {{"amount", "C"}, {"description", "Uwagi dodatkowe"}};
    const auto named = import_text("x;Uwagi dodatkowe;y\na;b;1,50\n", choices);
    CHECK(named.costs.find("R2,pp1,staff,1.50,EUR,b\n") != std::string::npos);
    CHECK(option_asked("x;y\na;1,50\n") == "--column");
    CHECK(option_asked("kwota;kwota brutto\n1,50;2,50\n") == "--column");
    choices.columns = {{"amout", "C"}};
    CHECK_THROWS_WITH(import_text("x;y;z\na;b;1,50\n", choices),
                      Catch::Matchers::Contains("did you mean \"amount\""));
    choices = given_rows();
    choices.partner = "";
    CHECK(option_asked("kwota;opis\n1,50;a\n", choices) == "--partner");
    choices.partners = {{"Gmina X", "pp2"}};
    CHECK(import_text("kwota;partner\n1,50;Gmina X\n", choices).costs.find("R2,pp2,") !=
          std::string::npos);
}

TEST_CASE("workbooks and other files that are no text are refused with what they are") {
    for (const char* start : {"PK\x03\x04zip", "\xd0\xcf\x11\xe0ole", "%PDF-1.7", ""})
        CHECK_THROWS_AS(import_text(start), parse_error);
}

TEST_CASE("messy: payments and recoveries of the Czech paying agency") {
    const auto made =
        import_shared("cz-szif-2016-payments-and-recoveries.csv", given_rows(), "CZK");
    if (made)
        check_sums(*made, "CZK", {298, number("74162626.69")}, {0, number("0")});
}

TEST_CASE("messy: Croatian operations with dots, kn and line breaks") {
    auto choices = given_rows();
    choices.columns = {{"amount", "Ukupno prihvatljivi troškovi"},
                       {"issued_on", "Datum ugovaranja"}};
    const auto made = import_shared("hr-esif-dot-thousands-kn.csv", choices, "EUR");
    if (made)
        check_sums(*made, "HRK", {60, number("644625958.46")}, {0, number("0")});
}

TEST_CASE("messy: Polish projects in Windows-1250") {
    auto choices = given_rows();
    choices.columns = {{"amount", "Wartość projektu"}};
    const auto made = import_shared("pl-esf-2014-2020-windows1250.csv", choices, "PLN");
    if (made)
        check_sums(*made, "PLN", {150, number("3402101053.88")}, {0, number("0")});
}

TEST_CASE("messy: invoices of Prague with decimal commas and tabs") {
    const auto made = import_shared("cz-praha-invoices-decimal-comma.tsv", given_rows(), "CZK");
    if (made)
        check_sums(*made, "CZK", {32, number("665869483.49")}, {0, number("0")});
}

TEST_CASE("messy: sums that binary numbers spoilt are set aside") {
    auto choices = given_rows();
    choices.columns = {{"amount", "fin_vyuct_czv"}};
    const auto made =
        import_shared("cz-esif-macro-sum-bom-decimal-comma-floatnoise.csv", choices, "CZK");
    if (made)
        check_sums(*made, "CZK", {33, number("2209269470.08")},
                   {87, number("47508455647.4328847073")});
}

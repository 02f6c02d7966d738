#include "import/column_name.hpp"

#include "import/folded.hpp"
#include "support/catch.hpp"

using namespace cofin;

TEST_CASE("headings are known in four languages, whatever their case and accents") {
    const std::pair<const char*, const char*> expected[] = {
        {"Amount", "amount"},
        {"Kwota", "amount"},
        {"KWOTA BRUTTO", "amount"},
        {"částka", "amount"},
        {"castka", "amount"},
        {"Сума", "amount"},
        {"Częstka", ""},
        {"Nr faktury", "document"},
        {"Číslo dokladu", "document"},
        {"Номер рахунку", "document"},
        {"Dodavatel", "supplier"},
        {"Kontrahent", "supplier"},
        {"Постачальник", "supplier"},
        {"datum úhrady", "paid_on"},
        {"Data zapłaty", "paid_on"},
        {"Дата оплати", "paid_on"},
        {"issued_on", "issued_on"},
        {"Kwota netto", ""},
        {"Kategoria\nkosztów", "category"},
        {"data", ""},
        {"", ""},
    };
    for (const auto& [heading, target] : expected) {
        INFO(heading);
        CHECK(read_heading(heading).target == target);
    }
}

TEST_CASE("a heading may name the currency, or say that its numbers are cut") {
    CHECK(read_heading("Kwota (PLN)").target == "amount");
    CHECK(read_heading("Kwota (PLN)").unit->code() == "PLN");
    CHECK(read_heading("Částka v Kč").target == "amount");
    CHECK(read_heading("Částka v Kč").unit->code() == "CZK");
    CHECK(read_heading("Amount, EUR").unit->code() == "EUR");
    CHECK(read_heading("Сума, грн").unit->code() == "UAH");
    CHECK(read_heading("Částka v tis. Kč").multiplied);
    CHECK(read_heading("Kwota (tys. zł)").multiplied);
    CHECK_FALSE(read_heading("Částka k úhradě").multiplied);
    CHECK_FALSE(read_heading("top of all").unit);
}

TEST_CASE("total rows are known by their words") {
    for (const char* cell : {"Razem", "RAZEM:", "Suma", "Celkem", "součet", "Total", "Grand total",
                             "Разом", "Усього:", "OGÓŁEM"}) {
        INFO(cell);
        CHECK(is_total_word(cell));
    }
    for (const char* cell : {"Total Energies", "Sumava", "", "Razem z nami", "R", "12"}) {
        INFO(cell);
        CHECK_FALSE(is_total_word(cell));
    }
}

TEST_CASE("words are compared without case, accents and runs of space") {
    CHECK(folded("  Částka \u00a0 CELKEM\n") == "castka celkem");
    CHECK(folded("ŁÓDŹ") == "lodz");
    CHECK(folded("Їжак") == folded("їжак"));
}

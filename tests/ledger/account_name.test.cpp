#include "support/catch.hpp"

#include <cofin/ledger/account_name.hpp>

using namespace cofin;
using Catch::Matchers::Contains;

TEST_CASE("an account has one name for ledger, hledger and beancount", "[ledger][account]") {
    const auto [id, part] = GENERATE(table<std::string, std::string>({
        {"pl", "Pl"},      {"Pl", "P-ul"},     {"PL", "PL"},     {"pL", "P-lL"},
        {"ERDF", "ERDF"},  {"p1", "P-l1"},     {"P1", "P1"},     {"1", "1"},
        {"1a", "1a"},      {"a", "A-l"},       {"A", "A"},       {"lead-partner", "Lead--partner"},
        {"P-l1", "P--l1"}, {"a b", "A-l-20b"}, {"A:b", "A-3ab"}, {"-", "X-x--"},
        {"_x", "X-x-5fx"}, {"X-x", "X--x"},    {"", "X-x"},      {"\xc5\x99", "X-x-c5-99"},
    }));
    CAPTURE(id, part);
    const account_name name{account_kind::grant, id};
    CHECK(plain_text_name(name) == "Income:Grant:" + part);
    CHECK(parse_plain_text_name("Income:Grant:" + part) == name);
}

TEST_CASE("every kind of account stands under a root that beancount knows", "[ledger][account]") {
    for (std::size_t k = 0; k < account_kind_names.size(); ++k) {
        const auto kind = static_cast<account_kind>(k);
        const bool of_costs = owner_of(kind) == account_owner::heading;
        const account_name name{kind, "pl", of_costs ? "staff" : ""};
        const auto text = plain_text_name(name);
        CAPTURE(text);
        CHECK(parse_plain_text_name(text) == name);
        const auto root = text.substr(0, text.find(':'));
        CHECK((root == "Assets" || root == "Liabilities" || root == "Equity" || root == "Income" ||
               root == "Expenses"));
        CHECK(text.ends_with(of_costs ? ":Pl:Staff" : ":Pl"));
    }
}

TEST_CASE("what plain-text names do not write is no account", "[ledger][account]") {
    const std::string text = GENERATE(
        "", "Income", "Income:Grant", "Income:Grant:", "Income:Grant:erdf", "Income:Grant:ERDF:SB",
        "Income:Grant:P-l", "Income:Grant:1-l", "Income:Grant:A-2g", "Income:Grant:A-2",
        "Income:Grant:A-2D", "Income:Grant:A-2d", "Income:Grant:A b", "Income:Grant:X-xa",
        "Income:Grant:P-uL", "Income:Grant:P-ll", "Assets:Grant:ERDF", "Expenses:Declared:Pl",
        "Expenses:Declared:Pl:", "Expenses:Declared:Pl:Staff:More", "Income:Grants:ERDF");
    CAPTURE(text);
    CHECK(try_parse_plain_text_name(text).has_value() == (text == "Income:Grant:P-l"));
    if (text != "Income:Grant:P-l")
        CHECK_THROWS_WITH(parse_plain_text_name(text), Contains("an account as journals name it"));
}

#include "project/cost_list.hpp"

#include "support/catch.hpp"
#include "support/refusals.hpp"
#include "support/temporary_folder.hpp"

using namespace cofin;
using namespace cofin::literals;
using namespace cofin::test;

namespace {

const std::string header = "id,partner,category,amount,currency";

/// The costs of partners pl and cz, in claims 1 and 2, of categories staff and external.
std::vector<cost> costs_in(const std::string& file) {
    agreement agreed;
    agreed.partners = {{"pl", "Wodzisław", {}}, {"cz", "Ostrava", {}}};
    rulebook book;
    book.categories = {"staff", "external"};
    return read_cost_list(file, agreed, {{1, {}}, {2, {}}}, book);
}

std::vector<cost> costs_of(const std::string& text) {
    const temporary_folder folder;
    return costs_in(folder.write("costs.csv", text));
}

/// What is wrong in a list, without the folder it stands in.
template <class Read>
std::string refusal_in(const std::string& text, const Read& read) {
    const temporary_folder folder;
    const auto file = folder.write("f.csv", text);
    std::string told = refusal_of([&] { read(file); });
    for (auto at = told.find(file); at != std::string::npos; at = told.find(file))
        told.replace(at, file.size(), "f.csv");
    return told;
}

std::string refusal_in(const std::string& text) {
    return refusal_in(text, [](const std::string& file) { static_cast<void>(costs_in(file)); });
}

std::string refused_rates(const std::string& rows) {
    return refusal_in("month,currency,units_per_eur,basis\n" + rows, [](const std::string& file) {
        static_cast<void>(read_rate_list(file, euro));
    });
}

} // namespace

TEST_CASE("a cost is read with its fields and facts", "[cost_list]") {
    const auto costs = costs_of(
        header + ",claim,paid_on,vat,nature,evidence,share,description\n"
                 "1,pl,staff,1234.50,EUR,2,2019-02-28,0.00,,invoice; payment,5/85,\"Room, hall\"\n"
                 "2,cz,external,-1000,CZK,1,,,gift,,,\n");
    REQUIRE(costs.size() == 2);
    CHECK(costs[0].id == "1");
    CHECK(costs[0].partner == "pl");
    CHECK(costs[0].category == "staff");
    CHECK(costs[0].amount == 1'234.50_eur);
    CHECK(costs[0].claim == 2);
    CHECK(costs[0].line == 2);
    CHECK(*costs[0].known.find_as<day>("paid_on") == parse_day("2019-02-28"));
    CHECK(*costs[0].known.find_as<money>("vat") == 0_eur);
    CHECK(*costs[0].known.find_as<texts>("evidence") == texts{"invoice", "payment"});
    CHECK(*costs[0].known.find_as<rate>("share") == rate::of(5, 85));
    CHECK(*costs[0].known.find_as<std::string>("description") == "Room, hall");
    CHECK(costs[1].amount == -1'000_czk);
    CHECK(*costs[1].known.find_as<texts>("nature") == texts{"gift"});
}

TEST_CASE("rows that fill the same columns share the names of their facts", "[cost_list]") {
    const auto costs = costs_of(header + ",paid_on,vat\n"
                                         "1,pl,staff,1.00,EUR,2019-02-28,0.10\n"
                                         "2,pl,staff,2.00,EUR,2019-03-01,0.20\n"
                                         "3,pl,staff,3.00,EUR,2019-03-02,\n");
    REQUIRE(costs.size() == 3);
    CHECK(costs[1].known.share_names_with(costs[0].known));
    CHECK_FALSE(costs[2].known.share_names_with(costs[1].known));
    CHECK(*costs[0].known.find_as<money>("vat") == 0.1_eur);
    CHECK(*costs[1].known.find_as<money>("vat") == 0.2_eur);
    CHECK(costs[2].known.find("vat") == nullptr);
}

TEST_CASE("an empty cell is an unknown fact, an empty list is known to be empty", "[cost_list]") {
    const auto costs = costs_of(header + ",paid_on,vat,nature\n1,pl,staff,1.00,EUR,,,\n");
    CHECK(costs.at(0).known.find("paid_on") == nullptr);
    CHECK(costs.at(0).known.find("vat") == nullptr);
    REQUIRE(costs.at(0).known.find_as<texts>("nature") != nullptr);
    CHECK(costs.at(0).known.find_as<texts>("nature")->empty());
    CHECK(costs_of(header + "\n1,pl,staff,1.00,EUR\n").at(0).known.empty());
}

TEST_CASE("amounts among the facts are in the row's currency or name their own", "[cost_list]") {
    const auto costs = costs_of(header + ",contract_value\n1,pl,staff,1.00,PLN,400000.00\n"
                                         "2,pl,staff,1.00,PLN,400000.00 CZK\n");
    CHECK(*costs.at(0).known.find_as<money>("contract_value") == 400'000_pln);
    CHECK(*costs.at(1).known.find_as<money>("contract_value") == 400'000_czk);
}

TEST_CASE("all that is wrong in a row is told, from left to right, and the next row too",
          "[cost_list]") {
    CHECK(refusal_in(header + ",share\n"
                              "1,lp,staf,1.00,EUR,0.5\n"
                              "2,pl,staff,1.00,EUR,half\n") ==
          "f.csv:2:3: found \"lp\", expected a partner declared in project.toml; did you mean "
          "\"pl\"?\n"
          "f.csv:2:6: found \"staf\", expected a cost category of the rulebook; did you mean "
          "\"staff\"?\n"
          "f.csv:2:20: found \"0.5\", expected a rate such as 85 %, 77.5625 % or 5/85\n"
          "f.csv:3:21: found \"half\", expected a rate such as 85 %, 77.5625 % or 5/85\n"
          "4 errors");
}

TEST_CASE("each wrong field is refused at its own place", "[cost_list]") {
    const auto told = refusal_in(header + ",claim,paid_on,share\n"
                                          "1,xx,yy,1.234,EUR,7,2019-02-30,0.5\n");
    std::vector<std::string> places;
    std::istringstream lines(told);
    for (std::string line; std::getline(lines, line);)
        places.push_back(line.substr(0, line.find(": found")));
    // 1,xx,yy,1.234,EUR,7,2019-02-30,0.5: the third decimal of 1.234 is byte 13, the day of the date 29.
    REQUIRE(places.size() == 7);
    CHECK(places[6] == "6 errors");
    CHECK(places[0] == "f.csv:2:3");
    CHECK(places[1] == "f.csv:2:6");
    CHECK(places[2].find("f.csv:2:") == 0);
    CHECK(places[3] == "f.csv:2:19");
    CHECK(places[4].find("f.csv:2:2") == 0);
    CHECK(places[5] == "f.csv:2:32");
}

TEST_CASE("numbers of a machine file have no other spelling", "[cost_list]") {
    const auto amount =
        GENERATE(as<std::string>(), "\"23 725,48\"", "\"1,50\"", "1e5", "NaN", "012", "1.", ".5",
                 "+1", "1.234", "", " 1", "0x10", "1234567890123456789012345678901234567890");
    CAPTURE(amount);
    const auto told = refusal_in(header + "\n1,pl,staff," + amount + ",EUR\n");
    CHECK(told.find("f.csv:2:1") == 0);
    CHECK(told.find("expected") != std::string::npos);
}

TEST_CASE("an unknown currency leaves its amount alone and is told once", "[cost_list]") {
    const auto told = refusal_in(header + "\n1,pl,staff,1.00,EUX\n");
    CHECK(told.find("f.csv:2:17: found \"EUX\"") == 0);
    CHECK(told.find('\n') == std::string::npos);
}

TEST_CASE("an id stands once and is not empty", "[cost_list]") {
    CHECK(refusal_in(header + "\n1,pl,staff,1.00,EUR\n,pl,staff,1.00,EUR\n1,pl,staff,1.00,EUR\n") ==
          "f.csv:3:1: found an empty id, expected an id of the cost\n"
          "f.csv:4:1: found \"1\" again, first in line 2, expected an id that no other cost has\n"
          "2 errors");
}

TEST_CASE("a credit note is negative and names a cost of the list", "[cost_list]") {
    const auto refused = [](const std::string& row) {
        return refusal_in(header + ",credit_note_for\ninv-1,pl,staff,10.00,EUR,\n" + row + "\n");
    };
    CHECK(refused("2,pl,staff,-1.00,EUR,inv-1").empty());
    CHECK(refused("2,pl,staff,1.00,EUR,inv-1") ==
          "f.csv:3:21: found credit_note_for of a cost of 1.00 EUR, expected a negative amount, or "
          "an empty field");
    CHECK(
        refused("2,pl,staff,-1.00,EUR,inv-2") ==
        "f.csv:3:22: found credit_note_for \"inv-2\", expected the id of a cost in this list; did "
        "you mean \"inv-1\"?");
}

TEST_CASE("a list without a column for claims belongs to claim 1", "[cost_list]") {
    const temporary_folder folder;
    const auto file = folder.write("costs.csv", header + "\n1,pl,staff,1.00,EUR\n");
    agreement agreed;
    agreed.partners = {{"pl", "Wodzisław", {}}};
    rulebook book;
    book.categories = {"staff"};
    CHECK(read_cost_list(file, agreed, {{1, {}}}, book).at(0).claim == 1);
    CHECK(refusal_of([&] {
              static_cast<void>(read_cost_list(file, agreed, {{2, {}}}, book));
          }) == file +
                    ":1: found no column \"claim\", expected one, since project.toml declares no "
                    "claim 1");
}

TEST_CASE("columns are those that are known", "[cost_list]") {
    CHECK(refusal_in("id,partner,category,amount\n").find("currency") != std::string::npos);
    CHECK(refusal_in(header + ",paid_no\n").find("did you mean \"paid_on\"?") != std::string::npos);
    CHECK(costs_of(header + "\n").empty());
}

TEST_CASE("of more errors than a person reads the first hundred are kept, all counted",
          "[cost_list]") {
    std::string rows = header + "\n";
    for (int i = 0; i < 60; ++i)
        rows += std::to_string(i) + ",xx,yy,1.00,EUR\n";
    const temporary_folder folder;
    const auto file = folder.write("costs.csv", rows);
    try {
        static_cast<void>(costs_in(file));
        FAIL("it was read");
    } catch (const input_errors& problems) {
        CHECK(problems.count() == 120);
        CHECK(problems.kept().size() == 100);
    }
}

TEST_CASE("rates are read with their month, source and basis", "[rate_list]") {
    const temporary_folder folder;
    const auto file = folder.write("rates.csv", "month,currency,units_per_eur,source,basis\n"
                                                "2019-02,CZK,25.308,InforEuro,published\n"
                                                "2019-02,PLN,4.2845,InforEuro,derived\n");
    const auto rates = read_rate_list(file, euro);
    REQUIRE(rates.size() == 2);
    CHECK(rates[0].convert(1'000_czk) == 39.51_eur);
    CHECK(rates[0].source() == "InforEuro");
    CHECK(rates[0].basis() == rate_basis::published);
    CHECK(rates[1].basis() == rate_basis::derived);
    CHECK(rates[1].of() == parse_month("2019-02"));
}

TEST_CASE("a rate is positive, of a month, and one a currency", "[rate_list]") {
    CHECK(refused_rates("2019-02,CZK,25.308,\n").find("f.csv:2:20: found \"\"") == 0);
    CHECK(refused_rates("2019-02,CZK,25.308,publishd\n").find("did you mean \"published\"?") !=
          std::string::npos);
    CHECK(refused_rates("2019-13,CZK,25.308,published\n").find("f.csv:2:1") == 0);
    CHECK(refused_rates("2019-02,CKZ,25.308,published\n").find("f.csv:2:9: found \"CKZ\"") == 0);
    CHECK(refused_rates("2019-02,CZK,0,published\n").find("f.csv:2:13: found \"0\"") == 0);
    CHECK(refused_rates("2019-02,CZK,-25.3,published\n").find("f.csv:2:13: found \"-25.3\"") == 0);
    CHECK(refused_rates("2019-02,CZK,25.3,published\n2019-02,CZK,25.4,published\n") ==
          "f.csv:3:1: found a second rate of CZK for 2019-02, expected one rate a month and "
          "currency");
}

#include "project/flat_list.hpp"

#include "support/catch.hpp"
#include "support/refusals.hpp"
#include "support/temporary_folder.hpp"

#include <cofin/grant/rounding_profile.hpp>

#include <map>

using namespace cofin;
using namespace cofin::literals;
using namespace cofin::test;

namespace {

const std::string list_header =
    "project_id,partner_id,category,currency,amount,paid_on,vat,supplier,"
    "participants,nature\n";

struct written_list {
    temporary_folder folder;

    explicit written_list(const std::string& lines, const std::string& columns = list_header) {
        folder.write("projects.csv",
                     "project_id,cofin_bp,starts_on,ends_on,partners,vat_recoverable\n"
                     "B,8500,2021-01-01,2022-12-31,2,0\nA,8000,2021-01-01,2022-12-31,1,1\n");
        folder.write("budgets.csv", "project_id,category,budget_eur\nA,STAFF,100.00\n");
        folder.write("rates.csv", "month,currency,units_per_eur\n2021-01,CZK,25\n");
        folder.write("excluded.csv", "supplier\nX s.r.o.\n");
        folder.write("expenditures.csv", columns + lines);
    }

    /// What each project declares, by its id.
    [[nodiscard]] std::map<std::string, std::vector<cost>> costs() const {
        std::map<std::string, std::vector<cost>> found;
        assess_flat_list(folder.path(), rulebook{}, profiles::own,
                         [&](const auto& one) { found[one.agreed.project] = one.declared.costs; });
        return found;
    }
};

/// `paid_on 2021-01-05, vat 1.00 EUR`, in the order of names.
std::string known_of(const cost& one) {
    std::string text;
    for (const auto& [name, value] : one.known)
        text += (text.empty() ? "" : ", ") + name + " " + to_string(value);
    return text;
}

} // namespace

TEST_CASE("the lines of a project keep the order and the places of the list", "[flat_list]") {
    const written_list list("A,A-PP1,STAFF,EUR,1.00,2021-01-05,,,,\n"
                            "B,B-PP2,OFFICE,EUR,2.00,2021-01-06,0.10,S,3,gift\n"
                            "A,A-PP1,TRAVEL,EUR,3.00,,,T,,\n"
                            "C,C-PP1,STAFF,EUR,4.00,,,,,\n"
                            "A,A-PP9,STAFF,EUR,-5.00,2021-02-01,-0.50 EUR,,0,\n");
    const auto costs = list.costs();
    REQUIRE(costs.size() == 3);
    REQUIRE(costs.at("A").size() == 3);
    CHECK(costs.at("A")[0].id == "1");
    CHECK(costs.at("A")[1].id == "3");
    CHECK(costs.at("A")[1].category == "TRAVEL");
    CHECK(costs.at("A")[2].id == "5");
    CHECK(costs.at("A")[2].partner == "A-PP9");
    CHECK(costs.at("A")[2].amount == -5_eur);
    CHECK(costs.at("B")[0].id == "2");
    CHECK(costs.at("C")[0].amount == 4_eur);
}

TEST_CASE("a cost knows what its line says, and nothing of the lines before it", "[flat_list]") {
    // A is assessed first, then B, then C: their costs take the memory of those before them.
    const written_list list(
        "B,B-PP1,OFFICE,EUR,2.00,2021-01-06,,,,\n"
        "A,A-PP1,STAFF,EUR,1.00,2021-01-05,0.20 CZK,a long supplier's name,7,gift; "
        "fine\n"
        "A,A-PP1,STAFF,EUR,1.00,,0.30 CZK,S,,\n"
        "C,C-PP1,STAFF,EUR,4.00,,,short,,\n"
        "C,C-PP1,STAFF,EUR,4.00,2021-01-07,,,1,\n");
    const auto costs = list.costs();
    CHECK(known_of(costs.at("A")[0]) == "nature gift; fine, paid_on 2021-01-05, participants 7, "
                                        "supplier a long supplier's name, vat 0.20 CZK");
    CHECK(known_of(costs.at("A")[1]) == "nature , supplier S, vat 0.30 CZK");
    CHECK(known_of(costs.at("B")[0]) == "nature , paid_on 2021-01-06");
    CHECK(known_of(costs.at("C")[0]) == "nature , supplier short");
    CHECK(known_of(costs.at("C")[1]) == "nature , paid_on 2021-01-07, participants 1");
}

TEST_CASE(
    "texts of any length are kept as they stand, and take the place of longer and shorter ones",
    "[flat_list]") {
    std::string lines;
    std::vector<std::string> suppliers;
    for (std::size_t i = 0; i < 200; ++i) {
        // Each project has one line, so that every cost takes the memory of the one before it.
        std::string name(i * 37 % 101, static_cast<char>('a' + i % 26));
        lines +=
            std::to_string(1000 + i) + ",P" + name + ",C" + name + ",EUR,1.00,,," + name + ",,\n";
        suppliers.push_back(std::move(name));
    }
    const written_list list(lines);
    const auto costs = list.costs();
    for (std::size_t i = 0; i < suppliers.size(); ++i) {
        const auto& cost = costs.at(std::to_string(1000 + i)).at(0);
        CAPTURE(i);
        CHECK(cost.partner == "P" + suppliers[i]);
        CHECK(cost.category == "C" + suppliers[i]);
        const auto* supplier = cost.known.find_as<std::string>("supplier");
        REQUIRE((supplier == nullptr) == suppliers[i].empty());
        if (supplier != nullptr)
            CHECK(*supplier == suppliers[i]);
    }
}

TEST_CASE("lines that each state other facts are told apart, however many kinds there are",
          "[flat_list]") {
    const std::vector<std::string> names{"activity",  "contract", "description",
                                         "location",  "method",   "person",
                                         "procedure", "supplier", "unit"};
    std::string columns = "project_id,partner_id,category,currency,amount";
    for (const auto& name : names)
        columns += "," + name;
    const auto said = [](std::size_t line) { return "said in " + std::to_string(line); };
    std::string lines;
    for (std::size_t line = 1; line <= 1200; ++line) {
        lines += line % 2 == 0 ? "A,A-PP1,STAFF,EUR,1.00" : "B,B-PP1,STAFF,EUR,1.00";
        for (std::size_t i = 0; i < names.size(); ++i)
            lines += "," + ((line >> i & 1U) != 0 ? said(line) : "");
        lines += "\n";
    }
    const written_list list(lines, columns + "\n");
    std::size_t seen = 0;
    for (const auto& [project, costs] : list.costs())
        for (const auto& one : costs) {
            ++seen;
            std::string expected;
            for (std::size_t i = 0; i < names.size(); ++i)
                if ((one.line >> i & 1U) != 0)
                    expected += (expected.empty() ? "" : ", ") + names[i] + " " + said(one.line);
            REQUIRE(known_of(one) == expected);
        }
    CHECK(seen == 1200);
}

TEST_CASE("all errors of a list are told at once, before anything is assessed",
          "[flat_list][error]") {
    const written_list list("A,A-PP1,STAFF,EUR,1.005,2021-01-05,,,,\n"
                            "A,A-PP1,STAFF,EUR,1.00,2021-02-30,x,,many,\n"
                            "A,A-PP1,STAFF,koruna,1.00,,,,,\n");
    const std::string refused = refusal_of([&] { static_cast<void>(list.costs()); });
    for (const auto* place :
         {"expenditures.csv:2:", "expenditures.csv:3:24:", "expenditures.csv:3:35:",
          "expenditures.csv:3:38:", "expenditures.csv:4:15:"})
        CHECK_THAT(refused, Catch::Matchers::Contains(place));
}

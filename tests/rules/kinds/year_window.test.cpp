#include "support/catch.hpp"
#include "support/small_project.hpp"

using namespace cofin;
using namespace cofin::literals;
using namespace cofin::test;

namespace {

rule window(std::string fact, const values& more) {
    values row{{"fact", text(std::move(fact))},
               {"first_year", int64_t{2010}},
               {"last_year", int64_t{2015}},
               {"effect", text("judge")}};
    row.insert(row.end(), more.begin(), more.end());
    return rule_of("YEARS", kinds::year_window, row);
}

small_project having(const std::string& fact, texts entries) {
    small_project project;
    project.agreed.partners[0].known.set(fact, words(std::move(entries)));
    return project;
}

} // namespace

TEST_CASE("years within the window count, each once", "[kinds][year_window]") {
    const auto by = window("experience_years", {{"years_min", int64_t{3}}});
    CHECK(having("experience_years", {"2010", "2012", "2015"}).against({by}).findings.empty());
    CHECK(message_of(having("experience_years", {"2009", "2012", "2012", "2015"}).against({by})) ==
          "2 years from 2010 to 2015, fewer than 3");
    CHECK(message_of(small_project().against({by})) == "fact missing: experience_years");
}

TEST_CASE("the best single year is large enough", "[kinds][year_window]") {
    const auto by = window("public_funds", {{"amount_min", 100'000_eur}});
    const auto funded = [&](texts entries) {
        return having("public_funds", std::move(entries)).against({by});
    };
    CHECK(funded({"2011 60000.00 EUR", "2011 40000.00 EUR"}).findings.empty());
    CHECK(message_of(funded({"2011 99999.99 EUR", "2016 900000.00 EUR"})) ==
          "no year from 2010 to 2015 with at least 100000.00 EUR");
    CHECK(message_of(funded({"last year"})) == "fact missing: public_funds: \"last year\" is no "
                                               "year with an amount such as 2012 150000.00 PLN");
}

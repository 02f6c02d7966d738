// Tables of exchange rates as their publishers give them.

#include "project/published_rates.hpp"

#include "project/cost_list.hpp"
#include "project/csv.hpp"
#include "support/catch.hpp"
#include "support/refusals.hpp"
#include "support/temporary_folder.hpp"

#include <filesystem>

using namespace cofin;
using namespace cofin::test;

namespace {

std::vector<std::string> shown(const published_rates& table) {
    std::vector<std::string> lines;
    for (const auto& one : table.months)
        lines.push_back(to_string(one.of()) + " " + std::string(one.from().code()) + " " +
                        to_string(one.units()) +
                        (one.basis() == rate_basis::derived ? " derived " : " published ") +
                        one.source());
    for (const auto& gap : table.gaps)
        lines.push_back(to_string(gap.of) + " " + std::string(gap.from.code()) + ": " +
                        to_string(gap.why));
    return lines;
}

std::vector<day> days(std::initializer_list<const char*> texts) {
    std::vector<day> made;
    for (const auto* text : texts)
        made.push_back(parse_day(text));
    return made;
}

std::optional<day> taken(std::initializer_list<const char*> texts, const char* of) {
    return inforeuro_day(days(texts), parse_month(of));
}

const std::string data = std::string(COFIN_SOURCE_DIR) + "/../shared/data/";

} // namespace

TEST_CASE("InforEuro takes the last quotation day but one of the month before", "[rates]") {
    CHECK(taken({"2018-10-29", "2018-10-30", "2018-10-31", "2018-11-01"}, "2018-11") ==
          parse_day("2018-10-30"));
    // The first day of January is none of quotation.
    CHECK(taken({"2006-12-28", "2006-12-29", "2007-01-02"}, "2007-01") == parse_day("2006-12-28"));
}

TEST_CASE("where days are missing, no rate is taken", "[rates]") {
    CHECK_FALSE(taken({"2018-10-30", "2018-10-31"}, "2018-11")); // the month may go on
    CHECK_FALSE(taken({"2018-10-31", "2018-11-01"}, "2018-11")); // no day before it
    CHECK_FALSE(taken({"2018-10-24", "2018-10-31", "2018-11-01"}, "2018-11")); // a hole
    CHECK_FALSE(taken({"2018-10-29", "2018-10-30", "2018-11-06"}, "2018-11")); // a hole
    CHECK_FALSE(taken({"2018-09-28", "2018-10-01", "2018-11-01"}, "2018-11"));
    CHECK_FALSE(taken({}, "2018-11"));
}

TEST_CASE("a table of the ECB gives what InforEuro took, and says what it lacks", "[rates]") {
    const temporary_folder folder;
    const auto file = folder.write("hist.csv", "Date,CZK,PLN,ROL,\n"
                                               "2018-12-03,25.9,4.28,N/A,\n"
                                               "2018-11-30,25.8,4.27,N/A,\n"
                                               "2018-11-29,25.7,4.26,N/A,\n"
                                               "2018-11-02,25.6,4.25,N/A,\n"
                                               "2018-11-01,25.5,4.24,N/A,\n"
                                               "2018-10-31,25.4,4.23,N/A,\n"
                                               "2018-10-30,25.3,N/A,N/A,\n"
                                               "2018-10-01,25.2,4.21,N/A,\n"
                                               "2018-09-28,25.1,4.20,36000,\n"
                                               "2018-09-27,25.0,4.19,36000,\n");
    const auto table = read_published_rates(file);
    CHECK(table.form == rate_publication::ecb_table);
    CHECK(table.first_day == parse_day("2018-09-27"));
    CHECK(table.last_day == parse_day("2018-12-03"));
    CHECK(shown(table) ==
          std::vector<std::string>{
              "2018-10 CZK 25.0 derived InforEuro as the ECB reference rate of 2018-09-27",
              "2018-10 PLN 4.19 derived InforEuro as the ECB reference rate of 2018-09-27",
              "2018-11 CZK 25.3 derived InforEuro as the ECB reference rate of 2018-10-30",
              "2018-12 CZK 25.7 derived InforEuro as the ECB reference rate of 2018-11-29",
              "2018-12 PLN 4.26 derived InforEuro as the ECB reference rate of 2018-11-29",
              "2018-11 PLN: no rate on 2018-10-30"});
    CHECK(table.left_out == std::vector<std::string>{"ROL"});
}

TEST_CASE("a series of the ECB's data portal says the same", "[rates]") {
    const temporary_folder folder;
    const auto file =
        folder.write("exr.csv", "KEY,FREQ,CURRENCY,CURRENCY_DENOM,TIME_PERIOD,OBS_VALUE\n"
                                "EXR.D.PLN.EUR.SP00.A,D,PLN,EUR,2018-10-30,4.3307\n"
                                "EXR.D.PLN.EUR.SP00.A,D,PLN,EUR,2018-10-31,4.3388\n"
                                "EXR.D.PLN.EUR.SP00.A,D,PLN,EUR,2018-11-02,4.3064\n");
    const auto table = read_published_rates(file);
    CHECK(table.form == rate_publication::ecb_series);
    CHECK(shown(table) ==
          std::vector<std::string>{
              "2018-11 PLN 4.3307 derived InforEuro as the ECB reference rate of 2018-10-30"});
}

TEST_CASE("InforEuro's own answers are read digit by digit", "[rates]") {
    const temporary_folder folder;
    const auto month = folder.write(
        "month.json",
        R"([{"country":"Czechia","currency":"Czech Koruna","isoA3Code":"CZK","isoA2Code":"CZ","value":25.87,"comment":null},
            {"country":"Euro area","currency":"Euro","isoA3Code":"EUR","isoA2Code":"EU","value":1,"comment":null},
            {"country":"Senegal","currency":"CFA","isoA3Code":"XOF","isoA2Code":"SN","value":655.957,"comment":null},
            {"country":"Togo","currency":"CFA","isoA3Code":"XOF","isoA2Code":"TG","value":655.957,"comment":null}])");
    const auto table = read_published_rates(month, parse_month("2018-11"));
    CHECK(table.form == rate_publication::inforeuro_month);
    CHECK(shown(table) == std::vector<std::string>{"2018-11 CZK 25.87 published InforEuro",
                                                   "2018-11 XOF 655.957 published InforEuro"});
    CHECK(refusal_of([&] {
              static_cast<void>(read_published_rates(month));
          }).starts_with("--month: found nothing"));

    const auto currency = folder.write(
        "currency.json",
        R"([{"currencyIso":"PLN","refCurrencyIso":"EUR","amount":4.3307,"dateStart":"01/11/2018","dateEnd":"30/11/2018"},
            {"currencyIso":"PLN","refCurrencyIso":"EUR","amount":4.2,"dateStart":"01/01/2019","dateEnd":"28/02/2019"}])");
    CHECK(shown(read_published_rates(currency)) ==
          std::vector<std::string>{
              "2018-11 PLN 4.3307 published InforEuro", "2019-01 PLN 4.2 published InforEuro",
              "2019-02 PLN 4.2 published InforEuro", "2018-12 PLN: the table has none"});
}

TEST_CASE("a number is not taken through binary floating point", "[rates]") {
    const temporary_folder folder;
    const auto file = folder.write(
        "m.json",
        R"([{"isoA3Code":"UAH","value":45.123456789012},{"isoA3Code":"VND","value":30000}])");
    const auto table = read_published_rates(file, parse_month("2026-01"));
    REQUIRE(table.months.size() == 2);
    CHECK(to_string(table.months[0].units()) == "45.123456789012");
    CHECK(to_string(table.months[1].units()) == "30000");
}

TEST_CASE("what is no table of rates is refused at its place", "[rates]") {
    const temporary_folder folder;
    const auto refused = [&](const std::string& text, std::optional<month> of = {}) {
        const auto file = folder.write("t", text);
        return refusal_of([&] { static_cast<void>(read_published_rates(file, of)); })
            .substr(file.size());
    };
    CHECK(refused("").starts_with(": found an empty file"));
    CHECK(refused("a,b\n1,2\n").starts_with(":1:1: found \"a,b\", expected rates.csv"));
    CHECK(refused("Date,CZK,\n2018-10-31,-1,\n") ==
          ":2:12: found \"-1\", expected a positive rate");
    CHECK(refused("Date,CZK,\n31.10.2018,25,\n").starts_with(":2:1: found"));
    CHECK(refused("Date,CZK,\n2018-10-31,25,\n2018-10-31,26,\n")
              .starts_with(":3:1: found 2018-10-31 a second"));
    CHECK(refused("Date,CZK,\n") == ": found no rates, expected a day with rates at least");
    const auto january = parse_month("2026-01");
    CHECK(refused("[", january).find("no JSON") != std::string::npos);
    CHECK(refused("{\"a\": 1}", january).find("alone") != std::string::npos);
    CHECK(refused("[]", january) ==
          ": found no rates, expected a list of rates as InforEuro gives it");
    CHECK(refused("[[1]]", january).find("a list within another one") != std::string::npos);
    CHECK(refused(R"([{"isoA3Code":"CZK"}])", january) == "#1: found no value, expected value");
    CHECK(refused(R"([{"isoA3Code":"CZK","value":1e400}])", january).find("found") !=
          std::string::npos);
    CHECK(refused(R"([{"isoA3Code":"CZK","value":0}])", january) ==
          "#1: found \"0\", expected a positive rate");
    CHECK(refused(R"([{"isoA3Code":"CZK","value":25},{"isoA3Code":"CZK","value":26}])", january) ==
          "#2: found a second rate of CZK for 2026-01, expected one rate a month and currency");
    CHECK(
        refused(
            R"([{"currencyIso":"PLN","amount":4,"dateStart":"01/01/2019","dateEnd":"30/01/2019"}])") ==
        "#1: found 2019-01-01 to 2019-01-30, expected whole months");
    CHECK(
        refused(
            R"([{"currencyIso":"PLN","amount":4,"dateStart":"2019-01-01","dateEnd":"30/01/2019"}])") ==
        "#1: found \"2019-01-01\", expected a day such as 31/12/2024");
    CHECK(refused("[{\"isoA3Code\":\"CZK\",\"value\":1.2345678901234567890123}]", january)
              .find("found") != std::string::npos);
}

TEST_CASE("what is written as rates.csv reads back", "[rates]") {
    const temporary_folder folder;
    const auto file = folder.write(
        "hist.csv", "Date,CZK,\n2018-11-02,25.6,\n2018-10-31,25.4,\n2018-10-30,25.3,\n");
    const auto table = read_published_rates(file);
    const auto written = folder.write("rates.csv", rate_list_text(table.months));
    const auto read = read_published_rates(written);
    CHECK(read.form == rate_publication::rate_list);
    CHECK(shown(read) == shown(table));
}

TEST_CASE("the series beside the project comes out of the ECB's days, to the digit",
          "[rates][shared]") {
    if (!std::filesystem::exists(data + "rates-ecb-daily.csv")) {
        WARN("skipped: ../shared/data is not there");
        return;
    }
    const auto table = read_published_rates(data + "rates-ecb-daily.csv");
    std::size_t compared = 0;
    csv_reader rows(data + "rates-inforeuro-derived-monthly.csv",
                    {.required = {"month", "CZK", "PLN", "CAD"}, .others = true});
    error_log problems;
    rows.each_row(problems, [&] {
        const auto of = parse_month(rows[rows.column("month")]);
        for (const auto* code : {"CZK", "PLN", "CAD"})
            for (const auto& one : table.months)
                if (one.of() == of && one.from() == currency::parse(code)) {
                    ++compared;
                    CHECK(one.units() == decimal::parse(rows[rows.column(code)]));
                }
    });
    problems.throw_if_any();
    CHECK(compared > 600);
    // And six months that a programme published.
    csv_reader checks(data + "rates-inforeuro-published-checks.csv",
                      {.required = {"month", "currency", "published"}, .others = true});
    checks.each_row(problems, [&] {
        const auto of = parse_month(checks[checks.column("month")]);
        const auto from = currency::parse(checks[checks.column("currency")]);
        const auto known = std::ranges::find_if(
            table.months, [&](const auto& one) { return one.of() == of && one.from() == from; });
        REQUIRE(known != table.months.end());
        CHECK(known->units() == decimal::parse(checks[checks.column("published")]));
    });
    problems.throw_if_any();
}

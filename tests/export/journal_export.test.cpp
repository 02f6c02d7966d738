#include "export/journal_export.hpp"

#include "export/entry_facts.hpp"
#include "export/written.hpp"
#include "ledger/one_project.hpp"
#include "project/csv.hpp"
#include "support/json_schema.hpp"

#include <fstream>
#include <iterator>

using namespace cofin;
using namespace cofin::test;
using Catch::Matchers::Contains;

namespace {

using json = nlohmann::ordered_json;

/// A cost of 100.00, of which 90.00 is certified and paid; then the year is closed.
cofin::journal small_journal() {
    cofin::journal made(euro);
    const auto say = [&](int after, ledger_event what, std::string document = {}, int late = 0) {
        const day on = first_day + date::days(after);
        made.append({.booked_on = on,
                     .dated = on - date::days(late),
                     .by = "Jan Nowak",
                     .document = std::move(document),
                     .what = std::move(what)});
    };
    const auto cost = cost_number{0};
    say(0, commitment{{"pl"}, {{"ERDF", 85.00_eur}}});
    say(1,
        declared_cost{.partner = "pl",
                      .category = "staff",
                      .id = "A-1",
                      .original = 100.00_eur,
                      .amount = 100.00_eur},
        "FV \"1\"", 3);
    say(2, claim_submission{1, {{cost}}});
    say(3, cost_review{
               review_kind::assessed, "b1", {{cost, 0.00_eur, 90.00_eur, 0.00_eur, 10.00_eur}}});
    say(4,
        certification{1, {{cost, 90.00_eur}}, shares({{"ERDF", 76.50_eur}}, {{"pl", 13.50_eur}})});
    say(5, disbursement{.fund = "ERDF", .payee = "pl", .amount = 76.50_eur, .claim = 1});
    say(16, period_closing{{2018_y / 1 / 1, 2018_y / 12 / 31}});
    return made;
}

std::string small_text(journal_format format) {
    return written(format, small_journal(), "P1", "Úřady");
}

// What ledger and hledger read alike: accounts, entries, assertions.
const std::string accounts = R"(; declared:pl:staff
account Expenses:Declared:Pl:Staff
; accepted:pl:staff
account Expenses:Accepted:Pl:Staff
; certified:pl:staff
account Expenses:Certified:Pl:Staff
; parked:pl:staff
account Expenses:Parked:Pl:Staff
; ineligible:pl:staff
account Expenses:Ineligible:Pl:Staff
; receivable:ERDF
account Assets:Receivable:ERDF
; outlay:pl
account Liabilities:Outlay:Pl
; own:pl
account Equity:Own:Pl
; grant:ERDF
account Income:Grant:ERDF
; advance:ERDF
account Liabilities:Advance:ERDF
; repayable:ERDF
account Liabilities:Repayable:ERDF
)";

const std::string entries = R"(
; 2019-01-15 (1) commitment of ERDF to pl
;     partner: pl
;     fund: ERDF
;     planned: 85.00 EUR

2019-01-16=2019-01-13 * (2) declared cost A-1 of pl
    ; dated: 2019-01-13
    ; document: FV \x221\x22
    ; partner: pl
    ; category: staff
    ; cost: A-1
    ; original: 100.00 EUR
    ; amount: 100.00 EUR
    Expenses:Declared:Pl:Staff   100.00 EUR
    Liabilities:Outlay:Pl       -100.00 EUR

; 2019-01-17 (3) claim 1 of 1 cost
;     claim: 1
;     costs: 1

2019-01-18 * (4) review of 1 cost (assessed)
    ; kind: assessed
    ; basis: b1
    ; costs: 1
    Expenses:Declared:Pl:Staff    -100.00 EUR
    Expenses:Accepted:Pl:Staff      90.00 EUR
    Expenses:Ineligible:Pl:Staff    10.00 EUR

2019-01-19 * (5) certification of 1 cost in claim 1
    ; claim: 1
    ; costs: 1
    Expenses:Accepted:Pl:Staff   -90.00 EUR
    Expenses:Certified:Pl:Staff   90.00 EUR
    Assets:Receivable:ERDF        76.50 EUR
    Income:Grant:ERDF            -76.50 EUR
    Liabilities:Outlay:Pl         13.50 EUR
    Equity:Own:Pl                -13.50 EUR

2019-01-20 * (6) disbursement from ERDF to pl for claim 1 (interim)
    ; fund: ERDF
    ; partner: pl
    ; amount: 76.50 EUR
    ; tranche: interim
    ; claim: 1
    Liabilities:Outlay:Pl    76.50 EUR
    Assets:Receivable:ERDF  -76.50 EUR

; 2019-01-31 (7) closing from 2018-01-01 to 2018-12-31
;     from: 2018-01-01
;     until: 2018-12-31

2019-01-31 * balances of P1
    Expenses:Declared:Pl:Staff    0.00 EUR = 0.00 EUR
    Expenses:Accepted:Pl:Staff    0.00 EUR = 0.00 EUR
    Expenses:Certified:Pl:Staff   0.00 EUR = 90.00 EUR
    Expenses:Parked:Pl:Staff      0.00 EUR = 0.00 EUR
    Expenses:Ineligible:Pl:Staff  0.00 EUR = 10.00 EUR
    Assets:Receivable:ERDF        0.00 EUR = 0.00 EUR
    Liabilities:Outlay:Pl         0.00 EUR = -10.00 EUR
    Equity:Own:Pl                 0.00 EUR = -13.50 EUR
    Income:Grant:ERDF             0.00 EUR = -76.50 EUR
    Liabilities:Advance:ERDF      0.00 EUR = 0.00 EUR
    Liabilities:Repayable:ERDF    0.00 EUR = 0.00 EUR
)";

} // namespace

TEST_CASE("a journal for hledger", "[export]") {
    CHECK(small_text(journal_format::hledger) ==
          "; project P1\n; Úřady\n\ndecimal-mark .\ncommodity 1000.00 EUR\n" + accounts + entries);
}

TEST_CASE("a journal for ledger declares its tags too", "[export]") {
    const auto text = small_text(journal_format::ledger);
    CHECK(text.starts_with("; project P1\n; Úřady\n\ntag dated\ntag hash\ntag amount\n"));
    CHECK(
        text.ends_with("tag until\ncommodity EUR\n    format 1000.00 EUR\n" + accounts + entries));
}

TEST_CASE("a journal for beancount", "[export]") {
    CHECK(small_text(journal_format::beancount) == R"x(; project P1
; Úřady

option "title" "Úřady"
option "operating_currency" "EUR"
2019-01-15 open Expenses:Declared:Pl:Staff EUR
  name: "declared:pl:staff"
2019-01-15 open Expenses:Accepted:Pl:Staff EUR
  name: "accepted:pl:staff"
2019-01-15 open Expenses:Certified:Pl:Staff EUR
  name: "certified:pl:staff"
2019-01-15 open Expenses:Parked:Pl:Staff EUR
  name: "parked:pl:staff"
2019-01-15 open Expenses:Ineligible:Pl:Staff EUR
  name: "ineligible:pl:staff"
2019-01-15 open Assets:Receivable:ERDF EUR
  name: "receivable:ERDF"
2019-01-15 open Liabilities:Outlay:Pl EUR
  name: "outlay:pl"
2019-01-15 open Equity:Own:Pl EUR
  name: "own:pl"
2019-01-15 open Income:Grant:ERDF EUR
  name: "grant:ERDF"
2019-01-15 open Liabilities:Advance:ERDF EUR
  name: "advance:ERDF"
2019-01-15 open Liabilities:Repayable:ERDF EUR
  name: "repayable:ERDF"

2019-01-15 custom "commitment" "commitment of ERDF to pl"
  entry: 1
  partner: "pl"
  fund: "ERDF"
  planned: "85.00 EUR"

2019-01-16 * "declared cost A-1 of pl"
  entry: 2
  dated: 2019-01-13
  document: "FV \\x221\\x22"
  partner: "pl"
  category: "staff"
  cost: "A-1"
  original: "100.00 EUR"
  amount: "100.00 EUR"
  Expenses:Declared:Pl:Staff   100.00 EUR
  Liabilities:Outlay:Pl       -100.00 EUR

2019-01-17 custom "claim" "claim 1 of 1 cost"
  entry: 3
  claim: "1"
  costs: "1"

2019-01-18 * "review of 1 cost (assessed)"
  entry: 4
  kind: "assessed"
  basis: "b1"
  costs: "1"
  Expenses:Declared:Pl:Staff    -100.00 EUR
  Expenses:Accepted:Pl:Staff      90.00 EUR
  Expenses:Ineligible:Pl:Staff    10.00 EUR

2019-01-19 * "certification of 1 cost in claim 1"
  entry: 5
  claim: "1"
  costs: "1"
  Expenses:Accepted:Pl:Staff   -90.00 EUR
  Expenses:Certified:Pl:Staff   90.00 EUR
  Assets:Receivable:ERDF        76.50 EUR
  Income:Grant:ERDF            -76.50 EUR
  Liabilities:Outlay:Pl         13.50 EUR
  Equity:Own:Pl                -13.50 EUR

2019-01-20 * "disbursement from ERDF to pl for claim 1 (interim)"
  entry: 6
  fund: "ERDF"
  partner: "pl"
  amount: "76.50 EUR"
  tranche: "interim"
  claim: "1"
  Liabilities:Outlay:Pl    76.50 EUR
  Assets:Receivable:ERDF  -76.50 EUR

2019-01-31 custom "closing" "closing from 2018-01-01 to 2018-12-31"
  entry: 7
  from: "2018-01-01"
  until: "2018-12-31"

2019-02-01 balance Expenses:Declared:Pl:Staff      0.00 ~ 0.00 EUR
2019-02-01 balance Expenses:Accepted:Pl:Staff      0.00 ~ 0.00 EUR
2019-02-01 balance Expenses:Certified:Pl:Staff    90.00 ~ 0.00 EUR
2019-02-01 balance Expenses:Parked:Pl:Staff        0.00 ~ 0.00 EUR
2019-02-01 balance Expenses:Ineligible:Pl:Staff   10.00 ~ 0.00 EUR
2019-02-01 balance Assets:Receivable:ERDF          0.00 ~ 0.00 EUR
2019-02-01 balance Liabilities:Outlay:Pl         -10.00 ~ 0.00 EUR
2019-02-01 balance Equity:Own:Pl                 -13.50 ~ 0.00 EUR
2019-02-01 balance Income:Grant:ERDF             -76.50 ~ 0.00 EUR
2019-02-01 balance Liabilities:Advance:ERDF        0.00 ~ 0.00 EUR
2019-02-01 balance Liabilities:Repayable:ERDF      0.00 ~ 0.00 EUR
)x");
}

TEST_CASE("a journal as CSV: a row a posting, and one for an entry without", "[export]") {
    CHECK(
        small_text(journal_format::csv) ==
        R"(project,entry,booked_on,dated,event,about,document,account,plain_account,debit,credit,currency,hash
P1,1,2019-01-15,2019-01-15,commitment,commitment of ERDF to pl,,,,,,EUR,
P1,2,2019-01-16,2019-01-13,declared cost,declared cost A-1 of pl,"FV ""1""",declared:pl:staff,Expenses:Declared:Pl:Staff,100.00,,EUR,
P1,2,2019-01-16,2019-01-13,declared cost,declared cost A-1 of pl,"FV ""1""",outlay:pl,Liabilities:Outlay:Pl,,100.00,EUR,
P1,3,2019-01-17,2019-01-17,claim,claim 1 of 1 cost,,,,,,EUR,
P1,4,2019-01-18,2019-01-18,review,review of 1 cost (assessed),,declared:pl:staff,Expenses:Declared:Pl:Staff,,100.00,EUR,
P1,4,2019-01-18,2019-01-18,review,review of 1 cost (assessed),,accepted:pl:staff,Expenses:Accepted:Pl:Staff,90.00,,EUR,
P1,4,2019-01-18,2019-01-18,review,review of 1 cost (assessed),,ineligible:pl:staff,Expenses:Ineligible:Pl:Staff,10.00,,EUR,
P1,5,2019-01-19,2019-01-19,certification,certification of 1 cost in claim 1,,accepted:pl:staff,Expenses:Accepted:Pl:Staff,,90.00,EUR,
P1,5,2019-01-19,2019-01-19,certification,certification of 1 cost in claim 1,,certified:pl:staff,Expenses:Certified:Pl:Staff,90.00,,EUR,
P1,5,2019-01-19,2019-01-19,certification,certification of 1 cost in claim 1,,receivable:ERDF,Assets:Receivable:ERDF,76.50,,EUR,
P1,5,2019-01-19,2019-01-19,certification,certification of 1 cost in claim 1,,grant:ERDF,Income:Grant:ERDF,,76.50,EUR,
P1,5,2019-01-19,2019-01-19,certification,certification of 1 cost in claim 1,,outlay:pl,Liabilities:Outlay:Pl,13.50,,EUR,
P1,5,2019-01-19,2019-01-19,certification,certification of 1 cost in claim 1,,own:pl,Equity:Own:Pl,,13.50,EUR,
P1,6,2019-01-20,2019-01-20,disbursement,disbursement from ERDF to pl for claim 1 (interim),,outlay:pl,Liabilities:Outlay:Pl,76.50,,EUR,
P1,6,2019-01-20,2019-01-20,disbursement,disbursement from ERDF to pl for claim 1 (interim),,receivable:ERDF,Assets:Receivable:ERDF,,76.50,EUR,
P1,7,2019-01-31,2019-01-31,closing,closing from 2018-01-01 to 2018-12-31,,,,,,EUR,
)");
}

TEST_CASE("a journal as JSON: an object an entry, as its schema says", "[export]") {
    const auto text = small_text(journal_format::json);
    const auto made = json::parse(text);
    CHECK(made["project"] == "P1");
    CHECK(made["title"] == "Úřady");
    CHECK(made["currency"] == "EUR");
    REQUIRE(made["entries"].size() == 7);
    CHECK(made["entries"][1] == json::parse(R"({
        "entry": 2, "booked_on": "2019-01-16", "dated": "2019-01-13", "event": "declared cost",
        "about": "declared cost A-1 of pl",
        "facts": [{"name": "document", "value": "FV \"1\""}, {"name": "partner", "value": "pl"},
                  {"name": "category", "value": "staff"}, {"name": "cost", "value": "A-1"},
                  {"name": "original", "value": "100.00 EUR"}, {"name": "amount", "value": "100.00 EUR"}],
        "postings": [
            {"account": "declared:pl:staff", "plain_account": "Expenses:Declared:Pl:Staff", "debit": "100.00"},
            {"account": "outlay:pl", "plain_account": "Liabilities:Outlay:Pl", "credit": "100.00"}]})"));
    CHECK(made["entries"][6]["postings"] == json::array());
    REQUIRE(made["accounts"].size() == 11);
    CHECK(made["accounts"][2] == json::parse(R"({
        "account": "certified:pl:staff", "plain_account": "Expenses:Certified:Pl:Staff",
        "kind": "certified", "partner": "pl", "category": "staff", "balance": "90.00"})"));
    // with the sign that the account grows by, as a statement has it
    CHECK(made["accounts"][8] == json::parse(R"({
        "account": "grant:ERDF", "plain_account": "Income:Grant:ERDF", "kind": "grant",
        "fund": "ERDF", "balance": "76.50"})"));

    std::ifstream file(COFIN_SOURCE_DIR "/docs/schema/journal.schema.json");
    const auto schema = json::parse(file);
    using complaints = std::vector<std::string>;
    CHECK(schema_complaints(schema, made) == complaints{});
    const auto small = small_journal();
    const auto many = written(journal_format::json, {{"P1", &small}, {"P2", &small}});
    CHECK(schema_complaints(schema, json::parse(many)) == complaints{});
    CHECK(json::parse(many)["projects"][1]["project"] == "P2");
    CHECK(json::parse(written(journal_format::json, {})) == json::parse(R"({"projects": []})"));
    auto wrong = made;
    wrong["entries"][0]["by"] = "Jan Nowak";
    CHECK(schema_complaints(schema, wrong) != complaints{});
}

TEST_CASE("who booked and what a person decided is in no format", "[export]") {
    one_project told;
    const auto cost = told.declare("pl", "1", 10.00_eur);
    told.claim(1, {cost});
    told.say(cost_review{review_kind::judged,
                         "because Eva Malá says so",
                         {{cost, 0.00_eur, 0.00_eur, 0.00_eur, 10.00_eur}}});
    for (const auto format :
         {journal_format::ledger, journal_format::hledger, journal_format::beancount,
          journal_format::csv, journal_format::json}) {
        CHECK_THAT(small_text(format), !Contains("Nowak"));
        const auto judged = written(format, told.journal());
        CHECK_THAT(judged, !Contains("Eva") && Contains("review of 1 cost (judged)"));
    }
}

TEST_CASE("an entry's hash stands with it", "[export]") {
    const auto small = small_journal();
    const auto with_hash = [&](journal_format format, std::size_t number) {
        std::string text;
        journal_writer to(format, journal_extent::one_agreement, text);
        to.begin({"P1", {}, euro}, small.now().chart());
        text.clear(); // as one who writes it away does
        to.add(small.at(number), "00ff");
        return text;
    };
    CHECK_THAT(with_hash(journal_format::ledger, 1), Contains("\n;     hash: 00ff\n"));
    CHECK_THAT(with_hash(journal_format::hledger, 2), Contains("\n    ; hash: 00ff\n    Exp"));
    CHECK_THAT(with_hash(journal_format::beancount, 2), Contains("\n  hash: \"00ff\"\n  Exp"));
    CHECK(with_hash(journal_format::csv, 7).ends_with(",EUR,00ff\n"));
    CHECK_THAT(with_hash(journal_format::json, 1), Contains("\"hash\":\"00ff\""));
}

TEST_CASE("accounts of many agreements bear their project's name", "[export]") {
    const auto small = small_journal();
    const auto text = written(journal_format::hledger, {{"P1", &small}, {"p1", &small}});
    CHECK_THAT(text, Contains("account Expenses:Certified:P1:Pl:Staff\n"));
    CHECK_THAT(text, Contains("account Expenses:Certified:P-l1:Pl:Staff\n"));
    CHECK_THAT(text, Contains("account Income:Grant:P-l1:ERDF\n"));
    // directives of the whole file stand once
    CHECK(text.find("decimal-mark") == text.rfind("decimal-mark"));
    CHECK(text.find("\ncommodity") == text.rfind("\ncommodity"));
}

TEST_CASE("every kind of event is told", "[export]") {
    one_project told;
    const auto czech = currency::parse("CZK");
    told.say(rate_notice{{exchange_rate(czech, euro, decimal::parse("25.5"), parse_month("2019-01"),
                                        "InforEuro", rate_basis::published)}});
    told.say(declared_cost{.partner = "pl",
                           .category = "staff",
                           .occurrence = 1,
                           .original = money::parse("255.00 CZK")});
    told.say(claim_submission{1, {{cost_number{0}, 10.00_eur}}});
    told.say(disbursement{.fund = "ERDF",
                          .payee = "pl",
                          .amount = 7.00_eur,
                          .kind = tranche_kind::prefinancing,
                          .terms = open_up_to(50.00_eur, 70_percent)});
    told.say(transfer{"pl", "cz", 1.00_eur});
    told.say(advance_return{"ERDF", "pl", 1.00_eur});
    told.say(cost_review{
        review_kind::parked, {}, {{cost_number{0}, 0.00_eur, 10.00_eur, 0.00_eur, 0.00_eur}}});
    told.say(certification{1,
                           {{cost_number{0}, 10.00_eur}},
                           shares({{"ERDF", 8.50_eur}}, {{"pl", 1.50_eur}}),
                           clearing_share{0_percent, rounding::floor}});
    told.say(disbursement{.fund = "ERDF", .payee = "pl", .amount = 8.50_eur, .claim = 1});
    told.say(correction{true,
                        "audit",
                        {{cost_number{0}, 2.00_eur}},
                        shares({{"ERDF", -1.70_eur}}, {{"pl", -0.30_eur}})});
    told.say(recovery{"ERDF", "pl", 1.70_eur});
    told.say(text_erasure{{1, 3}});
    const auto text = written(journal_format::hledger, told.journal());
    const auto csv = written(journal_format::csv, told.journal());
    for (const auto* phrase :
         {"(2) rate of 25.5 CZK for EUR in 2019-01\n;     from: CZK\n;     to: EUR\n;     rate: "
          "25.5\n;     month: 2019-01\n;     source: InforEuro\n;     basis: published\n",
          "; 2019-01-17 (3) declared cost of pl\n;     partner: pl\n;     category: staff\n;     "
          "occurrence: 1\n;     original: 255.00 CZK\n",
          "\n2019-01-18 * (4) claim 1 of 1 cost\n",
          "(5) disbursement from ERDF to pl (prefinancing)\n", "; open_max: 50.00 EUR\n",
          "; settled_min: 70 %\n", "(6) transfer from pl to cz\n    ; from: pl\n    ; to: cz\n",
          "(7) advance return from pl to ERDF\n", "(8) review of 1 cost (parked)\n",
          "; clearing: 0 % floor\n",
          "(11) withdrawal of 1 cost\n    ; kind: withdrawal\n    ; "
          "basis: audit\n",
          "(12) recovery from pl to ERDF\n",
          "(13) erasure of text in 2 entries\n;     erased: 1\n;     erased: 3\n"})
        CHECK_THAT(text, Contains(phrase));
    CHECK_THAT(csv, Contains("\nP1,13,2019-01-27,2019-01-27,erasure,erasure of text in 2 entries,,"
                             ",,,,EUR,\n"));
    CHECK(about(set_off{"ERDF", 1.00_eur}) == "set-off by ERDF");
    // ledger wants the names of facts declared
    for (std::size_t number = 1; number <= told.journal().size(); ++number)
        for (const auto& fact : facts_of(told.journal().at(number).booked))
            CHECK(std::ranges::count(entry_fact_names, fact.name) == 1);
    // beancount takes a key once
    CHECK_THAT(written(journal_format::beancount, told.journal()),
               Contains("  erased: \"1\"\n  erased_2: \"3\"\n"));
}

TEST_CASE("amounts have exactly the currency's digits", "[export]") {
    for (const auto& [code, amount, commodity] :
         {std::tuple{"JPY", "1250", "commodity 1000. JPY\n"},
          std::tuple{"KWD", "0.001", "commodity 1000.000 KWD\n"}}) {
        const auto unit = currency::parse(code);
        one_project told(unit);
        told.declare("pl", "1", money::parse(amount, unit));
        const auto text = written(journal_format::hledger, told.journal());
        const std::string whole = std::string(amount) + ' ' + code;
        CHECK_THAT(text, Contains(commodity) && Contains(" = -" + whole + "\n"));
        CHECK_THAT(written(journal_format::csv, told.journal()),
                   Contains(',' + std::string(amount) + ",," + code));
    }
}

TEST_CASE("CSV and JSON hold ids and documents as they are", "[export]") {
    const std::string hostile = "=1+1,\"x\"\r\n@;\xc5\x99";
    one_project told;
    told.say(declared_cost{.partner = "pl",
                           .category = hostile,
                           .id = hostile,
                           .original = 1.00_eur,
                           .amount = 1.00_eur},
             hostile);
    const auto text = written(journal_format::csv, told.journal(), hostile);
    std::size_t read = 0;
    csv_reader rows("journal",
                    [&](char* into, std::size_t size) {
                        const auto count = text.copy(into, size, read);
                        read += count;
                        return count;
                    },
                    {.required = {"project", "document", "account", "about"}, .others = true});
    REQUIRE(rows.next()); // the commitment
    REQUIRE(rows.next());
    CHECK(rows[rows.column("project")] == hostile);
    CHECK(rows[rows.column("document")] == hostile);
    CHECK(rows[rows.column("account")] == "declared:pl:" + hostile);
    CHECK(rows[rows.column("about")] == "declared cost " + hostile + " of pl");
    const auto made = json::parse(written(journal_format::json, told.journal(), hostile));
    CHECK(made["project"] == hostile);
    CHECK(made["entries"][1]["facts"][0]["value"] == hostile);
    CHECK(made["accounts"][0]["category"] == hostile);

    one_project bytes; // which no reader lets in
    bytes.say(commitment{.partners = {std::string("\xff\0", 2)}});
    CHECK_THAT(written(journal_format::csv, bytes.journal()), Contains("to \\xff\\x00,"));
    CHECK_NOTHROW(json::parse(written(journal_format::json, bytes.journal())));
}

TEST_CASE("what a tool cannot read is refused in words", "[export]") {
    cofin::journal early(euro);
    early.append(
        {.booked_on = 1399_y / 12 / 31, .dated = 1399_y / 12 / 31, .what = commitment{{"pl"}, {}}});
    for (const auto format :
         {journal_format::ledger, journal_format::hledger, journal_format::beancount})
        CHECK_THROWS_WITH(written(format, early),
                          "found entry 1 booked on 1399-12-31, expected a day from 1400-01-01 to "
                          "9998-12-31, which plain-text tools can read");
    CHECK_NOTHROW(written(journal_format::csv, early));

    one_project told;
    told.say(commitment{.partners = {std::string(256, 'A')}});
    told.declare(std::string(256, 'A'), "1", 1.00_eur);
    CHECK_THROWS_WITH(written(journal_format::ledger, told.journal()),
                      Contains("one part 256, expected at most 3900 and 255"));
    CHECK_NOTHROW(written(journal_format::hledger, told.journal()));

    // A date of an event may be any: then it is a fact only.
    cofin::journal odd(euro);
    odd.append({.booked_on = first_day, .dated = 219_y / 3 / 1, .what = commitment{{"pl"}, {}}});
    odd.append({.booked_on = first_day,
                .dated = 219_y / 3 / 1,
                .what = declared_cost{.partner = "pl",
                                      .category = "staff",
                                      .id = "1",
                                      .original = 1.00_eur,
                                      .amount = 1.00_eur}});
    CHECK_THAT(written(journal_format::ledger, odd),
               Contains("\n2019-01-15 * (2) declared cost 1 of pl\n    ; dated: 0219-03-01\n"));
    CHECK_THAT(written(journal_format::beancount, odd), Contains("\n  dated: \"0219-03-01\"\n"));
}

TEST_CASE("calls out of order are refused", "[export]") {
    const auto small = small_journal();
    const journal_heading heading{"P1", {}, euro};
    const auto& chart = small.now().chart();
    std::string text;
    journal_writer to(journal_format::csv, journal_extent::one_agreement, text);
    CHECK_THROWS_AS(to.add(small.at(1)), std::invalid_argument);
    CHECK_THROWS_AS(to.end(), std::invalid_argument);
    CHECK_THROWS_AS(to.finish(), std::invalid_argument);
    to.begin(heading, chart);
    CHECK_THROWS_AS(to.begin(heading, chart), std::invalid_argument);
    CHECK_THROWS_AS(to.finish(), std::invalid_argument);
    to.end();
    CHECK_THROWS_AS(to.begin(heading, chart), std::invalid_argument);
    to.finish();
    CHECK_THROWS_AS(to.finish(), std::invalid_argument);

    journal_writer other(journal_format::csv, journal_extent::one_agreement, text);
    other.begin(heading, chart_of_accounts());
    CHECK_THROWS_AS(other.add(small.at(2)), std::out_of_range);
}

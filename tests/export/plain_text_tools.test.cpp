#include "export/one_line.hpp"
#include "export/tools.hpp"
#include "export/written.hpp"
#include "ledger/any_life.hpp"

using namespace cofin;
using namespace cofin::test;

namespace {

/// The ledger's worked example: 23 725.48 certified and paid, 100.00 of it corrected, 85.00 recovered.
cofin::journal worked_example() {
    one_project told;
    const auto pl = told.declare("pl", "PL-12", 12'325.48_eur);
    const auto cz = told.declare("cz", "CZ-1", 11'400.00_eur, "travel");
    told.claim(1, {pl, cz});
    told.say(certification{
        1,
        {{pl, 12'325.48_eur}, {cz, 11'400.00_eur}},
        shares({{"ERDF", 20'166.65_eur}}, {{"pl", 1'848.83_eur}, {"cz", 1'710.00_eur}})});
    told.say(disbursement{.fund = "ERDF", .payee = "pl", .amount = 20'166.65_eur, .claim = 1});
    told.say(correction{.basis = "audit 2019/4",
                        .costs = {{pl, 100.00_eur}},
                        .change = shares({{"ERDF", -85.00_eur}}, {{"pl", -15.00_eur}})});
    told.say(recovery{"ERDF", "pl", 85.00_eur});
    return told.journal();
}

const read_balances worked_balances{
    {"Expenses:Certified:Pl:Staff", "12225.48 EUR"},
    {"Expenses:Certified:Cz:Travel", "11400.00 EUR"},
    {"Expenses:Ineligible:Pl:Staff", "100.00 EUR"},
    {"Income:Grant:ERDF", "-20081.65 EUR"},
    {"Equity:Own:Pl", "-1833.83 EUR"},
    {"Equity:Own:Cz", "-1710.00 EUR"},
    // laid out 12 325.48 + 11 400.00, received 20 166.65 by pl, own 3 543.83, paid back 85.00
    {"Liabilities:Outlay:Pl", "9590.00 EUR"},
    {"Liabilities:Outlay:Cz", "-9690.00 EUR"}};

/// Ids that would be something else in a journal, a number, a spreadsheet or a terminal.
const std::vector<std::string> hostile{
    "Pl",
    "P-l1",
    "=cmd|'/C calc'!A0",
    "@SUM(1)",
    "a\nb",
    "a\r\n\n2019-01-15 * \"theft\"\n  Income:Grant:ERDF  1.00 EUR\n  Equity:Own:Pl",
    ";",
    "a  ; b",
    "\"",
    "\\",
    "\\\"",
    "\"\n2019-01-15 open Assets:Theft\n",
    "[2001-01-01]",
    "[=2001-01-01]",
    "date:2001-01-01",
    "Key:: 1 + 1",
    ":tag:",
    "|",
    "Expenses:Certified:Pl",
    "*",
    "!",
    "(1)",
    "{1.00 EUR}",
    "#tag ^link",
    "\xc5\x99"
    "editel",
    "\xff\xfe",
    "\xe2\x80\xae"
    "desrever",
    "\xc2\x85",
    "\xef\xbb\xbf",
    "x\ty",
    " ",
    " a ",
    "\x1b[31m",
    "comment\nend comment",
    "$1.00",
    "0.00 EUR = 5.00 EUR",
    std::string("nul\0l", 5),
    std::string(200, 'z')};

std::string any_hostile(chance& drawn, const std::string& before) {
    return before + drawn.any(hostile);
}

life_names hostile_names(chance& drawn) {
    // The number before keeps the two apart; where it is empty, the text begins as the hostile one does.
    return {.partners = {drawn.any(hostile), any_hostile(drawn, "2")},
            .funds = {drawn.any(hostile), any_hostile(drawn, "2")},
            .categories = {drawn.any(hostile), any_hostile(drawn, "2")},
            .cost = drawn.any(hostile),
            .document = drawn.any(hostile)};
}

/// Journals of many agreements that bear names of no good will.
struct many_lives {
    static constexpr int count = 24;

    many_lives() {
        chance drawn(2'014);
        for (int i = 0; i < count; ++i) {
            steps events;
            for (int step = 0; step < 60; ++step)
                events.push_back(drawn.up_to(999'999'999));
            names.push_back(any_hostile(drawn, (i % 2 == 0 ? "" : "p") + std::to_string(i)));
            lives.emplace_back(events, hostile_names(drawn));
        }
    }
    [[nodiscard]] std::string written(journal_format format) const {
        std::vector<std::pair<std::string, const cofin::journal*>> journals;
        for (std::size_t i = 0; i < lives.size(); ++i)
            journals.emplace_back(names[i], &lives[i].journal());
        return test::written(format, journals);
    }
    [[nodiscard]] expected_journal expected() const {
        expected_journal all;
        for (std::size_t i = 0; i < lives.size(); ++i)
            all.add(lives[i].journal(),
                    [&](const account_name& name) { return plain_text_name(name, names[i]); });
        return all;
    }

    std::vector<std::string> names;
    std::vector<life> lives;
};

/// A cost for each hostile document, and the documents as the tools ought to read them.
struct many_documents {
    many_documents() {
        for (const auto& document : hostile) {
            told.say(declared_cost{.partner = "pl",
                                   .category = "staff",
                                   .id = std::to_string(read.size()),
                                   .original = 1.00_eur,
                                   .amount = 1.00_eur},
                     document);
            read.push_back(one_line(document));
        }
        std::ranges::sort(read);
    }
    one_project told;
    std::vector<std::string> read;
};

std::vector<std::string> sorted_lines(const std::string& text) {
    std::istringstream in(text);
    std::vector<std::string> lines;
    for (std::string line; std::getline(in, line);)
        lines.push_back(line);
    std::ranges::sort(lines);
    return lines;
}

std::string plain(const account_name& name) { return plain_text_name(name); }

/// A file of the journal in that format, with its accounts as `expected`.
template <class Check>
void check_all(journal_format format, const Check& check) {
    const temporary_folder folder;
    const auto example = worked_example();
    expected_journal expected;
    expected.add(example, plain);
    CHECK(expected.balances == worked_balances);
    check(folder.write("worked", written(format, example)), expected);

    one_project yen(currency::parse("JPY"));
    yen.declare("pl", "1", money::parse("1250 JPY"));
    one_project dinars(currency::parse("KWD"));
    dinars.declare("pl", "1", money::parse("92233720368547.758 KWD"));
    expected_journal of_others;
    of_others.add(yen.journal(), [](const auto& name) { return plain_text_name(name, "yen"); });
    of_others.add(dinars.journal(), [](const auto& name) { return plain_text_name(name, "kwd"); });
    const auto others = written(format, {{"yen", &yen.journal()}, {"kwd", &dinars.journal()}});
    CHECK(of_others.balances.at("Expenses:Declared:Yen:Pl:Staff") == "1250 JPY");
    check(folder.write("others", others), of_others);
}

/// What a tool says of the worked example where one assertion is a cent off.
std::string said_of_a_cent(const std::vector<std::string>& command, journal_format format,
                           const std::string& right, const std::string& wrong) {
    const temporary_folder folder;
    auto text = written(format, worked_example());
    const auto at = text.rfind(right);
    REQUIRE(at != std::string::npos);
    text.replace(at, right.size(), wrong);
    auto whole = command;
    for (auto& word : whole)
        if (word == "FILE")
            word = folder.write("wrong", text);
    const auto answered = run(whole);
    CHECK(answered.code != 0);
    return answered.err + answered.out;
}

} // namespace

TEST_CASE("ledger reads every balance to the cent", "[export][tools]") {
    const auto ledger = program("ledger");
    if (ledger.empty())
        return;
    check_all(journal_format::ledger, [&](const std::string& file, const auto& expected) {
        check_with_ledger(ledger, file, expected);
    });
    CHECK_THAT(said_of_a_cent({ledger, "--args-only", "-f", "FILE", "balance"},
                              journal_format::ledger, "= 12225.48 EUR", "= 12225.49 EUR"),
               Catch::Contains("Balance assertion off by 0.01 EUR"));
}

TEST_CASE("hledger reads every balance to the cent", "[export][tools]") {
    const auto hledger = program("hledger");
    if (hledger.empty())
        return;
    check_all(journal_format::hledger, [&](const std::string& file, const auto& expected) {
        check_with_hledger(hledger, file, expected);
    });
    CHECK_THAT(said_of_a_cent({hledger, "-f", "FILE", "check"}, journal_format::hledger,
                              "= 12225.48 EUR", "= 12225.49 EUR"),
               Catch::Contains("balance assertion"));
}

TEST_CASE("beancount reads every balance to the cent", "[export][tools]") {
    const auto check = program("bean-check");
    const auto query = check.empty() ? check : program("bean-query");
    if (query.empty())
        return;
    check_all(journal_format::beancount, [&](const std::string& file, const auto& expected) {
        check_with_beancount(check, query, file, expected);
    });
    CHECK_THAT(
        said_of_a_cent({check, "FILE"}, journal_format::beancount, "12225.48 ~", "12225.49 ~"),
        Catch::Contains("Balance failed"));
}

TEST_CASE("ledger reads the postings of hostile journals and nothing else", "[export][tools]") {
    const auto ledger = program("ledger");
    if (ledger.empty())
        return;
    const temporary_folder folder;
    const many_lives lives;
    REQUIRE(lives.expected().postings.size() > 1'000);
    check_with_ledger(ledger, folder.write("lives", lives.written(journal_format::ledger)),
                      lives.expected());
    const many_documents documents;
    const auto file =
        folder.write("documents", written(journal_format::ledger, documents.told.journal()));
    CHECK(sorted_lines(said({ledger, "--args-only", "-f", file, "register", "^Expenses:Declared",
                             "and", "not", "payee", "balances", "--format",
                             "%(tag('document'))\n"})) == documents.read);
}

TEST_CASE("hledger reads the postings of hostile journals and nothing else", "[export][tools]") {
    const auto hledger = program("hledger");
    if (hledger.empty())
        return;
    const temporary_folder folder;
    const many_lives lives;
    check_with_hledger(hledger, folder.write("lives", lives.written(journal_format::hledger)),
                       lives.expected(), false);
    const many_documents documents;
    const auto file =
        folder.write("documents", written(journal_format::hledger, documents.told.journal()));
    CHECK(sorted_lines(said({hledger, "-f", file, "tags", "document", "--values", "--parsed"})) ==
          documents.read);
}

TEST_CASE("beancount reads the postings of hostile journals and nothing else", "[export][tools]") {
    const auto check = program("bean-check");
    const auto query = check.empty() ? check : program("bean-query");
    if (query.empty())
        return;
    const temporary_folder folder;
    const many_lives lives;
    check_with_beancount(check, query,
                         folder.write("lives", lives.written(journal_format::beancount)),
                         lives.expected());
    const many_documents documents;
    const auto file =
        folder.write("documents", written(journal_format::beancount, documents.told.journal()));
    std::vector<std::string> read;
    for (const auto& row : rows_of(said({query, "-f", "csv", file,
                                         "SELECT entry_meta('document') AS document WHERE account "
                                         "~ 'Declared'"})))
        read.push_back(row.at("document"));
    std::ranges::sort(read);
    CHECK(read == documents.read);
}

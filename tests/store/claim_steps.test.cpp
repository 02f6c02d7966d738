#include "store/lived_project.hpp"
#include "support/catch.hpp"
#include "support/temporary_folder.hpp"

#include <cofin/ledger/refusal.hpp>
#include <cofin/store/claim_steps.hpp>
#include <cofin/store/recorded_statement.hpp>

#include <algorithm>

using namespace cofin;
using namespace cofin::test;

namespace {

std::size_t entries_of(ledger_store& ledger) { return ledger.heads().at(0).entries; }

} // namespace

TEST_CASE("a claim is submitted, assessed and certified without typing a figure", "[store]") {
    const temporary_folder folder;
    const auto file = folder.path("l.cofin");
    auto ledger = new_ledger(file);
    urady().record(ledger);
    const auto before = entries_of(ledger);
    const std::string& id = urady().id();

    CHECK(submit_claim(ledger, id, 1, {.booked_on = 2018_y / 11 / 13}) == before + 1);
    const auto review = assess_claim(ledger, id, 1, {.booked_on = 2018_y / 11 / 20, .by = "A. K."});
    CHECK(review.entry == before + 2);
    CHECK(std::ranges::none_of(review.findings, [](const finding& found) {
        return found.said != outcome::note && found.said != outcome::eligible;
    }));
    CHECK(certify_claim(ledger, id, 1, {.booked_on = 2018_y / 12 / 3}) == before + 3);

    const auto made = statement_after(ledger, ledger.heads().at(0));
    CHECK(made.figures.costs.certified == lived_project::euros("23725.48"));
    CHECK(made.figures.funds.at(0).certified == lived_project::euros("20166.65"));
    CHECK(words_of(replay(ledger)).empty());

    const auto paid =
        disbursement{"ERDF", "pl", lived_project::euros("20166.65"), tranche_kind::interim, 1};
    CHECK(book_event(ledger, id, paid, {.booked_on = 2019_y / 2 / 11}) == before + 4);
    const auto fund = statement_after(ledger, ledger.heads().at(0)).figures.funds.at(0);
    CHECK(fund.paid == lived_project::euros("20166.65"));
    CHECK(fund.due.is_zero());

    // The same events as a program that derives them one by one.
    auto other = new_ledger(folder.path("m.cofin"));
    urady().record(other);
    urady().claim(other);
    CHECK(other.heads().at(0).entries + 1 == entries_of(ledger));
    CHECK(statement_after(other, other.heads().at(0)).figures.costs == made.figures.costs);
}

TEST_CASE("a step that the books refuse books nothing", "[store]") {
    const temporary_folder folder;
    auto ledger = new_ledger(folder.path("l.cofin"));
    urady().record(ledger);
    const auto before = entries_of(ledger);
    const std::string& id = urady().id();
    const recorder who{.booked_on = 2018_y / 11 / 20};

    CHECK_THROWS_AS(submit_claim(ledger, "nobody's", 1, who), ledger_error);
    CHECK_THROWS_AS(submit_claim(ledger, id, 7, who), ledger_error);
    CHECK_THROWS_AS(submit_claim(ledger, id, 1, {.booked_on = 2018_y / 1 / 1}), ledger_error);
    CHECK_THROWS_AS(assess_claim(ledger, id, 1, who), ledger_error);
    CHECK_THROWS_AS(certify_claim(ledger, id, 1, who), ledger_error);
    CHECK_THROWS_AS(book_event(ledger, id, set_off{"ERDF", lived_project::euros("0.01")}, who),
                    ledger_error);
    CHECK(entries_of(ledger) == before);

    submit_claim(ledger, id, 1, who);
    CHECK_THROWS_AS(submit_claim(ledger, id, 1, who), ledger_error);
    CHECK_THROWS_AS(certify_claim(ledger, id, 1, who), ledger_error); // nothing is accepted yet
    CHECK(entries_of(ledger) == before + 1);
}

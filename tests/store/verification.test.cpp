#include "store/body.hpp"
#include "store/checkpoint.hpp"
#include "store/keys.hpp"
#include "store/lived_project.hpp"
#include "store/tamper.hpp"
#include "support/temporary_folder.hpp"

#include <cofin/store/recorded_statement.hpp>
#include <cofin/store/verification.hpp>

#include <SQLiteCpp/SQLiteCpp.h>

#include <fstream>
#include <random>

using namespace cofin;
using namespace cofin::test;
using namespace cofin::literals;
using Catch::Matchers::Contains;

namespace {

/// A ledger with a whole life and an erasure, closed, so that its file is all there is.
std::string lived_file(const temporary_folder& folder) {
    const lived_project project;
    const auto file = folder.path("lived");
    auto ledger = new_ledger(file);
    project.live(ledger);
    project.erase(ledger, {12});
    return file;
}

/// What a verification says of a file: its differences, or why it cannot be read; empty where it holds.
std::string said_of(const std::string& file) {
    try {
        ledger_store ledger(file);
        return words_of(verify(ledger));
    } catch (const error& problem) {
        return problem.what();
    }
}

std::string all_values(const std::string& file) {
    std::string text;
    try {
        SQLite::Database database(file);
        for (const char* table : {"agreement", "entry", "rulebook"}) {
            SQLite::Statement rows(database, std::string("SELECT * FROM ") + table);
            while (rows.executeStep())
                for (int i = 0; i < rows.getColumnCount(); ++i)
                    text += rows.getColumn(i).getString() + "\n";
        }
    } catch (const SQLite::Exception& problem) {
        text += problem.what();
    }
    return text;
}

} // namespace

TEST_CASE("an untouched ledger holds, and its figures come out again", "[store][verify]") {
    const temporary_folder folder;
    ledger_store ledger(lived_file(folder));
    const auto found = replay(ledger);
    CHECK(words_of(found).empty());
    CHECK(found.agreements == 1);
    CHECK(found.entries == 32);
    CHECK(found.erased == 1);
    CHECK(found.recomputed == 32 - found.not_recomputed);
}

TEST_CASE("whatever is changed through SQL is found", "[store][verify][slow]") {
    const temporary_folder folder;
    const auto file = lived_file(folder);
    REQUIRE(said_of(file).empty());
    std::size_t applied = 0;
    for (const auto& change : all_tamperings(file)) {
        if (!apply(change, file, folder.path("copy")))
            continue;
        ++applied;
        INFO(change.words);
        CHECK_FALSE(said_of(folder.path("copy")).empty());
    }
    CHECK(applied > 500);
}

TEST_CASE("the first bad entry is named", "[store][verify]") {
    const temporary_folder folder;
    const auto file = lived_file(folder);
    std::filesystem::copy_file(file, folder.path("copy"));
    SQLite::Database database(folder.path("copy"), SQLite::OPEN_READWRITE);
    database.exec("DROP TRIGGER entry_is_not_changed");
    database.exec("UPDATE entry SET facts = replace(facts, '20166.65', '20166.64') WHERE id & "
                  "0xffff IN (28, 29)");
    database.exec("CREATE TRIGGER entry_is_not_changed BEFORE UPDATE ON entry BEGIN SELECT "
                  "RAISE(ABORT, 'an entry is never changed'); END");
    CHECK_THAT(said_of(folder.path("copy")),
               Contains("entry 28: its hash does not follow from its contents"));
}

TEST_CASE("a journal with a gap has no statement from the gap on", "[store][verify]") {
    const temporary_folder folder;
    const auto file = lived_file(folder);
    drop_triggers(file, folder.path("copy"));
    SQLite::Database(folder.path("copy"), SQLite::OPEN_READWRITE)
        .exec("DELETE FROM entry WHERE id & 0xffff = 20");
    ledger_store whole(file, ledger_store::access::reading);
    ledger_store gap(folder.path("copy"), ledger_store::access::reading);
    const auto of = whole.heads().at(0);
    const auto before = statement_after(gap, of, 19);
    CHECK(before.head == statement_after(whole, of, 19).head);
    CHECK(before.figures.costs == statement_after(whole, of, 19).figures.costs);
    for (const std::size_t entry : {std::size_t{20}, std::size_t{21}, of.entries})
        CHECK_THROWS_WITH(statement_after(gap, of, entry),
                          folder.path("copy") + ": entry 20 is missing");
}

TEST_CASE("a flipped bit changes nothing that is stored, or is found", "[store][verify]") {
    const temporary_folder folder;
    const auto file = lived_file(folder);
    const auto size = std::filesystem::file_size(file);
    const auto values = all_values(file);
    std::mt19937 any(2018);
    std::size_t found = 0;
    for (int i = 0; i < 400; ++i) {
        flip_bit(file, folder.path("copy"), any() % size, any() % 8);
        const bool holds = said_of(folder.path("copy")).empty();
        found += std::size_t{!holds};
        if (holds)
            CHECK(all_values(folder.path("copy")) == values);
    }
    CHECK(found > 100);
}

TEST_CASE("a tail that was cut off and a chain that was rewritten are found against a checkpoint",
          "[store][verify]") {
    const temporary_folder folder;
    const lived_project project;
    const auto file = folder.path("l");
    const auto key = folder.write("key.pem", known_key);
    const auto made = [&] {
        auto ledger = new_ledger(file);
        project.live(ledger);
        std::vector<chain_head> heads;
        for (const auto& head : ledger.heads())
            heads.push_back({head.project, head.entries, head.head});
        return sign_checkpoint(std::move(heads), key);
    }();
    const auto differences = [&](const std::string& of) {
        ledger_store ledger(of);
        CHECK(words_of(verify(ledger)).empty()); // by itself nothing shows
        const auto entries = ledger.heads().at(0).entries;
        const auto hash_of = [&](const std::string& id, std::uint64_t entry) {
            digest hash;
            ledger.look([&](ledger_view& in) {
                in.read(id, entry, entry, [&](const auto& one) { hash = one.hash; });
            });
            return hash;
        };
        std::string words;
        for (const auto& one :
             compare(made,
                     {[&](const auto&) { return std::optional<std::uint64_t>(entries); }, hash_of}))
            words += to_string(one.words);
        return words;
    };
    CHECK(differences(file).empty());

    std::filesystem::copy_file(file, folder.path("cut"));
    {
        SQLite::Database database(folder.path("cut"), SQLite::OPEN_READWRITE);
        database.exec("DROP TRIGGER entry_is_not_deleted");
        database.exec("DELETE FROM entry WHERE id & 0xffff = 31");
        database.exec("CREATE TRIGGER entry_is_not_deleted BEFORE DELETE ON entry BEGIN SELECT "
                      "RAISE(ABORT, 'an entry is never deleted'); END");
    }
    CHECK_THAT(differences(folder.path("cut")), Contains("30 entries, 31 were signed"));

    // A new chain from the beginning, by the program itself: other salts, and every hash is another one.
    {
        ledger_store ledger(folder.path("rewritten"), ledger_store::access::or_new);
        project.live(ledger);
    }
    CHECK_THAT(differences(folder.path("rewritten")), Contains("31"));
}

TEST_CASE("a figure that a rewritten chain carries does not come out again", "[store][verify]") {
    // Somebody with the program writes another share, with a chain and postings that hold.
    const temporary_folder folder;
    const lived_project project;
    auto ledger = new_ledger(folder.path("l"));
    project.record(ledger);
    project.claim(ledger);
    project.derive(ledger, 2019_y / 6 / 1, [](const derivation& from) {
        auto event =
            correction_of(from, {{*from.on.find_cost("pl", "PL-12"), 100_eur}}, "audit", false);
        for (auto& share : event.change.grants)
            share.amount = -84_eur;
        for (auto& share : event.change.own)
            share.amount = -16_eur;
        return ledger_event(event);
    });
    CHECK(verify(ledger).holds());
    const auto found = replay(ledger);
    CHECK_THAT(words_of(found), Contains("entry 29: it says"));
    CHECK_THAT(words_of(found), Contains("-85.00 EUR"));
}

TEST_CASE("no figure that rules gave can be another one", "[store][verify]") {
    const temporary_folder folder;
    const lived_project project;
    const auto broken_by = [&](const char* name, auto&& make) {
        auto ledger = new_ledger(folder.path(name));
        project.record(ledger);
        make(ledger);
        CHECK(verify(ledger).holds());
        return words_of(replay(ledger));
    };
    CHECK_THAT(
        broken_by("review",
                  [&](ledger_store& ledger) {
                      project.derive(ledger, 2018_y / 11 / 13, [](const derivation& from) {
                          return ledger_event(claim_of(from, 1));
                      });
                      ledger.change([&](ledger_change& now) {
                          const auto told = project_after(now, project.id(),
                                                          now.books_of(project.id()).entry_count());
                          auto review = review_of(
                              {project.id(), now.books_of(project.id()), told, project.book()}, 1);
                          auto& cost = review.event.costs.back();
                          cost.accepted -= 1_eur;
                          cost.ineligible += 1_eur;
                          now.append(project.id(),
                                     record_of(review.event, review.basis, 2018_y / 11 / 20));
                      });
                  }),
        Contains("entry 27: it says"));
    CHECK_THAT(broken_by("rate",
                         [&](ledger_store& ledger) {
                             ledger.change([&](ledger_change& now) {
                                 auto cost = project.folder().declared.costs.front();
                                 cost.id = "PL-99";
                                 auto made = record_of(cost, nullptr, euro, 2018_y / 11 / 12,
                                                       2018_y / 11 / 12);
                                 auto& event = std::get<declared_cost>(made.booked.what);
                                 event.rate = decimal::parse("4.3307");
                                 event.amount = 901_eur;
                                 now.append(project.id(), made);
                             });
                         }),
               Contains("has 901.00 EUR for cost \"PL-99\" of pl, made again it is 900.55 EUR"));
}

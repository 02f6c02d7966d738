#include "store/lived_project.hpp"
#include "support/bad_paths.hpp"
#include "support/temporary_folder.hpp"

#include <cofin/store/store.hpp>

#include <SQLiteCpp/SQLiteCpp.h>

#include <fstream>

using namespace cofin;
using namespace cofin::test;
using namespace cofin::literals;
using Catch::Matchers::Contains;

namespace {

std::string refusal_of_opening(const std::string& file) {
    try {
        ledger_store opened(file);
        return "opened";
    } catch (const store_error& refused) {
        return refused.what();
    }
}

void run_sql(const std::string& file, const std::string& sql) {
    SQLite::Database(file, SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE).exec(sql);
}

std::size_t entries_in(ledger_store& ledger) {
    std::size_t sum = 0;
    for (const auto& head : ledger.heads())
        sum += head.entries;
    return sum;
}

record payment(const char* amount, std::optional<int64_t> claim) {
    return {.booked = {2019_y / 1 / 15,
                       2019_y / 1 / 15,
                       {},
                       {},
                       disbursement{"ERDF", "pl", money::parse(amount, euro), tranche_kind::interim,
                                    claim}}};
}

} // namespace

TEST_CASE("a ledger keeps what was booked and gives it back", "[store]") {
    const temporary_folder folder;
    {
        auto ledger = new_ledger(folder.path("l"));
        urady().live(ledger);
    }
    ledger_store ledger(folder.path("l"));
    REQUIRE(ledger.heads().size() == 1);
    CHECK(ledger.heads()[0].project == "CZ.11.4.120/0.0/0.0/16_013/0001386");
    CHECK(ledger.heads()[0].entries == 31);
    ledger.look([&](ledger_view& in) {
        const auto& books = in.books_of(urady().id());
        const auto erdf = *books.chart().find_fund("ERDF");
        CHECK(books.balance().of(account_kind::certified) == 23'625.48_eur);
        CHECK(books.balance().of(account::grant(erdf)) == 20'081.65_eur);
        CHECK(books.balance().of(account_kind::own) == 3'543.83_eur);
        CHECK(books.balance().paid(erdf) == 20'166.65_eur);
        CHECK(books.balance().recovered(erdf) == 85_eur);
        CHECK(books.balance().of(account::repayable(erdf)).is_zero());
        CHECK(broken_identity(books.balance(), books.chart()) == std::nullopt);
    });
}

TEST_CASE("what a program told is told back word by word", "[store]") {
    const temporary_folder folder;
    auto ledger = new_ledger(folder.path("l"));
    urady().live(ledger);
    ledger.look([&](ledger_view& in) {
        const auto told = project_after(in, urady().id(), 31);
        CHECK(told.terms().agreed.title == "Úřady bez hranic");
        REQUIRE(told.terms().agreed.partners.size() == 2);
        CHECK(told.terms().agreed.partners[0].name == "Miasto Wodzisław Śląski");
        const auto& declared = urady().folder().declared.costs;
        REQUIRE(told.costs().size() == declared.size());
        for (std::size_t i = 0; i < declared.size(); ++i) {
            CHECK(told.costs()[i].id == declared[i].id);
            CHECK(told.costs()[i].amount == declared[i].amount);
            std::string is;
            std::string was;
            for (const auto& fact : told.costs()[i].known)
                is += fact.name + "=" + to_string(fact.value) + "\n";
            for (const auto& fact : declared[i].known)
                was += fact.name + "=" + to_string(fact.value) + "\n";
            CHECK(is == was);
        }
        CHECK(told.rates().size() == 2);
    });
}

TEST_CASE("recording again adds nothing, and other content is refused", "[store]") {
    const temporary_folder folder;
    auto ledger = new_ledger(folder.path("l"));
    CHECK(urady().record(ledger).costs == 23);
    const auto head = ledger.heads()[0];
    const auto again = urady().record(ledger, "somebody else");
    CHECK(again.agreements == 0);
    CHECK(again.costs == 0);
    CHECK(again.costs_known == 23);
    CHECK(ledger.heads()[0].head == head.head);

    const auto refused = [&](auto change) {
        auto declared = urady().folder().declared;
        change(declared);
        try {
            recording(ledger, urady().book(), {2018_y / 11 / 12})
                .take(urady().folder().agreed, declared);
        } catch (const ledger_error& problem) {
            CHECK(ledger.heads()[0].head == head.head);
            return std::string(problem.what());
        }
        return std::string("recorded");
    };
    CHECK_THAT(refused([](declaration& d) {
                   d.costs[22].amount = money::parse("1.00", *currency::try_parse("CZK"));
               }),
               Contains("found cost \"CZ-11\" of cz with amount 1.00 CZK, expected 11348.20 CZK"));
    CHECK_THAT(refused([](declaration& d) { d.costs[3].known.set("vat", 1_eur); }),
               Contains("found cost \"PL-04\" of pl with facts"));
    CHECK_THAT(refused([](declaration& d) { d.costs[3].known.set("supplier", std::string("x")); }),
               Contains("with texts"));
    CHECK_THAT(refused([](declaration& d) {
                   auto& rate = d.rates.back();
                   rate = exchange_rate(rate.from(), rate.to(), decimal::parse("4.5"), rate.of(),
                                        "", rate.basis());
               }),
               Contains("found 4.5 PLN for 2018-11, expected 4.3307, as it was recorded"));
}

TEST_CASE("an amendment is a new entry, and an unknown rate waits for the claim", "[store]") {
    const temporary_folder folder;
    auto ledger = new_ledger(folder.path("l"));
    auto declared = urady().folder().declared;
    declared.claims[0].known.erase("submitted_for_verification");
    const auto first = recording(ledger, urady().book(), {2018_y / 11 / 1})
                           .take(urady().folder().agreed, declared);
    CHECK(first.rates == 0);
    CHECK(first.costs_without_rate == 21); // all but two in euro
    CHECK_THROWS_WITH(urady().claim(ledger), Contains("without a rate"));
    const auto second = urady().record(ledger);
    CHECK(second.agreements == 1);
    CHECK(second.costs == 21);
    CHECK(second.costs_known == 2);
    urady().claim(ledger);
    CHECK(words_of(replay(ledger)).empty());
}

TEST_CASE("a fact or a day that no ledger could be read with is not written", "[store]") {
    const temporary_folder folder;
    auto ledger = new_ledger(folder.path("l"));
    urady().record(ledger);
    const auto before = ledger.heads()[0].head;
    const auto refused = [&](fact_name name, const fact_value& value) -> std::string {
        auto declared = urady().folder().declared;
        declared.costs[3].id = "NEW";
        declared.costs[3].known.set(name, value);
        try {
            recording(ledger, urady().book(), {2018_y / 11 / 12})
                .take(urady().folder().agreed, declared);
        } catch (const store_error& problem) {
            CHECK(ledger.heads()[0].head == before);
            return problem.what();
        }
        return "booked";
    };
    CHECK(refused("my_own_fact", std::string("x")) ==
          "found the fact \"my_own_fact\" to be recorded, expected one that rules know");
    CHECK(refused("vat", std::string("x")) ==
          "found the fact \"vat\" with a value of type text, expected amount");
    CHECK_THAT(refused("paid_on", day(date::year(10'000) / 1 / 1)), Contains("0001 to 9999"));
    CHECK(urady().record(ledger).costs_known == 23);
    CHECK(words_of(replay(ledger)).empty());
}

TEST_CASE("a balance beyond 64 bits books nothing, and the change goes on", "[store]") {
    const temporary_folder folder;
    auto ledger = new_ledger(folder.path("l"));
    const auto cost = [](const char* id, const money& amount) {
        declared_cost what{.partner = "pl", .category = "staff", .id = id, .original = amount};
        what.amount = amount;
        return record{.booked = {2019_y / 1 / 1, 2019_y / 1 / 1, {}, {}, what}};
    };
    ledger.change([&](ledger_change& now) {
        now.open("P", euro);
        now.append("P",
                   {.booked = {2019_y / 1 / 1, 2019_y / 1 / 1, {}, {}, commitment{{"pl"}, {}}}});
        now.append("P", cost("1", money::of_minor(INT64_MAX, euro)));
        CHECK_THROWS_AS(now.append("P", cost("2", 1_eur)), std::overflow_error);
        CHECK(now.books_of("P").entry_count() == 2);
        now.append("P", cost("3", -1_eur));
    });
    CHECK(ledger.heads()[0].entries == 3);
    CHECK(words_of(verify(ledger)).empty());
}

TEST_CASE("a list of many costs that names one twice with other contents books nothing",
          "[store]") {
    const temporary_folder folder;
    auto ledger = new_ledger(folder.path("l"));
    auto declared = urady().folder().declared;
    const auto some = declared.costs;
    for (std::size_t i = some.size(); i <= recording::batch + 1; ++i) {
        declared.costs.push_back(some[i % some.size()]);
        declared.costs.back().id = "N" + std::to_string(i);
    }
    declared.costs.push_back(declared.costs.back()); // the same again is no other content
    const auto take = [&] {
        return recording(ledger, urady().book(), {2018_y / 11 / 12})
            .take(urady().folder().agreed, declared);
    };
    auto& again = declared.costs.back().known;
    const auto as_before = again;
    again.set("supplier", std::string("another"));
    CHECK_THROWS_WITH(take(), Contains("found cost \"N10001\" of") && Contains("with texts"));
    CHECK(ledger.heads().empty());
    again = as_before;
    CHECK(take().costs_known == 1);
    CHECK(words_of(verify(ledger)).empty());
}

TEST_CASE("a change that throws leaves no trace", "[store]") {
    const temporary_folder folder;
    auto ledger = new_ledger(folder.path("l"));
    urady().live(ledger);
    const auto before = ledger.heads()[0];
    CHECK_THROWS_AS(ledger.change([&](ledger_change& now) {
        now.append(
            urady().id(),
            {.booked = {2019_y / 8 / 1, 2019_y / 8 / 1, {}, {}, transfer{"pl", "cz", 10_eur}}});
        throw std::runtime_error("no");
    }),
                    std::runtime_error);
    CHECK(ledger.heads()[0].head == before.head);
    ledger.look(
        [&](ledger_view& in) { CHECK(in.books_of(urady().id()).entry_count() == before.entries); });
    CHECK(words_of(verify(ledger)).empty());
}

TEST_CASE("what the books refuse, the ledger refuses in one sentence", "[store]") {
    const temporary_folder folder;
    auto ledger = new_ledger(folder.path("l"));
    urady().record(ledger);
    urady().claim(ledger);
    const auto before = ledger.heads()[0].head;
    const auto refused = [&](const record& what) -> std::string {
        try {
            ledger.change([&](ledger_change& now) { now.append(urady().id(), what); });
        } catch (const ledger_error& problem) {
            CHECK(ledger.heads()[0].head == before);
            return problem.what();
        }
        return "booked";
    };
    CHECK(refused(payment("20166.66", 1)) ==
          "found 20166.66 EUR, expected at most 20166.65 EUR: what ERDF owes for certified costs");
    CHECK_THAT(refused(payment("1.00", std::nullopt)),
               Contains("neither for a claim nor an advance"));
    CHECK_THAT(refused(payment("1.00", 2)), Contains("found claim 2"));
    auto early = payment("1.00", 1);
    early.booked.booked_on = 2018_y / 12 / 2;
    CHECK_THAT(refused(early), Contains("expected 2018-12-03 or later"));
    CHECK_THAT(refused({.booked = {2019_y / 1 / 1,
                                   2019_y / 1 / 1,
                                   {},
                                   {},
                                   claim_submission{1, {{cost_number{0}}}}}}),
               Contains("a second claim 1"));
    CHECK_THROWS_AS(
        ledger.change([&](ledger_change& now) { now.append("another", payment("1.00", 1)); }),
        ledger_error);
    CHECK_THROWS_AS(ledger.change([&](ledger_change& now) {
        now.open(urady().id(), *currency::try_parse("PLN"));
    }),
                    ledger_error);
}

TEST_CASE("as of a day is the last entry booked by then", "[store]") {
    const temporary_folder folder;
    auto ledger = new_ledger(folder.path("l"));
    urady().live(ledger);
    const auto& id = urady().id();
    CHECK(ledger.last_by(id, 2018_y / 11 / 11) == 0);
    CHECK(ledger.last_by(id, 2018_y / 11 / 12) == 25);
    CHECK(ledger.last_by(id, 2018_y / 12 / 3) == 28);
    CHECK(ledger.last_by(id, 2030_y / 1 / 1) == 31);
    CHECK(ledger.last_by("unknown", 2030_y / 1 / 1) == 0);
}

TEST_CASE("two who hold one file see what the other booked", "[store]") {
    const temporary_folder folder;
    auto one = new_ledger(folder.path("l"));
    urady().record(one);
    ledger_store other(folder.path("l"));
    urady().claim(other);
    urady().say(one, 2019_y / 1 / 15,
                disbursement{"ERDF", "pl", 20'166.65_eur, tranche_kind::interim, 1});
    CHECK(entries_in(other) == 29);
    CHECK(words_of(verify(other)).empty());
}

TEST_CASE("two who write by turns, and read in between, book one journal", "[store]") {
    const temporary_folder folder;
    const auto& id = urady().id();
    std::vector<ledger_store> both;
    both.push_back(new_ledger(folder.path("l")));
    urady().record(both.front());
    both.emplace_back(folder.path("l"));
    const auto read = [&](ledger_store& in) {
        std::size_t known = 0;
        in.look([&](ledger_view& now) { known = now.books_of(id).entry_count(); });
        return known;
    };
    std::size_t entries = read(both.front());
    // Each twice, then once a turn, with and without a look before: every way to a journal that grew meanwhile, or did not.
    for (const unsigned who : {0U, 0U, 1U, 1U, 0U, 1U, 0U, 1U, 1U, 0U, 0U, 1U}) {
        if (entries % 2 == 0)
            CHECK(read(both[1 - who]) == entries);
        urady().say(both[who], 2019_y / 1 / 15, transfer{"pl", "cz", 0.01_eur});
        ++entries;
        CHECK(read(both[who]) == entries);
    }
    CHECK(entries_in(both.front()) == entries);
    CHECK(words_of(verify(both.back())).empty());
}

TEST_CASE("a file that is no ledger is refused and left as it is", "[store]") {
    const temporary_folder folder;
    CHECK_THAT(refusal_of_opening(folder.path("missing")), Contains("found no such file"));
    CHECK_THROWS_WITH(ledger_store("/no/such/folder/l", ledger_store::access::or_new),
                      Contains("cannot be opened"));

    const std::string text =
        "this is no database, whatever its name says; it is long enough for a header";
    folder.write("text", text);
    CHECK_THAT(refusal_of_opening(folder.path("text")), Contains("it is no ledger"));
    CHECK(folder.read("text") == text);
    CHECK_THROWS_AS(new_ledger(folder.path("text")), store_error);
    CHECK(folder.read("text") == text);

    run_sql(folder.path("other"), "CREATE TABLE t(a); PRAGMA application_id = 7");
    const auto other = folder.read("other");
    CHECK_THAT(refusal_of_opening(folder.path("other")), Contains("a database of another program"));
    CHECK_THROWS_AS(new_ledger(folder.path("other")), store_error);
    CHECK(folder.read("other") == other);

    folder.write("empty", "");
    CHECK_THAT(refusal_of_opening(folder.path("empty")), Contains("another program"));
    CHECK_THAT(refusal_of_opening(folder.path()), Contains("cannot be opened")); // a folder

    {
        auto ledger = new_ledger(folder.path("newer"));
        urady().record(ledger);
    }
    run_sql(folder.path("newer"), "PRAGMA user_version = 2");
    CHECK_THAT(refusal_of_opening(folder.path("newer")),
               Contains("version 2, expected version 1: it was written by a newer cofin"));
}

TEST_CASE("a broken page is reported, not believed", "[store]") {
    const temporary_folder folder;
    {
        auto ledger = new_ledger(folder.path("l"));
        urady().live(ledger);
    }
    constexpr std::size_t page = 4096;
    const auto whole = folder.read("l");
    REQUIRE(whole.size() > 5 * page);
    for (std::size_t at = page; at < whole.size(); at += page) {
        auto bytes = whole;
        for (std::size_t i = at; i < at + page; ++i)
            bytes[i] = static_cast<char>(i * 7);
        folder.write("broken", bytes);
        CAPTURE(at / page + 1);
        try {
            ledger_store ledger(folder.path("broken"));
            const bool holds = verify(ledger).holds();
            CHECK_FALSE(holds);
        } catch (const store_error& problem) {
            CHECK_THAT(problem.what(), Contains("damaged"));
        }
    }
}

TEST_CASE("what was erased leaves no byte, and every figure stays", "[store]") {
    const temporary_folder folder;
    auto ledger = new_ledger(folder.path("l"));
    urady().live(ledger);
    const auto everything = [&] { return folder.read("l") + folder.read("l-wal"); };
    const std::string supplier = "a coach company in Ostrava";
    REQUIRE_THAT(everything(), Contains(supplier));
    std::size_t entry = 0;
    money certified(euro);
    ledger.look([&](ledger_view& in) {
        const auto& books = in.books_of(urady().id());
        entry = books.costs().find(*books.find_cost("cz", "CZ-04"))->declared_by;
        certified = books.balance().of(account_kind::certified);
    });
    urady().erase(ledger, {entry});
    CHECK_THAT(everything(), !Contains(supplier));
    const auto found = verify(ledger);
    CHECK(words_of(found).empty());
    CHECK(found.erased == 1);
    ledger.look([&](ledger_view& in) {
        CHECK(in.books_of(urady().id()).balance().of(account_kind::certified) == certified);
        in.read(urady().id(), entry, entry, [](const recorded_entry& one) {
            CHECK(one.is_erased);
            CHECK(one.personal.empty());
        });
    });
    // Its text counts as equal when it comes again.
    CHECK(urady().record(ledger).costs_known == 23);
    const auto replayed = replay(ledger);
    CHECK(words_of(replayed).empty());
    CHECK(replayed.recomputed + replayed.not_recomputed == 32);
}

TEST_CASE("a path that no ledger has is refused, and nothing is made there", "[store][error]") {
    const temporary_folder folder;
    const auto file = folder.path("l");
    urady().record(*std::make_unique<ledger_store>(new_ledger(file)));
    for (const auto& path : bad_paths(file, folder.path())) {
        CAPTURE(path.substr(0, 80));
        CHECK_THAT(refusal_of_opening(path), !Contains("opened") || Contains("cannot be opened"));
    }
    CHECK_THROWS_AS(new_ledger(""), store_error);
    CHECK_THROWS_AS(new_ledger(file + std::string(1, '\0') + "x"), store_error);
    CHECK_THROWS_AS(new_ledger(folder.path()), store_error);
}

TEST_CASE("a ledger is a file, whatever its name means to the database", "[store][error]") {
    const temporary_folder folder;
    const auto before = std::filesystem::current_path();
    std::filesystem::current_path(folder.path());
    for (const std::string name : {":memory:", "file:l?mode=memory"}) {
        CAPTURE(name);
        urady().record(*std::make_unique<ledger_store>(new_ledger(name)));
        CHECK(std::filesystem::is_regular_file(folder.path(name)));
        ledger_store again(name);
        CHECK(entries_in(again) > 20);
    }
    std::filesystem::current_path(before);
}

TEST_CASE("entries, projects and rulebooks that a ledger has not are refused or none",
          "[store][error]") {
    const temporary_folder folder;
    auto ledger = new_ledger(folder.path("l"));
    urady().record(ledger);
    const auto newest = entries_in(ledger);
    ledger.look([&](ledger_view& in) {
        const auto seen = [&](std::size_t first, std::size_t until) {
            std::size_t entries = 0;
            in.read(urady().id(), first, until, [&](const recorded_entry&) { ++entries; });
            return entries;
        };
        CHECK(seen(1, newest) == newest);
        CHECK(seen(newest, newest) == 1);
        CHECK(seen(newest + 1, newest + 7) == 0);
        CHECK(seen(2, 1) == 0);
        CHECK_THROWS_AS(in.books_of("no such project"), ledger_error);
        CHECK_THROWS_AS(in.books_of(""), ledger_error);
        CHECK_FALSE(in.rulebook("").has_value());
        CHECK_FALSE(in.rulebook(std::string(100'000, 'f')).has_value());
    });
    CHECK_THROWS_AS(ledger.change([](ledger_change& now) {
        now.open(urady().id(), *currency::try_parse("PLN"));
    }),
                    ledger_error);
    CHECK(ledger.last_by("no such project", 2030_y / 1 / 1) == 0);
    CHECK(ledger.last_by(urady().id(), 1000_y / 1 / 1) == 0);
    CHECK(entries_in(ledger) == newest);
}

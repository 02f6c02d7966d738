// Several connections to one ledger in one program: each thread its own `ledger_store`, none loses anything, and readers see
// whole states.

#include "support/catch.hpp"
#include "support/temporary_folder.hpp"
#include "threads/together.hpp"

#include <cofin/project/project_folder.hpp>
#include <cofin/store/recorded_statement.hpp>
#include <cofin/store/recording.hpp>
#include <cofin/store/store.hpp>
#include <cofin/store/verification.hpp>

#include <algorithm>

using namespace cofin;
using namespace cofin::test;
using namespace cofin::literals;
using namespace date::literals;

namespace {

constexpr std::size_t writers = 4;
constexpr std::size_t each = 40;
constexpr auto booking_day = day(2024_y / 1 / 1);

void append_costs(const std::string& file, std::size_t writer) {
    ledger_store ledger(file);
    for (std::size_t i = 0; i < each; ++i)
        ledger.change([&](ledger_change& now) {
            now.append("P1", {.booked = {booking_day,
                                         booking_day,
                                         "somebody",
                                         {},
                                         declared_cost{.partner = "pl",
                                                       .category = "staff",
                                                       .id = std::to_string(writer) + "-" +
                                                             std::to_string(i),
                                                       .original = 0.01_eur,
                                                       .amount = 0.01_eur}}});
        });
}

void begin(const std::string& file) {
    ledger_store ledger(file, ledger_store::access::or_new);
    ledger.change([](ledger_change& now) {
        now.open("P1", euro);
        now.append(
            "P1",
            {.booked = {
                 booking_day, booking_day, {}, {}, commitment{.partners = {"pl"}, .funds = {}}}});
    });
}

/// Looks again and again until everything is there; false where a state was not whole.
bool watch(const std::string& file, std::size_t entries) {
    ledger_store ledger(file, ledger_store::access::reading);
    for (std::size_t seen = 0; seen < entries;) {
        std::size_t now_seen = 0;
        bool is_whole = false;
        ledger.look([&](ledger_view& in) {
            const auto& books = in.books_of("P1");
            now_seen = books.entry_count();
            is_whole = books.balance().of(account_kind::declared).minor() ==
                       static_cast<std::int64_t>(now_seen) - 1;
        });
        if (!is_whole || now_seen < seen)
            return false;
        seen = now_seen;
    }
    return true;
}

} // namespace

TEST_CASE("threads with connections of their own append to one ledger while others read it",
          "[threads][store]") {
    const temporary_folder folder;
    const auto file = folder.path("l");
    begin(file);
    std::vector<char> was_whole(2 * writers, 1);
    together(2 * writers, [&](std::size_t i) {
        if (i < writers)
            append_costs(file, i);
        else
            was_whole[i] = watch(file, writers * each + 1) ? 1 : 0;
    });
    CHECK(std::count(was_whole.begin(), was_whole.end(), 0) == 0);
    ledger_store ledger(file, ledger_store::access::reading);
    const auto found = verify(ledger);
    CHECK(found.holds());
    CHECK(found.entries == writers * each + 1);
}

TEST_CASE("statements of one ledger are made, proved and replayed by many threads at once",
          "[threads][store]") {
    const temporary_folder folder;
    const auto file = folder.path("l");
    const auto project = read_project({.path = COFIN_SOURCE_DIR "/examples/urady-bez-hranic"});
    {
        ledger_store ledger(file, ledger_store::access::or_new);
        recording(ledger, project.book, {2018_y / 11 / 12, "J. Nowak"})
            .take(project.agreed, project.declared);
    }
    const auto seen = results_of<std::string>(4, [&](std::size_t) {
        ledger_store ledger(file, ledger_store::access::reading);
        const auto made = statement_after(ledger, ledger.heads().at(0));
        return to_string(made.figures.costs.declared) +
               (replay(ledger).holds() ? " holds" : " differs");
    });
    CHECK(all_alike(seen));
    CHECK(seen.front() == "23725.48 EUR holds");
}

TEST_CASE("threads record different projects in one ledger", "[threads][store]") {
    const temporary_folder folder;
    const auto file = folder.path("l");
    const std::vector<std::string> names{"urady-bez-hranic", "rita-match", "pcds-civic-dialogue",
                                         "dobre-rzadzenie"};
    together(names.size(), [&](std::size_t i) {
        const auto project = read_project({.path = COFIN_SOURCE_DIR "/examples/" + names[i]});
        ledger_store ledger(file, ledger_store::access::or_new);
        recording(ledger, project.book, {2024_y / 1 / 1, {}})
            .take(project.agreed, project.declared);
    });
    ledger_store ledger(file, ledger_store::access::reading);
    CHECK(ledger.heads().size() == names.size());
    CHECK(verify(ledger).holds());
}

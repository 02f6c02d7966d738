#include "store/faulty_vfs.hpp"
#include "store/lived_project.hpp"
#include "support/temporary_folder.hpp"

#include <cofin/store/store.hpp>

using namespace cofin;
using namespace cofin::test;
using namespace cofin::literals;
using Catch::Matchers::Contains;

namespace {

/// Copies a ledger that nobody has open.
void copy(const std::string& from, const std::string& to) {
    for (const char* part : {"", "-wal", "-shm", "-journal"})
        std::filesystem::remove(to + part);
    std::filesystem::copy_file(from, to);
}

struct state {
    std::size_t entries = 0;
    digest head = {};

    friend bool operator==(const state&, const state&) = default;
};

/// The state of a ledger that must hold; nothing where there is none yet.
state state_of(const std::string& file) {
    try {
        ledger_store ledger(file);
        CHECK(words_of(verify(ledger)).empty());
        const auto heads = ledger.heads();
        return heads.empty() ? state{} : state{heads[0].entries, heads[0].head};
    } catch (const store_error&) {
        return {};
    }
}

} // namespace

TEST_CASE("whatever call of the file fails, a ledger is as before or as after",
          "[store][faults][slow]") {
    const temporary_folder folder;
    faulty_vfs files;
    {
        auto ledger = new_ledger(folder.path("before"));
        urady().record(ledger);
    }
    const auto certify = [&](ledger_store& ledger) {
        ledger.change([&](ledger_change& now) {
            const auto told =
                project_after(now, urady().id(), now.books_of(urady().id()).entry_count());
            now.append(urady().id(), {.booked = {2018_y / 11 / 13,
                                                 2018_y / 11 / 13,
                                                 {},
                                                 {},
                                                 claim_of({urady().id(), now.books_of(urady().id()),
                                                           told, urady().book()},
                                                          1)}});
        });
    };
    const auto before = state_of(folder.path("before"));
    copy(folder.path("before"), folder.path("after"));
    {
        auto ledger = new_ledger(folder.path("after"));
        certify(ledger);
    }
    const auto after = state_of(folder.path("after"));
    REQUIRE(before.entries == 25);
    REQUIRE(after.entries == 26);

    const auto call =
        GENERATE(file_call::write, file_call::sync, file_call::truncate, file_call::lock,
                 file_call::map_shared, file_call::lock_shared, file_call::open, file_call::remove);
    const auto how = GENERATE(file_failure::error, file_failure::full, file_failure::torn);
    const bool for_good = GENERATE(false, true);
    const bool power_cut = GENERATE(false, true);
    const auto file = folder.path("l");
    const auto struck =
        with_each_fault(files, {call, 0, how, for_good}, [&](const file_fault& fault) {
            files.disarm();
            copy(folder.path("before"), file);
            bool said = false;
            {
                files.arm(fault);
                try {
                    auto ledger = new_ledger(file);
                    certify(ledger);
                    said = true;
                } catch (const store_error& problem) {
                    CHECK_FALSE(std::string(problem.what()).empty());
                }
            }
            files.disarm();
            if (power_cut)
                files.lose_what_was_not_synced();
            const auto now = state_of(file);
            INFO("call " << static_cast<int>(call) << " number " << fault.nth);
            CHECK((now == before || now == after));
            if (said)
                CHECK(now == after);
        });
    if (call == file_call::write || call == file_call::sync)
        CHECK(struck > 0);
}

TEST_CASE("a full disk is said, and nothing is lost", "[store][faults]") {
    const temporary_folder folder;
    faulty_vfs files;
    const auto file = folder.path("l");
    {
        auto ledger = new_ledger(file);
        urady().record(ledger);
    }
    const auto before = state_of(file);
    {
        auto ledger = new_ledger(file);
        files.set_room(0);
        CHECK_THROWS_WITH(urady().say(ledger, 2019_y / 1 / 1, transfer{"pl", "cz", 1_eur}),
                          Contains("the disk is full"));
        files.set_room({});
        urady().say(ledger, 2019_y / 1 / 1, transfer{"pl", "cz", 1_eur});
    }
    CHECK(state_of(file).entries == before.entries + 1);
}

TEST_CASE("a disk on which nothing can be written is said", "[store][faults]") {
    const temporary_folder folder;
    faulty_vfs files;
    const auto file = folder.path("l");
    {
        auto ledger = new_ledger(file);
        urady().record(ledger);
    }
    const auto before = state_of(file);
    files.set_read_only(true);
    CHECK_THROWS_AS(([&] {
                        auto ledger = new_ledger(file);
                        urady().say(ledger, 2019_y / 1 / 1, transfer{"pl", "cz", 1_eur});
                    }()),
                    store_error);
    files.set_read_only(false);
    CHECK(state_of(file) == before);
}

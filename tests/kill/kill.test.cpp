// A recording that is killed at any moment leaves a ledger that holds, and goes on where it was.

#include "support/catch.hpp"
#include "support/child_process.hpp"
#include "support/temporary_folder.hpp"

#include <cofin/store/store.hpp>
#include <cofin/store/verification.hpp>

#include <algorithm>
#include <chrono>
#include <csignal>
#include <random>

using namespace cofin;
using namespace cofin::test;
using namespace std::chrono_literals;

namespace {

constexpr const char* costs = "100000";
constexpr std::size_t all_entries = 100'001; // with the agreement
constexpr int kills_wanted = 200;

/// How many entries stand in a ledger that must hold; nothing where it was not made yet.
std::size_t entries_in(const std::string& file) {
    try {
        ledger_store ledger(file);
        const auto found = verify(ledger);
        for (const auto& one : found.differences)
            FAIL(to_string(one));
        return found.entries;
    } catch (const store_error&) {
        return 0;
    }
}

} // namespace

TEST_CASE("a recording that is killed leaves a whole ledger, and running again ends as if it had "
          "not been",
          "[kill]") {
    const temporary_folder folder;
    const auto record = [&](const std::string& file) {
        return std::vector<std::string>{COFIN_RECORDER, file, costs};
    };
    std::chrono::microseconds whole{}; // how long the last run took that came to its end
    const auto run_to_its_end = [&](const std::string& file) {
        const auto since = std::chrono::steady_clock::now();
        child_process recorder(record(file));
        REQUIRE(recorder.wait() == ending{});
        whole = std::chrono::duration_cast<std::chrono::microseconds>(
            std::chrono::steady_clock::now() - since);
        return recorder.out().substr(recorder.out().find("head"));
    };
    const auto head = run_to_its_end(folder.path("undisturbed"));

    std::mt19937_64 any(2014);
    int kills = 0;
    int between = 0; // after the first commit, before the last
    for (int life = 0; kills < kills_wanted || 2 * between < kills; ++life) {
        REQUIRE(life < 2 * kills_wanted);
        const auto file = folder.path("life");
        for (const char* part : {"", "-wal", "-shm"})
            std::filesystem::remove(file + part);
        std::size_t before = 0;
        // Where all is committed already, another kill would show nothing that the last did not.
        while (before < all_entries) {
            child_process recorder(record(file));
            const std::chrono::microseconds moment(any() %
                                                   static_cast<std::uint64_t>(whole.count()));
            if (recorder.kill_after(moment) == ending{})
                break;
            ++kills;
            const auto entries = entries_in(file);
            CHECK(entries >= before); // what was committed stays
            between += int{entries > 0 && entries < all_entries};
            if (entries == before)
                whole +=
                    whole / 8; // or runs that have become slower never come to their next commit
            before = entries;
        }
        CHECK(run_to_its_end(file) == head);
        CHECK(entries_in(file) == all_entries);
    }
    WARN(kills << " kills, " << between << " of them between the first and the last commit");
    CHECK(kills >= kills_wanted);
    CHECK(2 * between >= kills);
}

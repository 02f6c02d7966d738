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
    child_process undisturbed(record(folder.path("undisturbed")));
    const auto since = std::chrono::steady_clock::now();
    REQUIRE(undisturbed.wait() == ending{});
    auto whole = std::chrono::duration_cast<std::chrono::microseconds>(
        std::chrono::steady_clock::now() - since);
    const auto head = undisturbed.out().substr(undisturbed.out().find("head"));

    std::mt19937_64 any(2014);
    int kills = 0;
    int between = 0; // after the first commit, before the last
    for (int life = 0; kills < kills_wanted || 2 * between < kills; ++life) {
        REQUIRE(life < 10 * kills_wanted);
        const auto file = folder.path("life");
        for (const char* part : {"", "-wal", "-shm"})
            std::filesystem::remove(file + part);
        std::size_t before = 0;
        for (bool done = false; !done;) {
            child_process recorder(record(file));
            // A run that goes on first compares what stands there: it may take longer than the undisturbed one.
            const auto moment =
                std::chrono::microseconds(any() % static_cast<std::uint64_t>(2 * whole.count()));
            done = recorder.kill_after(moment) == ending{};
            if (done) {
                CHECK(recorder.out().substr(recorder.out().find("head")) == head);
                break;
            }
            ++kills;
            const auto entries = entries_in(file);
            CHECK(entries >= before); // what was committed stays
            before = entries;
            between += int{entries > 0 && entries < all_entries};
            if (entries == 0)
                whole += whole / 8; // other load came: more would be killed before they begin
        }
        CHECK(entries_in(file) == all_entries);
    }
    WARN(kills << " kills, " << between << " of them between the first and the last commit");
    CHECK(kills >= kills_wanted);
    CHECK(2 * between >= kills);
}

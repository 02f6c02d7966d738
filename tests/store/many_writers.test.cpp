#include "store/lived_project.hpp"
#include "support/temporary_folder.hpp"

#include <cofin/store/store.hpp>

#include <sys/wait.h>
#include <unistd.h>

using namespace cofin;
using namespace cofin::test;
using namespace cofin::literals;

namespace {

constexpr int writers = 8;
#ifdef NDEBUG
constexpr int each = 1'000;
#else
constexpr int each = 100;
#endif

/// One process: its own connection, its own costs, one transaction each.
int append_costs(const std::string& file, int writer) {
    try {
        ledger_store ledger(file, ledger_store::access::or_new);
        for (int i = 0; i < each; ++i)
            ledger.change([&](ledger_change& now) {
                now.open("P1", euro);
                if (now.books_of("P1").chart().partners().empty())
                    now.append("P1", {.booked = {2024_y / 1 / 1,
                                                 2024_y / 1 / 1,
                                                 {},
                                                 {},
                                                 commitment{.partners = {"pl"}}}});
                const money amount = money::of_minor(writer * each + i + 1, euro);
                now.append("P1", {.booked = {2024_y / 1 / 1,
                                             2024_y / 1 / 1,
                                             "somebody",
                                             {},
                                             declared_cost{.partner = "pl",
                                                           .category = "staff",
                                                           .id = std::to_string(writer) + "-" +
                                                                 std::to_string(i),
                                                           .original = amount,
                                                           .amount = amount}}});
            });
        return 0;
    } catch (const std::exception& problem) {
        static_cast<void>(
            !write(STDERR_FILENO, problem.what(), std::string(problem.what()).size()));
        return 1;
    }
}

} // namespace

TEST_CASE("eight processes append at once, and none loses anything or meets an error",
          "[store][writers]") {
    const temporary_folder folder;
    const auto file = folder.path("l");
    std::vector<pid_t> children;
    for (int writer = 0; writer < writers; ++writer) {
        const pid_t child = fork();
        REQUIRE(child >= 0);
        if (child == 0)
            _exit(append_costs(file, writer));
        children.push_back(child);
    }
    for (const pid_t child : children) {
        int status = -1;
        REQUIRE(waitpid(child, &status, 0) == child);
        CHECK(status == 0);
    }
    ledger_store ledger(file);
    CHECK(words_of(verify(ledger)).empty());
    ledger.look([&](ledger_view& in) {
        const auto& books = in.books_of("P1");
        CHECK(books.costs().size() == static_cast<std::size_t>(writers) * each);
        constexpr std::int64_t all = std::int64_t{writers} * each;
        CHECK(books.balance().of(account_kind::declared) ==
              money::of_minor(all * (all + 1) / 2, euro));
    });
}

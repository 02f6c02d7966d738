#include "cli/progress.hpp"

#include "support/catch.hpp"

#include <cofin/language/language.hpp>

using namespace cofin::cli;
using cofin::language;

TEST_CASE("progress says how much, how fast and how long", "[progress]") {
    CHECK(progress_text(language::english(), "costs.csv", "bytes", 41'000'000, 96'000'000, 4) ==
          "costs.csv: 41 of 96 MB, 42 %, 10 MB/s, 6 s left");
    CHECK(progress_text(language::english(), "checked", "entries", 250'000, 1'000'000, 2) ==
          "checked: 250 000 of 1 000 000 entries, 25 %, 125 000/s, 7 s left");
    CHECK(progress_text(language::english(), "recorded", "projects", 10, 10'000, 10) ==
          "recorded: 10 of 10 000 projects, 0 %, 1/s, 167 min left");
}

TEST_CASE("where the end is not known, only what is done is said", "[progress]") {
    CHECK(progress_text(language::english(), "read", "bytes", 5'000'000, 0, 2) ==
          "read: 5 MB, 2 MB/s");
    CHECK(progress_text(language::english(), "read", "projects", 0, 0, 2) == "read: 0 projects");
    CHECK(progress_text(language::english(), "read", "projects", 3, 3, 1) ==
          "read: 3 of 3 projects, 100 %, 3/s");
}

TEST_CASE("without a terminal nothing is told", "[progress]") {
    progress shown(language::english()); // standard error of a test is a pipe
    if (shown.is_shown_to_somebody())
        return;
    shown.tell("read", "projects", 1, 2);
    shown.erase();
    SUCCEED();
}

#include "support/child_process.hpp"

#include "support/catch.hpp"
#include "support/temporary_folder.hpp"

#include <csignal>

using namespace cofin::test;
using namespace std::chrono_literals;

namespace {
std::vector<std::string> shell(const std::string& script) { return {"/bin/sh", "-c", script}; }
} // namespace

TEST_CASE("what a program says and how it ended is known") {
    child_process program{shell("echo out; echo err >&2; exit 3")};
    CHECK(program.wait() == ending{3, 0});
    CHECK(program.out() == "out\n");
    CHECK(program.err() == "err\n");

    child_process missing{{"/no/such/program"}};
    CHECK(missing.wait() == ending{127, 0});
    child_process ended{shell("kill -TERM $$")};
    CHECK(ended.wait() == ending{0, SIGTERM});
}

TEST_CASE("a program runs in its folder and reads nothing") {
    const temporary_folder folder;
    child_process program{shell("pwd; cat; echo $TZ"), folder.path()};
    CHECK(program.wait() == ending{0, 0});
    CHECK(program.out() == std::filesystem::canonical(folder.path()).string() + "\nUTC\n");
}

TEST_CASE("more than a pipe holds on both outputs stops no program") {
    child_process program{shell("head -c 300000 /dev/zero; head -c 300000 /dev/zero >&2")};
    CHECK(program.wait() == ending{0, 0});
    CHECK(program.out().size() == 300000);
    CHECK(program.err().size() == 300000);
}

TEST_CASE("a program is killed after a time, or ends before") {
    child_process slow{shell("echo begun; exec sleep 60")};
    CHECK(slow.kill_after(300ms) == ending{0, SIGKILL});
    CHECK(slow.out() == "begun\n");

    child_process quick{shell("exit 5")};
    CHECK(quick.kill_after(60s) == ending{5, 0});
}

TEST_CASE("a program is killed when it has said something") {
    child_process program{shell("echo one; echo two; exec sleep 60")};
    const auto how = program.kill_when(
        [](const child_process& so_far) { return so_far.out().ends_with("two\n"); });
    CHECK(how == ending{0, SIGKILL});
    CHECK(program.out() == "one\ntwo\n");

    child_process quick{shell("echo one; exit 4")};
    CHECK(quick.kill_when([](const child_process&) { return false; }) == ending{4, 0});
    CHECK(quick.out() == "one\n");
}

TEST_CASE("a program that leaves its outputs to a child of its own is not waited for longer") {
    const auto begun = std::chrono::steady_clock::now();
    child_process program{shell("sleep 5 & echo begun; exit 6")};
    CHECK(program.wait() == ending{6, 0});
    CHECK(program.out() == "begun\n");
    CHECK(std::chrono::steady_clock::now() - begun < 4s);
}

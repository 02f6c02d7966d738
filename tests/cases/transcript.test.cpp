#include "cases/transcript.hpp"

#include "support/catch.hpp"

#include <stdexcept>

using namespace cofin::test;
using lines = std::vector<std::string>;

TEST_CASE("a transcript is comments, commands, what they said and their exit codes", "[cases]") {
    const std::string text = "# why\n"
                             "$ cofin one 'a b'\n"
                             "first\n"
                             "\n"
                             "! a warning\n"
                             "-> 1\n"
                             "\n"
                             "# and then\n"
                             "$ cofin two\n"
                             "-> 0\n";
    const auto script = parse_transcript(text);
    REQUIRE(script.size() == 2);
    CHECK(script[0].before == lines{"# why"});
    CHECK(script[0].command == "cofin one 'a b'");
    CHECK(script[0].said == lines{"first", "", "! a warning", "-> 1"});
    CHECK(script[1].before == lines{"", "# and then"});
    CHECK(script[1].command == "cofin two");
    CHECK(script[1].said == lines{"-> 0"});
    CHECK(to_text(script) == text);
}

TEST_CASE("standard error may stand anywhere in a transcript", "[cases]") {
    const auto script = parse_transcript("$ cofin\n! first\na\n! second\nb\n-> 0\n");
    CHECK(script.at(0).said == lines{"a", "b", "! first", "! second", "-> 0"});
}

TEST_CASE("a text that is no transcript is refused", "[cases]") {
    CHECK_THROWS_AS(parse_transcript(""), std::runtime_error);
    CHECK_THROWS_AS(parse_transcript("# only words\n"), std::runtime_error);
    CHECK_THROWS_AS(parse_transcript("$ cofin\nno exit code\n"), std::runtime_error);
    CHECK_THROWS_AS(parse_transcript("$ cofin\n$ cofin\n-> 0\n"), std::runtime_error);
    CHECK_THROWS_AS(parse_transcript("$ cofin\n-> 0\nafter the exit code\n"), std::runtime_error);
}

TEST_CASE("words are cut as a shell cuts them", "[cases]") {
    CHECK(words("cofin  a 'b c' \"d e\" f\\ g ''") == lines{"cofin", "a", "b c", "d e", "f g", ""});
    CHECK(words("x--y='1 \"2\"'") == lines{"x--y=1 \"2\""});
    CHECK_THROWS_AS(words("cofin 'open"), std::runtime_error);
}

TEST_CASE("what a command says is taken down: output, errors, exit code", "[cases]") {
    const auto said = [](const std::string& script) {
        return run("cofin -c '" + script + "'", "/bin/sh", "/", "/the/scratch");
    };
    CHECK(said("echo out; echo err >&2; exit 3") == lines{"out", "! err", "-> 3"});
    CHECK(said("printf cut") == lines{"cut", "\\ no newline at the end", "-> 0"});
    CHECK(said("pwd; echo \"$TMP/x\"") == lines{"/", "$TMP/x", "-> 0"});
    CHECK(said("kill -9 $$") == lines{"-> signal 9"});
    CHECK(run("cofin", "/no/such/program", "/", "/the/scratch") == lines{"-> 127"});
}

TEST_CASE("more output than a pipe holds does not stop a command", "[cases]") {
    const auto result = run(
        "cofin -c 'i=0; while [ $i -lt 20000 ]; do echo 0123456789; echo e >&2; i=$((i+1)); done'",
        "/bin/sh", "/", "/the/scratch");
    CHECK(result.size() == 40001);
}

TEST_CASE("differences are shown with the lines around them", "[cases]") {
    const lines expected{"1", "2", "3", "4", "5", "6", "7", "8"};
    CHECK(difference(expected, expected).empty());
    auto actual = expected;
    actual[6] = "seven";
    CHECK(difference(expected, actual) == "  ...\n  4\n  5\n  6\n- 7\n+ seven\n  8\n");
    CHECK(difference(lines{}, lines{"-> 0"}) == "+ -> 0\n");
    CHECK(difference(lines{"a", "-> 0"}, lines{"-> 0"}) == "- a\n  -> 0\n");
}

TEST_CASE("a page shows commands in its console blocks, and nothing else of it is run", "[cases]") {
    const auto script = parse_page("# Title\n"
                                   "$ cofin not this\n"
                                   "```console\n"
                                   "$ cofin one\n"
                                   "first\n"
                                   "\n"
                                   "$ cofin two\n"
                                   "-> 1\n"
                                   "```\n"
                                   "```cpp\n"
                                   "$ cofin not this\n"
                                   "```\n"
                                   "```console\n"
                                   "$ cofin three\n"
                                   "```\n");
    REQUIRE(script.size() == 3);
    CHECK(script[0].command == "cofin one");
    CHECK(script[0].said == lines{"first", "-> 0"});
    CHECK(script[1].said == lines{"-> 1"});
    CHECK(script[2].command == "cofin three");
    CHECK(script[2].said == lines{"-> 0"});
    CHECK_THROWS_AS(parse_page("# only words\n"), std::runtime_error);
    CHECK_THROWS_AS(parse_page("```console\n$ cofin\n"), std::runtime_error);
}

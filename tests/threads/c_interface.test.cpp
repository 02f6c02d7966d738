// The C interface: every function from any thread, errors are the thread's own.

#include "support/catch.hpp"
#include "support/temporary_folder.hpp"
#include "threads/together.hpp"

#include <cofin/c/cofin.h>
#include <cofin/project/project_folder.hpp>
#include <cofin/store/recording.hpp>

#include <string>

using namespace cofin;
using namespace cofin::test;
using namespace date::literals;

namespace {

constexpr std::size_t callers = 8;

std::string taken(char* text) {
    std::string copy(text == nullptr ? "" : text);
    cofin_free(text);
    return copy;
}

std::string checked(const std::string& folder) {
    const cofin_check_request request{sizeof request, folder.c_str(), nullptr, nullptr, nullptr};
    char* json = nullptr;
    return cofin_check(&request, &json, nullptr) == COFIN_OK ? taken(json) : cofin_error_message();
}

std::string stated(const std::string& ledger) {
    const cofin_statement_request request{sizeof request, ledger.c_str(), nullptr, nullptr, 0};
    char* json = nullptr;
    return cofin_statement(&request, &json) == COFIN_OK ? taken(json) : cofin_error_message();
}

} // namespace

TEST_CASE("a message of an error is that of its own thread", "[threads][c]") {
    const auto messages = results_of<std::string>(callers, [](std::size_t i) {
        cofin_amount amount{};
        const std::string text = "wrong" + std::to_string(i);
        for (int times = 0; times < 100; ++times)
            cofin_amount_parse(text.c_str(), &amount);
        return std::string(cofin_error_message());
    });
    for (std::size_t i = 0; i < callers; ++i)
        CHECK(messages[i].find("wrong" + std::to_string(i)) != std::string::npos);
}

TEST_CASE("folders are checked and statements made by many threads at once", "[threads][c]") {
    const temporary_folder folder;
    const auto ledger = folder.path("l");
    const std::string example = COFIN_SOURCE_DIR "/examples/urady-bez-hranic";
    {
        const auto project = read_project({.path = example});
        ledger_store made(ledger, ledger_store::access::or_new);
        recording(made, project.book, {2018_y / 11 / 12, {}})
            .take(project.agreed, project.declared);
    }
    const auto seen = results_of<std::string>(
        callers, [&](std::size_t i) { return i % 2 == 0 ? checked(example) : stated(ledger); });
    for (std::size_t i = 2; i < callers; ++i)
        CHECK(seen[i] == seen[i - 2]);
    CHECK(seen[0].find("\"20166.65\"") != std::string::npos);
    CHECK(seen[1].find("\"23725.48\"") != std::string::npos);
}

TEST_CASE("amounts are split by many threads from one request", "[threads][c]") {
    const cofin_source erdf{"ERDF", "85 %", nullptr, "floor", nullptr};
    const cofin_split_request request{sizeof request, {2'372'548, "EUR", 2}, &erdf, 1, sizeof erdf,
                                      "own"};
    const auto grants = results_of<std::int64_t>(callers, [&](std::size_t) {
        cofin_amount parts[2];
        std::int64_t sum = 0;
        for (int times = 0; times < 200; ++times)
            sum += cofin_split(&request, parts, 2) == COFIN_OK ? parts[0].minor : 0;
        return sum;
    });
    CHECK(all_alike(grants));
    CHECK(grants.front() == std::int64_t{200} * 2'016'665);
}

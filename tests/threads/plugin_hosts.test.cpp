// Plugins in parallel: each thread a host of its own, with helpers and inside this program.

#include "plugin/judged_by.hpp"
#include "support/catch.hpp"
#include "threads/together.hpp"

using namespace cofin;
using namespace cofin::test;

namespace {

/// Loading, reading a rulebook with the plugin's kind, and judging: all in one thread.
std::vector<std::string> judged_by(plugin_host& plugins) {
    const auto project = rentals();
    return findings_of(judged(plugins, book_of(day_rule(), plugins), project));
}

} // namespace

TEST_CASE("threads with hosts of their own judge in helpers at the same time",
          "[threads][plugin]") {
    const auto all = results_of<std::vector<std::string>>(4, [](std::size_t) {
        plugin_host plugins({}, COFIN_TEST_HELPER);
        plugins.add(built_plugin("template"), digest_of(built_plugin("template")));
        return judged_by(plugins);
    });
    CHECK(all_alike(all));
    CHECK(all.front() == std::vector<std::string>{"DAY on B: ineligible -120.00",
                                                  "DAY on C: undetermined",
                                                  "DAY on D: undetermined"});
}

TEST_CASE("threads with hosts of their own judge by one trusted plugin at the same time",
          "[threads][plugin]") {
    const auto all = results_of<std::vector<std::string>>(4, [](std::size_t) {
        plugin_host plugins;
        plugins.add_trusted(built_plugin("template"), digest_of(built_plugin("template")));
        return judged_by(plugins);
    });
    CHECK(all_alike(all));
    CHECK(all.front().size() == 3);
}

TEST_CASE("a host moves from thread to thread as a whole", "[threads][plugin]") {
    plugin_host plugins({}, COFIN_TEST_HELPER);
    plugins.add(built_plugin("template"), digest_of(built_plugin("template")));
    std::vector<std::string> before;
    std::vector<std::string> after;
    std::thread([&] { before = judged_by(plugins); }).join();
    std::thread([&] { after = judged_by(plugins); }).join();
    CHECK(before.size() == 3);
    CHECK(after == before);
}

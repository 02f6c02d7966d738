// Const is safe to share: many threads read one rulebook, agreement, declaration, language, journal, and get what one thread
// alone gets.

#include "support/catch.hpp"
#include "threads/together.hpp"

#include <cofin/language/language.hpp>
#include <cofin/ledger/journal.hpp>
#include <cofin/ledger/standing.hpp>
#include <cofin/money/split.hpp>
#include <cofin/number/decimal.hpp>
#include <cofin/project/project_folder.hpp>
#include <cofin/report/assessment_text.hpp>
#include <cofin/report/json_text.hpp>
#include <cofin/rulebook/catalog.hpp>
#include <cofin/rules/assess.hpp>

using namespace cofin;
using namespace cofin::test;
using namespace cofin::literals;
using namespace date::literals;

namespace {

constexpr std::size_t readers = 8;

std::string example(const std::string& name) { return COFIN_SOURCE_DIR "/examples/" + name; }

/// The journal of one partner with as many costs as cents.
journal booked(std::size_t costs) {
    constexpr auto on = day(2024_y / 1 / 1);
    journal made(euro);
    made.append({on, on, {}, {}, commitment{.partners = {"pl"}, .funds = {}}});
    for (std::size_t i = 1; i <= costs; ++i)
        made.append({on,
                     on,
                     {},
                     {},
                     declared_cost{.partner = "pl",
                                   .category = "staff",
                                   .id = std::to_string(i),
                                   .original = 0.01_eur,
                                   .amount = 0.01_eur}});
    return made;
}

} // namespace

TEST_CASE("many threads assess one project by one rulebook, all with the same result",
          "[threads][rulebook]") {
    const auto project = read_project({.path = example("urady-bez-hranic-faults")});
    const auto json = [&](const std::string& explained) {
        const auto result = assess(project.book, project.agreed, project.declared, explained);
        return assessment_json_text(project.agreed, project.book, result) +
               explanations_text(project.book, explained, result);
    };
    const auto alone = json("F04");
    const auto all = results_of<std::string>(readers, [&](std::size_t) { return json("F04"); });
    CHECK(all_alike(all));
    CHECK(all.front() == alone);
}

TEST_CASE("rulebooks and project folders are read by many threads at once", "[threads][rulebook]") {
    const auto all = results_of<std::string>(readers, [&](std::size_t i) {
        const auto project =
            read_project({.path = example(i % 2 == 0 ? "urady-bez-hranic" : "rita-match")});
        const auto result = assess_project(project);
        return project.book.digest + to_string(result.totals.eligible) +
               std::to_string(bundled_rulebooks().size());
    });
    for (std::size_t i = 2; i < readers; ++i)
        CHECK(all[i] == all[i - 2]);
    CHECK(all[0] != all[1]);
}

TEST_CASE("a language speaks in many threads at once, from its first word on",
          "[threads][language]") {
    const auto codes = language::codes();
    const auto said = results_of<std::string>(readers, [&](std::size_t i) {
        const auto& in = language::named(codes[i % codes.size()]);
        std::string all = in.amount(20'166.65_eur) + in.number("77.5625 %") +
                          in.date(day(2019_y / 2 / 28)) + in.date(2019_y / 2) +
                          in.words("eligible");
        for (std::int64_t count = 0; count < 30; ++count)
            all += in.say(plural_phrase("{} day", "{} days")(count));
        return all;
    });
    for (std::size_t i = codes.size(); i < readers; ++i)
        CHECK(said[i] == said[i - codes.size()]);
}

TEST_CASE("reports of one assessment are written by many threads in all languages at once",
          "[threads][report]") {
    const auto project = read_project({.path = example("urady-bez-hranic-faults")});
    const auto result = assess_project(project);
    const auto codes = language::codes();
    const auto texts = results_of<std::string>(readers, [&](std::size_t i) {
        return assessment_text(project.agreed, project.book, result,
                               language::named(codes[i % codes.size()]));
    });
    for (std::size_t i = codes.size(); i < readers; ++i)
        CHECK(texts[i] == texts[i - codes.size()]);
}

TEST_CASE("many threads look at one journal and its balances", "[threads][ledger]") {
    const auto made = booked(300);
    const auto seen = results_of<std::int64_t>(readers, [&](std::size_t) {
        std::int64_t cents = made.now().balance().of(account_kind::declared).minor();
        for (std::size_t entry = 2; entry <= made.size(); entry += 50)
            cents += standing_after(made, entry).costs.declared.minor();
        return cents;
    });
    CHECK(all_alike(seen));
    CHECK(seen.front() > 300);
}

TEST_CASE("one funding and one set of weights split for many threads", "[threads][money]") {
    const funding plan({{.name = "ERDF", .share = 85_percent, .cap = 1'000'000_eur}}, "own");
    const auto sums = results_of<std::int64_t>(readers, [&](std::size_t i) {
        std::int64_t paid = 0;
        for (std::int64_t cents = 1; cents < 2'000; ++cents) {
            const auto made = plan.split(money::of_minor(cents * 37, euro));
            paid += made.paid[0].minor() + split(made.residual, {1, 1, 1})[i % 3].minor();
            paid += decimal::divided(decimal(cents), decimal(3), 30, rounding::half_even)
                                .rescaled(0, rounding::floor)
                                .coefficient() > 0
                        ? 1
                        : 0;
        }
        return paid;
    });
    for (std::size_t i = 3; i < readers; ++i)
        CHECK(sums[i] == sums[i - 3]);
}

TEST_CASE("copies of facts that share their names are changed by many threads at once",
          "[threads]") {
    facts shared;
    shared.set("supplier", std::string("a shop"));
    shared.set("vat", int64_t{0});
    for (int times = 0; times < 100; ++times) {
        // Each takes its copy, and the last one left finds the names its own.
        const auto sums = results_of<int64_t>(8, [&, copy = shared](std::size_t i) {
            facts own = copy;
            own.set("vat", static_cast<int64_t>(i));
            own.erase("supplier");
            own.set("units", int64_t{1});
            return *own.find_as<int64_t>("vat") + *own.find_as<int64_t>("units");
        });
        for (std::size_t i = 0; i < sums.size(); ++i)
            CHECK(sums[i] == static_cast<int64_t>(i) + 1);
    }
    CHECK(*shared.find_as<std::string>("supplier") == "a shop");
}

#include "support/catch.hpp"
#include "support/small_project.hpp"

using namespace cofin;
using namespace cofin::literals;
using namespace cofin::test;

namespace {

rule moving(const values& more = {}) {
    values row{{"share_max", 10_percent}, {"total_fixed", true}, {"effect", text("judge")}};
    row.insert(row.end(), more.begin(), more.end());
    return rule_of("MOVE", kinds::budget_reallocation, row);
}

small_project tasks(std::initializer_list<budget_line> lines) {
    small_project project;
    project.agreed.budget = std::vector<budget_line>(lines);
    return project;
}

budget_line line(std::string task, money approved, money now, texts natures = {}) {
    return {"pp1", "x", std::move(task), now, std::move(natures), approved};
}

} // namespace

TEST_CASE("a move is at most a tenth of either task", "[kinds][budget_reallocation]") {
    CHECK(tasks({line("A", 50'000_eur, 49'000_eur), line("B", 10'000_eur, 11'000_eur)})
              .against({moving()})
              .findings.empty());
    CHECK(message_of(
              tasks({line("A", 50'000_eur, 48'999.99_eur), line("B", 10'000_eur, 11'000.01_eur)})
                  .against({moving()})) ==
          "task \"B\" moves from 10000.00 EUR to 11000.01 EUR, more than 10 %");
    CHECK(message_of(tasks({line("A", 100_eur, 101_eur)}).against({moving()})) ==
          "the total grows from 100.00 EUR to 101.00 EUR");
}

TEST_CASE("some costs must not grow, in all or in any task", "[kinds][budget_reallocation]") {
    const auto project =
        tasks({line("A", 100_eur, 101_eur, {"staff"}), line("B", 100_eur, 99_eur, {"staff"})});
    CHECK(project.against({moving({{"frozen", words({"staff"})}})}).findings.empty());
    CHECK(message_of(project.against({moving({{"frozen_in_tasks", words({"staff"})}})})) ==
          "staff in task \"A\" grows from 100.00 EUR to 101.00 EUR");
}

TEST_CASE("without the approved budget nothing is known to have moved",
          "[kinds][budget_reallocation]") {
    auto project = tasks({line("A", 100_eur, 100_eur)});
    project.agreed.budget[0].approved.reset();
    CHECK(message_of(project.against({moving()})) ==
          "fact missing: approved amount of x in task \"A\"");
}

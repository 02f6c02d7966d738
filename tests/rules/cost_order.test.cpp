#include "support/catch.hpp"
#include "support/small_project.hpp"

#include <cofin/rules/cost_order.hpp>

#include <algorithm>
#include <string>
#include <vector>

using namespace cofin;
using namespace cofin::literals;
using namespace cofin::test;

TEST_CASE("ids are in one order however they are given: numbers first, by value, then texts",
          "[cost_order]") {
    std::vector<std::string> ids{"10", "10a", "9", "007", "a", ""};
    std::ranges::sort(ids);
    do {
        std::vector<cost> costs;
        for (const auto& id : ids)
            costs.push_back(costing(id, 1_eur));
        std::vector<std::string> sorted;
        for (const std::size_t i : costs_by_id(costs))
            sorted.push_back(costs[i].id);
        REQUIRE(sorted == std::vector<std::string>{"9", "10", "", "007", "10a", "a"});
    } while (std::next_permutation(ids.begin(), ids.end()));
}

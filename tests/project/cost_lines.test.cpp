#include "project/cost_lines.hpp"

#include "support/catch.hpp"

#include <cstdint>
#include <stdexcept>
#include <string>
#include <vector>

using namespace cofin;

TEST_CASE("what was kept is read back, wherever a line begins", "[cost_lines]") {
    line_store store;
    std::vector<line_store::position> lines;
    for (std::uint64_t i = 0; i < 3000; ++i) { // six megabytes: more than one block
        lines.push_back(store.begin(4096));
        store.put_count(i * i);
        store.put(std::string(i % 2000, 'x'));
        store.put(static_cast<std::int64_t>(i) - 1500);
    }
    for (std::uint64_t i = lines.size(); i-- > 0;) {
        auto line = store.read(lines[i]);
        std::int64_t number = 0;
        REQUIRE(line.count() == i * i);
        REQUIRE(line.text() == std::string(i % 2000, 'x'));
        line.get(number);
        REQUIRE(number == static_cast<std::int64_t>(i) - 1500);
    }
}

TEST_CASE("numbers take a byte for each seven bits", "[cost_lines]") {
    for (const std::uint64_t number :
         {std::uint64_t{0}, std::uint64_t{127}, std::uint64_t{128}, std::uint64_t{16383},
          std::uint64_t{16384}, std::uint64_t{1} << 63U, UINT64_MAX}) {
        line_store store;
        const auto at = store.begin(2 * line_store::count_size_max);
        store.put_count(number);
        store.put_count(7);
        auto line = store.read(at);
        CHECK(line.count() == number);
        CHECK(line.count() == 7);
    }
}

TEST_CASE("a line larger than a block is refused", "[cost_lines][error]") {
    line_store store;
    CHECK_THROWS_AS(store.begin(std::size_t{1} << 40U), std::length_error);
}

#include "project/cost_lines.hpp"

#include "support/catch.hpp"

#include <cstdint>
#include <stdexcept>
#include <string>
#include <vector>

using namespace cofin;

TEST_CASE("each shelf is read back in the order in which its lines were kept", "[cost_lines]") {
    line_store store;
    std::vector<line_store::shelf> shelves(7);
    const auto shelf_of = [](std::uint64_t i) { return i * i % 7; }; // 3, 5 and 6 stay empty
    for (std::uint64_t i = 0; i < 6000; ++i) { // twelve megabytes: more than one block
        auto& on = shelves[shelf_of(i)];
        auto line = store.begin(on, 4096);
        line.put_count(i);
        line.put(std::string(i % 4000, 'x'));
        line.put(static_cast<std::int64_t>(i) - 1500);
        line_store::end(on, line);
    }
    for (std::uint64_t shelf = 0; shelf < shelves.size(); ++shelf) {
        line_reader line(shelves[shelf]);
        for (std::uint64_t i = 0; i < 6000; ++i) {
            if (shelf_of(i) != shelf)
                continue;
            std::int64_t number = 0;
            REQUIRE(line.next_line());
            REQUIRE(line.count() == i);
            REQUIRE(line.text() == std::string(i % 4000, 'x'));
            line.get(number);
            REQUIRE(number == static_cast<std::int64_t>(i) - 1500);
        }
        CHECK_FALSE(line.next_line());
    }
}

TEST_CASE("a line that was begun and not ended is none", "[cost_lines]") {
    line_store store;
    line_store::shelf on;
    for (const char* text : {"kept", "dropped", "kept too"}) {
        auto line = store.begin(on, 100);
        line.put(std::string_view(text));
        if (std::string_view(text) != "dropped")
            line_store::end(on, line);
    }
    line_reader line(on);
    REQUIRE(line.next_line());
    CHECK(line.text() == "kept");
    REQUIRE(line.next_line());
    CHECK(line.text() == "kept too");
    CHECK_FALSE(line.next_line());
}

TEST_CASE("numbers take a byte for each seven bits", "[cost_lines]") {
    for (const std::uint64_t number :
         {std::uint64_t{0}, std::uint64_t{127}, std::uint64_t{128}, std::uint64_t{16383},
          std::uint64_t{16384}, std::uint64_t{1} << 63U, UINT64_MAX}) {
        line_store store;
        line_store::shelf on;
        auto written = store.begin(on, 2 * line_writer::count_size_max);
        written.put_count(number);
        written.put_count(7);
        line_store::end(on, written);
        line_reader line(on);
        REQUIRE(line.next_line());
        CHECK(line.count() == number);
        CHECK(line.count() == 7);
    }
}

TEST_CASE("a line larger than a block is refused", "[cost_lines][error]") {
    line_store store;
    line_store::shelf on;
    CHECK_THROWS_AS(store.begin(on, std::size_t{1} << 40U), std::length_error);
}

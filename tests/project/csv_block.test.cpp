// Where a field or a row may end, a few bytes at a time: both ways to look say the same.

#include "project/csv_block.hpp"

#include "support/catch.hpp"

#include <array>
#include <cstddef>
#include <random>
#include <string>
#include <vector>

using namespace cofin::csv;

namespace {

/// The places that a mask means.
template <class Block>
std::vector<std::size_t> places(typename Block::mask meant) {
    std::vector<std::size_t> all;
    for (; meant != 0; meant = Block::after_first(meant))
        all.push_back(Block::bytes_before(meant));
    return all;
}

std::vector<std::size_t> stops_of(const std::string& text) {
    std::vector<std::size_t> all;
    for (std::size_t i = 0; i < text.size(); ++i)
        if (text[i] == ',' || text[i] == '"' || static_cast<unsigned char>(text[i]) < 0x20)
            all.push_back(i);
    return all;
}

std::vector<std::size_t> beyond_ascii_in(const std::string& text) {
    std::vector<std::size_t> all;
    for (std::size_t i = 0; i < text.size(); ++i)
        if (static_cast<unsigned char>(text[i]) >= 0x80)
            all.push_back(i);
    return all;
}

template <class Block>
void require_exact(const std::string& text) {
    const Block bytes(text.data());
    REQUIRE(places<Block>(bytes.stops()) == stops_of(text));
    REQUIRE(places<Block>(bytes.beyond_ascii()) == beyond_ascii_in(text));
}

template <class Block>
void look_everywhere() {
    for (int byte = 0; byte < 256; ++byte)
        for (std::size_t at = 0; at < Block::size; ++at)
            for (const char around : {'x', ',', '\0', '\x7f', '\xff'}) {
                std::string text(Block::size, around);
                text[at] = static_cast<char>(byte);
                require_exact<Block>(text);
            }
    std::mt19937_64 draw(7);
    for (int i = 0; i < 20'000; ++i) {
        std::string text(Block::size, ' ');
        for (char& c : text)
            c = draw() % 3 == 0 ? ",\"\n\r\x1f !\x80"[draw() % 9] : static_cast<char>(draw());
        require_exact<Block>(text);
    }
}

template <class Block>
void look_at_several() {
    const std::string ascii(Block::size, 'a');
    std::string other = ascii;
    other.back() = '\xc4';
    Block seen;
    CHECK(seen.beyond_ascii() == 0);
    seen |= Block(ascii.data());
    CHECK(seen.beyond_ascii() == 0);
    seen |= Block(other.data());
    seen |= Block(ascii.data());
    CHECK(places<Block>(seen.beyond_ascii()) == std::vector{Block::size - 1});
}

} // namespace

TEST_CASE("a block says where a field or a row may end, byte by byte", "[csv]") {
    look_everywhere<word_block>();
    look_everywhere<block>();
}

TEST_CASE("several blocks together say whether all are ASCII", "[csv]") {
    look_at_several<word_block>();
    look_at_several<block>();
}

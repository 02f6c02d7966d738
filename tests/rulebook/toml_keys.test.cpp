#include "rulebook/toml_keys.hpp"

#include "rulebook/toml_reader.hpp"
#include "support/catch.hpp"

#include <string>

using namespace cofin;

namespace {

std::string dotted(int parts) {
    std::string key = "a";
    for (int i = 1; i < parts; ++i)
        key += ".a";
    return key;
}

} // namespace

TEST_CASE("a key has at most so many parts", "[toml]") {
    CHECK_FALSE(deep_key_in(dotted(key_parts_max) + " = 1\n"));
    const auto deep = deep_key_in("b = 1\n" + dotted(key_parts_max + 1) + " = 1\n");
    REQUIRE(deep);
    CHECK(deep->line == 2);
    CHECK(deep_key_in("[" + dotted(100'000) + "]\n"));
    CHECK(deep_key_in("x = { " + dotted(100'000) + " = 1 }\n"));
}

TEST_CASE("dots in texts and comments are no parts of a key", "[toml]") {
    const std::string dots(1000, '.');
    CHECK_FALSE(deep_key_in("a = \"" + dots + "\"\nb = '" + dots + "' # " + dots + "\n"));
    CHECK_FALSE(deep_key_in("a = \"\"\"" + dots + "\n\\\"\"\" " + dots + "\"\"\"\n"));
    CHECK_FALSE(deep_key_in("a = \"\\\"" + dots + "\"\n"));
    CHECK_FALSE(deep_key_in("a = \"an open string" + dots));
}

TEST_CASE("a document with a deep key is refused with its place", "[toml]") {
    CHECK_THROWS_AS(parse_toml(dotted(100'000) + " = 1", "deep.toml"), parse_error);
}

#include "support/catch.hpp"
#include "support/refusals.hpp"

#include <cofin/store/digest.hpp>

using namespace cofin;
using cofin::test::refusal_of;

namespace {
// printf 'abc' | sha256sum
const std::string abc = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
} // namespace

TEST_CASE("a digest is 64 lower-case hexadecimal digits") {
    const auto read = parse_digest(abc);
    CHECK(read.bytes[0] == 0xba);
    CHECK(read.bytes[1] == 0x78);
    CHECK(read.bytes[31] == 0xad);
    CHECK(to_string(read) == abc);
    CHECK(read == parse_digest(abc));
    CHECK_FALSE(read == digest{});
    CHECK(to_string(digest{}) == std::string(64, '0'));
}

TEST_CASE("a digest has one spelling") {
    const auto said = [](const std::string& text) {
        return refusal_of([&] { static_cast<void>(parse_digest(text)); });
    };
    CHECK(said("BA" + abc.substr(2)) ==
          "1: found \"B\", expected 64 lower-case hexadecimal digits");
    CHECK(said(abc.substr(0, 63) + "g") ==
          "64: found \"g\", expected 64 lower-case hexadecimal digits");
    CHECK(said(abc.substr(1)) ==
          "64: found 63 characters, expected 64 lower-case hexadecimal digits");
    CHECK(said(abc + "0") == "65: found 65 characters, expected 64 lower-case hexadecimal digits");
    CHECK(said(abc + "x") == "65: found 65 characters, expected 64 lower-case hexadecimal digits");
    CHECK(said("") == "1: found 0 characters, expected 64 lower-case hexadecimal digits");
}

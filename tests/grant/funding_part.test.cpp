// Parts by number are split as parts by name are.

#include "support/catch.hpp"

#include <cofin/grant/claim_funding.hpp>
#include <cofin/grant/funding.hpp>

#include <string>
#include <vector>

using namespace cofin;
using namespace cofin::literals;

namespace {

const std::vector<funding_part> four_items{
    {"pl", 10.03_eur, "a"}, {"cz", 20.06_eur, "b"}, {"pl", -(1.01_eur), "c"}, {"", 7.77_eur, "d"}};

const funding two_sources({{.name = "ERDF", .share = 85_percent},
                           {.name = "state", .share = 10_percent, .partners = {"pl"}}},
                          "own");

} // namespace

TEST_CASE("a name has one number, in the order of parts", "[funding_part]") {
    part_numbers numbers;
    const auto numbered = numbers.of(four_items);
    REQUIRE(numbered.size() == four_items.size());
    for (std::size_t k = 0; k < four_items.size(); ++k) {
        CHECK(numbers.partners()[numbered[k].partner] == four_items[k].partner);
        CHECK(numbered[k].amount == four_items[k].amount);
    }
    CHECK(numbered[0].partner == numbered[2].partner);
    CHECK(numbered[0].item != numbered[2].item);
    CHECK(numbers.of(funding_part{"cz", 1_eur, "b"}).item == numbered[1].item);
    CHECK(numbers.partners().size() == 3);
}

TEST_CASE("parts by number are split as parts by name", "[funding_part][funding]") {
    text_index partners{"nobody's", "cz", "pl", ""};
    std::vector<numbered_part> numbered;
    for (const auto& item : four_items)
        numbered.push_back({partners.find(item.partner), item.amount});
    for (const auto shown : {split_parts::as_given, split_parts::by_partner}) {
        const auto named = *two_sources.split(four_items, shown);
        const auto split = *two_sources.split(partners, numbered, shown);
        CHECK(split.paid == named.paid);
        CHECK(split.residual == named.residual);
        CHECK(split.total == named.total);
        REQUIRE(split.parts.size() == named.parts.size());
        for (std::size_t k = 0; k < split.parts.size(); ++k) {
            CHECK(split.parts[k].partner == named.parts[k].partner);
            CHECK(split.parts[k].paid == named.parts[k].paid);
            CHECK(split.parts[k].residual == named.parts[k].residual);
        }
    }
    const auto by_partner = *two_sources.split(four_items, split_parts::by_partner);
    CHECK(by_partner.parts[0].partner == "pl"); // in the order in which they come
    CHECK(by_partner.parts[1].partner == "cz");
}

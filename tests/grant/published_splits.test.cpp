#include "support/catch.hpp"
#include "support/shared_data.hpp"

#include <cofin/grant/funding.hpp>

using namespace cofin;
using namespace cofin::literals;
using cofin::test::row;

namespace {

/// What a fund pays of a total by itself, cut by a mode.
money share_of(const money& total, const rate& share, rounding how) {
    const funding plan({{.name = "EU", .share = share, .how = how}}, "rest");
    const auto split = plan.split(total);
    CHECK(split.paid[0] + split.residual == total);
    return split.paid[0];
}

/// `floor|half_up|ceil` as modes; `exact` is every mode, `none` is none.
std::vector<rounding> modes(std::string_view label) {
    std::vector<rounding> named;
    if (label == "exact") {
        for (const auto name : rounding_names)
            named.push_back(parse_rounding(name));
        return named;
    }
    while (label != "none") {
        const auto bar = label.find('|');
        const auto word = label.substr(0, bar);
        named.push_back(word == "ceil" ? rounding::ceiling : parse_rounding(word));
        if (bar == std::string_view::npos)
            break;
        label.remove_prefix(bar + 1);
    }
    return named;
}

money euros(const std::string& text) { return money::parse(text, euro); }

} // namespace

TEST_CASE("grants of the Czech list of operations, 1 August 2016", "[published]") {
    struct operation {
        money eligible, grant;
    };
    // 85 % unless said otherwise; 1 167 697.50 and 617 362.50 are ties
    const operation listed[] = {
        {582'841.09_czk, 495'414.92_czk},     {1'167'697.50_czk, 992'542.87_czk},
        {2'228'333.75_czk, 1'894'083.68_czk}, {3'719'784.88_czk, 3'161'817.14_czk},
        {6'681'750.14_czk, 5'679'487.61_czk}, {97'926'711.01_czk, 83'237'704.35_czk},
        {617'362.50_czk, 524'758.12_czk},     {3'986'012.10_czk, 3'388'110.28_czk},
    };
    for (const auto& [eligible, grant] : listed) {
        CAPTURE(to_string(eligible));
        CHECK(share_of(eligible, 85_percent, rounding::floor) == grant);
        CHECK(share_of(eligible, 85_percent, rounding::half_up) == grant + 0.01_czk);
    }
    CHECK(share_of(3'082'216.65_czk, 50_percent, rounding::floor) == 1'541'108.32_czk);
    // the one row of 1 401 that fits only half up
    CHECK(share_of(1'963'247.50_czk, 85_percent, rounding::half_up) == 1'668'760.38_czk);
    CHECK(share_of(1'963'247.50_czk, 85_percent, rounding::floor) == 1'668'760.37_czk);
}

TEST_CASE("grants of microprojects and cross-border programmes come out", "[published]") {
    const auto rows = test::shared_rows("rules/interreg-examples.csv");
    if (!rows)
        return;
    int exact = 0;
    int floored = 0;
    int capped = 0;
    for (const row& cells : *rows) {
        REQUIRE(cells.size() == 7);
        CAPTURE(cells[1]);
        const money total = euros(cells[2]);
        const rate share = rate::parse(cells[3] + " %");
        const money grant = euros(cells[4]);
        const std::string& label = cells[5];
        if (label == "floor" || label == "exact") {
            for (const rounding how : modes(label))
                CHECK(share_of(total, share, how) == grant);
            ++(label == "floor" ? floored : exact);
        } else if (label.starts_with("cap:")) {
            const funding plan({{.name = "ERDF", .share = share, .cap = 20'000_eur},
                                {.name = "SB", .share = rate::of(5, 85), .of = "ERDF"}},
                               "own");
            const auto split = plan.split(total);
            CHECK(split.paid == std::vector{grant, 1'176.47_eur});
            CHECK(split.residual == 18'717.83_eur);
            ++capped;
        }
    }
    std::cout << "published splits: " << floored << " cut down, " << exact << " exact, " << capped
              << " capped of " << rows->size() << " rows\n";
    CHECK(floored >= 3);
    CHECK(exact >= 10);
    CHECK(capped == 1);
}

TEST_CASE("grants of lists of operations fit the modes that they are labelled with",
          "[published]") {
    const auto rows = test::shared_rows("data/published-splits-sample.csv");
    if (!rows)
        return;
    int tested = 0;
    for (const row& cells : *rows) {
        REQUIRE(cells.size() == 9);
        CAPTURE(cells[0], cells[1]);
        const currency unit = currency::parse(cells[3]);
        const money total = money::parse(cells[2], unit);
        const rate share = rate::parse(cells[4] + " %");
        const money grant = money::parse(cells[5], unit);
        const auto fitting = modes(cells[6]);
        for (const rounding how : fitting) {
            CAPTURE(to_string(how));
            CHECK(share_of(total, share, how) == grant);
        }
        if (fitting.empty()) // neither the cut nor the next cent: the printed rate is rounded
            CHECK((grant < share_of(total, share, rounding::floor) ||
                   grant > share_of(total, share, rounding::ceiling)));
        tested += fitting.empty() ? 0 : 1;
    }
    std::cout << "published splits: " << tested << " of " << rows->size()
              << " rows name a rounding\n";
    CHECK(tested > 100);
}

#include "rulebook/resolve.hpp"

#include "support/catch.hpp"
#include "support/layer_texts.hpp"
#include "support/refusals.hpp"

#include <cofin/money/money.hpp>

using namespace cofin;
using namespace cofin::literals;
using namespace cofin::test;

namespace {

/// The layer below, which gives values to rule R of the one above, by the page of the call.
std::string refining(std::string_view values) {
    return layer_head("lower", "extends = \"upper\"\n") + "[[refine]]\nrule = \"R\"\nvalues = { " +
           std::string(values) +
           " }\ncite = [{ kind = \"document\", doc = \"call\", unit = \"page 3\" }]\n";
}

std::string above(std::string_view kind, std::string_view row) {
    return layer_head("upper") + rule_text("R", kind, "[[rule.valid]]\n" + std::string(row) + "\n");
}

/// The value that a row of rule R has in the end, as text; what is wrong where the layers do not join.
std::string joined_value(const std::string& upper, const std::string& lower,
                         std::string_view parameter) {
    std::string value = "none";
    const auto refused = refusal_of([&] {
        const auto book = book_of({upper, lower});
        if (const auto* found = book.find("R")->rows.at(0).values.find(parameter))
            value = to_string(*found);
    });
    return refused.empty() ? value : refused;
}

bool is_refused(const std::string& told) {
    return told.find("lower layers only tighten") != std::string::npos;
}

} // namespace

TEST_CASE("a lower layer may make a share smaller, to the last digit, and never larger",
          "[resolve]") {
    const auto upper =
        above("category_cap/1", "of = \"declared\"\ninclusive = true\nbase = \"total\"\nnatures = "
                                "[\"land\"]\nshare_max = \"10 %\"");
    CHECK(joined_value(upper, refining("share_max = \"9.99 %\""), "share_max") == "9.99 %");
    CHECK(joined_value(upper, refining("share_max = \"10.00 %\""), "share_max") == "10.00 %");
    CHECK(joined_value(upper, refining("share_max = \"10.01 %\""), "share_max") ==
          "book.toml:13:1: found share_max = 10.01 % in rule R, expected no looser value than 10 % "
          "of layer upper: lower layers only tighten (smaller)");
}

TEST_CASE("each direction of tightening has its own looser side", "[resolve]") {
    const auto procurement =
        above("procurement_threshold/1", "above = \"10000.00 EUR\"\nprocedure = \"tender\"\n"
                                         "not_above = \"50000.00 EUR\"\neffect = \"judge\"");
    const auto dates = above("period/1", "dates = [\"paid_on\"]\nfirst = 2014-01-01\n"
                                         "last = 2023-12-31");
    const auto places = above("territory/1", "of = \"seat\"\ncodes = [\"CZ\", \"PL\"]\n"
                                             "effect = \"judge\"");
    const auto papers =
        above("document_required/1", "documents = [\"invoice\"]\neffect = \"judge\"");
    const auto [upper, tighter, looser, parameter] =
        GENERATE_COPY(table<std::string, std::string, std::string, std::string>({
            {procurement, "above = \"9999.99 EUR\"", "above = \"10000.01 EUR\"", "above"},
            {procurement, "not_above = \"50000.01 EUR\"", "not_above = \"49999.99 EUR\"",
             "not_above"},
            {dates, "first = 2014-01-02", "first = 2013-12-31", "first"},
            {dates, "last = 2023-12-30", "last = 2024-01-01", "last"},
            {dates, "dates = [\"paid_on\", \"issued_on\"]", "dates = [\"issued_on\"]", "dates"},
            {places, "codes = [\"CZ\"]", "codes = [\"CZ\", \"SK\"]", "codes"},
            {papers, "documents = [\"payment\", \"invoice\"]", "documents = [\"payment\"]",
             "documents"},
        }));
    CAPTURE(tighter, looser);
    CHECK_FALSE(is_refused(joined_value(upper, refining(tighter), parameter)));
    CHECK(is_refused(joined_value(upper, refining(looser), parameter)));
}

TEST_CASE("what is fixed is not changed, what is equal is no change", "[resolve]") {
    const auto upper = above("vat/1", "mode = \"if_nonrecoverable\"");
    CHECK(joined_value(upper, refining("mode = \"if_nonrecoverable\""), "mode") ==
          "if_nonrecoverable");
    CHECK(is_refused(joined_value(upper, refining("mode = \"never\""), "mode")));
}

TEST_CASE("amounts of two currencies are not compared", "[resolve]") {
    const auto upper = above("procurement_threshold/1", "above = \"10000.00 EUR\"\n"
                                                        "procedure = \"tender\"\n"
                                                        "effect = \"judge\"");
    CHECK(is_refused(joined_value(upper, refining("above = \"1.00 CZK\""), "above")));
}

TEST_CASE("a lower layer fills what is open, unless openness is the tightest value", "[resolve]") {
    const auto dates = above("period/1", "dates = [\"paid_on\"]\nfirst = 2014-01-01");
    CHECK(joined_value(dates, refining("last = 2023-12-31"), "last") == "2023-12-31");
    // A rule that grants no days of grace is stricter than one that does.
    CHECK(joined_value(dates, refining("grace_days = 10"), "grace_days") ==
          "book.toml:13:1: found grace_days = 10 in rule R, expected none: layer upper gives none, "
          "which is the tightest value");
}

TEST_CASE("what a layer asks the project for, a lower one may give or ask under another name",
          "[resolve]") {
    const auto asking =
        above("category_cap/1", "of = \"declared\"\ninclusive = true\nbase = \"total\"\nnatures = "
                                "[\"land\"]\nshare_max = { ask = \"land_share\" }");
    CHECK(joined_value(asking, refining("share_max = \"10 %\""), "share_max") == "10 %");
    CHECK(book_of({asking, refining("share_max = \"10 %\"")}).find("R")->rows[0].asks.empty());
    const auto renamed = book_of({asking, refining("share_max = { ask = \"fund_land_share\" }")});
    REQUIRE(renamed.find("R")->rows[0].asks.size() == 1);
    CHECK(renamed.find("R")->rows[0].asks[0].answer == "fund_land_share");
    const auto given =
        above("category_cap/1", "of = \"declared\"\ninclusive = true\nbase = \"total\"\nnatures = "
                                "[\"land\"]\nshare_max = \"10 %\"");
    CHECK(joined_value(given, refining("share_max = { ask = \"land_share\" }"), "share_max") ==
          "book.toml:13:1: found an ask for share_max in rule R, expected none: layer upper gives "
          "its value");
}

TEST_CASE("what would take the place of a stricter rule is given above or not at all",
          "[resolve]") {
    const auto procurement = above("procurement_threshold/1", "above = \"10000.00 EUR\"\n"
                                                              "procedure = \"tender\"\n"
                                                              "effect = \"judge\"");
    const auto line = above("budget_shift/1", "over_share = \"0 %\"\neffect = \"exclude\"");
    const auto use = above("durability/1", "years = 5\nstart = \"final_payment_on\"\n"
                                           "rounding = \"floor\"");
    const auto earned = above("revenue/1", "pro_rata = false\nrounding = \"floor\"");
    const auto days = above("deadline/1", "start = \"starts_on\"\nend = \"ends_on\"\n"
                                          "days = 150\neffect = \"exclude\"");
    const auto awards = above("pool/1", "count_max = 1\neffect = \"exclude\"");
    const auto late = above("late_interest/1", "amount = \"unused_grant\"\nstart = "
                                               "\"settled_on\"\nafter_start = true\nend = "
                                               "\"returned_on\"\nyearly_rate = \"10 %\"\n"
                                               "rounding = \"floor\"");
    const auto cap = above("category_cap/1", "of = \"declared\"\ncategories = [\"staff\"]\n"
                                             "amount_max = \"50.00 EUR\"\ninclusive = true\n"
                                             "base = \"total\"");
    const auto [upper, value, parameter] =
        GENERATE_COPY(table<std::string, std::string, std::string>({
            {procurement, "mark = \"a\"", "mark"},
            {procurement, "planning_rate = \"1000\"", "planning_rate"},
            {procurement, "value = \"amount\"", "value"},
            {line, "line_of = \"project\"", "line_of"},
            {use, "natures = [\"land\"]", "natures"},
            {earned, "not_if_total_at_most = \"9999.00 EUR\"", "not_if_total_at_most"},
            {days, "working_days = true", "working_days"},
            {awards, "count_max_per = \"description\"", "count_max_per"},
            {late, "next_year = \"12-31\"", "next_year"},
            {cap, "effect = \"judge\"", "effect"},
        }));
    CAPTURE(value);
    CHECK(joined_value(upper, refining(value), parameter).find("which is the tightest value") !=
          std::string::npos);
}

TEST_CASE("a fixed day does not take the place of the fact that gives it above", "[resolve]") {
    const auto open = above("period/1", "dates = [\"paid_on\"]\nlast_of = \"ends_on\"");
    CHECK(joined_value(open, refining("first = 2014-01-01"), "first") == "2014-01-01");
    CHECK(joined_value(open, refining("last = 2099-12-31"), "last") ==
          "book.toml:13:1: found rule R refined where last and last_of are two days, expected one, "
          "expected a row that its kind can judge by");
}

TEST_CASE("a refined row is judged where it is refined", "[resolve]") {
    const auto dates = above("period/1", "dates = [\"paid_on\"]\nlast = 2023-12-31");
    CHECK(joined_value(dates, refining("first = 2023-12-31"), "first") == "2023-12-31");
    CHECK(joined_value(dates, refining("first = 2024-01-01"), "first") ==
          "book.toml:13:1: found rule R refined where first 2024-01-01 is after last 2023-12-31, "
          "expected a row that its kind can judge by");
}

TEST_CASE("a lower layer asks for nothing that the one above does not ask for", "[resolve]") {
    const auto dates = above("period/1", "dates = [\"paid_on\"]\nfirst = 2014-01-01");
    CHECK(joined_value(dates, refining("last_of = { ask = \"off\" }"), "last_of") ==
          "book.toml:13:1: found an ask for last_of in rule R, expected none: layer upper does not "
          "ask for it");
    CHECK(joined_value(dates, refining("first = { ask = \"off\" }"), "first") ==
          "book.toml:13:1: found an ask for first in rule R, expected none: layer upper gives its "
          "value");
}

TEST_CASE("a refinement binds in every row, and no row may be loosened", "[resolve]") {
    const std::string upper =
        layer_head("upper") +
        rule_text(
            "R", "category_cap/1",
            "anchor = \"contract_signed\"\n"
            "[[rule.valid]]\nuntil = 2018-01-01\nof = \"declared\"\ninclusive = true\n"
            "base = \"total\"\nnatures = [\"land\"]\nshare_max = \"10 %\"\n"
            "[[rule.valid]]\nfrom = 2018-01-01\nof = \"declared\"\n"
            "inclusive = true\nbase = \"total\"\nnatures = [\"land\"]\nshare_max = \"5 %\"\n");
    const auto book = book_of({upper, refining("share_max = \"4 %\"")});
    for (const auto& row : book.find("R")->rows)
        CHECK(*row.find<rate>("share_max") == 4_percent);
    CHECK(is_refused(joined_value(upper, refining("share_max = \"7 %\""), "share_max")));
}

TEST_CASE("a refined rule cites both texts", "[resolve]") {
    const auto book = book_of({above("vat/1", "mode = \"never\""), refining("mode = \"never\"")});
    CHECK(book.find("R")->cites == std::vector{citation::law("The call", "Art 1"),
                                               citation::document("The call", "page 3")});
}

TEST_CASE("a rule is stated in one layer only", "[resolve]") {
    const auto upper = above("vat/1", "mode = \"never\"");
    const auto again =
        layer_head("lower") + rule_text("R", "vat/1", "[[rule.valid]]\nmode = \"never\"\n");
    CHECK(refusal_of([&] {
              static_cast<void>(book_of({upper, again}));
          }) == "book.toml:12:1: found rule R again, stated by layer upper, expected [[refine]] to "
                "tighten it, or another id");
}

TEST_CASE("layers add their categories, and the lowest names the book", "[resolve]") {
    const auto book = book_of({layer_head("upper"),
                               "[rulebook]\nid = \"lower\"\nversion = \"2.1.0\"\ntitle.en = \"t\"\n"
                               "published = 2021-01-01\nextends = \"upper\"\n"
                               "categories = [\"external\", \"works\"]\n"});
    CHECK(book.categories == texts{"staff", "external", "works"});
    CHECK(book.id == "lower");
    CHECK(book.version == "2.1.0");
    CHECK(book.layers.size() == 2);
}

TEST_CASE("a lower layer keeps the order of costs of those above", "[resolve]") {
    const auto upper = layer_head("upper", "order = \"by_id\"\n");
    const auto lower = [](std::string_view order) {
        return layer_head("lower", "extends = \"upper\"\norder = \"" + std::string(order) + "\"\n");
    };
    CHECK(book_of({upper, lower("by_id")}).order == cost_order::by_id);
    CHECK(refusal_of([&] {
              (void)book_of({upper, lower("by_date")});
          }) ==
          "book.toml:8:9: found another order than that of the layers above, expected none, or "
          "by_id");
}

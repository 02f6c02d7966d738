#include "store/event_fields.hpp"

#include "ledger/one_project.hpp"

using namespace cofin;
using namespace cofin::test;
using namespace cofin::literals;
using Catch::Matchers::Contains;

namespace {

const std::vector<ledger_event>& every_kind() {
    static const auto czech = currency::parse("CZK");
    static const std::vector<ledger_event> events{
        commitment{{"pl", "cz"}, {{"ERDF", 20'166.65_eur}}},
        declared_cost{"pl", "staff", "PL-01", 0, money::parse("3900.00", czech),
                      decimal::parse("25.87"), 150.75_eur},
        declared_cost{"pl", "a \"b\" \\ \n\t", "", 2, 1_eur, {}, {}},
        claim_submission{1, {{cost_number{0}, {}}, {cost_number{7}, 10.5_eur}}},
        cost_review{
            review_kind::judged, "letter", {{cost_number{3}, 0_eur, 10_eur, 0_eur, -1_eur}}},
        certification{1,
                      {{cost_number{0}, 10_eur}},
                      {{{"ERDF", 8.5_eur}}, {{"pl", 1.5_eur}}},
                      clearing_share{rate::of(1, 3), rounding::half_up}},
        disbursement{
            "ERDF", "pl", 7_eur, tranche_kind::prefinancing, {}, advance_terms{50_eur, 70_percent}},
        disbursement{"ERDF", "pl", 7_eur, tranche_kind::balance, 2, {}},
        transfer{"pl", "cz", 1_eur},
        correction{true,
                   "Art 2",
                   {{cost_number{0}, 10_eur}},
                   {{{"ERDF", -8.5_eur}}, {{"pl", -1.5_eur}}},
                   {}},
        recovery{"ERDF", "pl", 85_eur},
        set_off{"ERDF", 85_eur},
        advance_return{"ERDF", "pl", 1_eur},
        period_closing{period(2018_y / 1 / 1, 2018_y / 12 / 31)},
        rate_notice{{exchange_rate(czech, euro, decimal::parse("25.5"), parse_month("2019-01"),
                                   "InforEuro", rate_basis::derived)}},
        text_erasure{{2, 5}}};
    return events;
}

booking booked(const ledger_event& what) {
    return {2019_y / 1 / 1, 2018_y / 12 / 31, {}, "FV \"1\"", what};
}

std::string refusal_of(std::string_view facts, event_kind kind) {
    booking read;
    std::string known;
    try {
        stored::read_facts(facts, kind, euro, read, known);
    } catch (const store_error& refused) {
        return refused.what();
    }
    return {};
}

} // namespace

TEST_CASE("an event of every kind is read as it was written", "[store]") {
    std::size_t kinds = 0;
    for (const auto& event : every_kind()) {
        kinds |= std::size_t{1} << event.index();
        const auto facts = stored::facts_text(booked(event), R"({"claim":1,"facts":{}})");
        booking read;
        std::string known;
        stored::read_facts(facts, kind_of(event), euro, read, known);
        CHECK(read.what.index() == event.index());
        CHECK(read.document == "FV \"1\"");
        CHECK(known == R"({"claim":1,"facts":{}})");
        CHECK(stored::facts_text(read, known) == facts);
    }
    CHECK(kinds == (std::size_t{1} << std::variant_size_v<ledger_event>)-1);
}

TEST_CASE("the facts of a cost are what docs say", "[store]") {
    CHECK(
        stored::facts_text(booked(every_kind()[1]), {}) ==
        R"({"partner":"pl","category":"staff","id":"PL-01","original":"3900.00 CZK","rate":"25.87",)"
        R"("amount":"150.75 EUR","document":"FV \"1\""})");
    CHECK(
        stored::facts_text(booked(every_kind()[2]), {}) ==
        R"({"partner":"pl","category":"a \"b\" \\ \u000a\u0009","occurrence":2,"original":"1.00 EUR","document":"FV \"1\""})");
}

TEST_CASE("facts of another shape are refused, wherever they end", "[store]") {
    for (const auto& event : every_kind()) {
        const auto facts = stored::facts_text(booked(event), {});
        for (std::size_t size = 0; size < facts.size(); ++size)
            CHECK_FALSE(
                refusal_of(std::string_view(facts).substr(0, size), kind_of(event)).empty());
        CHECK_FALSE(refusal_of(facts + " ", kind_of(event)).empty());
    }
    CHECK_THAT(refusal_of(R"({"fund":"ERDF","amount":"85 EU"})", event_kind::set_off),
               Contains("expected an amount"));
    CHECK_THAT(
        refusal_of(R"({"first":"2018-12-31","last":"2018-01-01"})", event_kind::period_closing),
        Contains("ends before it starts"));
    CHECK_THAT(
        refusal_of(R"({"amount":"85.00 EUR","fund":"ERDF"})", event_kind::set_off),
        Contains("found \",\\\"fund\\\":\\\"ERDF\\\"}\" in the facts of an entry, expected }"));
    CHECK_THAT(refusal_of(R"({"fund":"ERDF"})", event_kind::set_off), Contains("expected amount"));
    CHECK_THAT(refusal_of(R"({"fund":"ERDF","amount":"85.00 EUR"})", event_kind::transfer),
               Contains("expected amount"));
}

TEST_CASE("postings are read as they were written, and nothing else is", "[store]") {
    const std::vector<posting> postings{{account(cost_stage::declared, heading_number{3}), 12},
                                        {account::outlay(partner_number{0}), -12}};
    CHECK(stored::postings_text(postings) == "[[48,12],[6,-12]]");
    std::vector<posting> read;
    stored::read_postings("[[48,12],[6,-12]]", read);
    CHECK(read == postings);
    stored::read_postings("[]", read);
    CHECK(read.empty());
    for (const char* text : {"", "[", "[[48,12]", "[[48,12],]", "[[48]]", "[[48,12]]x", "[[15,1]]",
                             "[[-1,1]]", "[[48,99999999999999999999]]", "[[48,1.5]]", "{}"})
        CHECK_THROWS_AS(stored::read_postings(text, read), store_error);
    CHECK_THROWS_AS(stored::kind_named("gift"), store_error);
}

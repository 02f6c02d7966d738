#pragma once

// Projects and rulebooks as they fall: a few costs with facts known, unknown or odd, under any choice of rules.

#include "property/draws.hpp"
#include "support/small_project.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

namespace cofin::test {

struct drawn_project {
    small_project project;
    std::vector<rule> rules;
};

/// Once in `of` draws.
inline bool once_in(int64_t of) { return *up_to(of - 1) == 0; }

template <class T>
T one_of(const std::vector<T>& these) {
    return these[static_cast<std::size_t>(*up_to(static_cast<int64_t>(these.size()) - 1))];
}

/// Each of the words, or not.
inline texts some_of(const texts& all) {
    texts chosen;
    for (const auto& word : all)
        if (once_in(2))
            chosen.push_back(word);
    return chosen;
}

inline money cents(int64_t most, currency unit) { return money::of_minor(*up_to(most), unit); }

/// What a cost may be known by. Each is missing now and then: that is what the engine must not guess.
inline facts any_facts(const money& amount, const texts& ids) {
    const currency unit = amount.currency();
    const values all{
        {"paid_on", one_of<day>({on("2019-01-31"), on("2019-02-01"), on("2019-02-28")})},
        {"incurred_on", one_of<day>({on("2018-12-31"), on("2019-01-01"), on("2019-02-01")})},
        {"vat", money::of_minor(amount.is_negative() ? -*up_to(3'000) : *up_to(3'000), unit)},
        {"nature", words(some_of({"gift", "land", "fine"}))},
        {"unit_value", cents(10'000, unit)},
        {"evidence", words(some_of({"invoice", "payment"}))},
        {"contract_value", cents(2'000'000, unit)},
        {"procedure", text("tender 1")},
        {"method", text(one_of<std::string>({"real", "flat_rate"}))},
        {"share", rate::of(*up_to(120), 100)},
        {"supplier", text("printer")},
        {"document", text(one_of<std::string>({"1", "2"}))},
        {"credit_note_for", text(once_in(2) ? ids.front() : one_of(ids))},
    };
    facts known;
    for (const auto& [name, value] : all)
        if (!once_in(4))
            known.set(name, value);
    return known;
}

/// A cost in euros or, now and then, in crowns; one in four is a credit note.
inline cost any_declared(const std::string& id, const texts& ids) {
    const currency unit = once_in(5) ? currency::parse("CZK") : euro;
    const int64_t minor = *up_to(200'000);
    cost made = costing(id, money::of_minor(once_in(4) ? -minor : minor, unit));
    made.partner = one_of<std::string>({"pp1", "pp2"});
    made.category = one_of<std::string>({"external", "staff", "office"});
    made.claim = 1 + *up_to(1);
    made.known = any_facts(made.amount, ids);
    return made;
}

inline small_project any_small_project() {
    small_project drawn;
    drawn.add_partner("pp2");
    for (auto& partner : drawn.agreed.partners)
        if (!once_in(3))
            partner.known.set("recovers_vat", once_in(2));
    drawn.declared.claims.push_back({2, {}});
    for (const auto* category : {"external", "staff", "office"})
        for (const auto* partner : {"pp1", "pp2"})
            if (!once_in(3))
                drawn.plan(partner, cents(200'000, euro), category);
    const texts ids{"a", "b", "c", "d", "e"};
    const auto count = static_cast<std::size_t>(1 + *up_to(4));
    for (std::size_t i = 0; i < count; ++i)
        drawn.declared.costs.push_back(any_declared(ids[i], ids));
    drawn.declared.rates = {czk_per_euro("25.308", "2019-01")};
    if (!once_in(3))
        drawn.declared.rates.push_back(czk_per_euro("25.9", "2019-02"));
    return drawn;
}

inline rule any_funding_rule() {
    return rule_of("RATE", kinds::cofinancing_rate,
                   {{"source", text("ERDF")},
                    {"rate", rate::of(*up_to(100), 100)},
                    {"rounding.mode", text(std::string(to_string(*any_rounding())))},
                    {"rounding.level", text(one_of<std::string>({"item", "partner", "project"}))},
                    {"rounding.residual_to", text("own")},
                    {"rounding.basis", text("observation")},
                    {"claims", text(one_of<std::string>({"per_claim", "cumulative"}))},
                    {"cap_division", text("proportional")},
                    {"cap_in_claims", text("full_until_cap")}});
}

/// The rules of the library about costs, one a kind, with values that the drawn costs are near to.
inline std::vector<rule> cost_rules() {
    using namespace cofin::literals;
    const auto effect = [] {
        return std::pair<std::string, fact_value>("effect", text(once_in(3) ? "judge" : "exclude"));
    };
    return {
        rule_of("NATURE", kinds::excluded_cost,
                {{"natures", words({"fine", "gift"})},
                 {"unless_nature", text("land")},
                 {"unless_unit_at_most", 50_eur},
                 effect()}),
        rule_of("TWICE", kinds::duplicate, {{"key", words({"supplier", "document"})}, effect()}),
        rule_of("PAPERS", kinds::document_required,
                {{"documents", words({"invoice", "payment"})}, effect()}),
        rule_of("TENDER", kinds::procurement_threshold,
                {{"above", 12'000_eur}, {"procedure", text("tender")}, effect()}),
        rule_of("METHOD", kinds::cost_method, {{"methods", words({"real"})}, effect()}),
        rule_of("CREDIT", kinds::credit_note, {effect()}),
        rule_of("VAT", kinds::vat,
                {{"mode", text(one_of<std::string>({"never", "if_nonrecoverable"}))}}),
        rule_of("FLAT", kinds::flat_rate,
                {{"category", words({"office"})},
                 {"base", words({"staff"})},
                 {"rate_max", 15_percent},
                 {"rounding", text("floor")}}),
        rule_of("SHARE", kinds::category_cap,
                {{"of", text("declared")},
                 {"inclusive", true},
                 {"base", text("total")},
                 {"natures", words({"land"})},
                 {"share_max", 10_percent}}),
        rule_of("LINE", kinds::budget_shift, {{"over_share", 10_percent}, effect()}),
        // After the exchange, where all amounts are in euros.
        rule_of("CUT", saying<step::cap>,
                {{"says", text("ineligible")},
                 {"cut", money::of_minor(*up_to(200'000) - 100'000, euro)}}),
    };
}

/// Any of the rules; always one that converts crowns and one that says who pays.
inline std::vector<rule> any_rules() {
    std::vector<rule> chosen{any_funding_rule(),
                             rule_of("FX", kinds::fx, {{"month_of", text("paid_on")}})};
    for (auto& candidate : cost_rules()) {
        if (once_in(2))
            continue;
        candidate.stacks = once_in(4);
        if (once_in(5))
            candidate.cites = {citation::unverified("from memory")};
        chosen.push_back(std::move(candidate));
    }
    return chosen;
}

inline drawn_project any_project() { return {any_small_project(), any_rules()}; }

/// The same project with its costs, claims and rates in another order.
inline small_project reordered(const small_project& from) {
    small_project made = from;
    auto& costs = made.declared.costs;
    for (std::size_t i = costs.size(); i > 1; --i)
        std::swap(costs[i - 1],
                  costs[static_cast<std::size_t>(*up_to(static_cast<int64_t>(i) - 1))]);
    std::ranges::reverse(made.declared.claims);
    std::ranges::reverse(made.declared.rates);
    return made;
}

} // namespace cofin::test

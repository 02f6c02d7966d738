#pragma once

// Projects and rulebooks small enough to be computed by hand.

#include <cofin/rules/assessment.hpp>
#include <cofin/rules/kinds/kinds.hpp>
#include <cofin/rules/rulebook.hpp>

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace cofin::test {

using values = std::vector<std::pair<std::string, fact_value>>;

inline facts known(const values& pairs) {
    facts made;
    for (const auto& [name, value] : pairs)
        made.set(name, value);
    return made;
}

inline day on(std::string_view iso) { return parse_day(iso); }
inline fact_value text(std::string word) { return fact_value(std::move(word)); }
inline fact_value words(texts list) { return fact_value(std::move(list)); }

/// A timeless row with those values.
inline rule_row row_of(const values& given) { return {{}, known(given), {}, {}}; }

/// A rule with one timeless row, cited by a law.
inline rule rule_of(std::string id, const rule_kind& kind, const values& row) {
    rule made;
    made.id = std::move(id);
    made.kind = &kind;
    made.cites = {citation::law("Regulation 1", "Art 1")};
    made.rows = {row_of(row)};
    return made;
}

/// ERDF pays so much of each partner's costs, cut down; `own` takes the rest.
inline rule paying_erdf(rate share) {
    return rule_of("RATE", kinds::cofinancing_rate,
                   {{"source", text("ERDF")},
                    {"rate", share},
                    {"rounding.mode", text("floor")},
                    {"rounding.level", text("partner")},
                    {"rounding.residual_to", text("own")},
                    {"rounding.basis", text("law")},
                    {"claims", text("cumulative")}});
}

/// A cost of partner `pp1` in category `external`, declared in claim 1.
inline cost costing(std::string id, money amount, const values& facts = {}) {
    return {std::move(id), "pp1", "external", amount, 1, known(facts), 0};
}

inline exchange_rate czk_per_euro(std::string_view units, std::string_view of) {
    return {currency::parse("CZK"), euro,        decimal::parse(units),
            parse_month(of),        "InforEuro", rate_basis::published};
}

/// A project of partner `pp1` in euros, without a budget.
struct small_project {
    agreement agreed;
    declaration declared;

    small_project() {
        agreed.project = "project";
        add_partner("pp1");
        declared.claims.push_back({1, {}});
    }
    small_project(std::initializer_list<cost> costs) : small_project() {
        declared.costs = std::vector<cost>(costs);
    }

    void add_partner(std::string id, const values& facts = {}) {
        agreed.partners.push_back({id, "partner " + id, known(facts)});
    }
    void plan(std::string partner, money amount, std::string category = "external") {
        agreed.budget.push_back({std::move(partner), std::move(category), "", amount});
    }
    /// The assessment; the project must outlive it. Compiled once: the engine is large, and tests are many.
    [[nodiscard]] assessment against(std::vector<rule> rules, const std::string& explained = {},
                                     const rounding_profile& profile = profiles::own) const;
};

/// `R1 on G1: ineligible -10.00`, one line a finding.
inline std::vector<std::string> findings_of(const assessment& result) {
    std::vector<std::string> lines;
    for (const auto& found : result.findings)
        lines.push_back(found.rule + " on " + found.item + ": " +
                        std::string(to_string(found.said)) +
                        (found.cut.is_zero() ? "" : " " + amount_text(-found.cut)));
    return lines;
}

/// `100.00 = 90.00 + 10.00 + 0.00`: declared = eligible + ineligible + open.
inline std::string totals_of(const assessment& result) {
    const auto& t = result.totals;
    return amount_text(t.declared) + " = " + amount_text(t.eligible) + " + " +
           amount_text(t.ineligible) + " + " + amount_text(t.open);
}

/// The message of the only finding; what was found instead, where there is not exactly one.
inline std::string message_of(const assessment& result) {
    return result.findings.size() == 1 ? to_string(result.findings[0].message)
                                       : std::to_string(result.findings.size()) + " findings";
}

/// The arithmetic that explains the only cost of a project under one rule.
inline texts arithmetic_of(const small_project& project, const rule& by) {
    texts lines;
    for (const auto& record : project.against({by}, project.declared.costs.at(0).id).explanations)
        for (const auto& line : record.arithmetic)
            lines.push_back(to_string(line));
    return lines;
}

/// `ERDF 85.00, own 15.00`: who pays what of all that is planned, and of all that is claimed.
std::string planned_by(const assessment& result);
std::string claimed_by(const assessment& result);

namespace detail {

inline constexpr parameter saying_parameters[] = {
    {"says", fact_type::text, tighter::fixed, true, "the outcome"},
    {"cut", fact_type::amount, tighter::fixed, false, "how much; none: everything"},
};

inline verdict said_by(const rule_row& row) {
    const auto word = std::ranges::find(outcome_names, *row.find<std::string>("says"));
    verdict says{static_cast<outcome>(word - outcome_names.begin()), phrase("it says so"), {}};
    if (const auto* cut = row.find<money>("cut"))
        says.cut = *cut;
    return says;
}

} // namespace detail

/// A kind of rule that says of every item what its row says: for tests of the engine.
template <step At, scope About = scope::cost>
inline constexpr rule_kind saying{
    .name = "saying/1",
    .summary = "says what its row says",
    .parameters = detail::saying_parameters,
    .at = At,
    .about = About,
    .assess =
        [](rule_run& run) {
            const auto judge = [](const item&, const rule_row& row) {
                return detail::said_by(row);
            };
            if constexpr (About == scope::cost)
                run.each_cost(judge);
            else if constexpr (About == scope::partner)
                run.each_partner(judge);
            else
                run.on_project(judge);
        },
};

/// A rule of the exclude step that cuts so much of every cost.
inline rule cutting(std::string id, money amount) {
    return rule_of(std::move(id), saying<step::exclude>,
                   {{"says", text("ineligible")}, {"cut", amount}});
}

/// A rule of the exclude step that says so of every cost.
inline rule that_says(std::string id, outcome said) {
    return rule_of(std::move(id), saying<step::exclude>,
                   {{"says", text(std::string(to_string(said)))}});
}

} // namespace cofin::test

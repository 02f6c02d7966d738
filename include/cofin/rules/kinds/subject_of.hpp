/// Judging whomever a fact is about: a rule on a fact of a partner judges partners.
#pragma once

#include <cofin/rules/run.hpp>
#include <cofin/rules/vocabulary.hpp>
#include <cofin/spelling.hpp>

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

namespace cofin {
inline namespace v0 {
namespace kinds {

/// Whom a fact or a field of the cost is about; the project where nobody knows it.
inline subject subject_of(const std::string& fact) {
    if (std::ranges::find(cost_fields, fact) != cost_fields.end())
        return subject::cost;
    const auto* known = find_fact(fact);
    return known == nullptr ? subject::project : known->about;
}

/// The fact that a rule's first row names: all its rows judge the same subject. Null for a rule without rows.
inline const std::string* fact_named(const rule& stated, fact_name parameter) {
    return stated.rows.empty() ? nullptr : stated.rows.front().find<std::string>(parameter);
}

/// Judges each partner or the project where the fact is about them.
template <class Judge>
void judge_above_costs(rule_run& run, const std::string* fact, const Judge& judge) {
    if (fact == nullptr)
        return;
    const subject about = subject_of(*fact);
    if (about == subject::project)
        run.on_project(judge);
    if (about == subject::partner)
        run.each_partner(judge);
}

/// Judges each cost where the fact is about costs or their claims.
template <auto judge>
void judge_costs_of(rule_run& run, const std::string* fact, cost_range costs) {
    if (fact == nullptr)
        return;
    const subject about = subject_of(*fact);
    if (about == subject::cost || about == subject::claim)
        judge_each<judge>(run, costs);
}

/// What is wrong with a parameter that names a fact; empty where nothing is.
inline wording unsound_fact(const std::string& name) {
    if (find_fact(name) != nullptr || std::ranges::find(cost_fields, name) != cost_fields.end())
        return {};
    std::vector<std::string_view> known(cost_fields.begin(), cost_fields.end());
    for (const auto& fact : vocabulary)
        known.push_back(fact.name);
    const auto nearest = nearest_word(name, known);
    return wording("{} is no known fact{}", in_quotes(name),
                   nearest.empty() ? wording() : wording(", nearest: {}", nearest));
}

/// The same for one that names a date.
inline wording unsound_date(const std::string& name) {
    const auto* fact = find_fact(name);
    if (fact != nullptr && fact->type == fact_type::date)
        return {};
    return fact == nullptr ? wording(unsound_fact(name)) : wording("{} is no date", name);
}

} // namespace kinds
} // namespace v0
} // namespace cofin

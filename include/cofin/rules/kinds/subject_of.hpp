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

/// Judges each cost, each partner or the project, whichever the fact or cost field is about.
template <class Judge>
void on_subject_of(rule_run& run, const std::string& fact, const Judge& judge) {
    if (std::ranges::find(cost_fields, fact) != cost_fields.end())
        return run.each_cost(judge);
    const auto* known = find_fact(fact);
    if (known == nullptr || known->about == subject::project)
        return run.on_project(judge);
    known->about == subject::partner ? run.each_partner(judge) : run.each_cost(judge);
}

/// What is wrong with a parameter that names a fact; empty where nothing is.
inline std::string unsound_fact(const std::string& name) {
    if (find_fact(name) != nullptr || std::ranges::find(cost_fields, name) != cost_fields.end())
        return {};
    std::vector<std::string_view> known(cost_fields.begin(), cost_fields.end());
    for (const auto& fact : vocabulary)
        known.push_back(fact.name);
    const auto nearest = nearest_word(name, known);
    return in_quotes(name) + " is no known fact" + (nearest.empty() ? "" : ", nearest: " + nearest);
}

/// The same for one that names a date.
inline std::string unsound_date(const std::string& name) {
    const auto* fact = find_fact(name);
    if (fact != nullptr && fact->type == fact_type::date)
        return {};
    return fact == nullptr ? unsound_fact(name) : name + " is no date";
}

} // namespace kinds
} // namespace v0
} // namespace cofin

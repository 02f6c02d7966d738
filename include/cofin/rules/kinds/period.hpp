/// period/1: a cost counts only if its dates lie in a period, both ends included.
#pragma once

#include <cofin/rules/kinds/subject_of.hpp>
#include <cofin/rules/run.hpp>

#include <optional>
#include <string>
#include <vector>

namespace cofin {
inline namespace v0 {
namespace kinds {

inline constexpr parameter period_parameters[] = {
    {"dates", fact_type::list, tighter::superset, true,
     "the dates of the cost that must lie in the period"},
    {"first", fact_type::date, tighter::later, false, "first day"},
    {"last", fact_type::date, tighter::earlier, false, "last day"},
    {"first_of", fact_type::text, tighter::fixed, false,
     "project fact that is the first day, such as starts_on"},
    {"last_of", fact_type::text, tighter::fixed, false,
     "project fact that is the last day, such as ends_on"},
    only_above({"grace_days", fact_type::count, tighter::smaller, false,
                "days after the last one that still count; 0 if not given"}),
};

/// A fixed day beside the fact that gives it would silence the fact.
inline wording unsound_period(const rule_row& row) {
    const auto gives = [&](const std::string& parameter) {
        return row.values.find(parameter.c_str()) != nullptr;
    };
    for (const auto* bound : {"first", "last"})
        if (gives(bound) && gives(std::string(bound) + "_of"))
            return wording("{} and {} are two days, expected one", std::string(bound),
                           std::string(bound) + "_of");
    const auto* first = row.find<day>("first");
    const auto* last = row.find<day>("last");
    if (first != nullptr && last != nullptr && *last < *first)
        return wording("first {} is after last {}", to_string(*first), to_string(*last));
    if (first == nullptr && last == nullptr && !gives("first_of") && !gives("last_of"))
        return wording("neither a first nor a last day is given");
    for (const auto* name : {"first_of", "last_of"})
        if (const auto* fact = row.find<std::string>(name);
            fact != nullptr && !unsound_date(*fact).empty())
            return unsound_date(*fact);
    for (const auto& name : row.words("dates"))
        if (auto problem = unsound_date(name); !problem.empty())
            return problem;
    return {};
}

/// What a row says, its names looked up once.
struct period_terms {
    /// Reads the values of a row, once.
    explicit period_terms(const rule_row& row)
        : dates(known_facts(row.words("dates"))), first(row.find<day>("first")),
          last(row.find<day>("last")), grace(row.value_or<int64_t>("grace_days", 0)) {
        if (const auto* fact = row.find<std::string>("first_of"); first == nullptr && fact)
            first_of.emplace(*fact);
        if (const auto* fact = row.find<std::string>("last_of"); last == nullptr && fact)
            last_of.emplace(*fact);
    }
    /// The same for the costs of one project, whose days are the same for all of them.
    period_terms(const rule_row& row, const item& project) : period_terms(row) {
        if (first_of)
            first = project.find<day>(*first_of);
        if (last_of)
            last = project.find<day>(*last_of);
    }
    std::vector<known_fact> dates;
    const day* first; ///< null: `first_of`, if any
    const day* last;
    std::optional<known_fact> first_of;
    std::optional<known_fact> last_of;
    date::days grace;
};

/// Each named date lies from the first to the last day; a bound that is not given does not bind.
[[gnu::always_inline]] inline verdict judge_period(const item& cost, const period_terms& by) {
    const day* first = by.first == nullptr && by.first_of ? cost.find<day>(*by.first_of) : by.first;
    if (first == nullptr && by.first_of)
        return missing(by.first_of->text());
    const day* last = by.last == nullptr && by.last_of ? cost.find<day>(*by.last_of) : by.last;
    if (last == nullptr && by.last_of)
        return missing(by.last_of->text());
    for (const auto& name : by.dates) {
        const auto* on = cost.find<day>(name);
        if (on == nullptr)
            return missing(name.text());
        if (first != nullptr && *on < *first)
            return excluded(phrase("{} {} is before {}", name.text(), *on, *first));
        if (last != nullptr && *on > *last + by.grace)
            return excluded(phrase("{} {} is after {}", name.text(), *on, day(*last + by.grace)));
    }
    return eligible();
}

inline constexpr rule_kind period{
    .name = "period/1",
    .summary = "a cost counts only if its dates lie in a period, both ends included",
    .parameters = period_parameters,
    .at = step::exclude,
    .about = scope::cost,
    .unsound = unsound_period,
    .judge_costs = judge_each<judge_period>,
};

} // namespace kinds
} // namespace v0
} // namespace cofin

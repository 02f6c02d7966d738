/// person_hours/1: what one person works in a month, in all projects together.
#pragma once

#include <cofin/rules/kinds/effect.hpp>
#include <cofin/rules/run.hpp>
#include <cofin/short_text.hpp>

#include <algorithm>
#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>

namespace cofin {
inline namespace v0 {
namespace kinds {

inline constexpr parameter person_hours_parameters[] = {
    {"hours_max", fact_type::number, tighter::smaller, true,
     "most hours of one person in a month, inclusive"},
    effect_parameter,
};

/// A person's month; persons are seen where the costs name them.
struct person_month {
    std::string_view person;
    month of;

    friend bool operator==(const person_month&, const person_month&) = default;
    /// Of person and month, for tables.
    struct hash {
        /// Equal keys have equal hashes.
        std::size_t operator()(const person_month& key) const noexcept {
            const auto months = 12 * static_cast<int>(key.of.year()) +
                                static_cast<int>(static_cast<unsigned>(key.of.month()));
            return hash_of_text(key.person) + static_cast<std::size_t>(months);
        }
    };
};

/// By person and month of incurred_on; the hours in other projects are the largest that a cost of the month names.
inline void judge_person_hours(rule_run& run) {
    struct month_of_work {
        decimal here;
        decimal elsewhere;
    };
    std::unordered_map<person_month, month_of_work, person_month::hash> worked;
    for (const auto& [index, row] : run.select_costs()) {
        const item cost = run.view(index);
        const auto* person = cost.find<std::string>("person");
        const auto* hours = cost.find<decimal>("hours");
        const auto* other = cost.find<decimal>("other_hours");
        const auto* on = cost.find<day>("incurred_on");
        if (person == nullptr || hours == nullptr || other == nullptr || on == nullptr) {
            run.propose(index, missing(person == nullptr  ? "person"
                                       : hours == nullptr ? "hours"
                                       : other == nullptr ? "other_hours"
                                                          : "incurred_on"));
            continue;
        }
        auto& [here, elsewhere] = worked[{*person, month_of(*on)}];
        here = here + *hours;
        elsewhere = std::max(elsewhere, *other);
        const decimal& most = *row->find<decimal>("hours_max");
        if (here + elsewhere > most)
            run.propose(index, broken(*row, phrase("{} works {} hours in {}, more than {}", *person,
                                                   here + elsewhere, month_of(*on), most)));
    }
}

inline constexpr rule_kind person_hours{
    .name = "person_hours/1",
    .summary = "what one person works in a month, in all projects together",
    .parameters = person_hours_parameters,
    .at = step::exclude,
    .about = scope::cost,
    .assess = judge_person_hours,
};

} // namespace kinds
} // namespace v0
} // namespace cofin

/// pool/1: what all awards of a call may come to, how many there are, and how they divide.
///
/// The costs of a call are its awards: a pool is judged where the project is the call itself.
#pragma once

#include <cofin/rules/kinds/effect.hpp>
#include <cofin/rules/kinds/subject_of.hpp>
#include <cofin/rules/run.hpp>

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace cofin {
inline namespace v0 {
namespace kinds {

inline constexpr parameter pool_parameters[] = {
    {"amount_max", fact_type::amount, tighter::smaller, false, "most for all of them, inclusive"},
    {"count_max", fact_type::count, tighter::smaller, false, "most awards, inclusive"},
    only_above({"count_max_per", fact_type::text, tighter::fixed, false,
                "fact or field: count_max counts for each of its values by itself"}),
    {"share_max", fact_type::proportion, tighter::smaller, false,
     "largest share of all awards of the call, inclusive"},
    {"share_min", fact_type::proportion, tighter::larger, false,
     "least share of all awards of the call, inclusive"},
    effect_parameter,
};

namespace pool_detail {

inline wording unsound(const rule_row& row) {
    const auto* per = row.find<std::string>("count_max_per");
    if (per != nullptr)
        return row.find<int64_t>("count_max") == nullptr
                   ? wording("count_max_per without count_max")
                   : wording(unsound_fact(*per));
    const bool asks =
        row.find<money>("amount_max") != nullptr || row.find<int64_t>("count_max") != nullptr ||
        row.find<rate>("share_max") != nullptr || row.find<rate>("share_min") != nullptr;
    return asks ? wording() : wording("it limits neither amount, nor count, nor share");
}

inline money awarded(const rule_run& run) {
    money sum(run.project().currency);
    for (std::size_t i = 0; i < run.declared().costs.size(); ++i)
        if (run.state(i).declared)
            sum += run.state(i).left;
    return sum;
}

/// The limit of an award's amount with those before it; none where only a count is limited.
inline std::optional<money> limit_of(const rule_row& row, const money& all) {
    std::optional<money> limit;
    if (const auto* amount = row.find<money>("amount_max"))
        limit = *amount;
    if (const auto* share = row.find<rate>("share_max")) {
        const money part = (*share * all).rounded(rounding::floor);
        limit = limit ? std::min(*limit, part) : part;
    }
    return limit;
}

/// In the order of awards: what goes over is refused as a whole where a count is over, by the excess where an amount is.
inline void judge_awards(rule_run& run, const std::vector<selected_cost>& awards) {
    const money all = awarded(run);
    money sum(run.project().currency);
    std::map<std::string, int64_t> counted;
    for (const auto& [index, row] : awards) {
        const item award = run.view(index);
        const auto limit = limit_of(*row, all);
        if (limit && limit->currency() != sum.currency()) {
            run.propose(index, missing(phrase("amount_max in {}", sum.currency().code())));
            continue;
        }
        const auto* per = row->find<std::string>("count_max_per");
        const auto group =
            per == nullptr ? std::optional(fact_value(std::string())) : award.value_of(*per);
        if (!group) {
            run.propose(index, missing(*per));
            continue;
        }
        const auto* most = row->find<int64_t>("count_max");
        if (most != nullptr && ++counted[to_string(*group)] > *most) {

            run.propose(
                index, broken(*row, per == nullptr
                                        ? phrase("entry {}, where {} at most count",
                                                 counted[to_string(*group)], *most)
                                        : phrase("entry {} of {} {}, where {} at most count",
                                                 counted[to_string(*group)], *per, *group, *most)));
            continue;
        }
        sum += award.net();
        if (!limit || sum <= *limit)
            continue;
        const money over = std::min(sum - *limit, award.net());
        const phrase why("entries of {} are over {}", sum, *limit);
        sum -= over;
        run.propose(index,
                    *row->find<std::string>("effect") == "judge" ? asked(why) : cut_by(over, why));
    }
}

inline void judge(rule_run& run) {
    const auto awards = run.select_costs();
    judge_awards(run, awards);
    if (awards.empty())
        return;
    const auto* row = awards.front().row;
    const auto* least = row->find<rate>("share_min");
    if (least == nullptr)
        return;
    money sum(run.project().currency);
    for (const auto& award : awards)
        sum += run.net_of(award.index);
    const money all = awarded(run);
    if (unrounded(sum) < *least * all)
        run.propose_on_project(
            broken(*row, phrase("entries of {} are less than {} of {}", sum, *least, all)));
}

} // namespace pool_detail

inline constexpr rule_kind pool{
    .name = "pool/1",
    .summary = "what all awards of a call may come to, how many there are, and how they divide",
    .parameters = pool_parameters,
    .at = step::cap,
    .about = scope::cost,
    .unsound = pool_detail::unsound,
    .assess = pool_detail::judge,
};

} // namespace kinds
} // namespace v0
} // namespace cofin

/// contract_split/1: several contracts that each stay under a threshold and together do not.
#pragma once

#include <cofin/rules/kinds/effect.hpp>
#include <cofin/rules/run.hpp>

#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

namespace cofin {
inline namespace v0 {
namespace kinds {

inline constexpr parameter contract_split_parameters[] = {
    {"above", fact_type::amount, tighter::smaller, true,
     "threshold that each stays at or under, and all together are over"},
    {"window_days", fact_type::count, tighter::larger, true,
     "days between the first and the last document"},
    {"key", fact_type::list, tighter::subset, true,
     "facts that are equal in contracts that belong together"},
    effect_parameter,
};

namespace contract_split_detail {

struct purchase {
    std::size_t index;
    day on;
    money value;
    std::string contract;
    const rule_row* row;
};

/// The values of the contracts from `first` within the window; one contract with several invoices counts once.
inline money together(const std::vector<purchase>& bought, std::size_t first, int64_t days,
                      std::size_t& last) {
    money sum(bought[first].value.currency());
    std::set<std::string> counted;
    for (std::size_t i = first;
         i < bought.size() && bought[i].on <= bought[first].on + date::days(days); ++i) {
        last = i;
        if (bought[i].contract.empty() || counted.insert(bought[i].contract).second)
            sum += bought[i].value;
    }
    return sum;
}

inline void judge_group(rule_run& run, std::vector<purchase>& bought) {
    std::ranges::sort(bought, {}, [&](const auto& one) {
        return std::tuple(one.on, std::string_view(run.cost_at(one.index).id));
    });
    std::vector<std::optional<money>> over(bought.size());
    for (std::size_t first = 0; first < bought.size(); ++first) {
        std::size_t last = first;
        const auto& row = *bought[first].row;
        const money sum = together(bought, first, *row.find<int64_t>("window_days"), last);
        if (last > first && sum > *row.find<money>("above"))
            for (std::size_t i = first; i <= last; ++i)
                over[i] = over[i] ? std::max(*over[i], sum) : sum;
    }
    for (std::size_t i = 0; i < bought.size(); ++i)
        if (over[i])
            run.propose(bought[i].index,
                        broken(*bought[i].row,
                               phrase("contracts of {} within {} days, each at most {}", *over[i],
                                      *bought[i].row->find<int64_t>("window_days"),
                                      *bought[i].row->find<money>("above"))));
}

inline void judge(rule_run& run) {
    std::map<texts, std::vector<purchase>> groups;
    for (const auto& [index, row] : run.select_costs()) {
        const item cost = run.view(index);
        const auto* value = cost.find<money>("contract_value");
        const auto* on = cost.find<day>("issued_on");
        const auto* procedure = cost.find<std::string>("procedure");
        const money& limit = *row->find<money>("above");
        if (value == nullptr || on == nullptr) {
            run.propose(index, missing(value == nullptr ? "contract_value" : "issued_on"));
            continue;
        }
        if (value->currency() != limit.currency() && !value->is_zero()) {
            run.propose(index, asked_across_currencies(phrase("contract value"), *value, limit));
            continue;
        }
        const bool has_procedure = procedure != nullptr && !procedure->empty();
        if (value->is_zero() || has_procedure || *value > limit)
            continue;
        texts key;
        for (const auto& name : row->words("key")) {
            const auto part = cost.value_of(name);
            if (!part) {
                run.propose(index, missing(name));
                break;
            }
            key.push_back(to_string(*part));
        }
        const auto* contract = cost.find<std::string>("contract");
        if (key.size() == row->words("key").size())
            groups[key].push_back({index, *on, *value, contract == nullptr ? "" : *contract, row});
    }
    for (auto& [key, bought] : groups)
        judge_group(run, bought);
}

} // namespace contract_split_detail

inline constexpr rule_kind contract_split{
    .name = "contract_split/1",
    .summary = "several contracts that each stay under a threshold and together do not",
    .parameters = contract_split_parameters,
    .at = step::exclude,
    .about = scope::cost,
    .assess = contract_split_detail::judge,
};

} // namespace kinds
} // namespace v0
} // namespace cofin

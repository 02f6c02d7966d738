/// category_cap/1: costs of some nature are at most a share of the project's eligible costs.
#pragma once

#include <cofin/rules/run.hpp>

namespace cofin {
inline namespace v0 {
namespace kinds {

inline constexpr parameter category_cap_parameters[] = {
    {"natures", fact_type::list, tighter::superset, true,
     "natures of cost that are limited together"},
    {"share_max", fact_type::proportion, tighter::smaller, true,
     "largest share of the total, inclusive"},
};

namespace category_cap_detail {

/// Whether a cost is limited by the row; none where its nature is not known.
inline std::optional<bool> is_limited(const cost& one, const rule_row& row) {
    const auto* natures = one.known.find_as<texts>("nature");
    if (natures == nullptr)
        return std::nullopt;
    const texts limited = row.words("natures");
    return std::ranges::find_first_of(*natures, limited) != natures->end();
}

struct amounts {
    money settled;  ///< eligible so far
    money possible; ///< with what is still open
};

/// All costs but the limited ones. One of unknown nature may yet be limited: it is possible, not settled.
inline amounts others_than(const rule_run& run, const std::vector<selected_cost>& selected) {
    const money nothing(run.project().currency);
    amounts others{nothing, nothing};
    const auto add = [&](const cost_state& state, const money& amount) {
        others.possible += amount;
        others.settled += state.open ? nothing : amount;
    };
    for (std::size_t i = 0; i < run.declared().costs.size(); ++i)
        if (run.state(i).declared)
            add(run.state(i), run.state(i).left);
    for (const auto& [index, row] : selected) {
        const auto limited = is_limited(run.cost_at(index), *row);
        if (!limited && !run.state(index).open)
            others.settled -= run.net_of(index);
        if (limited.value_or(false))
            add(run.state(index), -run.net_of(index));
    }
    return others;
}

/// The total is what counts in the end, the limited costs themselves included, so they may be
/// share / (1 - share) of all others. What is over is cut, last cost first; what only open costs would carry is
/// undetermined.
inline void judge(rule_run& run) {
    const auto selected = run.select_costs();
    const amounts others = others_than(run, selected);
    money used(run.project().currency);
    for (const auto& [index, row] : selected) {
        const auto limited = is_limited(run.cost_at(index), *row);
        if (!limited)
            run.propose(index, missing("nature"));
        const rate& most = *row->find<rate>("share_max");
        if (!limited.value_or(false) || most >= rate::of(1, 1))
            continue;
        used += run.net_of(index);
        const rate beside = rate::of(most.numerator(), most.denominator() - most.numerator());
        const money admitted = (beside * others.settled).rounded(rounding::floor);
        const money possible = (beside * others.possible).rounded(rounding::floor);
        run.show(index, [&] {
            return to_string(most) + " of the total is " + to_string(beside) +
                   " of all other costs " + to_string(others.settled) + ": " + to_string(admitted) +
                   ", used with this cost " + to_string(used);
        });
        const std::string over_share = joined(row->words("natures"), ", ") + " is over " +
                                       to_string(most) + " of the total: beside other costs of ";
        if (used > possible) {
            const money over = std::min(used - possible, run.net_of(index));
            used -= over;
            run.propose(index, cut_by(over, over_share + to_string(others.possible) + " at most " +
                                                to_string(possible) + " counts"));
        }
        if (used > admitted && !run.state(index).open)
            run.propose(index, {outcome::undetermined,
                                over_share + to_string(others.settled) + " at most " +
                                    to_string(admitted) + " counts, and others are still open",
                                {}});
    }
}

} // namespace category_cap_detail

inline constexpr rule_kind category_cap{
    .name = "category_cap/1",
    .summary = "costs of some nature are at most a share of the project's eligible costs",
    .parameters = category_cap_parameters,
    .at = step::cap,
    .about = scope::cost,
    .assess = category_cap_detail::judge,
};

} // namespace kinds
} // namespace v0
} // namespace cofin

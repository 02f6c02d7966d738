/// flat_rate/1: a category declared as a percentage of others, of what is left of them.
#pragma once

#include <cofin/rules/run.hpp>

#include <map>
#include <string>
#include <tuple>
#include <utility>

namespace cofin {
inline namespace v0 {
namespace kinds {

inline constexpr parameter flat_rate_parameters[] = {
    {"category", fact_type::list, tighter::fixed, true,
     "categories that are declared at a flat rate"},
    {"base", fact_type::list, tighter::subset, true,
     "categories whose remaining costs are the base"},
    {"rate_max", fact_type::proportion, tighter::smaller, true,
     "most that the flat rate may be, inclusive"},
    {"rounding", fact_type::text, tighter::fixed, true,
     "how the largest admitted amount is rounded", rounding_names},
    {"not_on_flat", fact_type::flag, tighter::fixed, false,
     "true: costs that are a flat rate themselves are no base"},
};

namespace flat_rate_detail {

inline phrase rounded_phrase(rounding how) {
    switch (how) {
    case rounding::floor: return phrase("rounded floor");
    case rounding::ceiling: return phrase("rounded ceiling");
    case rounding::down: return phrase("rounded down");
    case rounding::up: return phrase("rounded up");
    case rounding::half_up: return phrase("rounded half_up");
    case rounding::half_down: return phrase("rounded half_down");
    case rounding::half_even: break;
    }
    return phrase("rounded half_even");
}

struct base_amounts {
    money settled;  ///< eligible so far
    money possible; ///< with what is still open
};

/// The base of one partner in one claim: a flat rate follows the real costs it is declared with.
inline base_amounts base_of(const rule_run& run, const rule_row& row, const std::string& partner,
                            int64_t claim) {
    const texts& categories = row.words("base");
    const bool no_flat = row.value_or<bool>("not_on_flat", false);
    const currency unit = run.project().currency;
    base_amounts base{money(unit), money(unit)};
    for (std::size_t i = 0; i < run.declared().costs.size(); ++i) {
        const cost& other = run.cost_at(i);
        const auto* method = other.known.find_as<std::string>("method");
        const bool flat = method != nullptr && *method == "flat_rate";
        const bool counts = other.partner == partner && other.claim == claim &&
                            !(flat && no_flat) && contains(categories, other.category);
        if (!counts || !run.state(i).declared)
            continue;
        base.possible += run.state(i).left;
        // A cost of unknown method may yet be a flat rate itself.
        if (!run.state(i).open && (method != nullptr || !no_flat))
            base.settled += run.state(i).left;
    }
    return base;
}

/// Each partner's flat costs in a claim, in order, are admitted up to rate x base. What only open costs would carry is
/// undetermined; what no base carries is cut.
inline void judge(rule_run& run) {
    std::map<std::pair<std::string, int64_t>, money> used;
    std::map<std::tuple<const rule_row*, std::string, int64_t>, base_amounts> bases;
    for (const auto& chosen : run.select_costs()) {
        const std::size_t index = chosen.index;
        const rule_row* row = chosen.row;
        const cost& flat = run.cost_at(index);
        const texts& categories = row->words("category");
        const auto* method = flat.known.find_as<std::string>("method");
        if (method == nullptr) {
            run.propose(index, missing("method"));
            continue;
        }
        if (*method != "flat_rate" || !contains(categories, flat.category))
            continue;
        const std::tuple key(row, flat.partner, flat.claim);
        auto known = bases.find(key);
        if (known == bases.end())
            known = bases.emplace(key, base_of(run, *row, flat.partner, flat.claim)).first;
        const auto& base = known->second;
        const rate& most = *row->find<rate>("rate_max");
        const rounding how = *try_parse_rounding(*row->find<std::string>("rounding"));
        auto& before = used.try_emplace({flat.partner, flat.claim}, money(run.project().currency))
                           .first->second;
        before += run.net_of(index);
        const money admitted = (most * base.settled).rounded(how);
        const money possible = (most * base.possible).rounded(how);
        run.show(index, [&] {
            return phrase("{} of {} {} = {}, {} {}", most, joined(row->words("base"), " + "),
                          base.settled, most * base.settled, rounded_phrase(how), admitted);
        });
        if (before > possible) {
            const money over = std::min(before - possible, run.net_of(index));
            run.propose(index, cut_by(over, phrase("{} is over {} of the base {}: {}", before, most,
                                                   base.possible, possible)));
        }
        if (admitted < std::min(before, possible))
            run.propose(index, {outcome::undetermined,
                                phrase("its base contains open costs: {} to {} may be admitted",
                                       admitted, possible),
                                {}});
    }
}

} // namespace flat_rate_detail

inline constexpr rule_kind flat_rate{
    .name = "flat_rate/1",
    .summary = "a category declared as a percentage of others, of what is left of them",
    .parameters = flat_rate_parameters,
    .at = step::flat_rate,
    .about = scope::cost,
    .assess = flat_rate_detail::judge,
};

} // namespace kinds
} // namespace v0
} // namespace cofin

/// Costs that are at most a share of all: what category caps, land and contributions in kind have in common.
#pragma once

#include <cofin/rules/run.hpp>

#include <algorithm>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace cofin {
inline namespace v0 {
namespace kinds {

/// What a rule limits together, and to how much.
struct share_terms {
    texts natures = {};                   ///< limited costs by nature ...
    texts categories = {};                ///< ... or by category
    texts outside = {};                   ///< natures and categories that are no part of the base
    std::optional<rate> share_max = {};   ///< of the base
    std::optional<money> amount_max = {}; ///< whatever the base
    bool inclusive = true;                ///< whether exactly that share is admitted
    bool of_others = false; ///< the base is all other costs, not the total with the limited ones
    bool asks = false;      ///< a person is asked, nothing is cut
    std::string what;       ///< for messages
};

namespace share_of_costs_detail {

/// Whether words name a cost's category or, where known, its natures; none where that hangs on an unknown nature.
inline std::optional<bool> is_among(const cost& one, const texts& natures,
                                    const texts& categories) {
    if (contains(categories, one.category))
        return true;
    if (natures.empty())
        return false;
    const auto* known = one.known.find_as<texts>("nature");
    if (known == nullptr)
        return std::nullopt;
    return contains_any(*known, natures);
}

struct amounts {
    money settled;  ///< eligible so far
    money possible; ///< with what is still open
};

/// All costs of the base but the limited ones that the rule speaks about. One of unknown nature may yet be limited: it is
/// possible, not settled.
inline amounts others_than(const rule_run& run, const share_terms& terms,
                           const std::vector<bool>& selected) {
    const money nothing(run.project().currency);
    amounts others{nothing, nothing};
    for (std::size_t i = 0; i < run.declared().costs.size(); ++i) {
        const auto& state = run.state(i);
        if (!state.declared)
            continue;
        const std::size_t judged = state.corrects.value_or(i);
        const cost& one = run.cost_at(judged);
        const auto limited = selected[judged] ? is_among(one, terms.natures, terms.categories)
                                              : std::optional(false);
        const auto outside = is_among(one, terms.outside, terms.outside);
        if (limited.value_or(false) || outside.value_or(false))
            continue;
        others.possible += state.left;
        others.settled += state.open || !limited || !outside ? nothing : state.left;
    }
    return others;
}

/// The most that limited costs may come to beside those others: the largest whole cent within the bound.
inline money admitted_beside(const money& others, const share_terms& terms) {
    money most = money::of_minor(INT64_MAX, others.currency());
    const auto& share = terms.share_max;
    if (share && (terms.of_others || *share < rate::of(1, 1))) {
        // Of a total that contains them, they may be share / (1 - share) of all others.
        const rate beside = terms.of_others ? *share
                                            : rate::of(share->numerator(),
                                                       share->denominator() - share->numerator());
        const unrounded bound = beside * others;
        most = bound.rounded(rounding::floor);
        if (!terms.inclusive && unrounded(most) == bound)
            most -= money::of_minor(1, others.currency());
    }
    const money limited = terms.amount_max ? std::min(most, *terms.amount_max) : most;
    return std::max(limited, money(others.currency()));
}

inline phrase limit_phrase(const share_terms& terms) {
    if (!terms.share_max)
        return phrase("{}", *terms.amount_max);
    const phrase share = terms.of_others ? phrase("{} of all other costs", *terms.share_max)
                                         : phrase("{} of the total", *terms.share_max);
    return terms.amount_max ? phrase("{} and {}", share, *terms.amount_max) : share;
}

} // namespace share_of_costs_detail

/// Judges the costs that the rule speaks about; `terms_of(row)` gives the terms of its row. What is over is cut, last cost
/// first; what only open costs would carry is undetermined.
template <class TermsOf>
void judge_share_of_costs(rule_run& run, const TermsOf& terms_of) {
    namespace detail = share_of_costs_detail;
    const auto chosen = run.select_costs();
    std::vector<bool> selected(run.declared().costs.size(), false);
    for (const auto& one : chosen)
        selected[one.index] = true;
    struct by_row {
        share_terms terms;
        detail::amounts others;
    };
    std::map<const rule_row*, by_row> prepared;
    money used(run.project().currency);
    for (const auto& [index, row] : chosen) {
        auto known = prepared.find(row);
        if (known == prepared.end()) {
            share_terms stated = terms_of(*row);
            const auto beside = detail::others_than(run, stated, selected);
            known = prepared.emplace(row, by_row{std::move(stated), beside}).first;
        }
        const share_terms& terms = known->second.terms;
        const detail::amounts& others = known->second.others;
        const auto limited = detail::is_among(run.cost_at(index), terms.natures, terms.categories);
        if (!limited)
            run.propose(index, missing("nature"));
        if (!limited.value_or(false))
            continue;
        if (terms.amount_max && terms.amount_max->currency() != run.project().currency) {
            run.propose(index, missing(phrase("limit in {}", run.project().currency.code())));
            continue;
        }
        used += run.net_of(index);
        const money admitted = detail::admitted_beside(others.settled, terms);
        const money possible = detail::admitted_beside(others.possible, terms);
        run.show(index, [&] {
            return phrase("{}, other costs {}: {}, used with this cost {}",
                          detail::limit_phrase(terms), others.settled, admitted, used);
        });

        if (used > possible) {
            const money over = std::min(used - possible, run.net_of(index));
            used -= over;
            const phrase why("{} is over {}: beside other costs of {} at most {} counts",
                             terms.what, detail::limit_phrase(terms), others.possible, possible);
            run.propose(index, terms.asks ? asked(why) : cut_by(over, why));
        }
        if (used > admitted && !run.state(index).open)
            run.propose(index,
                        {outcome::undetermined,
                         phrase("{} is over {}: beside other costs of {} at most {} counts, and "
                                "others are still open",
                                terms.what, detail::limit_phrase(terms), others.settled, admitted),
                         {}});
    }
}

} // namespace kinds
} // namespace v0
} // namespace cofin

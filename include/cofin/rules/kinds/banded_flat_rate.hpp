/// banded_flat_rate/1: indirect costs at a flat rate that depends on the total, which contains them.
///
/// The band is chosen by the very total that the rate brings about. For some direct costs no rate is consistent: the higher
/// one lifts the total into the next band, the lower one leaves it below. Then the lower rate counts, and a note says so.
#pragma once

#include <cofin/rules/kinds/bands.hpp>
#include <cofin/rules/kinds/ceiling.hpp>
#include <cofin/rules/kinds/plan_amounts.hpp>
#include <cofin/rules/run.hpp>

#include <map>
#include <utility>

namespace cofin {
inline namespace v0 {
namespace kinds {

inline constexpr parameter banded_flat_rate_parameters[] = {
    {"category", fact_type::list, tighter::fixed, true, "categories of indirect costs"},
    bands_parameter,
    only_above({"base_without", fact_type::list, tighter::superset, false,
                "natures of direct costs that are no part of the base"}),
    ceiling_rounding_parameter,
};

namespace banded_flat_rate_detail {

struct chosen_rate {
    rate share;
    bool stable = true; ///< whether the total that it brings about lies in its own band
};

inline bool is_indirect(const rule_row& row, const std::string& category) {
    const texts& categories = row.words("category");
    return contains(categories, category);
}

/// The rate whose own total lies in its band; where there is none, the first whose total is not over its band.
inline chosen_rate choose(const std::vector<band>& bands, const money& direct, const money& base,
                          rounding how) {
    for (std::size_t i = 0; i < bands.size(); ++i) {
        const money total = direct + (bands[i].share * base).rounded(how);
        if (bands[i].up_to && total > *bands[i].up_to)
            continue;
        return {bands[i].share, i == 0 || total > *bands[i - 1].up_to};
    }
    return {bands.back().share, true};
}

struct direct_costs {
    money all;
    money base;
};

/// What is planned directly; none where a nature is not known.
inline std::optional<direct_costs> planned_direct(const agreement& agreed, const rule_row& row) {
    const texts& outside = row.words("base_without");
    direct_costs direct{money(agreed.currency), money(agreed.currency)};
    for (const auto& line : agreed.budget) {
        if (is_indirect(row, line.category))
            continue;
        const auto without = is_among(line, outside, {});
        if (!without)
            return std::nullopt;
        direct.all += line.amount;
        if (!*without)
            direct.base += line.amount;
    }
    return direct;
}

/// Direct costs left of a partner in a claim; none where a cost of unknown nature might not belong to them.
inline std::optional<money> declared_base(const rule_run& run, const rule_row& row,
                                          const cost& flat, phrase& unknown) {
    const texts& outside = row.words("base_without");
    money base(run.project().currency);
    for (std::size_t i = 0; i < run.declared().costs.size(); ++i) {
        const auto& state = run.state(i);
        const cost& other = run.cost_at(state.corrects.value_or(i));
        if (!state.declared || other.claim != flat.claim || other.partner != flat.partner ||
            is_indirect(row, other.category))
            continue;
        const auto* natures = other.known.find_as<texts>("nature");
        if (state.open || (natures == nullptr && !outside.empty())) {
            unknown = state.open ? phrase("verdict on cost {}", other.id)
                                 : phrase("nature of cost {}", other.id);
            return std::nullopt;
        }
        if (natures == nullptr || !contains_any(*natures, outside))
            base += state.left;
    }
    return base;
}

inline void judge(rule_run& run) {
    const auto& agreed = run.project();
    std::map<std::pair<std::string, int64_t>, money> used;
    bool noted = false;
    for (const auto& [index, row] : run.select_costs()) {
        const cost& flat = run.cost_at(index);
        if (!is_indirect(*row, flat.category))
            continue;
        const auto bands = read_bands(row->words("bands"));
        const bool other_unit =
            bands.front().up_to && bands.front().up_to->currency() != agreed.currency;
        if (agreed.budget.empty() || other_unit) {
            run.propose(index, other_unit ? missing(phrase("bands in the agreement's currency"))
                                          : missing("budget"));
            continue;
        }
        phrase unknown("nature of a budget line");
        const auto direct = planned_direct(agreed, *row);
        const auto base = direct ? declared_base(run, *row, flat, unknown) : std::nullopt;
        if (!base) {
            run.propose(index, missing(unknown));
            continue;
        }
        const rounding how = *try_parse_rounding(*row->find<std::string>("rounding"));
        const auto chosen = choose(bands, direct->all, direct->base, how);
        if (!chosen.stable && !noted)
            run.propose_on_project(
                {outcome::note,
                 phrase("no rate is consistent with planned direct costs of {}: a higher one lifts "
                        "the total over its band; the lower one, {}, counts",
                        direct->all, chosen.share),
                 {}});
        noted = noted || !chosen.stable;
        auto& sum =
            used.try_emplace({flat.partner, flat.claim}, money(agreed.currency)).first->second;
        sum += run.net_of(index);
        const money most = (chosen.share * *base).rounded(how);
        run.show(index, [&] {
            return phrase("{} of direct costs {} = {}, at most {}", chosen.share, *base,
                          chosen.share * *base, most);
        });
        if (sum <= most)
            continue;
        const money over = std::min(sum - most, run.net_of(index));
        run.propose(index, cut_by(over, phrase("{} is over {} of direct costs {}: {}", sum,
                                               chosen.share, *base, most)));
        sum -= over;
    }
}

} // namespace banded_flat_rate_detail

inline constexpr rule_kind banded_flat_rate{
    .name = "banded_flat_rate/1",
    .summary = "indirect costs at a flat rate that depends on the total, which contains them",
    .parameters = banded_flat_rate_parameters,
    .at = step::flat_rate,
    .about = scope::cost,
    .unsound = unsound_bands,
    .assess = banded_flat_rate_detail::judge,
};

} // namespace kinds
} // namespace v0
} // namespace cofin

/// Assessing a project: every rule on every item, in the fixed order of money, to the funding of what is left.
#pragma once

#include <cofin/rules/answered_rules.hpp>
#include <cofin/rules/assessment.hpp>
#include <cofin/rules/credit_notes.hpp>
#include <cofin/rules/funding_parts.hpp>
#include <cofin/rules/own_contributions.hpp>
#include <cofin/rules/rulebook.hpp>
#include <cofin/rules/run.hpp>
#include <cofin/rules/settlement.hpp>
#include <cofin/rules/soundness.hpp>

#include <algorithm>
#include <iterator>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace cofin {
inline namespace v0 {

/// Assesses what a project declares. Pure: the same input gives the same result, in whatever order costs come.
///
/// `explain_item`: id of a cost, partner or the project whose explanations are wanted.
/// Throws `rulebook_error` where the rulebook has no rule for converting a currency that occurs, its rules lack what their
/// kinds demand, or its funding sources contradict each other; `currency_mismatch` where a line of the budget, or an amount
/// among the facts, is of another currency than what it is added to or compared with; `std::overflow_error` where an amount
/// leaves 63 bits.
/// `profile`: at which points amounts are cut; cofin's own leaves that to the rulebook.
assessment assess(const rulebook& book, const agreement& project, const declaration& declared,
                  const std::string& explain_item = {},
                  const rounding_profile& profile = profiles::own);

/// The exchange rate of each cost, by the rules that say whose month counts: null where none is needed or known. The rates
/// are those of the declaration. Throws as `assess` does.
std::vector<const exchange_rate*> rates_of_costs(const rulebook& book, const agreement& project,
                                                 const declaration& declared);

// --- definitions ---

namespace detail {

/// What is said of a project that no rule of funding speaks about.
inline verdict unfunded() {
    return {outcome::undetermined, phrase("no rule of funding applies: who pays is not known"), {}};
}

/// The engine: holds the books while the steps are taken, then writes the result.
class assessor {
public:
    assessor(const rulebook& book, const agreement& project, const declaration& declared,
             explanations_wanted explained, const rounding_profile& profile);
    assessment run();
    [[nodiscard]] std::vector<const exchange_rate*> choose_rates();

private:
    void prepare();
    void apply_profile();
    void plan();
    void take_step(step at);
    void judge_costs(std::vector<rule_run>& rules) const;
    /// The book has rules of funding, and none of them speaks about this project: the last one says so.
    void leave_unfunded();
    void take_caps();
    void leave_undetermined(const std::vector<std::string>& sources, const std::string& parameter,
                            const phrase& why);
    void leave_undivided(const text_index& partners, std::span<const numbered_part> parts);
    [[nodiscard]] std::optional<funding> plan_of_claims() const;
    void fund_claims();
    void total();

    const rulebook& book_;
    const rounding_profile& profile_;
    answered_rules rules_;
    assessment_books books_;
    assessment result_;
    settlement settlement_;
};

inline assessor::assessor(const rulebook& book, const agreement& project,
                          const declaration& declared, explanations_wanted explained,
                          const rounding_profile& profile)
    : book_(book), profile_(profile),
      rules_(book, project, profile), books_{.project = project,
                                             .declared = declared,
                                             .explained = std::move(explained)},
      result_{.totals = assessment_totals(project.currency)}, settlement_(books_, rules_.all()) {
    books_.costs.reserve(declared.costs.size());
    for (const auto& cost : declared.costs) {
        auto& state = books_.costs.emplace_back(cost.amount);
        if (cost.amount.currency() == project.currency)
            state.declared = cost.amount;
        state.owner = project.find_partner(cost.partner);
        state.in = declared.find_claim(cost.claim);
        if (!books_.explained.item.empty() && cost.id == books_.explained.item)
            books_.explained.partner = cost.partner;
    }
    for (const auto* rule : rules_.all())
        if (!rule->exception_of.empty())
            books_.exceptions[rule->exception_of].push_back(rule);
    books_.by_id = costs_by_id(declared.costs);
    books_.in_order =
        book.order == cost_order::by_id ? books_.by_id : costs_by_date(declared.costs);
    books_.rates = rate_table(declared.rates, project.currency);
}

/// A profile that cuts reports one by one does so partner by partner, whatever the rulebook says.
inline void assessor::apply_profile() {
    auto& terms = books_.terms;
    if (profile_.fund_in_plan)
        for (auto& source : terms.sources)
            source.how = *profile_.fund_in_plan;
    if (!profile_.fund_in_claims)
        return;
    terms.mode = claim_mode::per_claim;
    terms.level = split_level::partner;
}

inline void assessor::prepare() {
    // Sources of funding first: what caps them may stand anywhere in the book.
    for (const bool sources : {true, false})
        for (const auto* rule : rules_.all())
            if (rule->kind->prepare != nullptr && (rule->kind->at == step::funding) == sources) {
                rule_run run(*rule, books_);
                rule->kind->prepare(run);
            }
    leave_unfunded();
    const auto& costs = books_.declared.costs;
    std::vector<bool> explained(costs.size(), false); // why there is no rate
    for (const auto& said : books_.proposals)
        if (said.by->kind->at == step::exchange && said.about == scope::cost)
            explained[said.index] = true;
    for (std::size_t i = 0; i < costs.size(); ++i) {
        auto& state = books_.costs[i];
        if (state.corrects)
            state.rate = books_.costs[*state.corrects].rate;
        const bool foreign = costs[i].amount.currency() != books_.project.currency;
        if (foreign && state.rate == nullptr && !state.corrects && !explained[i])
            throw rulebook_error({book_.id, 0, 0},
                                 wording("no rule says at which rate cost {} in {} becomes {}",
                                         costs[i].id,
                                         std::string(costs[i].amount.currency().code()),
                                         std::string(books_.project.currency.code())));
    }
}

inline void assessor::leave_unfunded() {
    const rule* last = nullptr;
    for (const auto* rule : rules_.all())
        if (rule->kind->at == step::funding)
            last = rule;
    if (last == nullptr || !books_.terms.sources.empty() || !books_.terms.open.empty())
        return;
    books_.terms.open.push_back(last->id);
    books_.proposals.push_back({last, scope::project, 0, unfunded()});
}

/// The rule that owns a source says that a parameter of it is missing.
inline void assessor::leave_undetermined(const std::vector<std::string>& sources,
                                         const std::string& parameter, const phrase& why) {
    for (const auto* rule : rules_.all())
        for (const auto& source : sources)
            if (rule->kind->at == step::funding && rule->id == books_.terms.basis.at(source).rule)
                books_.proposals.push_back({rule, scope::project, 0,
                                            missing(phrase("parameter {}: the cap of {} binds{}",
                                                           parameter, source, why))});
}

/// A cap binds over several partners and nobody said how it divides.
inline void assessor::leave_undivided(const text_index& partners,
                                      std::span<const numbered_part> parts) {
    std::vector<std::string> capped;
    std::vector<std::string>
        binding; // each cap by itself: a source may have one that does not bind
    for (const auto& source : result_.plan->sources()) {
        if (!source.cap)
            continue;
        capped.push_back(source.name);
        auto alone = result_.plan->sources();
        for (auto& other : alone)
            if (other.name != source.name)
                other.cap.reset();
        if (!funding(std::move(alone), result_.plan->residual()).split(partners, parts))
            binding.push_back(source.name);
    }
    leave_undetermined(binding.empty() ? capped : binding, "cap_division",
                       phrase(" over several partners, and no source says how it divides"));
}

inline void assessor::plan() {
    result_.totals.planned = cofin::planned(books_.project.budget, books_.project.currency);
    result_.plan = books_.terms.plan();
    const auto parts = parts_of_budget(books_);
    if (!result_.plan || parts.empty())
        return;
    part_numbers numbers;
    const auto numbered = numbers.of(parts);
    books_.planned = result_.plan->split(numbers.partners(), numbered);
    if (!books_.planned)
        return leave_undivided(numbers.partners(), numbered);
    std::vector<std::string> capped;
    for (std::size_t s = 0; s < books_.planned->capped.size(); ++s)
        if (books_.planned->capped[s])
            capped.push_back(result_.plan->sources()[s].name);
    if (books_.terms.capped == capped_claims::undecided && !books_.declared.costs.empty())
        leave_undetermined(capped, "cap_in_claims",
                           phrase(", and no source says at which rate claims are paid then"));
}

inline void assessor::take_step(step at) {
    // One flat rate is the base of another, so each reads what those before it in the book left.
    const bool one_by_one = at == step::flat_rate;
    // Explanations stand in the order of the book.
    const bool rule_by_rule = one_by_one || books_.explained.any();
    std::vector<rule_run> by_cost;
    for (const auto* rule : rules_.all()) {
        if (rule->kind->at != at)
            continue;
        rule_run run(*rule, books_);
        if (rule->kind->assess != nullptr)
            rule->kind->assess(run);
        if (rule->kind->judge_costs != nullptr && rule_by_rule)
            rule->kind->judge_costs(run, run.all_costs());
        else if (rule->kind->judge_costs != nullptr)
            by_cost.push_back(run);
        if (one_by_one)
            settlement_.settle(at);
    }
    judge_costs(by_cost);
    settlement_.settle(at);
}

/// All rules on a few costs, then on the next few.
inline void assessor::judge_costs(std::vector<rule_run>& rules) const {
    const std::size_t all = books_.costs.size();
    cost_block few;
    for (auto& run : rules)
        run.take_views(few);
    for (std::size_t first = 0; !rules.empty() && first < all; first += cost_block::size_max) {
        const cost_range costs{first, std::min(first + cost_block::size_max, all)};
        few.look_at(books_, costs);
        for (auto& run : rules)
            run.rule().kind->judge_costs(run, costs);
    }
}

/// The funding by which claims are paid; none where the terms are undetermined.
inline std::optional<funding> assessor::plan_of_claims() const {
    const auto& plan = result_.plan;
    const auto& planned = books_.planned;
    const bool capped =
        planned && std::ranges::find(planned->capped, true) != planned->capped.end();
    if (!plan || !capped || books_.terms.capped == capped_claims::full_until_cap)
        return plan;
    if (books_.terms.capped == capped_claims::undecided)
        return std::nullopt;
    return plan->at_effective_rates(parts_of_budget(books_));
}

inline void assessor::fund_claims() {
    for (const auto& cost : books_.declared.costs)
        if (result_.claim_numbers.empty() || result_.claim_numbers.back() != cost.claim)
            result_.claim_numbers.push_back(cost.claim);
    std::ranges::sort(result_.claim_numbers);
    // clang 14 does not compile the ranges' own unique.
    result_.claim_numbers.erase(
        std::unique(result_.claim_numbers.begin(), result_.claim_numbers.end()),
        result_.claim_numbers.end());
    auto plan = plan_of_claims();
    if (!plan)
        return;
    if (profile_.fund_in_claims)
        plan = plan->rounded_by(*profile_.fund_in_claims);
    result_.plan_of_claims = plan;
    partner_numbers partners(books_.project);
    std::vector<std::vector<numbered_part>> claims;
    for (const int64_t number : result_.claim_numbers)
        claims.push_back(parts_of_claim(books_, partners, number));
    if (auto splits = split_claims(*plan, partners.all(), claims, books_.terms.mode,
                                   split_parts::by_partner)) {
        result_.claims = std::move(*splits);
        result_.claimed = sum_of_claims(result_.claims, books_.terms.mode,
                                        result_.plan->sources().size(), books_.project.currency);
        return;
    }
    std::vector<numbered_part> all;
    for (const auto& claim : claims)
        all.insert(all.end(), claim.begin(), claim.end());
    leave_undivided(partners.all(), all);
    settlement_.settle(step::funding);
}

inline void assessor::total() {
    auto& totals = result_.totals;
    for (std::size_t i = 0; i < books_.costs.size(); ++i) {
        const auto& state = books_.costs[i];
        if (!state.declared) {
            const money amount = books_.declared.costs[i].amount;
            auto known = std::ranges::find(totals.unconverted, amount.currency(), &money::currency);
            if (known == totals.unconverted.end())
                totals.unconverted.push_back(amount);
            else
                *known += amount;
            continue;
        }
        totals.declared += *state.declared;
        totals.ineligible += *state.declared - state.left;
        (state.open ? totals.open : totals.eligible) += state.left;
    }
    std::ranges::sort(totals.unconverted, {},
                      [](const money& m) { return std::string(m.currency().code()); });
}

/// A cap is a share of what counts in the end, and what one cap cuts is no base of another: they are asked again until
/// nothing more is cut. Each time cuts less than the time before, so that ends.
inline void assessor::take_caps() {
    take_step(step::cap);
    auto explained = std::exchange(books_.explained, {});
    while (settlement_.moved()) {
        for (const auto* rule : rules_.all())
            if (rule->kind->at == step::cap && rule->kind->depends_on_others) {
                rule_run run(*rule, books_);
                rule->kind->assess(run);
            }
        settlement_.settle_again(step::cap);
    }
    books_.explained = std::move(explained);
}

inline std::vector<const exchange_rate*> assessor::choose_rates() {
    link_credit_notes(books_);
    prepare();
    std::vector<const exchange_rate*> rates;
    rates.reserve(books_.costs.size());
    for (const auto& state : books_.costs)
        rates.push_back(state.rate);
    return rates;
}

inline assessment assessor::run() {
    link_credit_notes(books_);
    prepare();
    apply_profile();
    plan();
    // What is undetermined in the terms opens every cost below, so it is settled first.
    take_step(step::funding);
    for (const step at : {step::project, step::exclude, step::vat, step::exchange})
        take_step(at);
    settlement_.exchange();
    for (const step at : {step::ceiling, step::revenue, step::flat_rate})
        take_step(at);
    take_caps();
    take_step(step::correction);
    fund_claims();
    total();
    result_.findings = settlement_.sorted_findings();
    result_.profile = profile_;
    result_.contributions = own_contributions(books_.project, result_, profile_);
    std::ranges::move(excessive_contributions(books_.project, books_.terms),
                      std::back_inserter(result_.findings));
    for (const auto& one : result_.contributions)
        if (!one.split.unassigned.is_zero())
            result_.findings.push_back(unassigned_cents(one, books_.terms, profile_));
    result_.costs = std::move(books_.costs);
    result_.terms = std::move(books_.terms);
    result_.planned = std::move(books_.planned);
    result_.missing_rates = std::move(books_.missing_rates);
    std::ranges::move(books_.explanations, std::back_inserter(result_.explanations));
    return std::move(result_);
}

} // namespace detail

inline assessment assess(const rulebook& book, const agreement& project,
                         const declaration& declared, const std::string& explain_item,
                         const rounding_profile& profile) {
    return detail::assessor(book, project, declared, {.item = explain_item}, profile).run();
}

inline std::vector<const exchange_rate*>
rates_of_costs(const rulebook& book, const agreement& project, const declaration& declared) {
    return detail::assessor(book, project, declared, {}, profiles::own).choose_rates();
}

} // namespace v0
} // namespace cofin

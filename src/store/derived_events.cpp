#include "store/derived_events.hpp"

#include <cofin/grant/claim_funding.hpp>
#include <cofin/grant/rounding_profile.hpp>
#include <cofin/ledger/refusal.hpp>
#include <cofin/rules/assess.hpp>
#include <cofin/rules/funding_parts.hpp>

#include <algorithm>
#include <utility>

namespace cofin {
namespace {

const rounding_profile& profile_of(const agreed_terms& terms) {
    for (const auto* profile : profiles::all)
        if (profile->name == terms.profile)
            return *profile;
    return profiles::own;
}

/// The agreement with its project's id, which the journal has and the terms need not repeat.
agreement named(const agreement& agreed, const std::string& project) {
    agreement named = agreed;
    named.project = project;
    return named;
}

/// Who bears what level and rate leave to the project as a whole.
std::string lead_of(const agreement& agreed) {
    for (const auto& partner : agreed.partners)
        if (const auto* leads = partner.known.find_as<bool>("lead"); leads != nullptr && *leads)
            return partner.id;
    return agreed.partners.empty() ? std::string() : agreed.partners.front().id;
}

/// Costs that some claim names, by number.
std::vector<cost_number> claimed_costs(const books& on) {
    std::vector<cost_number> numbers;
    for (std::size_t i = 0; i < on.costs().size(); ++i)
        if (on.costs().find(static_cast<cost_number>(i))->claim)
            numbers.push_back(static_cast<cost_number>(i));
    return numbers;
}

/// What each fund and partner bears of what is certified.
class certified_funding {
public:
    explicit certified_funding(const derivation& from)
        : from_(from), agreed_(named(from.told.terms().agreed, from.project)),
          terms_(assess(from.book, agreed_, from.told.declared({}), {},
                        profile_of(from.told.terms()))) {
        if (!terms_.plan_of_claims)
            throw ledger_error(
                refusal::amount_undetermined, wording("a funding that is undetermined{}", why()),
                wording("sources, rates and caps that rulebook and agreement determine"));
    }

    [[nodiscard]] claim_mode mode() const noexcept { return terms_.terms.mode; }

    [[nodiscard]] funding_shares
    shares_of(const recorded_project::certified_amounts& certified) const {
        const auto by_id = costs_by_id(from_.told.costs());
        detail::partner_numbers partners(agreed_);
        const auto& costs = from_.told.costs();
        std::vector<std::vector<numbered_part>> claims;
        for (const auto& claim : certified) {
            const auto& amounts = claim.second;
            claims.push_back(detail::parts_of_costs(
                partners, agreed_, terms_.terms, costs, by_id,
                [&](std::size_t i) -> detail::amount_of_cost {
                    const auto known = amounts.find(static_cast<cost_number>(i));
                    if (known == amounts.end())
                        return {};
                    return {&known->second, agreed_.find_partner(costs[i].partner)};
                }));
        }
        const auto splits = split_claims(*terms_.plan_of_claims, partners.all(), claims,
                                         terms_.terms.mode, split_parts::by_partner);
        if (!splits)
            throw ledger_error(refusal::amount_undetermined,
                               wording("a cap that binds over several partners{}", why()),
                               wording("how it divides, which no source says"));
        funding_shares shares;
        for (const auto& split : *splits)
            shares = sum(shares, cofin::shares_of(*terms_.plan_of_claims, split, lead_of(agreed_)));
        return shares;
    }

private:
    [[nodiscard]] std::string why() const {
        for (const auto& found : terms_.findings)
            if (found.said == outcome::undetermined)
                return " (" + found.rule + ": " + to_string(found.message) + ")";
        return {};
    }

    const derivation& from_;
    agreement agreed_;
    assessment terms_;
};

/// The plugin whose code judges by the rule, with its digest; empty where it is this program's.
std::string judge_of(const rulebook& book, const std::string& rule_id) {
    const auto* const rule = book.find(rule_id);
    const auto* const from = rule == nullptr ? nullptr : rule->kind->from;
    return from == nullptr ? std::string()
                           : from->id + " " + from->version + " sha256 " + from->sha256;
}

/// What an assessment leaves of a cost, where nothing of it is certified.
cost_division division_of(cost_number cost, const cost_state& state, const money& whole) {
    const money nothing(whole.currency());
    if (!state.declared) // its rate is no longer known
        return {cost, whole, nothing, nothing, nothing};
    return {cost, state.open ? state.left : nothing, state.open ? nothing : state.left, nothing,
            *state.declared - state.left};
}

bool differs(const cost_division& a, const cost_division& b) {
    return a.declared != b.declared || a.accepted != b.accepted || a.parked != b.parked ||
           a.ineligible != b.ineligible;
}

} // namespace

commitment commitment_of(const std::string& project, const agreed_terms& terms,
                         const rulebook& book, std::span<const std::string> others) {
    const agreement agreed = named(terms.agreed, project);
    commitment event;
    for (const auto& partner : agreed.partners)
        event.partners.push_back(partner.id);
    for (const auto& other : others)
        if (std::ranges::find(event.partners, other) == event.partners.end())
            event.partners.push_back(other);
    declaration nothing;
    nothing.claims = terms.claims;
    nothing.decisions = terms.decisions;
    nothing.lists = terms.lists;
    const auto assessed = assess(book, agreed, nothing, {}, profile_of(terms));
    if (!assessed.plan)
        return event;
    for (std::size_t s = 0; s < assessed.plan->sources().size(); ++s)
        event.funds.push_back({assessed.plan->sources()[s].name, assessed.planned
                                                                     ? assessed.planned->paid[s]
                                                                     : money(agreed.currency)});
    return event;
}

claim_submission claim_of(const derivation& from, int64_t number,
                          std::span<const cost_number> parked) {
    if (from.on.has_claim(number) && parked.empty())
        throw ledger_error(refusal::claim_twice,
                           wording("a second claim {}", std::to_string(number)),
                           wording("a number that no claim has"));
    const auto& claims = from.told.terms().claims;
    if (std::ranges::find(claims, number, &claim::number) == claims.end())
        throw ledger_error(
            refusal::unknown_name, wording("claim {}", std::to_string(number)),
            wording("a claim of the agreement: state it in project.toml and record it"));
    std::vector<cost_number> numbers(parked.begin(), parked.end());
    for (std::size_t i = 0; i < from.told.costs().size(); ++i)
        if (from.told.costs()[i].claim == number &&
            !from.on.costs().find(static_cast<cost_number>(i))->claim)
            numbers.push_back(static_cast<cost_number>(i));
    std::ranges::sort(numbers);
    if (numbers.empty())
        throw ledger_error(
            refusal::nothing_named,
            wording("no cost that was recorded for claim {}", std::to_string(number)),
            wording("costs that no claim names yet"));
    auto declared = from.told.declared(numbers);
    for (auto& cost : declared.costs)
        cost.claim = number;
    const auto rates =
        rates_of_costs(from.book, named(from.told.terms().agreed, from.project), declared);
    claim_submission event{.number = number};
    for (std::size_t i = 0; i < numbers.size(); ++i) {
        event.costs.push_back({numbers[i]});
        if (from.on.costs().find(numbers[i])->is_determined)
            continue;
        if (rates[i] == nullptr)
            throw ledger_error(
                refusal::amount_undetermined,
                wording("{} without a rate", from.on.named(*from.on.costs().find(numbers[i]))),
                wording("a rate of the month that counts, recorded before the claim"));
        event.costs.back().amount = rates[i]->convert(declared.costs[i].amount);
    }
    return event;
}

derived_review review_of(const derivation& from, int64_t claim,
                         const std::optional<decision>& answer) {
    const auto numbers = claimed_costs(from.on);
    auto declared = from.told.declared(numbers);
    if (answer)
        declared.decisions.push_back(*answer);
    const auto& terms = from.told.terms();
    const agreement agreed = named(terms.agreed, from.project);
    const auto assessed = assess(from.book, agreed, declared, {}, profile_of(terms));
    derived_review made{
        {.kind = review_kind::assessed, .basis = terms.rulebook, .costs = {}},
        {.claim = claim, .rulebook = terms.rulebook, .findings = {}, .answer = answer}};
    std::set<std::string> items; // costs of the claim
    for (std::size_t i = 0; i < numbers.size(); ++i) {
        const auto& state = *from.on.costs().find(numbers[i]);
        if (state.claim != claim)
            continue;
        items.insert(declared.costs[i].id);
        const auto division = division_of(numbers[i], assessed.costs[i],
                                          money::of_minor(state.amount(), agreed.currency));
        if (!state.was_certified && !state.is_judged &&
            differs(division, from.on.division_of(numbers[i])))
            made.event.costs.push_back(division);
    }
    for (const auto& found : assessed.findings)
        if (found.about != scope::cost || items.contains(found.item))
            made.basis.findings.push_back({found.rule, found.said, found.about, found.item,
                                           found.cut, judge_of(from.book, found.rule)});
    made.findings = assessed.findings;
    std::erase_if(made.findings, [&](const finding& found) {
        return found.about == scope::cost && !items.contains(found.item);
    });
    return made;
}

certification certification_of(const derivation& from, int64_t claim) {
    certification event{.claim = claim};
    auto after = from.told.certified();
    const auto before = after;
    for (const auto number : claimed_costs(from.on)) {
        const auto& state = *from.on.costs().find(number);
        const auto accepted = money::of_minor(state.at(cost_stage::accepted), from.on.currency());
        if (state.claim != claim || accepted.is_zero())
            continue;
        event.costs.push_back({number, accepted});
        after[claim].try_emplace(number, from.on.currency()).first->second += accepted;
    }
    if (event.costs.empty())
        throw ledger_error(refusal::nothing_named,
                           wording("nothing accepted in claim {}", std::to_string(claim)),
                           wording("accepted costs that are not certified yet"));
    const certified_funding funding(from);
    const auto so_far =
        funding.mode() == claim_mode::cumulative ? from.told.borne() : funding.shares_of(before);
    event.shares = change(so_far, funding.shares_of(after));
    return event;
}

correction correction_of(const derivation& from, std::vector<cost_amount> costs, std::string basis,
                         bool is_withdrawal) {
    auto after = from.told.certified();
    take_off(after, costs);
    const certified_funding funding(from);
    return {.is_withdrawal = is_withdrawal,
            .basis = std::move(basis),
            .costs = std::move(costs),
            .change = change(funding.shares_of(from.told.certified()), funding.shares_of(after))};
}

} // namespace cofin

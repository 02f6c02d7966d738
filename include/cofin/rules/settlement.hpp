/// What becomes of proposals: which of several cuts counts, what is opened, and how much each finding takes off.
#pragma once

#include <cofin/rules/finding.hpp>
#include <cofin/rules/run.hpp>

#include <algorithm>
#include <map>
#include <tuple>
#include <vector>

namespace cofin {
inline namespace v0 {
namespace detail {

/// Settles the proposals of one step after the other. Not a value: it moves the money in the books it was given.
class settlement {
public:
    /// `rules`: those whose proposals are settled, in the order of the book; they outlive this.
    settlement(assessment_books& books, const std::vector<rule>& rules)
        : books_(&books), rules_(&rules) {}

    /// Turns the step's proposals into findings and moves the money.
    void settle(step at);
    /// Brings every cost into the agreement's currency, and what was cut of it before.
    void exchange();
    /// The findings so far: project, partners, costs by id; then in the order of money and of the book.
    [[nodiscard]] std::vector<finding> sorted_findings();

private:
    /// Money that a finding took off a cost in the document's currency, to be restated at the exchange.
    struct early_cut {
        std::size_t finding;
        std::size_t cost;
        money before;
        money after;
    };

    [[nodiscard]] verdict decided(const proposal& said) const;
    std::size_t record(const proposal& said);
    void settle_above(const proposal& said);
    void settle_cost(std::size_t cost, std::vector<const proposal*> said);
    [[nodiscard]] money net_of(std::size_t cost) const;
    void cut(std::size_t finding, std::size_t cost, money amount);
    void cut_entirely(std::size_t finding, std::size_t cost);
    void open_costs(const std::string& partner);

    assessment_books* books_;
    const std::vector<rule>* rules_;
    std::vector<finding> findings_;
    std::vector<std::size_t> rank_; // of findings: the rule's place in the book
    std::vector<early_cut> early_cuts_;
};

// --- definitions ---

inline verdict settlement::decided(const proposal& said) const {
    if (said.says.said != outcome::needs_judgement)
        return said.says;
    const auto& costs = books_->declared.costs;
    const auto& partners = books_->project.partners;
    const std::string& id = said.about == scope::cost      ? costs[said.index].id
                            : said.about == scope::partner ? partners[said.index].id
                                                           : books_->project.project;
    for (const auto& answer : books_->declared.decisions)
        if (answer.rule == said.by->id && answer.item == id) {
            const std::string by = " (decided by " + answer.by + " on " +
                                   to_string(answer.decided_on) + ": " + answer.reason + ")";
            return {answer.eligible ? outcome::note : outcome::ineligible, said.says.message + by,
                    said.says.cut};
        }
    return said.says;
}

inline std::size_t settlement::record(const proposal& said) {
    const auto& project = books_->project;
    finding made{said.by->id,
                 said.says.said,
                 said.about,
                 project.project,
                 said.by->kind->at,
                 money(project.currency),
                 money(project.currency),
                 said.says.message,
                 said.by->cites};
    if (said.about == scope::cost)
        made.item = books_->declared.costs[said.index].id;
    if (said.about == scope::partner)
        made.item = project.partners[said.index].id;
    findings_.push_back(std::move(made));
    rank_.push_back(static_cast<std::size_t>(said.by - rules_->data()));
    return findings_.size() - 1;
}

inline money settlement::net_of(std::size_t cost) const {
    money net = books_->costs[cost].left;
    for (const std::size_t note : books_->costs[cost].credit_notes)
        net += books_->costs[note].left;
    return net;
}

// By value: `amount` may be the very `left` that is lowered.
inline void settlement::cut(std::size_t finding, std::size_t cost, money amount) {
    auto& state = books_->costs[cost];
    const money before = state.left;
    state.left -= amount;
    if (books_->exchanged || amount.currency() == books_->project.currency)
        findings_[finding].cut += amount;
    else
        early_cuts_.push_back({finding, cost, before, state.left});
}

inline void settlement::cut_entirely(std::size_t finding, std::size_t cost) {
    cut(finding, cost, books_->costs[cost].left);
    for (const std::size_t note : books_->costs[cost].credit_notes)
        cut(finding, note, books_->costs[note].left);
}

inline void settlement::open_costs(const std::string& partner) {
    for (std::size_t i = 0; i < books_->costs.size(); ++i)
        if (partner.empty() || books_->declared.costs[i].partner == partner)
            books_->costs[i].open = true;
}

inline void settlement::settle_above(const proposal& said) {
    const std::size_t made = record(said);
    const std::string partner =
        said.about == scope::partner ? books_->project.partners[said.index].id : std::string();
    if (said.says.said == outcome::needs_judgement || said.says.said == outcome::undetermined)
        open_costs(partner);
    if (said.says.said != outcome::ineligible)
        return;
    for (std::size_t i = 0; i < books_->costs.size(); ++i)
        if ((partner.empty() || books_->declared.costs[i].partner == partner) &&
            !books_->costs[i].corrects)
            cut_entirely(made, i);
    findings_[made].proposed = findings_[made].cut;
}

inline void settlement::settle_cost(std::size_t cost, std::vector<const proposal*> said) {
    const money net = net_of(cost);
    const auto wanted = [&](const proposal* p) {
        return p->says.cut ? std::min(*p->says.cut, net) : net;
    };
    // Of several cuts on one base the largest counts; of equal ones the rule that stands first in the book.
    std::ranges::stable_sort(said, [&](const proposal* a, const proposal* b) {
        const bool cuts_a = a->says.said == outcome::ineligible;
        const bool cuts_b = b->says.said == outcome::ineligible;
        if (cuts_a != cuts_b)
            return cuts_a;
        if (!cuts_a || a->by->stacks != b->by->stacks)
            return cuts_a && !a->by->stacks && b->by->stacks;
        return wanted(a) > wanted(b);
    });
    bool largest_taken = false;
    for (const proposal* p : said) {
        const std::size_t made = record(*p);
        if (p->says.said == outcome::needs_judgement || p->says.said == outcome::undetermined) {
            books_->costs[cost].open = true;
            for (const std::size_t note : books_->costs[cost].credit_notes)
                books_->costs[note].open = true;
        }
        if (p->says.said != outcome::ineligible)
            continue;
        const money proposed = wanted(p);
        if (const auto restated = rule_run(*p->by, *books_).view(cost).converted(proposed))
            findings_[made].proposed = *restated;
        if (largest_taken && !p->by->stacks)
            continue;
        largest_taken = largest_taken || !p->by->stacks;
        const money left = net_of(cost);
        const bool whole = proposed == net && !p->by->stacks && left == net;
        if (whole)
            cut_entirely(made, cost);
        else if (!left.is_zero())
            cut(made, cost, std::min(proposed, left));
    }
}

inline void settlement::settle(step at) {
    std::vector<proposal> now;
    std::vector<proposal> later;
    for (auto& said : books_->proposals)
        (said.by->kind->at == at ? now : later).push_back(std::move(said));
    books_->proposals = std::move(later);

    std::map<std::size_t, std::vector<const proposal*>> by_cost;
    for (auto& said : now) {
        said.says = decided(said);
        // A rule that nothing carries - observed, or from memory - is worth a note and takes no cent. Only funding terms
        // that nobody stated stay undetermined, whatever they rest on: there is no figure to note.
        if (!said.by->can_cut() &&
            !(at == step::funding && said.says.said == outcome::undetermined))
            said.says = {outcome::note, said.says.message, {}};
        if (said.about == scope::cost)
            by_cost[said.index].push_back(&said);
        else
            settle_above(said);
    }
    for (auto& [cost, said] : by_cost)
        settle_cost(cost, std::move(said));
}

inline void settlement::exchange() {
    const auto& costs = books_->declared.costs;
    for (std::size_t i = 0; i < costs.size(); ++i) {
        auto& state = books_->costs[i];
        if (costs[i].amount.currency() == books_->project.currency)
            continue;
        if (state.rate == nullptr) {
            state.open = true;
            continue;
        }
        state.declared = state.rate->convert(costs[i].amount);
        state.left = state.rate->convert(state.left);
    }
    // What was cut before in the document's currency is restated as a difference of conversions: sums stay exact.
    for (const auto& early : early_cuts_)
        if (const auto* rate = books_->costs[early.cost].rate)
            findings_[early.finding].cut +=
                rate->convert(early.before) - rate->convert(early.after);
    books_->exchanged = true;
}

inline std::vector<finding> settlement::sorted_findings() {
    std::vector<std::size_t> order(findings_.size());
    for (std::size_t i = 0; i < order.size(); ++i)
        order[i] = i;
    std::ranges::stable_sort(order, [&](std::size_t a, std::size_t b) {
        const auto& x = findings_[a];
        const auto& y = findings_[b];
        return std::tie(x.about, x.item, x.at, rank_[a]) <
               std::tie(y.about, y.item, y.at, rank_[b]);
    });
    std::vector<finding> sorted;
    for (const std::size_t i : order)
        sorted.push_back(std::move(findings_[i]));
    return sorted;
}

} // namespace detail
} // namespace v0
} // namespace cofin

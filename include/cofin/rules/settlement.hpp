/// What becomes of proposals: which of several cuts counts, what is opened, and how much each finding takes off.
#pragma once

#include <cofin/rules/finding.hpp>
#include <cofin/rules/run.hpp>

#include <algorithm>
#include <span>
#include <tuple>
#include <unordered_map>
#include <vector>

namespace cofin {
inline namespace v0 {
namespace detail {

/// Settles the proposals of one step after the other. Not a value: it moves the money in the books it was given.
class settlement {
public:
    /// `rules`: those whose proposals are settled, in the order of the book; they outlive this.
    settlement(assessment_books& books, const std::vector<const rule*>& rules) : books_(&books) {
        for (std::size_t i = 0; i < rules.size(); ++i)
            ranks_.emplace(rules[i], i);
    }

    /// Turns the step's proposals into findings and moves the money.
    void settle(step at);
    /// The same for rules that were asked again after others of their step had cut: only further cuts count, and they are
    /// added to what the rule found before.
    void settle_again(step at);
    /// Whether the last step settled took any money.
    [[nodiscard]] bool moved() const noexcept { return moved_; }
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

    /// A proposal on a partner or the project that refuses all costs below it, recorded as a finding.
    struct refusal {
        std::size_t finding;
        std::string partner; // empty: the project
    };

    /// The place of its rule in the book.
    [[nodiscard]] std::size_t rank_of(const proposal& said) const { return ranks_.at(said.by); }
    [[nodiscard]] verdict decided(const proposal& said) const;
    std::size_t record(const proposal& said);
    std::size_t record_again(const proposal& said);
    void settle_above(const std::vector<const proposal*>& said);
    void settle_cost(std::span<const proposal*> said);
    /// Calls `act(cost)` for each cost of the partner, of all where it is empty.
    template <class Act>
    void each_below(const std::string& partner, const Act& act) const;
    void open(std::size_t cost);
    void cut(std::size_t finding, std::size_t cost, money amount);
    void cut_of_net(std::size_t finding, std::size_t cost, money amount);
    void cut_entirely(std::size_t finding, std::size_t cost);

    assessment_books* books_;
    std::unordered_map<const rule*, std::size_t> ranks_; // of rules: their places in the book
    std::vector<finding> findings_;
    std::vector<std::size_t> rank_; // of findings: the rule's place in the book
    std::vector<early_cut> early_cuts_;
    bool again_ = false; // rules of a step are asked again
    bool moved_ = false;
};

// --- definitions ---

/// `amount`, but between nothing and all of `net`, whatever its sign.
inline money bounded(const money& amount, const money& net) {
    const money nothing(net.currency());
    return net.is_negative() ? std::clamp(amount, net, nothing) : std::clamp(amount, nothing, net);
}

/// Conditions on the project come before any cost; where such a rule speaks about costs, it excludes them like all others
/// that do, so that none of these sees what another one left.
inline step step_of(const proposal& said) {
    const step at = said.by->kind->at;
    return at == step::project && said.about == scope::cost ? step::exclude : at;
}

inline verdict settlement::decided(const proposal& said) const {
    if (said.says.said != outcome::needs_judgement)
        return said.says;
    const auto& costs = books_->declared.costs;
    const auto& partners = books_->project.partners;
    const std::string& id = said.about == scope::cost      ? costs[said.index].id
                            : said.about == scope::partner ? partners[said.index].id
                                                           : books_->project.project;
    const decision* latest = nullptr; // nothing is rewritten: who thinks again decides again
    for (const auto& answer : books_->declared.decisions)
        if (answer.rule == said.by->id && answer.item == id &&
            (latest == nullptr || latest->decided_on <= answer.decided_on))
            latest = &answer;
    if (latest == nullptr)
        return said.says;

    return {latest->eligible ? outcome::note : outcome::ineligible,
            phrase("{} (decided by {} on {}: {})", said.says.message, latest->by,
                   latest->decided_on, latest->reason),
            said.says.cut};
}

inline std::size_t settlement::record(const proposal& said) {
    const auto& project = books_->project;
    finding made{said.by->id,
                 said.says.said,
                 said.about,
                 project.project,
                 step_of(said),
                 money(project.currency),
                 money(project.currency),
                 said.says.message,
                 said.by->cites};
    if (said.about == scope::cost)
        made.item = books_->declared.costs[said.index].id;
    if (said.about == scope::partner)
        made.item = project.partners[said.index].id;
    findings_.push_back(std::move(made));
    rank_.push_back(rank_of(said));
    return findings_.size() - 1;
}

/// The finding of the same rule on the same cost, or a new one.
inline std::size_t settlement::record_again(const proposal& said) {
    const auto& id = books_->declared.costs[said.index].id;
    for (std::size_t i = 0; again_ && i < findings_.size(); ++i)
        if (findings_[i].rule == said.by->id && findings_[i].about == scope::cost &&
            findings_[i].item == id && findings_[i].said == outcome::ineligible) {
            findings_[i].message = said.says.message;
            return i;
        }
    return record(said);
}

template <class Act>
void settlement::each_below(const std::string& partner, const Act& act) const {
    for (std::size_t i = 0; i < books_->costs.size(); ++i)
        if (partner.empty() || books_->declared.costs[i].partner == partner)
            act(i);
}

/// What is open is not paid. A reduction that were kept open would be paid, so it counts at once.
inline void settlement::open(std::size_t cost) {
    if (books_->net_of(cost).is_negative())
        return;
    books_->costs[cost].open = true;
    for (const std::size_t note : books_->costs[cost].credit_notes)
        books_->costs[note].open = true;
}

// By value: `amount` may be the very `left` that is lowered.
inline void settlement::cut(std::size_t finding, std::size_t cost, money amount) {
    auto& state = books_->costs[cost];
    moved_ = moved_ || !amount.is_zero();
    const money before = state.left;
    state.left -= amount;
    if (books_->exchanged || amount.currency() == books_->project.currency)
        findings_[finding].cut += amount;
    else
        early_cuts_.push_back({finding, cost, before, state.left});
}

/// Takes a part of what a cost and its credit notes come to: off the cost, or, where that is negative, off the notes. So
/// neither ever exceeds what was declared.
inline void settlement::cut_of_net(std::size_t finding, std::size_t cost, money amount) {
    const auto& notes = books_->costs[cost].credit_notes;
    if (!amount.is_negative() || notes.empty())
        return cut(finding, cost, amount);
    for (const std::size_t note : notes) {
        const money part = std::max(amount, books_->costs[note].left);
        cut(finding, note, part);
        amount -= part;
    }
}

inline void settlement::cut_entirely(std::size_t finding, std::size_t cost) {
    cut(finding, cost, books_->costs[cost].left);
    for (const std::size_t note : books_->costs[cost].credit_notes)
        cut(finding, note, books_->costs[note].left);
}

/// All refusals say what they would take before the first of them takes it.
inline void settlement::settle_above(const std::vector<const proposal*>& said) {
    std::vector<refusal> refusals;
    for (const proposal* p : said) {
        const std::size_t made = record(*p);
        const std::string partner =
            p->about == scope::partner ? books_->project.partners[p->index].id : std::string();
        if (p->says.said == outcome::needs_judgement || p->says.said == outcome::undetermined)
            each_below(partner, [&](std::size_t i) { books_->costs[i].open = true; });
        if (p->says.said != outcome::ineligible)
            continue;
        each_below(partner, [&](std::size_t i) {
            if (const auto restated = books_->restated(i, books_->costs[i].left))
                findings_[made].proposed += *restated;
        });
        refusals.push_back({made, partner});
    }
    for (const auto& refused : refusals)
        each_below(refused.partner, [&](std::size_t i) {
            if (!books_->costs[i].corrects)
                cut_entirely(refused.finding, i);
        });
}

/// All that is said of one cost, in the order of the book.
inline void settlement::settle_cost(std::span<const proposal*> said) {
    const std::size_t cost = said.front()->index;
    const money net = books_->net_of(cost);
    const auto wanted = [&](const proposal* p) {
        return p->says.cut ? bounded(*p->says.cut, net) : net;
    };
    // Of several cuts on one base the largest counts; of equal ones the rule that stands first in the book.
    std::ranges::stable_sort(said, [&](const proposal* a, const proposal* b) {
        const bool cuts_a = a->says.said == outcome::ineligible;
        const bool cuts_b = b->says.said == outcome::ineligible;
        if (cuts_a != cuts_b)
            return cuts_a;
        if (!cuts_a || a->by->stacks != b->by->stacks)
            return cuts_a && !a->by->stacks && b->by->stacks;
        return net.is_negative() ? wanted(a) < wanted(b) : wanted(a) > wanted(b);
    });
    bool largest_taken = false;
    for (const proposal* p : said) {
        const std::size_t made = record_again(*p);
        if (p->says.said == outcome::needs_judgement || p->says.said == outcome::undetermined)
            open(cost);
        if (p->says.said != outcome::ineligible)
            continue;
        const money proposed = wanted(p);
        if (const auto restated = books_->restated(cost, proposed))
            findings_[made].proposed = again_ ? findings_[made].proposed + *restated : *restated;
        if (largest_taken && !p->by->stacks)
            continue;
        largest_taken = largest_taken || !p->by->stacks;
        const money left = books_->net_of(cost);
        if (proposed == net && left == net)
            cut_entirely(made, cost);
        else
            cut_of_net(made, cost, bounded(proposed, left));
    }
}

inline void settlement::settle(step at) {
    moved_ = false;
    std::vector<proposal> now;
    std::vector<proposal> later;
    for (auto& said : books_->proposals)
        (step_of(said) == at ? now : later).push_back(std::move(said));
    books_->proposals = std::move(later);
    // Rules speak in whatever order suits their kinds; they are heard in the order of the book.
    std::ranges::stable_sort(now, {}, [&](const proposal& said) { return rank_of(said); });

    // What a rule would do that nothing carries - observed, or from memory - is worth a note and takes no cent. Only where
    // a rate or a share lacks, and so there is no figure to note, it stays undetermined whatever it rests on.
    const bool gives_figures = at == step::funding || at == step::exchange;
    std::vector<const proposal*> above;
    std::vector<const proposal*> on_costs;
    for (auto& said : now) {
        said.says = decided(said);
        if (!said.by->can_cut() && !(gives_figures && said.says.said == outcome::undetermined))
            said.says = {outcome::note, said.says.message, {}};
        (said.about == scope::cost ? on_costs : above).push_back(&said);
    }
    settle_above(above);
    std::ranges::stable_sort(on_costs, {}, &proposal::index);
    for (auto first = on_costs.begin(); first != on_costs.end();) {
        const auto last = std::find_if(first, on_costs.end(), [&](const proposal* said) {
            return said->index != (*first)->index;
        });
        settle_cost({first, last});
        first = last;
    }
}

inline void settlement::settle_again(step at) {
    std::erase_if(books_->proposals, [&](const proposal& said) {
        return step_of(said) == at &&
               (decided(said).said != outcome::ineligible || !said.by->can_cut());
    });
    again_ = true;
    settle(at);
    again_ = false;
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
        const bool is_whole = state.left == costs[i].amount;
        state.declared = state.rate->convert(costs[i].amount);
        state.left = is_whole ? *state.declared : state.rate->convert(state.left);
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
    sorted.reserve(order.size());
    for (const std::size_t i : order)
        sorted.push_back(std::move(findings_[i]));
    return sorted;
}

} // namespace detail
} // namespace v0
} // namespace cofin

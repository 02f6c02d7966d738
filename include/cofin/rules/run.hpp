/// One rule at work on one project: which items it speaks about, and what it proposes.
///
/// A kind only proposes. The engine (assess.hpp) checks every proposal, chooses among several, and moves the money.
#pragma once

#include <cofin/rules/books.hpp>
#include <cofin/rules/cost_block.hpp>
#include <cofin/rules/explaining.hpp>
#include <cofin/rules/item.hpp>
#include <cofin/rules/kind.hpp>
#include <cofin/rules/row_choice.hpp>
#include <cofin/rules/row_terms.hpp>
#include <cofin/rules/rule.hpp>

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace cofin {
inline namespace v0 {

/// A cost that a rule speaks about, with the row that holds for it.
struct selected_cost {
    std::size_t index;
    const rule_row* row;
};

/// One rule on one project: a handle on the books, for one thread, that lives as long as they do.
class rule_run {
public:
    /// Of a rule on the books of a project; both outlive this.
    rule_run(const cofin::rule& of, assessment_books& books)
        : rule_(&of), books_(&books), explains_(books.explained.any_of(of.id)), rows_(of, books) {}

    /// The rule at work.
    [[nodiscard]] const cofin::rule& rule() const noexcept { return *rule_; }
    /// The agreement of the project.
    [[nodiscard]] const agreement& project() const noexcept { return books_->project; }
    /// What the project declares.
    [[nodiscard]] const declaration& declared() const noexcept { return books_->declared; }
    /// Where a cost stands, by its place in the declaration.
    [[nodiscard]] const cost_state& state(std::size_t cost) const { return books_->costs[cost]; }
    /// What is left of a cost together with its credit notes: what its verdict is about.
    [[nodiscard]] money net_of(std::size_t cost) const { return books_->net_of(cost); }
    /// The split of the budget; none before the terms are known.
    [[nodiscard]] const std::optional<funding_split>& planned() const noexcept {
        return books_->planned;
    }
    /// Who pays; rules of the step funding write it.
    [[nodiscard]] funding_terms& terms() noexcept { return books_->terms; }

    /// Every cost, as a range.
    [[nodiscard]] cost_range all_costs() const noexcept { return {0, books_->costs.size()}; }
    /// Costs that were viewed before, to be taken where that range is judged; it outlives this.
    void take_views(const cost_block& of) noexcept { viewed_ = &of; }
    /// Judges each of those costs that is still worth judging: `verdict judge(const item&, const Terms&)`, where `Terms`
    /// is the row or what a kind makes of it (row_terms.hpp).
    template <class Judge>
    void each_cost(cost_range costs, const Judge& judge);
    /// The same for all costs.
    template <class Judge>
    void each_cost(const Judge& judge) {
        each_cost(all_costs(), judge);
    }
    /// The same for those that `chosen(index)` picks: `verdict judge(index, const item&, const Terms&)`.
    template <class Chosen, class Judge>
    void each_cost_where(cost_range costs, const Chosen& chosen, const Judge& judge);
    /// The same for each partner and for the project.
    template <class Judge>
    void each_partner(const Judge& judge);
    /// The same for the project alone.
    template <class Judge>
    void on_project(const Judge& judge);

    /// For kinds that look at several costs together: those that the rule speaks about, in the book's order of sequence
    /// rules (cost_order.hpp).
    [[nodiscard]] std::vector<selected_cost> select_costs();
    /// The row for the project, without proposing or explaining anything.
    [[nodiscard]] applicability applies_to_project() const {
        return rows_.row_for({*books_, nullptr}, nullptr);
    }
    /// That row by what `where` and exceptions say of the project and not of partners; where none holds, proposes why.
    [[nodiscard]] applicability select_row();
    /// The partners that meet the rule's `where` and have no exception; none where that is open for one, which is then proposed.
    [[nodiscard]] std::optional<std::vector<std::string>> select_partners();

    /// A view of one cost, with its explanation where one is wanted.
    [[nodiscard]] item view(std::size_t cost) { return {*books_, cost, explanation_of(cost)}; }
    /// A view of the project, with its explanation where one is wanted.
    [[nodiscard]] item view_project() { return {*books_, explaining_}; }
    /// The cost of that place in the declaration.
    [[nodiscard]] const cost& cost_at(std::size_t index) const {
        return books_->declared.costs[index];
    }

    /// Says something of a cost; the engine decides what becomes of it.
    void propose(std::size_t cost, verdict&& says);
    /// Says something of the project.
    void propose_on_project(verdict says);
    /// Adds a line of arithmetic to the explanation of one cost.
    template <class Line>
    void show(std::size_t cost, const Line& line);
    /// The project's rate of the month for a cost, which the cost keeps if no rule chose one before; none where the
    /// project gives no such rate.
    const exchange_rate* choose_rate(std::size_t cost, month of);

private:
    void explain(const std::string& id) {
        explaining_ = detail::begin_explanation(*books_, *rule_, id);
    }
    /// Judges costs for all of which one row holds, while nobody asks why.
    template <class Chosen, class Judge>
    void each_view_where(cost_range costs, const Chosen& chosen, const Judge& judge);
    /// The record of this rule on a cost; null where none is wanted.
    [[nodiscard]] explanation* explanation_of(std::size_t cost) {
        return explains_ ? detail::explanation_of(*books_, *rule_, cost_at(cost).id) : nullptr;
    }
    void conclude(const verdict& says);
    /// Whether nothing follows from it.
    [[nodiscard]] static bool is_silent(const verdict& says);
    void record(std::size_t cost, verdict&& says);

    const cofin::rule* rule_;
    assessment_books* books_;
    bool explains_; ///< whether anybody asks why it says what it says
    row_choice rows_;
    explanation* explaining_ = nullptr;
    const cost_block* viewed_ = nullptr;
};

/// What a kind whose rules judge each cost by itself says as `judge_costs`, by a function known to the compiler, which then
/// puts it into the loop.
template <auto judge>
void judge_each(rule_run& run, cost_range costs) {
    using terms = typename detail::judging<decltype(judge)>::terms;
    run.each_cost(
        costs, [](const item& on, const terms& by)
                   __attribute__((always_inline)) { return judge(on, by); });
}

// --- definitions ---

inline void rule_run::propose(std::size_t cost, verdict&& says) {
    if (!explains_ && is_silent(says)) // most of the time
        return;
    record(cost, std::move(says));
}

inline bool rule_run::is_silent(const verdict& says) {
    return says.said == outcome::eligible || says.said == outcome::not_applicable;
}

[[gnu::noinline]] inline void rule_run::record(std::size_t cost, verdict&& says) {
    if (explanation* why = explanation_of(cost)) {
        why->said = says.said;
        why->message = says.message;
    }
    if (!is_silent(says))
        books_->proposals.push_back({rule_, scope::cost, cost, std::move(says)});
}

inline void rule_run::propose_on_project(verdict says) {
    if (!is_silent(says))
        books_->proposals.push_back({rule_, scope::project, 0, std::move(says)});
}

template <class Line>
void rule_run::show(std::size_t cost, const Line& line) {
    if (explanation* record = explanation_of(cost))
        record->arithmetic.push_back(line());
}

// Always inlined: a month that is handed over is written in parts and read as one word, for which a processor waits.
[[gnu::always_inline]] inline const exchange_rate* rule_run::choose_rate(std::size_t cost,
                                                                         month of) {
    const currency from = cost_at(cost).amount.currency();
    const exchange_rate* rate = books_->rates.find(from, of);
    auto& chosen = books_->costs[cost].rate;
    if (rate == nullptr)
        books_->missing_rates.push_back({cost, from, of});
    else if (chosen == nullptr)
        chosen = rate;
    return rate;
}

inline void rule_run::conclude(const verdict& says) {
    if (explaining_ == nullptr)
        return;
    explaining_->said = says.said;
    explaining_->message = says.message;
}

template <class Judge>
void rule_run::each_cost(cost_range costs, const Judge& judge) {
    using terms = typename detail::judging<Judge>::terms;
    each_cost_where(
        costs, [](std::size_t) { return true; },
        [&](std::size_t, const item& on, const terms& by)
            __attribute__((always_inline)) { return judge(on, by); });
}

template <class Chosen, class Judge>
void rule_run::each_cost_where(cost_range costs, const Chosen& chosen, const Judge& judge) {
    if (rows_.unconditional() != nullptr && !explains_) // most rules, most of the time
        return each_view_where(costs, chosen, judge);
    terms_of<Judge> terms;
    for (std::size_t i = costs.first; i < costs.last; ++i) {
        if (!chosen(i) || !is_worth_judging(*books_, i))
            continue;
        explain(cost_at(i).id);
        const item on = view(i);
        auto found = rows_.row_for(on, explaining_);
        verdict says =
            found.row == nullptr ? std::move(found.says) : judge(i, on, terms.of(*found.row));
        conclude(says);
        propose(i, std::move(says));
    }
    explaining_ = nullptr;
}

/// One loop, into which the compiler puts the rule: it would call it if there were two.
template <class Chosen, class Judge>
void rule_run::each_view_where(cost_range costs, const Chosen& chosen, const Judge& judge) {
    terms_of<Judge> terms;
    const auto& by = terms.of(*rows_.unconditional(), item(*books_, nullptr));
    cost_block own;
    for (std::size_t first = costs.first; first < costs.last; first += cost_block::size_max) {
        const cost_range few{first, std::min(first + cost_block::size_max, costs.last)};
        const bool is_viewed = viewed_ != nullptr && viewed_->is_of(few);
        if (!is_viewed)
            own.look_at(*books_, few, chosen);
        for (const auto& one : is_viewed ? *viewed_ : own) {
            if (!chosen(one.index))
                continue;
            verdict says = judge(one.index, one.on, by);
            if (says.said != outcome::eligible) [[unlikely]]
                propose(one.index, std::move(says));
        }
    }
}

template <class Judge>
void rule_run::each_partner(const Judge& judge) {
    terms_of<Judge> terms;
    const auto& partners = project().partners;
    for (std::size_t i = 0; i < partners.size(); ++i) {
        explain(partners[i].id);
        const item on(*books_, partners[i], explaining_);
        auto found = rows_.row_for(on, explaining_);
        verdict says =
            found.row == nullptr ? std::move(found.says) : judge(on, terms.of(*found.row));
        conclude(says);
        if (!is_silent(says))
            books_->proposals.push_back({rule_, scope::partner, i, std::move(says)});
    }
    explaining_ = nullptr;
}

template <class Judge>
void rule_run::on_project(const Judge& judge) {
    terms_of<Judge> terms;
    explain(project().project);
    const item on = view_project();
    auto found = rows_.row_for(on, explaining_);
    verdict says = found.row == nullptr ? std::move(found.says) : judge(on, terms.of(*found.row));
    conclude(says);
    propose_on_project(std::move(says));
    explaining_ = nullptr;
}

inline applicability rule_run::select_row() {
    explain(project().project);
    auto found = rows_.row_for_project(view_project(), explaining_);
    conclude(found.row == nullptr ? found.says : eligible());
    if (found.row == nullptr)
        propose_on_project(found.says);
    explaining_ = nullptr;
    return found;
}

inline std::optional<std::vector<std::string>> rule_run::select_partners() {
    std::vector<std::string> ids;
    for (const auto& candidate : project().partners) {
        const item on(*books_, candidate, nullptr);
        phrase unknown;
        const truth answer = rows_.meets_conditions(on, unknown);
        if (answer == truth::no)
            continue;
        verdict says = answer == truth::yes
                           ? rows_.excepted_for(on)
                           : missing(phrase("{} of partner {}", unknown, candidate.id));
        if (says.said == outcome::eligible)
            ids.push_back(candidate.id);
        if (says.said == outcome::eligible || says.said == outcome::not_applicable)
            continue;
        propose_on_project(std::move(says));
        return std::nullopt;
    }
    return ids;
}

inline std::vector<selected_cost> rule_run::select_costs() {
    std::vector<selected_cost> chosen;
    chosen.reserve(books_->costs.size());
    for (const std::size_t i : books_->in_order) {
        if (!is_worth_judging(*books_, i))
            continue;
        if (rows_.unconditional() != nullptr && !explains_) {
            chosen.push_back({i, rows_.unconditional()});
            continue;
        }
        explain(cost_at(i).id);
        auto found = rows_.row_for(view(i), explaining_);
        conclude(found.row == nullptr ? found.says : eligible());
        if (found.row != nullptr)
            chosen.push_back({i, found.row});
        else
            propose(i, std::move(found.says));
    }
    explaining_ = nullptr;
    return chosen;
}

} // namespace v0
} // namespace cofin

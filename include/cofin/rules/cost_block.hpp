/// A few costs as rules see them: chosen and viewed once for all rules that judge costs one by one.
#pragma once

#include <cofin/rules/books.hpp>
#include <cofin/rules/item.hpp>
#include <cofin/rules/kind.hpp>

#include <cstddef>
#include <vector>

namespace cofin {
inline namespace v0 {

/// Whether anything is left of a cost that a rule could speak about.
bool is_worth_judging(const assessment_books& books, std::size_t cost);

/// Views of those costs of a range that are worth judging, as long as no step is settled. Not for several threads.
class cost_block {
public:
    /// As many as a near cache holds with all that is known of them; so many that what is done once a block hardly counts.
    static constexpr std::size_t size_max = 256;

    /// A cost with its place in the declaration.
    struct judged_cost {
        /// The view of a cost of that place.
        judged_cost(const assessment_books& books, std::size_t place)
            : index(place), on(books, place, nullptr) {}
        std::size_t index;
        item on;
    };

    /// Takes the costs of another range in the place of those before, as far as `chosen(index)` picks them.
    template <class Chosen>
    void look_at(const assessment_books& books, cost_range costs, const Chosen& chosen);
    /// All of them.
    void look_at(const assessment_books& books, cost_range costs) {
        look_at(books, costs, [](std::size_t) { return true; });
    }

    /// Whether it holds the views of just that range.
    [[nodiscard]] bool is_of(cost_range costs) const noexcept {
        return costs.first == range_.first && costs.last == range_.last;
    }
    /// In the order of the range.
    [[nodiscard]] auto begin() const noexcept { return costs_.begin(); }
    /// Behind the last.
    [[nodiscard]] auto end() const noexcept { return costs_.end(); }

private:
    cost_range range_{};
    std::vector<judged_cost> costs_;
};

// --- definitions ---

[[gnu::always_inline]] inline bool is_worth_judging(const assessment_books& books,
                                                    std::size_t cost) {
    const cost_state& state = books.costs[cost];
    if (state.corrects)
        return false; // shares the verdict of the cost it corrects
    if (books.exchanged && !state.declared)
        return false;
    return !state.left.is_zero() || books.declared.costs[cost].amount.is_zero();
}

template <class Chosen>
void cost_block::look_at(const assessment_books& books, cost_range costs, const Chosen& chosen) {
    range_ = costs;
    costs_.clear();
    costs_.reserve(costs.last - costs.first);
    for (std::size_t i = costs.first; i < costs.last; ++i)
        if (chosen(i) && is_worth_judging(books, i))
            costs_.emplace_back(books, i);
}

} // namespace v0
} // namespace cofin

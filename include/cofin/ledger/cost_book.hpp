/// What the books know of each cost: whose it is, which claim names it, how much of it stands at which stage.
#pragma once

#include <cofin/error.hpp>
#include <cofin/ledger/account.hpp>
#include <cofin/ledger/event.hpp>
#include <cofin/money/money.hpp>
#include <cofin/time/calendar.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>

namespace cofin {
inline namespace v0 {

/// What makes a cost the same when it comes again: partner and id, or partner, content and the how-manieth of that content.
struct cost_key {
    partner_number partner;
    std::string id; ///< or the content in one text
    std::uint32_t occurrence = 0;

    friend bool operator==(const cost_key&, const cost_key&) = default;
};

/// The key of a cost as it is declared by that partner.
cost_key key_of(partner_number partner, const declared_cost& cost, const booking& facts);

/// One cost. The stages add up to its amount, and each lies between zero and it.
struct cost_state {
    cost_key key;
    heading_number heading;
    bool is_determined = false;        ///< whether its amount in the agreement's currency is known
    std::optional<int64_t> claim = {}; ///< the last that named it
    std::size_t declared_by = 0;       ///< number of the entry
    std::array<int64_t, cost_stage_count> stages = {}; ///< minor units

    [[nodiscard]] int64_t at(cost_stage stage) const noexcept {
        return stages[static_cast<std::size_t>(stage)];
    }
    [[nodiscard]] int64_t& at(cost_stage stage) noexcept {
        return stages[static_cast<std::size_t>(stage)];
    }
    [[nodiscard]] int64_t amount() const noexcept;
};

/// All costs by number and by key; finding one takes the same time however many there are. A value; const use is
/// thread-safe. A cost stays where it is in memory when others come.
class cost_book {
public:
    [[nodiscard]] std::size_t size() const noexcept { return costs_.size(); }
    /// Null where no cost has that number.
    [[nodiscard]] const cost_state* find(cost_number number) const noexcept;
    [[nodiscard]] cost_state* find(cost_number number) noexcept;
    [[nodiscard]] std::optional<cost_number> find(const cost_key& key) const;
    /// The key must be new.
    cost_number add(cost_state cost);

private:
    static std::size_t hash_of(const cost_key& key) noexcept;

    std::deque<cost_state> costs_;
    // By hash and not by key: no id is kept twice.
    std::unordered_multimap<std::size_t, cost_number> numbers_;
};

// --- definitions ---

inline cost_key key_of(partner_number partner, const declared_cost& cost, const booking& facts) {
    if (!cost.id.empty())
        return {partner, cost.id, 0};
    // One text a content: what may hold anything comes last or says its length.
    return {partner,
            to_string(cost.original) + ' ' + to_string(facts.dated) + ' ' +
                std::to_string(cost.category.size()) + ':' + cost.category + ' ' + facts.document,
            cost.occurrence};
}

inline int64_t cost_state::amount() const noexcept {
    int64_t sum = 0;
    for (const int64_t stage : stages)
        sum += stage;
    return sum;
}

inline const cost_state* cost_book::find(cost_number number) const noexcept {
    return place_of(number) < costs_.size() ? &costs_[place_of(number)] : nullptr;
}

inline cost_state* cost_book::find(cost_number number) noexcept {
    return place_of(number) < costs_.size() ? &costs_[place_of(number)] : nullptr;
}

inline std::size_t cost_book::hash_of(const cost_key& key) noexcept {
    return std::hash<std::string_view>()(key.id) ^
           (place_of(key.partner) << 32U | key.occurrence) * 0x9e3779b97f4a7c15U;
}

inline std::optional<cost_number> cost_book::find(const cost_key& key) const {
    const auto [first, last] = numbers_.equal_range(hash_of(key));
    for (auto at = first; at != last; ++at)
        if (costs_[place_of(at->second)].key == key)
            return at->second;
    return std::nullopt;
}

inline cost_number cost_book::add(cost_state cost) {
    const auto number = static_cast<cost_number>(costs_.size());
    const std::size_t hash = hash_of(cost.key);
    costs_.push_back(std::move(cost));
    numbers_.emplace(hash, number);
    return number;
}

} // namespace v0
} // namespace cofin

/// What the books know of each cost: whose it is, which claim names it, how much of it stands at which stage.
#pragma once

#include <cofin/error.hpp>
#include <cofin/ledger/account.hpp>
#include <cofin/ledger/event.hpp>
#include <cofin/money/money.hpp>
#include <cofin/time/calendar.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <functional>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace cofin {
inline namespace v0 {

/// What makes a cost the same when it comes again: partner and id, or partner, content and the how-manieth of that content.
struct cost_key {
    partner_number partner;
    std::uint32_t occurrence = 0; ///< zero of an id
    std::string id;               ///< or the content in one text

    friend bool operator==(const cost_key&, const cost_key&) = default;
};

/// The key of a cost as it is declared by that partner.
cost_key key_of(partner_number partner, const declared_cost& cost, const booking& facts);

/// One cost. The stages add up to its amount, and each lies between zero and it.
struct booked_cost {
    cost_key key;
    heading_number heading;
    bool is_determined = false;        ///< whether its amount in the agreement's currency is known
    bool is_judged = false;            ///< whether the last word on it was a person's
    bool was_certified = false;        ///< whether any of it ever was
    std::optional<int64_t> claim = {}; ///< the last that named it
    std::size_t declared_by = 0;       ///< number of the entry
    std::array<int64_t, cost_stage_count> stages = {}; ///< minor units

    /// Minor units at that stage.
    [[nodiscard]] int64_t at(cost_stage stage) const noexcept {
        return stages[static_cast<std::size_t>(stage)];
    }
    /// The same, to be changed.
    [[nodiscard]] int64_t& at(cost_stage stage) noexcept {
        return stages[static_cast<std::size_t>(stage)];
    }
    /// Minor units over all stages.
    [[nodiscard]] int64_t amount() const noexcept;
};

/// All costs by number and by key; finding one takes the same time however many there are. A value; const use is
/// thread-safe. A cost stays where it is in memory when others come.
class cost_book {
public:
    /// How many there are; they are numbered from 0.
    [[nodiscard]] std::size_t size() const noexcept { return costs_.size(); }
    /// Null where no cost has that number.
    [[nodiscard]] const booked_cost* find(cost_number number) const noexcept;
    /// The same, to be changed.
    [[nodiscard]] booked_cost* find(cost_number number) noexcept;
    /// The number of the cost with that key; none where there is none.
    [[nodiscard]] std::optional<cost_number> find(const cost_key& key) const;
    /// The key must be new.
    cost_number add(booked_cost cost);

private:
    /// Where a cost is found: the hash of its key and its number plus one; zero where the slot is free.
    struct slot {
        std::uint32_t hash = 0;
        std::uint32_t number = 0;
    };
    static std::uint32_t hash_of(const cost_key& key) noexcept;
    void put(slot taken) noexcept;
    void make_room();

    std::deque<booked_cost> costs_;
    // Open addressing, a power of two of slots, at most half of them taken: a million costs are recorded in one go, and a
    // node for each would take as long as all the rest.
    std::vector<slot> slots_;
};

// --- definitions ---

inline cost_key key_of(partner_number partner, const declared_cost& cost, const booking& facts) {
    if (!cost.id.empty())
        return {partner, 0, cost.id};
    // One text a content: what may hold anything comes last or says its length.
    return {partner, cost.occurrence,
            to_string(cost.original) + ' ' + to_string(facts.dated) + ' ' +
                std::to_string(cost.category.size()) + ':' + cost.category + ' ' + facts.document};
}

inline int64_t booked_cost::amount() const noexcept {
    int64_t sum = 0;
    for (const int64_t stage : stages)
        sum += stage;
    return sum;
}

inline const booked_cost* cost_book::find(cost_number number) const noexcept {
    return place_of(number) < costs_.size() ? &costs_[place_of(number)] : nullptr;
}

inline booked_cost* cost_book::find(cost_number number) noexcept {
    return place_of(number) < costs_.size() ? &costs_[place_of(number)] : nullptr;
}

inline std::uint32_t cost_book::hash_of(const cost_key& key) noexcept {
    const std::uint64_t other = std::uint64_t{place_of(key.partner)} << 32U | key.occurrence;
    const std::uint64_t mixed =
        (std::hash<std::string_view>()(key.id) ^ other) * 0x9e3779b97f4a7c15U;
    return static_cast<std::uint32_t>(mixed >> 32U);
}

inline std::optional<cost_number> cost_book::find(const cost_key& key) const {
    if (slots_.empty())
        return std::nullopt;
    const std::uint32_t hash = hash_of(key);
    const std::size_t mask = slots_.size() - 1;
    for (std::size_t at = hash & mask; slots_[at].number != 0; at = (at + 1) & mask)
        if (slots_[at].hash == hash && costs_[slots_[at].number - 1].key == key)
            return static_cast<cost_number>(slots_[at].number - 1);
    return std::nullopt;
}

inline void cost_book::put(slot taken) noexcept {
    const std::size_t mask = slots_.size() - 1;
    std::size_t at = taken.hash & mask;
    while (slots_[at].number != 0)
        at = (at + 1) & mask;
    slots_[at] = taken;
}

inline void cost_book::make_room() {
    if (costs_.size() >= UINT32_MAX - 1)
        throw std::length_error("more costs than their numbers can tell apart");
    if (2 * (costs_.size() + 1) <= slots_.size())
        return;
    std::vector<slot> before(std::max<std::size_t>(16, 2 * slots_.size()));
    before.swap(slots_);
    for (const slot& taken : before)
        if (taken.number != 0)
            put(taken);
}

inline cost_number cost_book::add(booked_cost cost) {
    make_room();
    const std::uint32_t hash = hash_of(cost.key);
    costs_.push_back(std::move(cost));
    put({hash, static_cast<std::uint32_t>(costs_.size())});
    return static_cast<cost_number>(costs_.size() - 1);
}

} // namespace v0
} // namespace cofin

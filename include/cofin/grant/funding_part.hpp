/// What a split divides: amounts of partners, who are named or, where many amounts are one partner's, numbered.
#pragma once

#include <cofin/money/money.hpp>
#include <cofin/text_index.hpp>

#include <cstddef>
#include <span>
#include <string>
#include <vector>

namespace cofin {
inline namespace v0 {

/// An amount to be split, and whose it is.
struct funding_part {
    std::string partner;
    money amount;
    std::string item = {}; ///< where items are cut one by one: which one
};

/// The same by numbers: of a million costs none copies or looks up the name of its partner.
struct numbered_part {
    /// That partner's amount.
    numbered_part(std::size_t whose, const money& how_much, std::size_t which = 0)
        : partner(whose), amount(how_much), item(which) {}

    std::size_t partner; ///< its number in an index of partners
    money amount;
    std::size_t item; ///< a number of its own where items are cut one by one
};

/// Gives numbers to the partners and items of parts: the same one to the same name.
class part_numbers {
public:
    /// The part with the numbers of its names.
    [[nodiscard]] numbered_part of(const funding_part& part) {
        return {partners_.add(part.partner), part.amount, items_.add(part.item)};
    }
    /// All of them, in their order.
    [[nodiscard]] std::vector<numbered_part> of(std::span<const funding_part> parts);
    /// The partners so far.
    [[nodiscard]] const text_index& partners() const noexcept { return partners_; }

private:
    text_index partners_;
    text_index items_;
};

// --- definitions ---

inline std::vector<numbered_part> part_numbers::of(std::span<const funding_part> parts) {
    std::vector<numbered_part> numbered;
    numbered.reserve(parts.size());
    for (const auto& part : parts)
        numbered.push_back(of(part));
    return numbered;
}

} // namespace v0
} // namespace cofin

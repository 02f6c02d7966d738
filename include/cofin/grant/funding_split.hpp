/// What came of a split: who pays how much of which part.
#pragma once

#include <cofin/money/money.hpp>
#include <cofin/text_index.hpp>

#include <cstddef>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace cofin {
inline namespace v0 {

/// What came of a split. Sources stand in the order of the funding.
struct funding_split {
    /// What one partner gets, or one item of its costs.
    struct part {
        std::string partner;
        std::vector<money> paid; ///< by source
        money residual;
    };
    std::vector<part> parts;
    std::vector<money> paid;  ///< by source, over all parts
    std::vector<bool> capped; ///< by source: whether its cap lowered it
    money residual;
    money total;
};

/// Whose parts a split shows: each as it was given, in that order, or those of one partner added.
enum class split_parts : std::uint8_t { as_given, by_partner };

// --- definitions ---

namespace detail {

/// The parts of a split as they are shown: each one, or those of one partner added.
class shown_parts {
public:
    /// `all`: of how many parts; `sources`: how many pay.
    shown_parts(const text_index& partners, std::size_t all, std::size_t sources, currency unit,
                split_parts shown)
        : partners_(&partners), empty_{{}, std::vector<money>(sources, money(unit)), money(unit)},
          by_partner_(shown == split_parts::by_partner),
          place_(by_partner_ ? partners.size() : 0, none) {
        if (!by_partner_)
            parts_.reserve(all);
    }
    /// The part that an amount of a partner is shown in.
    [[nodiscard]] funding_split::part& of(std::size_t partner) {
        if (by_partner_ && place_[partner] != none)
            return parts_[place_[partner]];
        if (by_partner_)
            place_[partner] = parts_.size();
        parts_.push_back(empty_);
        parts_.back().partner = (*partners_)[partner];
        return parts_.back();
    }
    [[nodiscard]] std::vector<funding_split::part> taken() { return std::move(parts_); }

private:
    static constexpr std::size_t none = ~std::size_t{0};
    const text_index* partners_;
    funding_split::part empty_;
    bool by_partner_;
    std::vector<std::size_t> place_; // of partners, among the parts
    std::vector<funding_split::part> parts_;
};

} // namespace detail

} // namespace v0
} // namespace cofin

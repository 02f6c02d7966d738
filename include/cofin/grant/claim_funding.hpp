/// Who pays what of one claim after the other, so that caps hold over all of them.
#pragma once

#include <cofin/grant/funding.hpp>

#include <algorithm>
#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace cofin {
inline namespace v0 {

/// How the funding of successive claims is derived.
enum class claim_mode : std::uint8_t {
    per_claim, ///< each claim is split by itself, up to what the claims before it left of the caps
    cumulative ///< the split of the whole so far minus what the claims before it got: no cents drift
};
inline constexpr std::array<std::string_view, 2> claim_mode_names{"per_claim", "cumulative"};

/// The funding of each claim in turn, by parts of one partner each; none where a split is undetermined.
/// In cumulative mode the claims' sums equal the split of all costs at once. Throws as `funding::split`.
std::optional<std::vector<funding_split>>
split_claims(const funding& plan, std::span<const std::vector<funding_part>> claims,
             claim_mode mode, split_parts shown = split_parts::as_given);
/// The same of parts whose partners stand in an index.
std::optional<std::vector<funding_split>>
split_claims(const funding& plan, const text_index& partners,
             std::span<const std::vector<numbered_part>> claims, claim_mode mode,
             split_parts shown = split_parts::as_given);

// --- definitions ---

namespace detail {

/// later - earlier, part by part; the parts of `earlier` are the first ones of `later`.
inline funding_split difference(funding_split later, const funding_split& earlier) {
    const auto subtract = [](std::vector<money>& from, const std::vector<money>& what) {
        for (std::size_t i = 0; i < what.size(); ++i)
            from[i] -= what[i];
    };
    for (std::size_t k = 0; k < earlier.parts.size(); ++k) {
        subtract(later.parts[k].paid, earlier.parts[k].paid);
        later.parts[k].residual -= earlier.parts[k].residual;
    }
    subtract(later.paid, earlier.paid);
    later.residual -= earlier.residual;
    later.total -= earlier.total;
    return later;
}

/// The parts of the claims so far: amounts of one partner and item are added, new ones stand at the end.
class running_parts {
public:
    void add(std::span<const numbered_part> claim) {
        for (const auto& part : claim) {
            const auto [known, is_new] =
                place_.try_emplace({part.partner, part.item}, parts_.size());
            if (is_new)
                parts_.push_back(part);
            else
                parts_[known->second].amount += part.amount;
        }
    }
    [[nodiscard]] const std::vector<numbered_part>& parts() const noexcept { return parts_; }

private:
    std::vector<numbered_part> parts_;
    std::map<std::pair<std::size_t, std::size_t>, std::size_t> place_;
};

/// Claim by claim, the caps together.
inline std::optional<std::vector<funding_split>>
split_each(const funding& plan, const text_index& partners,
           std::span<const std::vector<numbered_part>> claims, split_parts shown) {
    std::vector<funding_split> result;
    std::vector<money> paid;
    for (const auto& claim : claims) {
        auto split = paid.empty() ? plan.split(partners, claim, shown)
                                  : plan.after(paid).split(partners, claim, shown);
        if (!split)
            return std::nullopt;
        if (paid.empty())
            paid = split->paid;
        else
            for (std::size_t s = 0; s < paid.size(); ++s)
                paid[s] += split->paid[s];
        result.push_back(std::move(*split));
    }
    return result;
}

/// Adds a part of a split to another one of the same sources.
inline void add_part(funding_split::part& sum, const funding_split::part& more) {
    for (std::size_t s = 0; s < more.paid.size(); ++s)
        sum.paid[s] += more.paid[s];
    sum.residual += more.residual;
}

/// Adds what each partner gets to what it got before.
inline void add_parts(std::vector<funding_split::part>& sum,
                      const std::vector<funding_split::part>& more) {
    for (const auto& part : more) {
        const auto known = std::ranges::find_if(
            sum, [&](const auto& one) { return same_text(one.partner, part.partner); });
        if (known == sum.end())
            sum.push_back(part);
        else
            add_part(*known, part);
    }
}

/// The same split with the parts of one partner added.
inline funding_split by_partner(funding_split split) {
    std::vector<funding_split::part> sums;
    add_parts(sums, split.parts);
    split.parts = std::move(sums);
    return split;
}

inline std::optional<std::vector<funding_split>>
split_whole_so_far(const funding& plan, const text_index& partners,
                   std::span<const std::vector<numbered_part>> claims, split_parts shown) {
    std::vector<funding_split> result;
    running_parts so_far;
    std::optional<funding_split> before;
    for (const auto& claim : claims) {
        so_far.add(claim);
        auto now = plan.split(partners, so_far.parts());
        if (!now)
            return std::nullopt;
        result.push_back(before ? difference(*now, *before) : *now);
        before = std::move(now);
    }
    if (shown == split_parts::by_partner)
        std::ranges::transform(result, result.begin(), by_partner);
    return result;
}

} // namespace detail

inline std::optional<std::vector<funding_split>>
split_claims(const funding& plan, const text_index& partners,
             std::span<const std::vector<numbered_part>> claims, claim_mode mode,
             split_parts shown) {
    return mode == claim_mode::per_claim
               ? detail::split_each(plan, partners, claims, shown)
               : detail::split_whole_so_far(plan, partners, claims, shown);
}

inline std::optional<std::vector<funding_split>>
split_claims(const funding& plan, std::span<const std::vector<funding_part>> claims,
             claim_mode mode, split_parts shown) {
    part_numbers numbers;
    std::vector<std::vector<numbered_part>> numbered;
    for (const auto& claim : claims)
        numbered.push_back(numbers.of(claim));
    return split_claims(plan, numbers.partners(), numbered, mode, shown);
}

} // namespace v0
} // namespace cofin

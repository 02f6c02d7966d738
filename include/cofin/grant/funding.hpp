/// Who pays which part of an eligible amount: each source is cut by its own mode, a named one takes the rest.
///
/// This is what the Interreg systems do: the published splits of the Microproject Fund CZ-PL 2014-2020 fit sources cut
/// per part and added, with the own contribution as the remainder that gets all rounding cents.
#pragma once

#include <algorithm>
#include <array>
#include <cofin/money/money.hpp>
#include <cofin/money/split.hpp>
#include <cofin/money/unrounded.hpp>
#include <cofin/number/rate.hpp>
#include <cofin/number/rounding.hpp>
#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace cofin {
inline namespace v0 {

/// One source of funding.
struct funding_source {
    std::string name;                     ///< `ERDF`
    rate share;                           ///< of what `of` names
    std::string of = {};                  ///< an earlier source; empty: the eligible amount
    std::optional<money> cap = {};        ///< most that it pays over all parts together
    rounding how = rounding::floor;       ///< of each part
    std::vector<std::string> partners = {};  ///< the only ones it pays to; empty: to all

    [[nodiscard]] bool pays(std::string_view partner) const;
};

/// The unit that is cut before it is added: finer levels leave more cents to the residual.
enum class split_level : std::uint8_t { item, partner, project };
inline constexpr std::array<std::string_view, 3> split_level_names{"item", "partner", "project"};

/// How a cap that binds divides over several parts.
enum class cap_division : std::uint8_t {
    undecided,     ///< nobody said: the funding is then undetermined
    proportional,  ///< by what each part would have got, largest remainder
    in_order       ///< the first part is served first, and gets at most what it would have got
};
inline constexpr std::array<std::string_view, 3> cap_division_names{"undecided", "proportional", "in_order"};

/// An amount to be split, and whose it is.
struct funding_part {
    std::string partner;
    money amount;
    std::string item = {};  ///< where items are cut one by one: which one
};

/// What came of a split. Parts stand in the order they were given, sources in the order of the funding.
struct funding_split {
    struct part {
        std::string partner;
        std::vector<money> paid;  ///< by source
        money residual;
    };
    std::vector<part> parts;
    std::vector<money> paid;  ///< by source, over all parts
    std::vector<bool> capped; ///< by source: whether its cap lowered it
    money residual;
    money total;
};

/// The sources of a project and the owner of the rest. A value; const use is thread-safe.
///
///     funding plan({{.name = "ERDF", .share = 85_percent}}, "own");
///     plan.split(23'725.48_eur)->paid[0] == 20'166.65_eur;
///
/// Guarantee: sources plus residual equal the amount, part by part and in total; each part that no cap touched is within
/// one minor unit of its exact share. Where a cap binds, parts that would get less than nothing (credit notes) keep that,
/// and the others share the cap and what those give back.
class funding {
public:
    /// Throws `std::invalid_argument` where names repeat or are empty, a source depends on none before it, or the sources
    /// that pay one partner exceed 100 % together.
    explicit funding(std::vector<funding_source> sources, std::string residual,
                     cap_division division = cap_division::undecided);

    /// The split; none where a cap binds over several parts that would be paid and its division is undecided.
    /// Throws `currency_mismatch` where amounts or caps are of several currencies.
    [[nodiscard]] std::optional<funding_split> split(std::span<const funding_part> parts) const;
    /// The split of one amount that is nobody's in particular: only sources that pay everyone take part.
    [[nodiscard]] funding_split split(const money& amount) const;

    /// The same funding with each capped source's rate lowered to what it pays of `planned`, where its cap binds there:
    /// the exact fraction cap / total. None where the split of `planned` is undetermined.
    [[nodiscard]] std::optional<funding> at_effective_rates(std::span<const funding_part> planned) const;

    /// The same funding with what the sources paid already, one amount a source, taken off their caps.
    [[nodiscard]] funding after(std::span<const money> paid) const;

    [[nodiscard]] const std::vector<funding_source>& sources() const noexcept { return sources_; }
    [[nodiscard]] const std::string& residual() const noexcept { return residual_; }
    [[nodiscard]] cap_division division() const noexcept { return division_; }

private:
    [[nodiscard]] std::size_t position(std::string_view name) const;
    void require_at_most_whole(std::string_view partner) const;
    [[nodiscard]] bool divide_cap(std::size_t source, funding_split& result) const;

    std::vector<funding_source> sources_;
    std::string residual_;
    cap_division division_;
};

/// How the funding of successive claims is derived.
enum class claim_mode : std::uint8_t {
    per_claim,  ///< each claim is split by itself, up to what the claims before it left of the caps
    cumulative  ///< the split of the whole so far minus what the claims before it got: no cents drift
};
inline constexpr std::array<std::string_view, 2> claim_mode_names{"per_claim", "cumulative"};

/// The funding of each claim in turn, by parts of one partner each; none where a split is undetermined.
/// In cumulative mode the claims' sums equal the split of all costs at once.
std::optional<std::vector<funding_split>> split_claims(const funding& plan,
                                                       std::span<const std::vector<funding_part>> claims,
                                                       claim_mode mode);

// --- definitions ---

inline bool funding_source::pays(std::string_view partner) const {
    return partners.empty() || std::ranges::find(partners, partner) != partners.end();
}

inline funding::funding(std::vector<funding_source> sources, std::string residual, cap_division division)
    : sources_(std::move(sources)), residual_(std::move(residual)), division_(division) {
    for (std::size_t i = 0; i < sources_.size(); ++i) {
        const auto& source = sources_[i];
        if (source.name.empty()) throw std::invalid_argument("a source of funding has no name");
        if (source.name == residual_ || position(source.name) != i)
            throw std::invalid_argument("two sources are called " + source.name);
        if (!source.of.empty() && position(source.of) >= i)
            throw std::invalid_argument("source " + source.name + " depends on " + source.of +
                                        ", which no earlier source is called");
        if (source.cap && source.cap->is_negative())
            throw std::invalid_argument("the cap of source " + source.name + " is negative");
    }
    require_at_most_whole("");
    for (const auto& source : sources_)
        for (const auto& partner : source.partners) require_at_most_whole(partner);
}

inline std::size_t funding::position(std::string_view name) const {
    return static_cast<std::size_t>(
        std::ranges::find(sources_, name, &funding_source::name) - sources_.begin());
}

inline void funding::require_at_most_whole(std::string_view partner) const {
    const rate whole = rate::of(1, 1);
    std::vector<rate> effective;
    rate sum;
    for (const auto& source : sources_) {
        const rate base = source.of.empty() ? whole : effective[position(source.of)];
        effective.push_back(source.pays(partner) ? source.share * base : rate());
        sum = sum + effective.back();
    }
    if (sum > whole)
        throw std::invalid_argument("the sources of funding exceed 100 % of the eligible amount: " + to_string(sum));
}

inline std::optional<funding_split> funding::split(std::span<const funding_part> parts) const {
    if (parts.empty()) throw std::invalid_argument("nothing to split");
    const currency unit = parts.front().amount.currency();
    funding_split result{{}, {}, {}, money(unit), money(unit)};
    for (const auto& part : parts) {
        result.parts.push_back({part.partner, {}, part.amount});
        result.total += part.amount;
    }
    for (std::size_t s = 0; s < sources_.size(); ++s) {
        const auto& source = sources_[s];
        const std::size_t base = position(source.of);
        money sum(unit);
        for (std::size_t k = 0; k < parts.size(); ++k) {
            auto& part = result.parts[k];
            const money& counted = source.of.empty() ? parts[k].amount : part.paid[base];
            part.paid.push_back(source.pays(part.partner) ? (source.share * counted).rounded(source.how) : money(unit));
            sum += part.paid.back();
        }
        const bool binds = source.cap && sum > *source.cap;
        result.capped.push_back(binds);
        result.paid.push_back(binds ? *source.cap : sum);
        if (binds && !divide_cap(s, result)) return std::nullopt;
        for (auto& part : result.parts) part.residual -= part.paid[s];
    }
    result.residual = result.total;
    for (const auto& paid : result.paid) result.residual -= paid;
    return result;
}

inline bool funding::divide_cap(std::size_t source, funding_split& result) const {
    money left = *sources_[source].cap;
    std::vector<money*> paid;
    for (auto& part : result.parts) {
        money& share = part.paid[source];
        if (share.is_negative())
            left -= share;
        else if (!share.is_zero())
            paid.push_back(&share);
    }
    if (paid.size() == 1) {
        *paid[0] = left;
        return true;
    }
    switch (division_) {
        case cap_division::undecided: return false;
        case cap_division::in_order:
            for (money* share : paid) {
                *share = std::min(*share, left);
                left -= *share;
            }
            return true;
        case cap_division::proportional: {
            std::vector<int64_t> uncapped;
            for (const money* share : paid) uncapped.push_back(share->minor());
            const auto shares = cofin::split(left, uncapped);
            for (std::size_t k = 0; k < paid.size(); ++k) *paid[k] = shares[k];
            return true;
        }
    }
    return false;
}

inline funding_split funding::split(const money& amount) const {
    const funding_part whole{"", amount, ""};
    return *split(std::span(&whole, 1));
}

inline std::optional<funding> funding::at_effective_rates(std::span<const funding_part> planned) const {
    const auto plan = split(planned);
    if (!plan) return std::nullopt;
    // Not checked against 100 % again: rates only fall, and sums of such fractions may leave 63 bits.
    funding lowered = *this;
    for (std::size_t s = 0; s < sources_.size(); ++s) {
        if (!plan->capped[s]) continue;
        const auto& source = sources_[s];
        const std::size_t of = position(source.of);
        money base(plan->total.currency());
        for (std::size_t k = 0; k < planned.size(); ++k)
            if (source.pays(planned[k].partner))
                base += source.of.empty() ? planned[k].amount : plan->parts[k].paid[of];
        lowered.sources_[s].share = ratio(plan->paid[s], base);
    }
    return lowered;
}

inline funding funding::after(std::span<const money> paid) const {
    if (paid.size() != sources_.size()) throw std::invalid_argument("one amount a source was expected");
    funding rest = *this;
    for (std::size_t s = 0; s < paid.size(); ++s)
        if (auto& cap = rest.sources_[s].cap) cap = std::max(*cap - paid[s], money(cap->currency()));
    return rest;
}

namespace detail {

/// later - earlier, part by part; the parts of `earlier` are the first ones of `later`.
inline funding_split difference(funding_split later, const funding_split& earlier) {
    const auto subtract = [](std::vector<money>& from, const std::vector<money>& what) {
        for (std::size_t i = 0; i < what.size(); ++i) from[i] -= what[i];
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
    void add(std::span<const funding_part> claim) {
        for (const auto& part : claim) {
            const auto [known, is_new] = place_.try_emplace({part.partner, part.item}, parts_.size());
            if (is_new)
                parts_.push_back(part);
            else
                parts_[known->second].amount += part.amount;
        }
    }
    [[nodiscard]] const std::vector<funding_part>& parts() const noexcept { return parts_; }

private:
    std::vector<funding_part> parts_;
    std::map<std::pair<std::string, std::string>, std::size_t> place_;
};

/// Claim by claim, the caps together.
inline std::optional<std::vector<funding_split>> split_each(const funding& plan,
                                                            std::span<const std::vector<funding_part>> claims) {
    std::vector<funding_split> result;
    std::vector<money> paid;
    for (const auto& claim : claims) {
        const auto split = paid.empty() ? plan.split(claim) : plan.after(paid).split(claim);
        if (!split) return std::nullopt;
        if (paid.empty())
            paid = split->paid;
        else
            for (std::size_t s = 0; s < paid.size(); ++s) paid[s] += split->paid[s];
        result.push_back(*split);
    }
    return result;
}

inline std::optional<std::vector<funding_split>> split_whole_so_far(const funding& plan,
                                                                    std::span<const std::vector<funding_part>> claims) {
    std::vector<funding_split> result;
    running_parts so_far;
    std::optional<funding_split> before;
    for (const auto& claim : claims) {
        so_far.add(claim);
        auto now = plan.split(so_far.parts());
        if (!now) return std::nullopt;
        result.push_back(before ? difference(*now, *before) : *now);
        before = std::move(now);
    }
    return result;
}

}  // namespace detail

inline std::optional<std::vector<funding_split>> split_claims(const funding& plan,
                                                              std::span<const std::vector<funding_part>> claims,
                                                              claim_mode mode) {
    return mode == claim_mode::per_claim ? detail::split_each(plan, claims) : detail::split_whole_so_far(plan, claims);
}

}  // namespace v0
}  // namespace cofin

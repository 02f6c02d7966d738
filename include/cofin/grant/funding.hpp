/// Who pays which part of an eligible amount: each source is cut by its own mode, a named one takes the rest.
///
/// This is what the Interreg systems do: the published splits of the Microproject Fund CZ-PL 2014-2020 fit sources cut
/// per part and added, with the own contribution as the remainder that gets all rounding cents.
#pragma once

#include <algorithm>
#include <cofin/money/money.hpp>
#include <cofin/money/split.hpp>
#include <cofin/money/unrounded.hpp>
#include <cofin/number/rate.hpp>
#include <cofin/number/rounding.hpp>
#include <optional>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>
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
    in_order       ///< the first part is served first
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
/// one minor unit of its exact share.
class funding {
public:
    /// Throws `std::invalid_argument` where names repeat or are empty, a source depends on none before it, or the sources
    /// that pay one partner exceed 100 % together.
    explicit funding(std::vector<funding_source> sources, std::string residual,
                     cap_division division = cap_division::undecided);

    /// The split; none where a cap binds over several parts and its division is undecided.
    /// Throws `currency_mismatch` where amounts or caps are of several currencies.
    [[nodiscard]] std::optional<funding_split> split(std::span<const funding_part> parts) const;
    /// The split of one amount that is nobody's in particular: only sources that pay everyone take part.
    [[nodiscard]] funding_split split(const money& amount) const;

    /// The same funding with each capped source's rate lowered to what it pays of `planned`, where its cap binds there:
    /// the exact fraction cap / total. None where the split of `planned` is undetermined.
    [[nodiscard]] std::optional<funding> at_effective_rates(std::span<const funding_part> planned) const;

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
    per_claim,  ///< each claim is split by itself
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
        money sum(unit);
        for (std::size_t k = 0; k < parts.size(); ++k) {
            auto& part = result.parts[k];
            const money base = source.of.empty() ? parts[k].amount : part.paid[position(source.of)];
            part.paid.push_back(source.pays(part.partner) ? (source.share * base).rounded(source.how) : money(unit));
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
    auto& parts = result.parts;
    const money cap = *sources_[source].cap;
    if (parts.size() == 1) {
        parts[0].paid[source] = cap;
        return true;
    }
    if (division_ == cap_division::undecided) return false;
    if (division_ == cap_division::in_order) {
        money left = cap;
        for (auto& part : parts) {
            part.paid[source] = std::min(part.paid[source], left);
            left -= part.paid[source];
        }
        return true;
    }
    std::vector<int64_t> uncapped;
    for (const auto& part : parts) uncapped.push_back(std::max<int64_t>(0, part.paid[source].minor()));
    const auto shares = cofin::split(cap, uncapped);
    for (std::size_t k = 0; k < parts.size(); ++k) parts[k].paid[source] = shares[k];
    return true;
}

inline funding_split funding::split(const money& amount) const {
    const funding_part whole{"", amount, ""};
    return *split(std::span(&whole, 1));
}

inline std::optional<funding> funding::at_effective_rates(std::span<const funding_part> planned) const {
    const auto plan = split(planned);
    if (!plan) return std::nullopt;
    std::vector<funding_source> lowered = sources_;
    for (std::size_t s = 0; s < lowered.size(); ++s) {
        if (!plan->capped[s]) continue;
        money base(plan->total.currency());
        for (std::size_t k = 0; k < planned.size(); ++k)
            if (lowered[s].pays(planned[k].partner))
                base += lowered[s].of.empty() ? planned[k].amount : plan->parts[k].paid[position(lowered[s].of)];
        lowered[s].share = ratio(plan->paid[s], base);
    }
    return funding(std::move(lowered), residual_, division_);
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

/// Adds a claim's parts to the running ones of the same partner and item, new ones at the end.
inline void accumulate(std::vector<funding_part>& so_far, std::span<const funding_part> claim) {
    for (const auto& part : claim) {
        const auto known = std::ranges::find_if(
            so_far, [&](const auto& p) { return p.partner == part.partner && p.item == part.item; });
        if (known == so_far.end())
            so_far.push_back(part);
        else
            known->amount += part.amount;
    }
}

}  // namespace detail

inline std::optional<std::vector<funding_split>> split_claims(const funding& plan,
                                                              std::span<const std::vector<funding_part>> claims,
                                                              claim_mode mode) {
    std::vector<funding_split> result;
    std::vector<funding_part> so_far;
    std::optional<funding_split> before;
    for (const auto& claim : claims) {
        if (mode == claim_mode::per_claim) {
            const auto split = plan.split(claim);
            if (!split) return std::nullopt;
            result.push_back(*split);
            continue;
        }
        detail::accumulate(so_far, claim);
        const auto now = plan.split(so_far);
        if (!now) return std::nullopt;
        result.push_back(before ? detail::difference(*now, *before) : *now);
        before = now;
    }
    return result;
}

}  // namespace v0
}  // namespace cofin

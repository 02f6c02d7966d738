/// Who pays which part of an eligible amount: each source is cut by its own mode, a named one takes the rest.
///
/// This is what the Interreg systems do: the published splits of the Microproject Fund CZ-PL 2014-2020 fit sources cut
/// per part and added, with the own contribution as the remainder that gets all rounding cents.
#pragma once

#include <cofin/grant/funding_part.hpp>
#include <cofin/grant/funding_split.hpp>
#include <cofin/money/money.hpp>
#include <cofin/money/split.hpp>
#include <cofin/money/unrounded.hpp>
#include <cofin/number/rate.hpp>
#include <cofin/number/rounding.hpp>
#include <cofin/text_index.hpp>

#include <algorithm>
#include <array>
#include <cstdint>
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
    std::string name;                       ///< `ERDF`
    rate share;                             ///< of what `of` names
    std::string of = {};                    ///< an earlier source; empty: the eligible amount
    std::optional<money> cap = {};          ///< most that it pays over all parts together
    rounding how = rounding::floor;         ///< of each part
    std::vector<std::string> partners = {}; ///< the only ones it pays to; empty: to all

    /// Whether it pays to that partner.
    [[nodiscard]] bool pays(std::string_view partner) const;
};

/// The unit that is cut before it is added: finer levels leave more cents to the residual.
enum class split_level : std::uint8_t { item, partner, project };
inline constexpr std::array<std::string_view, 3> split_level_names{"item", "partner", "project"};

/// How a cap that binds divides over several parts.
enum class cap_division : std::uint8_t {
    undecided,    ///< nobody said: the funding is then undetermined
    proportional, ///< by what each part would have got, largest remainder
    in_order      ///< the first part is served first, and gets at most what it would have got
};
inline constexpr std::array<std::string_view, 3> cap_division_names{"undecided", "proportional",
                                                                    "in_order"};

/// The sources of a project and the owner of the rest. A value; const use is thread-safe.
///
///     funding plan({{.name = "ERDF", .share = 85_percent}}, "own");
///     plan.split(23'725.48_eur).paid[0] == 20'166.65_eur;
///
/// Guarantee: sources plus residual equal the amount, part by part and in total; each part that no cap touched is within
/// one minor unit of its exact share. Where a cap binds, parts that would get less than nothing (credit notes) keep that,
/// and the others share the cap and what those give back.
class funding {
public:
    /// Throws `std::invalid_argument` where names repeat or are empty, a source depends on none before it, or the sources
    /// that pay one partner exceed 100 % together, `std::overflow_error` where their shares are too fine to be added exactly.
    explicit funding(std::vector<funding_source> sources, std::string residual,
                     cap_division division = cap_division::undecided);

    /// The split; none where a cap binds over several parts that would be paid and its division is undecided. Each part is
    /// cut by itself, however they are shown.
    /// Throws `currency_mismatch` where amounts or caps are of several currencies, `std::invalid_argument` without parts.
    [[nodiscard]] std::optional<funding_split>
    split(std::span<const funding_part> parts, split_parts shown = split_parts::as_given) const;
    /// The same of parts whose partners stand in an index.
    [[nodiscard]] std::optional<funding_split>
    split(const text_index& partners, std::span<const numbered_part> parts,
          split_parts shown = split_parts::as_given) const;
    /// The split of one amount that is nobody's in particular: only sources that pay everyone take part.
    [[nodiscard]] funding_split split(const money& amount) const;

    /// The same funding with each capped source's rate lowered to what it pays of `planned`, where its cap binds there:
    /// the exact fraction cap / total. None where the split of `planned` is undetermined.
    [[nodiscard]] std::optional<funding>
    at_effective_rates(std::span<const funding_part> planned) const;

    /// The same funding with what the sources paid already, one amount a source, taken off their caps.
    [[nodiscard]] funding after(std::span<const money> paid) const;

    /// The same funding with every source's parts rounded that way.
    [[nodiscard]] funding rounded_by(rounding how) const;

    /// The sources, in the order in which splits show them.
    [[nodiscard]] const std::vector<funding_source>& sources() const noexcept { return sources_; }
    /// Who takes the rest.
    [[nodiscard]] const std::string& residual() const noexcept { return residual_; }
    /// How a cap that binds divides over parts.
    [[nodiscard]] cap_division division() const noexcept { return division_; }

private:
    [[nodiscard]] std::size_t position(std::string_view name) const;
    void require_at_most_whole(std::string_view partner) const;
    using amounts = std::vector<money>; // of one source, part by part
    [[nodiscard]] amounts shares_of(const funding_source& source, const text_index& partners,
                                    std::span<const numbered_part> parts,
                                    std::span<const amounts> before) const;
    [[nodiscard]] bool divide_cap(std::size_t source, amounts& shares) const;

    std::vector<funding_source> sources_;
    std::string residual_;
    cap_division division_;
};

// --- definitions ---

inline bool funding_source::pays(std::string_view partner) const {
    return partners.empty() || std::ranges::find(partners, partner) != partners.end();
}

inline funding::funding(std::vector<funding_source> sources, std::string residual,
                        cap_division division)
    : sources_(std::move(sources)), residual_(std::move(residual)), division_(division) {
    for (std::size_t i = 0; i < sources_.size(); ++i) {
        const auto& source = sources_[i];
        if (source.name.empty())
            throw std::invalid_argument("a source of funding has no name");
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
        for (const auto& partner : source.partners)
            require_at_most_whole(partner);
}

inline std::size_t funding::position(std::string_view name) const {
    return static_cast<std::size_t>(std::ranges::find(sources_, name, &funding_source::name) -
                                    sources_.begin());
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
        throw std::invalid_argument("the sources of funding exceed 100 % of the eligible amount: " +
                                    to_string(sum));
}

/// What a source pays of each part before a cap binds; `before`: the same of the sources before it.
inline funding::amounts funding::shares_of(const funding_source& source, const text_index& partners,
                                           std::span<const numbered_part> parts,
                                           std::span<const amounts> before) const {
    const money nothing(parts.front().amount.currency());
    std::vector<bool> is_paid;
    for (const auto& partner : partners)
        is_paid.push_back(source.pays(partner));
    const money* counted = nullptr; // of an earlier source, part by part
    if (!source.of.empty())
        counted = before[position(source.of)].data();
    amounts shares;
    shares.reserve(parts.size());
    for (std::size_t k = 0; k < parts.size(); ++k) {
        const money& base = counted == nullptr ? parts[k].amount : counted[k];
        shares.push_back(is_paid[parts[k].partner] ? (source.share * base).rounded(source.how)
                                                   : nothing);
    }
    return shares;
}

inline std::optional<funding_split> funding::split(const text_index& partners,
                                                   std::span<const numbered_part> parts,
                                                   split_parts shown) const {
    if (parts.empty())
        throw std::invalid_argument("nothing to split");
    const currency unit = parts.front().amount.currency();
    funding_split result{{}, {}, {}, money(unit), money(unit)};
    std::vector<amounts> paid;
    for (std::size_t s = 0; s < sources_.size(); ++s) {
        const auto& cap = sources_[s].cap;
        paid.push_back(shares_of(sources_[s], partners, parts, paid));
        money sum(unit);
        for (const money& share : paid[s])
            sum += share;
        const bool binds = cap && sum > *cap;
        result.capped.push_back(binds);
        result.paid.push_back(binds ? *cap : sum);
        if (binds && !divide_cap(s, paid[s]))
            return std::nullopt;
    }
    detail::shown_parts gathered(partners, parts.size(), sources_.size(), unit, shown);
    for (std::size_t k = 0; k < parts.size(); ++k) {
        auto& part = gathered.of(parts[k].partner);
        part.residual += parts[k].amount;
        result.total += parts[k].amount;
        for (std::size_t s = 0; s < sources_.size(); ++s) {
            part.paid[s] += paid[s][k];
            part.residual -= paid[s][k];
        }
    }
    result.parts = gathered.taken();
    result.residual = result.total;
    for (const auto& sum : result.paid)
        result.residual -= sum;
    return result;
}

inline std::optional<funding_split> funding::split(std::span<const funding_part> parts,
                                                   split_parts shown) const {
    part_numbers numbers;
    const auto numbered = numbers.of(parts);
    return split(numbers.partners(), numbered, shown);
}

inline bool funding::divide_cap(std::size_t source, amounts& shares) const {
    money left = *sources_[source].cap;
    std::vector<money*> paid;
    for (money& share : shares) {
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
        for (const money* share : paid)
            uncapped.push_back(share->minor());
        const auto divided = cofin::split(left, uncapped);
        for (std::size_t k = 0; k < paid.size(); ++k)
            *paid[k] = divided[k];
        return true;
    }
    }
    return false;
}

inline funding_split funding::split(const money& amount) const {
    const funding_part whole{"", amount, ""};
    return *split(std::span(&whole, 1));
}

inline std::optional<funding>
funding::at_effective_rates(std::span<const funding_part> planned) const {
    const auto plan = split(planned);
    if (!plan)
        return std::nullopt;
    // Not checked against 100 % again: rates only fall, and sums of such fractions may leave 63 bits.
    funding lowered = *this;
    for (std::size_t s = 0; s < sources_.size(); ++s) {
        if (!plan->capped[s])
            continue;
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
    if (paid.size() != sources_.size())
        throw std::invalid_argument("one amount a source was expected");
    funding rest = *this;
    for (std::size_t s = 0; s < paid.size(); ++s)
        if (auto& cap = rest.sources_[s].cap)
            cap = std::max(*cap - paid[s], money(cap->currency()));
    return rest;
}

inline funding funding::rounded_by(rounding how) const {
    funding other = *this;
    for (auto& source : other.sources_)
        source.how = how;
    return other;
}

} // namespace v0
} // namespace cofin

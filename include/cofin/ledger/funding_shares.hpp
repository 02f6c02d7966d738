/// Who bears an amount: the grant of each fund and the own part of each partner.
#pragma once

#include <cofin/grant/funding.hpp>
#include <cofin/money/money.hpp>

#include <algorithm>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace cofin {
inline namespace v0 {

/// The parts of a certified amount, or of the change that a correction makes: then they carry its sign. Nothing is left out
/// but parts of nothing, and each name stands once.
struct funding_shares {
    /// What one fund or partner bears.
    struct share {
        std::string of; ///< name of the fund, or id of the partner
        money amount;

        friend bool operator==(const share&, const share&) = default;
    };
    std::vector<share> grants = {};
    std::vector<share> own = {};

    friend bool operator==(const funding_shares&, const funding_shares&) = default;
};

/// The shares of one split of `plan`. What a part that is no partner's leaves to the residual (costs cut over the whole
/// project) is the own part of `lead`; throws `std::invalid_argument` where there is such a part and no lead.
funding_shares shares_of(const funding& plan, const funding_split& split,
                         std::string_view lead = {});

/// What a correction changes: the shares after it less those before it. Never the split of the amount corrected: cut by
/// itself it can be a cent off, and a cap that no longer binds gives back what no stand-alone cut sees.
funding_shares change(const funding_shares& before, const funding_shares& after);

/// Both together.
funding_shares sum(const funding_shares& a, const funding_shares& b);

// --- definitions ---

namespace detail {

inline void add_share(std::vector<funding_shares::share>& shares, std::string_view of,
                      const money& amount) {
    const auto known = std::ranges::find(shares, of, &funding_shares::share::of);
    if (known == shares.end())
        shares.push_back({std::string(of), amount});
    else
        known->amount += amount;
}

inline void leave_out_nothing(std::vector<funding_shares::share>& shares) {
    std::erase_if(shares, [](const auto& share) { return share.amount.is_zero(); });
}

} // namespace detail

inline funding_shares shares_of(const funding& plan, const funding_split& split,
                                std::string_view lead) {
    funding_shares shares;
    for (std::size_t s = 0; s < split.paid.size(); ++s)
        detail::add_share(shares.grants, plan.sources().at(s).name, split.paid[s]);
    for (const auto& part : split.parts) {
        const std::string_view bearer = part.partner.empty() ? lead : part.partner;
        if (bearer.empty() && !part.residual.is_zero())
            throw std::invalid_argument("nobody bears the own part of the whole project");
        detail::add_share(shares.own, bearer, part.residual);
    }
    detail::leave_out_nothing(shares.grants);
    detail::leave_out_nothing(shares.own);
    return shares;
}

inline funding_shares sum(const funding_shares& a, const funding_shares& b) {
    funding_shares total = a;
    for (const auto& share : b.grants)
        detail::add_share(total.grants, share.of, share.amount);
    for (const auto& share : b.own)
        detail::add_share(total.own, share.of, share.amount);
    detail::leave_out_nothing(total.grants);
    detail::leave_out_nothing(total.own);
    return total;
}

inline funding_shares change(const funding_shares& before, const funding_shares& after) {
    funding_shares less = before;
    for (auto* shares : {&less.grants, &less.own})
        for (auto& share : *shares)
            share.amount = -share.amount;
    return sum(after, less);
}

} // namespace v0
} // namespace cofin

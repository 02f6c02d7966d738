#include "property/draws.hpp"
#include "property/oracle.hpp"

#include <cofin/grant/claim_funding.hpp>

using namespace cofin;
using namespace cofin::test;

namespace {

const std::vector<std::string> partner_names{"pl", "cz", "sk"};

/// Up to three sources: one of the whole, one that depends on it, one for a partner alone; caps and modes as they fall.
funding any_funding(bool with_caps = true) {
    const auto cap = [&]() -> std::optional<money> {
        if (!with_caps || *up_to(2) > 0)
            return std::nullopt;
        return money::of_minor(*rc::gen::oneOf(up_to(2'000'000), up_to(100)), euro);
    };
    const auto percent = [](int64_t part) { return rate::of(part, 10'000); };
    std::vector<funding_source> sources;
    sources.push_back({.name = "ERDF",
                       .share = *rc::gen::element(rate::of(85, 100), percent(*up_to(8'500))),
                       .cap = cap(),
                       .how = *any_rounding()});
    if (*rc::gen::arbitrary<bool>())
        sources.push_back({.name = "SB",
                           .share = rate::of(5, 85),
                           .of = "ERDF",
                           .cap = cap(),
                           .how = *any_rounding(),
                           .partners = *rc::gen::arbitrary<bool>() ? std::vector<std::string>{"pl"}
                                                                   : std::vector<std::string>{}});
    if (*rc::gen::arbitrary<bool>())
        sources.push_back({.name = "region",
                           .share = percent(*up_to(1'000)),
                           .cap = cap(),
                           .how = *any_rounding(),
                           .partners = {"cz", "sk"}});
    return funding(std::move(sources), "own",
                   *rc::gen::element(cap_division::proportional, cap_division::in_order));
}

/// Costs of up to three partners, one part an item.
std::vector<funding_part> any_items() {
    std::vector<funding_part> items;
    const int64_t count = 1 + *up_to(5);
    for (int64_t i = 0; i < count; ++i)
        items.push_back(
            {partner_names[static_cast<std::size_t>(*up_to(2))], *any_cost(), std::to_string(i)});
    return items;
}

/// The same costs, one part a partner.
std::vector<funding_part> by_partner(std::span<const funding_part> items) {
    std::vector<funding_part> sums;
    for (const auto& name : partner_names) {
        money sum(euro);
        bool any = false;
        for (const auto& item : items)
            if (item.partner == name) {
                sum += item.amount;
                any = true;
            }
        if (any)
            sums.push_back({name, sum});
    }
    return sums;
}

money total(std::span<const funding_part> parts) {
    money sum(euro);
    for (const auto& part : parts)
        sum += part.amount;
    return sum;
}

/// What a source is counted on in one part.
money counted(const funding& plan, std::size_t source, const funding_part& part,
              const funding_split::part& split) {
    const auto& of = plan.sources()[source].of;
    if (of.empty())
        return part.amount;
    for (std::size_t s = 0; s < source; ++s)
        if (plan.sources()[s].name == of)
            return split.paid[s];
    return money(euro);
}

} // namespace

TEST_CASE("sources and residual are the amount, part by part, source by source and in total",
          "[property][funding]") {
    for_all([] {
        const funding plan = any_funding();
        const auto parts = any_items();
        const auto split = *plan.split(parts);
        RC_ASSERT(split.total == total(parts));
        money all = split.residual;
        money residual(euro);
        for (const auto& paid : split.paid)
            all += paid;
        RC_ASSERT(all == split.total);
        std::vector<money> by_source(split.paid.size(), money(euro));
        for (std::size_t k = 0; k < parts.size(); ++k) {
            money part = split.parts[k].residual;
            for (std::size_t s = 0; s < by_source.size(); ++s) {
                part += split.parts[k].paid[s];
                by_source[s] += split.parts[k].paid[s];
            }
            RC_ASSERT(part == parts[k].amount);
            residual += split.parts[k].residual;
        }
        RC_ASSERT(by_source == split.paid);
        RC_ASSERT(residual == split.residual);
    });
}

TEST_CASE("a part that no cap touched is the exact share rounded by its source's mode",
          "[property][funding]") {
    for_all([] {
        const funding plan = any_funding();
        const auto parts = any_items();
        const auto split = *plan.split(parts);
        for (std::size_t s = 0; s < plan.sources().size(); ++s) {
            const auto& source = plan.sources()[s];
            for (std::size_t k = 0; k < parts.size(); ++k) {
                const money& paid = split.parts[k].paid[s];
                if (!source.pays(parts[k].partner)) {
                    RC_ASSERT(paid.is_zero());
                    continue;
                }
                const cpp_rational share =
                    exact(source.share) * counted(plan, s, parts[k], split.parts[k]).minor();
                if (!split.capped[s]) {
                    RC_ASSERT(paid.minor() == rounded(share, source.how));
                    RC_ASSERT(abs(minor(paid) - share) < 1);
                } else {
                    RC_ASSERT(minor(paid) <= rounded(share, source.how));
                }
            }
        }
    });
}

TEST_CASE("a cap is never passed, and is reached where it binds", "[property][funding]") {
    for_all([] {
        const funding plan = any_funding();
        const auto parts = any_items();
        const auto split = *plan.split(parts);
        for (std::size_t s = 0; s < plan.sources().size(); ++s) {
            const auto& cap = plan.sources()[s].cap;
            if (cap)
                RC_ASSERT(split.paid[s] <= *cap);
            if (split.capped[s])
                RC_ASSERT(split.paid[s] == *cap);
        }
    });
}

TEST_CASE("where nobody divides a cap, it needs no division or nothing is determined",
          "[property][funding]") {
    for_all([] {
        const funding plan = any_funding();
        const auto parts = any_items();
        const auto divided = *plan.split(parts);
        const auto undecided = funding(plan.sources(), "own").split(parts);
        if (undecided) {
            RC_ASSERT(undecided->paid == divided.paid);
            for (std::size_t k = 0; k < parts.size(); ++k)
                RC_ASSERT(undecided->parts[k].paid == divided.parts[k].paid);
        } else {
            RC_ASSERT(std::ranges::find(divided.capped, true) != divided.capped.end());
            RC_ASSERT(parts.size() > 1);
        }
    });
}

TEST_CASE("cut down, a finer level pays at most as much, less than a cent a part less",
          "[property][funding]") {
    for_all([] {
        const funding plan({{.name = "ERDF", .share = *rate_up_to(rate::of(1, 1))}}, "own");
        const auto items = any_items();
        const auto partners = by_partner(items);
        const money by_item = plan.split(items)->paid[0];
        const money by_sum = plan.split(partners)->paid[0];
        const money of_whole = plan.split(total(items)).paid[0];
        RC_ASSERT(by_item <= by_sum);
        RC_ASSERT(by_sum <= of_whole);
        RC_ASSERT(of_whole.minor() - by_item.minor() < static_cast<int64_t>(items.size()));
        RC_ASSERT(of_whole.minor() - by_sum.minor() < static_cast<int64_t>(partners.size()));
    });
}

TEST_CASE("cumulative claims end at the split of the whole", "[property][claims]") {
    for_all([] {
        const funding plan = any_funding();
        std::vector<std::vector<funding_part>> claims;
        std::vector<funding_part> all;
        const int64_t count = 1 + *up_to(3);
        for (int64_t i = 0; i < count; ++i) {
            claims.push_back(by_partner(any_items()));
            all.insert(all.end(), claims.back().begin(), claims.back().end());
        }
        // the order in which partners first claim is the order that caps serve
        std::vector<funding_part> sums;
        for (const auto& part : all) {
            const auto known = std::ranges::find(sums, part.partner, &funding_part::partner);
            if (known == sums.end())
                sums.push_back(part);
            else
                known->amount += part.amount;
        }
        const auto whole = *plan.split(sums);
        const auto splits = *split_claims(plan, claims, claim_mode::cumulative);
        std::vector<money> paid(whole.paid.size(), money(euro));
        money residual(euro);
        for (std::size_t c = 0; c < splits.size(); ++c) {
            RC_ASSERT(splits[c].total == total(claims[c]));
            for (std::size_t s = 0; s < paid.size(); ++s)
                paid[s] += splits[c].paid[s];
            residual += splits[c].residual;
        }
        RC_ASSERT(paid == whole.paid);
        RC_ASSERT(residual == whole.residual);
    });
}

TEST_CASE("claims one by one share the caps and lose at most a cent a part", "[property][claims]") {
    for_all([] {
        const funding plan = any_funding();
        std::vector<std::vector<funding_part>> claims;
        const int64_t count = 1 + *up_to(3);
        for (int64_t i = 0; i < count; ++i)
            claims.push_back(any_items());
        const auto splits = *split_claims(plan, claims, claim_mode::per_claim);
        std::vector<money> paid(plan.sources().size(), money(euro));
        for (std::size_t c = 0; c < splits.size(); ++c) {
            money all = splits[c].residual;
            for (std::size_t s = 0; s < paid.size(); ++s) {
                all += splits[c].paid[s];
                paid[s] += splits[c].paid[s];
                if (const auto& cap = plan.sources()[s].cap)
                    RC_ASSERT(paid[s] <= *cap);
            }
            RC_ASSERT(all == total(claims[c]));
        }
    });
}

TEST_CASE("at effective rates the plan gets its cap, less than a cent a part short of it",
          "[property][funding]") {
    for_all([] {
        auto parts = any_items();
        for (auto& part : parts)
            if (part.amount.is_negative())
                part.amount = -part.amount;
        const money cap = money::of_minor(*up_to(200'000'000), euro);
        const rate share = *rate_up_to(rate::of(1, 1));
        const funding plan({{.name = "ERDF", .share = share, .cap = cap}}, "own",
                           cap_division::proportional);
        const auto capped = *plan.split(parts);
        const auto lowered = *plan.at_effective_rates(parts);
        const money paid = lowered.split(parts)->paid[0];
        RC_ASSERT(paid <= capped.paid[0]);
        RC_ASSERT(capped.paid[0].minor() - paid.minor() < static_cast<int64_t>(parts.size()));
        RC_ASSERT(lowered.sources()[0].share ==
                  (capped.capped[0] ? ratio(cap, total(parts)) : share));
        RC_ASSERT(lowered.split(total(parts)).paid[0] >= paid);
    });
}

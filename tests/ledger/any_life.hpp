#pragma once

// Projects to which things happen by chance: what laws of the ledger are checked on.

#include "ledger/one_project.hpp"

#include <cofin/ledger/standing.hpp>

#include <algorithm>
#include <map>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

namespace cofin::test {

/// What chance decides within one step: numbers that one drawn number leads to (SplitMix64), so that a life that breaks a
/// law shrinks to the steps that do.
class chance {
public:
    explicit chance(int64_t drawn) : state_(static_cast<uint64_t>(drawn)) {}

    int64_t up_to(int64_t most) {
        state_ += 0x9e3779b97f4a7c15U;
        uint64_t mixed = (state_ ^ (state_ >> 30U)) * 0xbf58476d1ce4e5b9U;
        mixed = (mixed ^ (mixed >> 27U)) * 0x94d049bb133111ebU;
        return static_cast<int64_t>((mixed ^ (mixed >> 31U)) % static_cast<uint64_t>(most + 1));
    }
    bool one_in(int64_t count) { return up_to(count - 1) == 0; }
    /// Nothing, all, or some of it; of a credit note with its sign.
    int64_t part_of(int64_t whole) {
        switch (up_to(3)) {
        case 0: return 0;
        case 1: return whole < 0 ? -up_to(-whole) : up_to(whole);
        default: return whole;
        }
    }
    const std::string& any(const std::vector<std::string>& among) {
        return among[static_cast<std::size_t>(up_to(static_cast<int64_t>(among.size()) - 1))];
    }

private:
    uint64_t state_;
};

using steps = std::vector<int64_t>;

inline money euros(int64_t minor) { return money::of_minor(minor, euro); }

inline const std::vector<std::string> partner_ids{"pl", "cz"};

/// What things are called in a life: two partners, two funds (85 %, and 5/85 of it for the first partner), two categories.
struct life_names {
    std::vector<std::string> partners = partner_ids;
    std::vector<std::string> funds = {"ERDF", "SB"};
    std::vector<std::string> categories = {"staff", "travel"};
    std::string cost = {}; ///< before the number of each
    std::string document = {};
};

/// What the events themselves add up to, counted beside the books.
struct tally {
    int64_t declared = 0;
    int64_t certified = 0;
    std::map<std::string, int64_t> grant;
    std::map<std::string, int64_t> paid;
    std::map<std::string, int64_t> recovered;
    std::map<std::string, int64_t> own;

    void add(const funding_shares& shares) {
        for (const auto& share : shares.grants)
            grant[share.of] += share.amount.minor();
        for (const auto& share : shares.own)
            own[share.of] += share.amount.minor();
    }
};

/// A project to which things happen as chance has it. Some of them the books refuse. Throws `std::logic_error` where a law of
/// the books is broken.
class life {
public:
    explicit life(const steps& drawn, life_names names = {})
        : names_(std::move(names)), chance_(0), journal_(euro) {
        append(commitment{
            .partners = names_.partners,
            .funds = {{names_.funds[0], euros(5'000'000)}, {names_.funds[1], euros(300'000)}}});
        for (const int64_t step : drawn) {
            chance_ = chance(step);
            happen();
        }
    }

    [[nodiscard]] const cofin::journal& journal() const { return journal_; }
    [[nodiscard]] cofin::journal& journal() { return journal_; }
    [[nodiscard]] const tally& counted() const { return counted_; }
    /// Balances as they were after each entry.
    [[nodiscard]] const std::vector<balances>& remembered() const { return remembered_; }
    [[nodiscard]] day today() const { return now_; }

private:
    void happen() {
        now_ += date::days(chance_.up_to(2));
        switch (chance_.up_to(24)) {
        case 0:
        case 1:
        case 2:
        case 3: return declare();
        case 4:
        case 5:
        case 6: return claim();
        case 7: return review();
        case 8:
        case 9:
        case 10:
        case 11: return certify();
        case 12:
        case 13:
        case 14:
        case 15: return pay();
        case 16:
        case 17:
        case 18: return correct();
        case 19:
        case 20: return recover();
        case 21:
        case 22: return advance();
        case 23: return pass_on();
        default: return close();
        }
    }

    /// Whether the books took it; where they did not, they are as they were.
    bool append(ledger_event what) {
        const auto before = journal_.now().balance();
        const auto size = journal_.size();
        try {
            const day dated = chance_.one_in(4) ? now_ - date::days(chance_.up_to(9)) : now_;
            journal_.append({.booked_on = now_,
                             .dated = dated,
                             .document = names_.document,
                             .what = std::move(what)});
        } catch (const ledger_error&) {
            require(journal_.size() == size && journal_.now().balance() == before,
                    "what is refused leaves the journal as it was");
            return false;
        }
        require(journal_.size() == size + 1, "an event is one entry");
        remembered_.push_back(journal_.now().balance());
        const auto broken = broken_identity(journal_.now().balance(), journal_.now().chart());
        require(!broken, broken.value_or(""));
        return true;
    }

    void declare() {
        const bool is_credit = chance_.one_in(10);
        const auto minor = chance_.up_to(99'999) * (is_credit ? -1 : 1);
        if (append(declared_cost{.partner = chance_.any(names_.partners),
                                 .category = names_.categories[chance_.one_in(2) ? 0 : 1],
                                 .id = names_.cost + std::to_string(costs()),
                                 .original = euros(minor),
                                 .amount = euros(minor)}))
            counted_.declared += minor;
    }

    void claim() {
        claim_submission handed_in{.number = claims_ + 1};
        for (std::size_t c = 0; c < costs(); ++c) {
            const auto& state = at(c);
            if ((!state.claim || state.at(cost_stage::parked) != 0) && chance_.up_to(3) > 0)
                handed_in.costs.push_back({static_cast<cost_number>(c)});
        }
        if (append(handed_in))
            ++claims_;
        review();
    }

    void review() {
        cost_review found{};
        for (std::size_t c = 0; c < costs(); ++c) {
            const auto& state = at(c);
            int64_t left = state.amount() - state.at(cost_stage::certified);
            const auto next = [&] {
                const int64_t part = chance_.part_of(left);
                left -= part;
                return euros(part);
            };
            if (!chance_.one_in(3)) {
                const money accepted = next();
                const money ineligible = next();
                const money parked = next();
                found.costs.push_back(
                    {static_cast<cost_number>(c), euros(left), accepted, parked, ineligible});
            }
        }
        append(found);
    }

    /// 85 % of what is certified, cumulatively, by partner; SB 5/85 of it for one of them.
    [[nodiscard]] funding_shares borne(const std::map<std::string, int64_t>& certified) const {
        const funding plan({{.name = names_.funds[0], .share = rate::of(85, 100)},
                            {.name = names_.funds[1],
                             .share = rate::of(5, 85),
                             .of = names_.funds[0],
                             .partners = {names_.partners[0]}}},
                           "own");
        std::vector<funding_part> parts;
        for (const auto& partner : names_.partners) {
            const auto sum = certified.find(partner);
            parts.push_back({partner, euros(sum == certified.end() ? 0 : sum->second)});
        }
        return shares_of(plan, *plan.split(parts));
    }

    /// Parts of what stands at that stage, all of one claim's or correction's row.
    std::vector<cost_amount> some(cost_stage stage) {
        std::vector<cost_amount> row;
        for (std::size_t c = 0; c < costs(); ++c)
            if (const int64_t minor = chance_.part_of(at(c).at(stage)); minor != 0)
                row.push_back({static_cast<cost_number>(c), euros(minor)});
        return row;
    }

    /// The change of funding where the certified costs of partners change by that row.
    funding_shares borne_by(const std::vector<cost_amount>& row, int64_t sign,
                            std::map<std::string, int64_t>& after) const {
        after = certified_;
        for (const auto& cost : row)
            after[names_.partners[place_of(at(place_of(cost.cost)).key.partner)]] +=
                sign * cost.amount.minor();
        return change(borne(certified_), borne(after));
    }

    void certify() {
        const auto row = some(cost_stage::accepted);
        std::map<std::string, int64_t> after;
        auto shares = borne_by(row, 1, after);
        std::optional<clearing_share> clearing;
        if (chance_.one_in(3))
            clearing = clearing_share{rate::of(chance_.up_to(100), 100), rounding::floor};
        if (!append(certification{1 + chance_.up_to(claims_), row, shares, clearing}))
            return;
        settle(shares, std::move(after));
        for (const auto& grant : shares.grants)
            if (const auto fund = fund_of(grant.of); !clearing && !grant.amount.is_negative())
                require(std::min(minor_at(account::advance(fund)),
                                 minor_at(account::receivable(fund))) == 0,
                        "certifying clears advances");
    }

    void correct() {
        const auto row = some(cost_stage::certified);
        std::map<std::string, int64_t> after;
        auto shares = borne_by(row, -1, after);
        if (append(correction{.costs = row, .change = shares}))
            settle(shares, std::move(after));
    }

    void settle(const funding_shares& shares, std::map<std::string, int64_t> after) {
        counted_.add(shares);
        certified_ = std::move(after);
        counted_.certified = 0;
        for (const auto& [partner, minor] : certified_)
            counted_.certified += minor;
    }

    [[nodiscard]] fund_number fund_of(const std::string& name) const {
        return *journal_.now().chart().find_fund(name);
    }
    [[nodiscard]] int64_t minor_at(account on) const {
        return journal_.now().balance().of(on).minor();
    }
    const std::string& any_fund() { return chance_.any(names_.funds); }
    const std::string& any_partner() { return chance_.any(names_.partners); }
    /// Some of it, or a little more than there is.
    money about(int64_t minor) {
        return euros(chance_.one_in(6) ? minor + 1 : chance_.part_of(minor));
    }

    void pay() {
        const auto fund = any_fund();
        const auto amount = about(minor_at(account::receivable(fund_of(fund))));
        if (append(disbursement{.fund = fund,
                                .payee = any_partner(),
                                .amount = amount,
                                .claim = 1 + chance_.up_to(claims_)}))
            counted_.paid[fund] += amount.minor();
    }

    void advance() {
        const auto fund = any_fund();
        const auto amount = euros(chance_.up_to(100'000));
        const bool has_condition = chance_.one_in(2);
        advance_terms terms{euros(chance_.up_to(200'000))};
        if (has_condition)
            terms.settled_min = rate::of(7, 10);
        if (append(disbursement{.fund = fund,
                                .payee = any_partner(),
                                .amount = amount,
                                .kind = tranche_kind::prefinancing,
                                .terms = terms}))
            counted_.paid[fund] += amount.minor();
    }

    void recover() {
        const auto fund = any_fund();
        const auto number = fund_of(fund);
        if (chance_.one_in(3)) {
            append(set_off{fund, about(minor_at(account::repayable(number)))});
            return;
        }
        const bool is_advance = chance_.one_in(2);
        const auto amount =
            about(minor_at(is_advance ? account::advance(number) : account::repayable(number)));
        const auto partner = any_partner();
        if (is_advance ? append(advance_return{fund, partner, amount})
                       : append(recovery{fund, partner, amount}))
            counted_.recovered[fund] += amount.minor();
    }

    void pass_on() { append(transfer{any_partner(), any_partner(), euros(chance_.up_to(50'000))}); }

    void close() { append(period_closing{{first_day, std::max(first_day, now_ - date::days(2))}}); }

    [[nodiscard]] std::size_t costs() const { return journal_.now().costs().size(); }
    [[nodiscard]] const booked_cost& at(std::size_t cost) const {
        return *journal_.now().costs().find(static_cast<cost_number>(cost));
    }

    static void require(bool holds, const std::string& law) {
        if (!holds)
            throw std::logic_error(law);
    }

    life_names names_;
    chance chance_;
    cofin::journal journal_;
    day now_ = first_day;
    int64_t claims_ = 0;
    std::map<std::string, int64_t> certified_; // by partner
    tally counted_;
    std::vector<balances> remembered_;
};

} // namespace cofin::test

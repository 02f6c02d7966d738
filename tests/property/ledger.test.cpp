#include "ledger/one_project.hpp"
#include "property/draws.hpp"

#include <cofin/ledger/standing.hpp>

#include <map>
#include <numeric>

using namespace cofin;
using namespace cofin::test;

namespace {

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

steps any_steps(int64_t most) {
    const auto size = static_cast<std::size_t>(*up_to(most));
    return *rc::gen::container<steps>(size, up_to(999'999'999));
}

money euros(int64_t minor) { return money::of_minor(minor, euro); }

const std::vector<std::string> partner_ids{"pl", "cz"};
const std::vector<std::string> fund_names{"ERDF", "SB"};

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

/// A project to which things happen as chance has it. Some of them the books refuse.
class life {
public:
    explicit life(const steps& drawn) : chance_(0), journal_(euro) {
        append(commitment{.partners = partner_ids,
                          .funds = {{"ERDF", euros(5'000'000)}, {"SB", euros(300'000)}}});
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
            journal_.append({.booked_on = now_, .dated = dated, .what = std::move(what)});
        } catch (const ledger_error&) {
            RC_ASSERT(journal_.size() == size);
            RC_ASSERT(journal_.now().balance() == before);
            return false;
        }
        RC_ASSERT(journal_.size() == size + 1);
        remembered_.push_back(journal_.now().balance());
        const auto broken = broken_identity(journal_.now().balance(), journal_.now().chart());
        if (broken)
            RC_FAIL(*broken);
        return true;
    }

    void declare() {
        const bool is_credit = chance_.one_in(10);
        const auto minor = chance_.up_to(99'999) * (is_credit ? -1 : 1);
        if (append(declared_cost{.partner = chance_.any(partner_ids),
                                 .category = chance_.one_in(2) ? "staff" : "travel",
                                 .id = std::to_string(costs()),
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
        std::vector<funding_part> parts;
        for (const auto& partner : partner_ids) {
            const auto sum = certified.find(partner);
            parts.push_back({partner, euros(sum == certified.end() ? 0 : sum->second)});
        }
        return shares_of(microproject(), *microproject().split(parts));
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
            after[partner_ids[place_of(at(place_of(cost.cost)).key.partner)]] +=
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
                RC_ASSERT(std::min(minor_at(account::advance(fund)),
                                   minor_at(account::receivable(fund))) == 0);
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
    const std::string& any_fund() { return chance_.any(fund_names); }
    const std::string& any_partner() { return chance_.any(partner_ids); }
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

    chance chance_;
    cofin::journal journal_;
    day now_ = first_day;
    int64_t claims_ = 0;
    std::map<std::string, int64_t> certified_; // by partner
    tally counted_;
    std::vector<balances> remembered_;
};

/// Balances by name: what an order of entries must not change.
std::map<std::string, money> by_name(const cofin::journal& journal) {
    std::map<std::string, money> named;
    const auto& chart = journal.now().chart();
    for (std::size_t entry = 1; entry <= journal.size(); ++entry)
        for (const auto& posting : journal.at(entry).postings)
            named.emplace(plain_text_name(chart.name(posting.on)),
                          journal.now().balance().of(posting.on));
    return named;
}

int64_t of(const std::map<std::string, int64_t>& sums, const std::string& name) {
    const auto known = sums.find(name);
    return known == sums.end() ? 0 : known->second;
}

/// The numbers below `count`, shuffled by chance if there is one.
std::vector<std::size_t> any_order(std::size_t count, chance* drawn) {
    std::vector<std::size_t> order(count);
    std::iota(order.begin(), order.end(), std::size_t{0});
    for (std::size_t left = count; drawn != nullptr && left > 1; --left)
        std::swap(order[left - 1],
                  order[static_cast<std::size_t>(drawn->up_to(static_cast<int64_t>(left) - 1))]);
    return order;
}

} // namespace

TEST_CASE("whatever happens, the identities hold after every entry and figures are sums of events",
          "[property][ledger]") {
    for_all([] {
        life one(any_steps(60));
        const auto now = standing_after(one.journal(), one.journal().size());
        const auto& counted = one.counted();
        RC_ASSERT(now.costs.declared == euros(counted.declared));
        RC_ASSERT(now.costs.certified == euros(counted.certified));
        for (const auto& fund : now.funds) {
            RC_ASSERT(fund.certified == euros(of(counted.grant, fund.fund)));
            RC_ASSERT(fund.paid == euros(of(counted.paid, fund.fund)));
            RC_ASSERT(fund.recovered == euros(of(counted.recovered, fund.fund)));
        }
        for (const auto& partner : now.partners)
            RC_ASSERT(partner.own == euros(of(counted.own, partner.partner)));
    });
}

TEST_CASE("costs stand at their stages as the accounts say", "[property][ledger]") {
    for_all([] {
        life one(any_steps(30));
        const auto& books = one.journal().now();
        std::map<account, int64_t> sums;
        for (std::size_t c = 0; c < books.costs().size(); ++c) {
            const auto& cost = *books.costs().find(static_cast<cost_number>(c));
            for (std::size_t stage = 0; stage < cost_stage_count; ++stage) {
                const int64_t minor = cost.stages[stage];
                sums[account(static_cast<cost_stage>(stage), cost.heading)] += minor;
                RC_ASSERT(minor == 0 || (minor < 0) == (cost.amount() < 0));
            }
        }
        for (const auto& [on, minor] : sums)
            RC_ASSERT(books.balance().of(on) == euros(minor));
    });
}

TEST_CASE("as of an entry the balances are those of that time, as of the last those of now",
          "[property][ledger]") {
    for_all([] {
        life one(any_steps(30));
        const auto& journal = one.journal();
        RC_ASSERT(journal.balance_after(journal.size()) == journal.now().balance());
        for (std::size_t entry = 1; entry <= journal.size(); ++entry) {
            const auto then = journal.balance_after(entry);
            RC_ASSERT(then.trial_balance() == 0);
            RC_ASSERT(then == one.remembered()[entry - 1]);
            const day booked = journal.at(entry).booked.booked_on;
            const auto latest = journal.last_by(booked);
            RC_ASSERT(latest >= entry);
            RC_ASSERT(journal.at(latest).booked.booked_on == booked);
        }
        RC_ASSERT(journal.last_by(one.today()) == journal.size());
    });
}

TEST_CASE("the same entries make the same books, and costs told again change nothing",
          "[property][ledger]") {
    for_all([] {
        life one(any_steps(30));
        auto& told = one.journal();
        journal again(euro);
        for (std::size_t entry = 1; entry <= told.size(); ++entry) {
            RC_ASSERT(again.append(told.at(entry).booked).is_new);
            RC_ASSERT(std::ranges::equal(again.at(entry).postings, told.at(entry).postings));
        }
        RC_ASSERT(again.now().balance() == told.now().balance());
        const auto size = told.size();
        for (std::size_t entry = 1; entry <= size; ++entry)
            if (std::holds_alternative<declared_cost>(told.at(entry).booked.what)) {
                const auto skipped = told.append(told.at(entry).booked);
                RC_ASSERT(!skipped.is_new);
                RC_ASSERT(skipped.entry == entry);
            }
        RC_ASSERT(told.size() == size);
    });
}

TEST_CASE("the order of costs, and of payments by several funds, changes no balance",
          "[property][ledger]") {
    for_all([] {
        chance drawn(*up_to(999'999'999));
        std::vector<ledger_event> costs;
        std::map<std::string, int64_t> certified;
        const auto count = static_cast<std::size_t>(1 + drawn.up_to(9));
        for (std::size_t c = 0; c < count; ++c) {
            const auto& partner = drawn.any(partner_ids);
            const auto minor = drawn.up_to(99'999);
            certified[partner] += minor;
            costs.emplace_back(declared_cost{.partner = partner,
                                             .category = drawn.one_in(2) ? "staff" : "travel",
                                             .id = std::to_string(c),
                                             .original = euros(minor),
                                             .amount = euros(minor)});
        }
        const auto split = *microproject().split(std::vector<funding_part>{
            {"pl", euros(certified["pl"])}, {"cz", euros(certified["cz"])}});
        const auto shares = shares_of(microproject(), split);
        std::vector<ledger_event> payments;
        for (const auto& grant : shares.grants)
            for (const int64_t half : {grant.amount.minor() / 2, (grant.amount.minor() + 1) / 2})
                if (half > 0)
                    payments.emplace_back(disbursement{
                        .fund = grant.of, .payee = "pl", .amount = euros(half), .claim = 1});

        const auto tell = [&](bool is_shuffled) {
            journal told(euro);
            const auto say = [&](const ledger_event& what) {
                told.append({.booked_on = first_day, .dated = first_day, .what = what});
            };
            const auto say_all = [&](const std::vector<ledger_event>& events) {
                for (const auto place : any_order(events.size(), is_shuffled ? &drawn : nullptr))
                    say(events[place]);
            };
            say(commitment{.partners = partner_ids,
                           .funds = {{"ERDF", euros(0)}, {"SB", euros(0)}}});
            say_all(costs);
            claim_submission handed_in{.number = 1};
            cost_review found{};
            certification row{.claim = 1, .shares = shares};
            for (std::size_t c = 0; c < count; ++c) {
                const auto number = static_cast<cost_number>(c);
                const auto whole = told.now().division_of(number).declared;
                handed_in.costs.push_back({number});
                found.costs.push_back({number, euros(0), whole, euros(0), euros(0)});
                row.costs.push_back({number, whole});
            }
            say(handed_in);
            say(found);
            say(row);
            say_all(payments);
            return by_name(told);
        };
        RC_ASSERT(tell(true) == tell(false));
    });
}

TEST_CASE("every account has one plain-text name, and it is beancount's", "[property][ledger]") {
    for_all([] {
        const auto id = *rc::gen::oneOf(
            rc::gen::arbitrary<std::string>(),
            rc::gen::container<std::string>(rc::gen::elementOf(std::string("plXx-u01_:l "))));
        const auto kind = static_cast<account_kind>(*up_to(10));
        const bool of_costs = owner_of(kind) == account_owner::heading;
        const account_name name{kind, id, of_costs ? *rc::gen::arbitrary<std::string>() : ""};
        const auto text = plain_text_name(name);
        RC_ASSERT(parse_plain_text_name(text) == name);
        bool begins = true;
        for (const char c : text) {
            const bool is_capital_or_digit = (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
            RC_ASSERT(is_capital_or_digit ||
                      (!begins && ((c >= 'a' && c <= 'z') || c == '-' || c == ':')));
            begins = c == ':';
        }
        RC_ASSERT(!begins);
        // A text that reads as an account is how that account is written.
        const auto drawn =
            *rc::gen::container<std::string>(rc::gen::elementOf(std::string("ABXlux-0f2")));
        if (const auto read = try_parse_plain_text_name("Income:Grant:" + drawn))
            RC_ASSERT(plain_text_name(*read) == "Income:Grant:" + drawn);
    });
}

#include "rulebook/stored_rulebook.hpp"
#include "store/body.hpp"
#include "store/derived_events.hpp"
#include "store/event_fields.hpp"

#include <cofin/ledger/drafting.hpp>
#include <cofin/rules/assess.hpp>
#include <cofin/store/verification.hpp>

#include <algorithm>
#include <map>
#include <utility>

namespace cofin {
inline namespace v0 {
namespace {

/// What makes a figure impossible to make again: a rulebook whose kinds are a foreign plugin's.
class not_recomputable : public error {
public:
    using error::error;
};

/// Makes the figures of one journal again, entry by entry.
class journal_replay {
public:
    journal_replay(std::string project, currency unit, stored::engine& engine,
                   const rulebook_supply* supply)
        : project_(std::move(project)), engine_(engine), supply_(supply), on_(unit), told_(on_) {}

    /// Throws `store_error` where the entry says something else than what is made again.
    void take(const recorded_entry& entry);
    /// After the last entry.
    void finish(verification& found);

private:
    template <class Act>
    void unless_impossible(const Act& act) {
        try {
            act();
        } catch (const not_recomputable&) {
            ++not_recomputed_;
        }
    }
    void derive(const recorded_entry& entry);
    void require_same(const recorded_entry& entry, const ledger_event& derived) const;
    void derive_review(const recorded_entry& entry);
    void check_costs();
    [[nodiscard]] const rulebook& book_of(const std::string& digest);
    [[nodiscard]] derivation from() {
        return {project_, on_, told_, book_of(told_.terms().rulebook)};
    }

    std::string project_;
    stored::engine& engine_;
    const rulebook_supply* supply_;
    books on_;
    recorded_project told_;
    std::map<std::string, std::optional<rulebook>> books_;       // none where it cannot be read
    std::vector<std::pair<cost_number, std::size_t>> unchecked_; // costs with their entries
    std::vector<posting> postings_;
    std::size_t not_recomputed_ = 0;
};

void journal_replay::take(const recorded_entry& entry) {
    const bool is_cost = std::holds_alternative<declared_cost>(entry.booked.what);
    unless_impossible([&] {
        if (!is_cost)
            check_costs();
        derive(entry);
    });
    draft(on_, entry.booked, postings_);
    if (postings_ != entry.postings)
        throw store_error(wording("its postings are {}, its event moves {}",
                                  stored::postings_text(entry.postings),
                                  stored::postings_text(postings_)));
    on_.take(entry.booked, postings_);
    told_.take(entry);
    if (!is_cost)
        return;
    const auto& event = std::get<declared_cost>(entry.booked.what);
    const auto partner = on_.chart().find_partner(event.partner);
    unchecked_.emplace_back(*on_.costs().find(key_of(*partner, event, entry.booked)), entry.number);
}

void journal_replay::finish(verification& found) {
    unless_impossible([&] { check_costs(); });
    found.recomputed += on_.entry_count() - not_recomputed_;
    found.not_recomputed += not_recomputed_;
}

const rulebook& journal_replay::book_of(const std::string& digest) {
    auto known = books_.find(digest);
    if (known == books_.end()) {
        known = books_.emplace(digest, std::nullopt).first;
        if (digest.empty()) // only postings follow from such an agreement
            throw not_recomputable(wording("an agreement without a rulebook"));
        const auto json = engine_.rulebook(digest);
        if (!json)
            throw store_error(wording("the rulebook {} is not stored", digest.substr(0, 16)));
        try {
            known->second = read_stored_rulebook(*json, supply_);
        } catch (const parse_error&) { // a kind that no plugin named here provides
            throw not_recomputable(wording("a rulebook that rests on a plugin"));
        }
    }
    if (!known->second)
        throw not_recomputable(wording("a rulebook that rests on a plugin"));
    return *known->second;
}

void journal_replay::require_same(const recorded_entry& entry, const ledger_event& derived) const {
    booking again{
        .booked_on = entry.booked.booked_on, .dated = entry.booked.dated, .what = derived};
    again.document = entry.booked.document;
    const auto is = stored::facts_text(entry.booked, {});
    const auto must = stored::facts_text(again, {});
    if (is != must)
        throw store_error(wording("it says {}, made again it is {}", is, must));
}

void journal_replay::derive(const recorded_entry& entry) {
    const auto& what = entry.booked.what;
    if (const auto* made = std::get_if<commitment>(&what)) {
        const auto terms = agreed_terms_of(entry, on_.currency());
        if (!terms.rulebook.empty())
            require_same(entry,
                         commitment_of(project_, terms, book_of(terms.rulebook), made->partners));
    } else if (const auto* claim = std::get_if<claim_submission>(&what)) {
        std::vector<cost_number> parked;
        for (const auto& one : claim->costs)
            if (const auto* cost = on_.costs().find(one.cost); cost != nullptr && cost->claim)
                parked.push_back(one.cost);
        require_same(entry, claim_of(from(), claim->number, parked));
    } else if (std::holds_alternative<cost_review>(what)) {
        derive_review(entry);
    } else if (const auto* certified = std::get_if<certification>(&what)) {
        auto again = certification_of(from(), certified->claim);
        again.clearing = certified->clearing;
        require_same(entry, again);
    } else if (const auto* corrected = std::get_if<correction>(&what)) {
        auto again =
            correction_of(from(), corrected->costs, corrected->basis, corrected->is_withdrawal);
        again.clearing = corrected->clearing;
        require_same(entry, again);
    }
}

/// What a person judged or set aside is a fact; what rules found is made again.
void journal_replay::derive_review(const recorded_entry& entry) {
    const auto& event = std::get<cost_review>(entry.booked.what);
    if (event.kind != review_kind::assessed)
        return;
    const auto basis = basis_of(entry, on_.currency());
    const auto again = review_of(from(), basis.claim, basis.answer);
    const auto is = record_of(event, basis, entry.booked.booked_on);
    const auto must = record_of(again.event, again.basis, entry.booked.booked_on);
    if (stored::facts_text(is.booked, is.known) == stored::facts_text(must.booked, must.known))
        return;
    if (!told_.erased().empty())
        throw not_recomputable(wording("a review of costs whose texts were erased"));
    throw store_error(wording("it says {}, made again it is {}",
                              stored::facts_text(is.booked, is.known),
                              stored::facts_text(must.booked, must.known)));
}

/// Amounts of the costs since the last other entry, from the rates that were known then.
void journal_replay::check_costs() {
    if (unchecked_.empty())
        return;
    const auto costs = std::exchange(unchecked_, {});
    std::vector<cost_number> numbers;
    for (std::size_t i = 0; i < told_.costs().size(); ++i)
        numbers.push_back(static_cast<cost_number>(i));
    const auto declared = told_.declared(numbers);
    const auto rates = rates_of_costs(from().book, told_.terms().agreed, declared);
    for (const auto& [number, entry] : costs) {
        const auto& state = *on_.costs().find(number);
        const auto& cost = told_.costs()[place_of(number)];
        const auto* const rate = rates[place_of(number)];
        std::optional<money> amount;
        if (cost.amount.currency() == on_.currency())
            amount = cost.amount;
        else if (rate != nullptr)
            amount = rate->convert(cost.amount);
        const auto recorded = state.is_determined
                                  ? std::optional(money::of_minor(state.amount(), on_.currency()))
                                  : std::nullopt;
        if (amount != recorded)
            throw store_error(
                wording("entry {} has {} for {}, made again it is {}", std::to_string(entry),
                        recorded ? wording(to_string(*recorded)) : wording("no amount"),
                        on_.named(state), amount ? wording(to_string(*amount)) : wording("none")));
    }
}

} // namespace

verification replay(ledger_store& ledger, const rulebook_supply* supply,
                    const verification_watch& watch) {
    constexpr std::size_t told_every = 256;
    auto found = verify(ledger, watch);
    std::size_t made = 0;
    if (!found.holds())
        return found;
    auto& store = ledger.inside();
    store.transact(false, [&] {
        for (const auto& row : store.engine().agreements()) {
            std::size_t entry = 0;
            try {
                const auto unit = currency::parse(row.currency);
                journal_replay journal(row.project, unit, store.engine(), supply);
                store.engine().scan(row.number, 1, 0xffffffffU,
                                    [&](const auto& one, const auto& text) {
                                        entry = one.number;
                                        journal.take(stored::entry_of(one, text, unit));
                                        if (++made % told_every == 0 && watch.recomputed)
                                            watch.recomputed(made);
                                    });
                journal.finish(found);
            } catch (const error& problem) {
                found.differences.push_back({row.project, entry, problem.message()});
            } catch (const std::exception& problem) {
                found.differences.push_back({row.project, entry, problem.what()});
            }
        }
    });
    return found;
}

} // namespace v0
} // namespace cofin

/// The fields of events as entries store them.
#pragma once

#include "store/fields.hpp"

#include <cofin/ledger/event.hpp>

#include <string>
#include <string_view>

namespace cofin {
inline namespace v0 {

// In the namespace of the events, so that lists of them find their descriptions. `blank_of` is what a value without an
// empty state is read into.

inline commitment::planned_grant blank_of(currency unit, commitment::planned_grant* /*type*/) {
    return {{}, money(unit)};
}
inline declared_cost blank_of(currency unit, declared_cost* /*type*/) {
    return {.partner = {}, .category = {}, .original = money(unit)};
}
inline claim_submission::claimed blank_of(currency /*unit*/, claim_submission::claimed* /*type*/) {
    return {cost_number{}};
}
inline cost_division blank_of(currency unit, cost_division* /*type*/) {
    return {cost_number{}, money(unit), money(unit), money(unit), money(unit)};
}
inline cost_amount blank_of(currency unit, cost_amount* /*type*/) {
    return {cost_number{}, money(unit)};
}
inline funding_shares::share blank_of(currency unit, funding_shares::share* /*type*/) {
    return {{}, money(unit)};
}
inline clearing_share blank_of(currency /*unit*/, clearing_share* /*type*/) {
    return {rate::of(0, 1), rounding::floor};
}
inline advance_terms blank_of(currency unit, advance_terms* /*type*/) { return {money(unit)}; }
inline disbursement blank_of(currency unit, disbursement* /*type*/) {
    return {{}, {}, money(unit)};
}
inline transfer blank_of(currency unit, transfer* /*type*/) { return {{}, {}, money(unit)}; }
inline recovery blank_of(currency unit, recovery* /*type*/) { return {{}, {}, money(unit)}; }
inline set_off blank_of(currency unit, set_off* /*type*/) { return {{}, money(unit)}; }
inline advance_return blank_of(currency unit, advance_return* /*type*/) {
    return {{}, {}, money(unit)};
}

template <class Io>
void fields(Io& io, stored::described<Io, commitment::planned_grant>& fund) {
    io("fund", fund.fund);
    io("planned", fund.planned);
}
template <class Io>
void fields(Io& io, stored::described<Io, commitment>& event) {
    io("partners", event.partners);
    io("funds", event.funds);
}

/// The heading first: who checks an entry reads no further.
template <class Io>
void fields(Io& io, stored::described<Io, declared_cost>& event) {
    io("partner", event.partner);
    io("category", event.category);
    io("id", event.id);
    if constexpr (!Io::reads) {
        if (event.occurrence > 0)
            io("occurrence", event.occurrence);
    } else if (event.id.empty()) {
        io("occurrence", event.occurrence);
    }
    io("original", event.original);
    io("rate", event.rate);
    io("amount", event.amount);
}

template <class Io>
void fields(Io& io, stored::described<Io, claim_submission::claimed>& cost) {
    io("cost", cost.cost);
    io("amount", cost.amount);
}
template <class Io>
void fields(Io& io, stored::described<Io, claim_submission>& event) {
    io("number", event.number);
    io("costs", event.costs);
}

template <class Io>
void fields(Io& io, stored::described<Io, cost_division>& cost) {
    io("cost", cost.cost);
    io.amount("declared", cost.declared);
    io.amount("accepted", cost.accepted);
    io.amount("parked", cost.parked);
    io.amount("ineligible", cost.ineligible);
}
template <class Io>
void fields(Io& io, stored::described<Io, cost_review>& event) {
    io.choice("review", event.kind, review_kind_names);
    io("basis", event.basis);
    io("costs", event.costs);
}

template <class Io>
void fields(Io& io, stored::described<Io, cost_amount>& cost) {
    io("cost", cost.cost);
    io("amount", cost.amount);
}
template <class Io>
void fields(Io& io, stored::described<Io, funding_shares::share>& share) {
    io("of", share.of);
    io("amount", share.amount);
}
template <class Io>
void fields(Io& io, stored::described<Io, clearing_share>& clearing) {
    io("share", clearing.share);
    io.choice("rounding", clearing.how, rounding_names);
}
template <class Io>
void fields(Io& io, stored::described<Io, certification>& event) {
    io("claim", event.claim);
    io("costs", event.costs);
    io("grants", event.shares.grants);
    io("own", event.shares.own);
    io("clearing", event.clearing);
}
template <class Io>
void fields(Io& io, stored::described<Io, correction>& event) {
    io("withdrawal", event.is_withdrawal);
    io("basis", event.basis);
    io("costs", event.costs);
    io("grants", event.change.grants);
    io("own", event.change.own);
    io("clearing", event.clearing);
}

template <class Io>
void fields(Io& io, stored::described<Io, advance_terms>& terms) {
    io("open_max", terms.open_max);
    io("settled_min", terms.settled_min);
}
template <class Io>
void fields(Io& io, stored::described<Io, disbursement>& event) {
    io("fund", event.fund);
    io("payee", event.payee);
    io("amount", event.amount);
    io.choice("kind", event.kind, tranche_kind_names);
    io("claim", event.claim);
    io("terms", event.terms);
}
template <class Io>
void fields(Io& io, stored::described<Io, transfer>& event) {
    io("from", event.from);
    io("to", event.to);
    io("amount", event.amount);
}
template <class Io>
void fields(Io& io, stored::described<Io, recovery>& event) {
    io("fund", event.fund);
    io("partner", event.partner);
    io("amount", event.amount);
}
template <class Io>
void fields(Io& io, stored::described<Io, set_off>& event) {
    io("fund", event.fund);
    io("amount", event.amount);
}
template <class Io>
void fields(Io& io, stored::described<Io, advance_return>& event) {
    io("fund", event.fund);
    io("partner", event.partner);
    io("amount", event.amount);
}

template <class Io>
void fields(Io& io, stored::described<Io, text_erasure>& event) {
    io("entries", event.entries);
}

} // namespace v0
} // namespace cofin

namespace cofin::stored {

/// What the `facts` of an entry hold: its event, its document and what rules read of it.
void write_facts(text_writer& out, const booking& booked, std::string_view known);
std::string facts_text(const booking& booked, std::string_view known);

/// The same read back: an event of that kind and the document into `booked`, what rules read into `known`.
/// Throws `store_error` for anything else.
void read_facts(std::string_view facts, event_kind kind, currency unit, booking& booked,
                std::string& known);

/// Only the heading of a declared cost.
struct cost_heading {
    std::string partner;
    std::string category;
};
void read_heading(std::string_view facts, currency unit, cost_heading& heading);

/// `[[account,minor],...]`
void write_postings(text_writer& out, std::span<const posting> postings);
std::string postings_text(std::span<const posting> postings);
/// Throws `store_error` for any other text, and for an account of no kind.
void read_postings(std::string_view text, std::vector<posting>& postings);

/// The kind of that name; throws `store_error` for another one.
event_kind kind_named(std::string_view name);

} // namespace cofin::stored

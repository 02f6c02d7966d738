#include "store/project_records.hpp"

#include "store/event_fields.hpp"
#include "store/fields.hpp"

#include <cofin/rules/outcome.hpp>

#include <algorithm>
#include <array>

namespace cofin {
inline namespace v0 {

template <class Io>
void fields(Io& io, stored::described<Io, partner>& one) {
    io("id", one.id);
    io("facts", one.known);
}
template <class Io>
void fields(Io& io, stored::described<Io, budget_line>& line) {
    io("partner", line.partner);
    io("category", line.category);
    io("activity", line.activity);
    io("amount", line.amount);
    io("natures", line.natures);
    io("approved", line.approved);
}
inline budget_line blank_of(currency unit, budget_line* /*type*/) {
    return {{}, {}, {}, money(unit)};
}
template <class Io>
void fields(Io& io, stored::described<Io, claim>& one) {
    io("number", one.number);
    io("facts", one.known);
}
/// Who decided, and why, is sealed.
template <class Io>
void fields(Io& io, stored::described<Io, decision>& made) {
    io("rule", made.rule);
    io("item", made.item);
    io("eligible", made.eligible);
    io("decided_on", made.decided_on);
}

} // namespace v0

template <class Io>
void fields(Io& io, stored::described<Io, recorded_finding>& found) {
    io("rule", found.rule);
    io.choice("outcome", found.said, outcome_names);
    io.choice("about", found.about, scope_names);
    io("item", found.item);
    io.amount("cut", found.cut);
    io("plugin", found.plugin);
}
inline recorded_finding blank_of(currency unit, recorded_finding* /*type*/) {
    return {{}, outcome::note, scope::cost, {}, money(unit)};
}
template <class Io>
void fields(Io& io, stored::described<Io, review_basis>& basis) {
    io("claim", basis.claim);
    io("rulebook", basis.rulebook);
    io("findings", basis.findings);
    io("decision", basis.answer);
}

namespace {

/// A parameter with its answer.
struct named_answer {
    std::string name;
    parameter_answer answer;
};
template <class Io>
void fields(Io& io, stored::described<Io, named_answer>& one) {
    io("name", one.name);
    if constexpr (Io::reads) {
        fact_value value;
        if (io.typed("type", "value", value))
            one.answer.value.push_back(std::move(value));
    } else if (!one.answer.value.empty()) {
        io.typed("type", "value", one.answer.value.front());
    }
    io("reason", one.answer.reason);
}

struct named_list {
    std::string name;
    texts words;
};
template <class Io>
void fields(Io& io, stored::described<Io, named_list>& one) {
    io("name", one.name);
    io("words", one.words);
}

/// The terms with what is a map as a list.
struct terms_fields {
    std::string rulebook;
    std::string profile;
    std::string title;
    facts known;
    std::vector<partner> partners;
    std::vector<budget_line> budget;
    std::vector<named_answer> parameters;
    std::vector<claim> claims;
    std::vector<decision> decisions;
};
template <class Io>
void fields(Io& io, stored::described<Io, terms_fields>& terms) {
    io("rulebook", terms.rulebook);
    io("profile", terms.profile);
    io("title", terms.title);
    io("facts", terms.known);
    io("partners", terms.partners);
    io("budget", terms.budget);
    io("parameters", terms.parameters);
    io("claims", terms.claims);
    io("decisions", terms.decisions);
}

/// Who decided something and why.
struct decider {
    std::string by;
    std::string reason;
};
template <class Io>
void fields(Io& io, stored::described<Io, decider>& one) {
    io("by", one.by);
    io("reason", one.reason);
}

/// What of the terms names people.
struct sealed_terms {
    texts names; ///< of the partners, in their order
    std::vector<decider> deciders;
    std::vector<named_list> lists;
};
template <class Io>
void fields(Io& io, stored::described<Io, sealed_terms>& sealed) {
    io("names", sealed.names);
    io("decisions", sealed.deciders);
    io("lists", sealed.lists);
}

/// Facts of a cost as an entry has them: those that name people or are written freely, or all others.
struct facts_of_cost {
    std::int64_t claim = 0;
    facts known = {};
    const facts* all = nullptr; ///< to be written: the cost's own, of which some are meant
    bool personal = false;
};
bool is_personal(std::string_view fact);

template <class Io>
void fields(Io& io, stored::described<Io, facts_of_cost>& cost) {
    if constexpr (Io::reads) {
        std::optional<std::int64_t> claim; // none in what is sealed
        io("claim", claim);
        cost.claim = claim.value_or(0);
        io("facts", cost.known);
    } else {
        if (!cost.personal)
            io("claim", cost.claim);
        io.some("facts", *cost.all, [&](std::string_view name) {
            return is_personal(name) == cost.personal && name != "document";
        });
    }
}

/// Facts of a cost that name people or are written freely.
constexpr std::array<std::string_view, 3> personal_facts{"description", "person", "supplier"};

bool is_personal(std::string_view fact) {
    return std::ranges::find(personal_facts, fact) != personal_facts.end();
}

std::optional<day> date_of(const cost& declared) {
    static constexpr std::array<fact_name, 3> dates{"incurred_on", "issued_on", "paid_on"};
    for (const auto& date : dates)
        if (const auto* on = declared.known.find_as<day>(date))
            return *on;
    return std::nullopt;
}

template <class T>
std::string text_unless_empty(const T& value) {
    std::string text = stored::text_of(value);
    return text == "{}" ? std::string() : text;
}

} // namespace

record record_of(const agreed_terms& terms, const commitment& event, day booked_on) {
    terms_fields known{terms.rulebook,
                       terms.profile,
                       terms.agreed.title,
                       terms.agreed.known,
                       terms.agreed.partners,
                       terms.agreed.budget,
                       {},
                       terms.claims,
                       terms.decisions};
    sealed_terms sealed;
    for (const auto& [name, answer] : terms.agreed.parameters)
        known.parameters.push_back({name, answer});
    for (const auto& partner : terms.agreed.partners)
        sealed.names.push_back(partner.name);
    if (std::ranges::all_of(sealed.names, &std::string::empty))
        sealed.names.clear();
    for (const auto& made : terms.decisions)
        sealed.deciders.push_back({made.by, made.reason});
    for (const auto& [name, words] : terms.lists) {
        sealed.lists.push_back({name, {words.begin(), words.end()}});
        std::ranges::sort(sealed.lists.back().words);
    }
    return {{.booked_on = booked_on, .dated = booked_on, .what = event},
            stored::text_of(known),
            text_unless_empty(sealed)};
}

agreed_terms agreed_terms_of(const recorded_entry& entry, currency unit) {
    terms_fields known;
    if (!entry.known.empty()) // an agreement booked without terms has funds and partners only
        stored::read_text(entry.known, unit, known);
    agreed_terms terms;
    terms.rulebook = std::move(known.rulebook);
    terms.profile = std::move(known.profile);
    terms.agreed.title = std::move(known.title);
    terms.agreed.currency = unit;
    terms.agreed.known = std::move(known.known);
    terms.agreed.partners = std::move(known.partners);
    terms.agreed.budget = std::move(known.budget);
    for (auto& one : known.parameters)
        terms.agreed.parameters.emplace(std::move(one.name), std::move(one.answer));
    terms.claims = std::move(known.claims);
    terms.decisions = std::move(known.decisions);
    if (entry.personal.empty())
        return terms;
    sealed_terms sealed;
    stored::read_text(entry.personal, unit, sealed);
    for (std::size_t i = 0; i < std::min(sealed.names.size(), terms.agreed.partners.size()); ++i)
        terms.agreed.partners[i].name = sealed.names[i];
    for (std::size_t i = 0; i < std::min(sealed.deciders.size(), terms.decisions.size()); ++i) {
        terms.decisions[i].by = sealed.deciders[i].by;
        terms.decisions[i].reason = sealed.deciders[i].reason;
    }
    for (const auto& list : sealed.lists)
        terms.lists.emplace(list.name, word_set(list.words.begin(), list.words.end()));
    return terms;
}

record record_of(const cost& declared, const exchange_rate* rate, currency unit, day booked_on,
                 day undated) {
    declared_cost event{.partner = declared.partner,
                        .category = declared.category,
                        .id = declared.id,
                        .original = declared.amount};
    if (declared.amount.currency() == unit) {
        event.amount = declared.amount;
    } else if (rate != nullptr) {
        event.rate = rate->units();
        event.amount = rate->convert(declared.amount);
    }
    booking booked{.booked_on = booked_on, .dated = undated, .what = {}};
    if (const auto dated = date_of(declared))
        booked.dated = *dated;
    if (const auto* document = declared.known.find_as<std::string>("document"))
        booked.document = *document;
    booked.what = std::move(event);
    facts_of_cost shown{declared.claim, {}, &declared.known};
    stored::text_writer text(512);
    stored::write_text(text, shown);
    record made{std::move(booked), std::string(text.view())};
    shown.personal = true;
    text.clear();
    stored::write_text(text, shown);
    if (text.view() != "{}")
        made.personal = text.view();
    return made;
}

cost cost_of(const recorded_entry& entry, currency unit) {
    const auto& event = std::get<declared_cost>(entry.booked.what);
    facts_of_cost known;
    if (!entry.known.empty())
        stored::read_text(entry.known, unit, known);
    cost made{event.id, event.partner, event.category, event.original, known.claim, known.known, 0};
    if (!entry.booked.document.empty())
        made.known.set("document", entry.booked.document);
    if (!entry.personal.empty()) {
        facts_of_cost sealed;
        stored::read_text(entry.personal, unit, sealed);
        for (const auto& one : sealed.known)
            made.known.set(fact_name(one.name), one.value);
    }
    return made;
}

bool has_date(const cost& declared) { return date_of(declared).has_value(); }

record record_of(std::vector<exchange_rate> rates, day booked_on) {
    return {{.booked_on = booked_on, .dated = booked_on, .what = rate_notice{std::move(rates)}}};
}

record record_of(const cost_review& event, const review_basis& basis, day booked_on) {
    record made{{.booked_on = booked_on, .dated = booked_on, .what = event},
                text_unless_empty(basis)};
    if (basis.answer)
        made.personal = stored::text_of(decider{basis.answer->by, basis.answer->reason});
    return made;
}

review_basis basis_of(const recorded_entry& review, currency unit) {
    review_basis basis;
    if (!review.known.empty())
        stored::read_text(review.known, unit, basis);
    if (basis.answer && !review.personal.empty()) {
        decider who;
        stored::read_text(review.personal, unit, who);
        basis.answer->by = who.by;
        basis.answer->reason = who.reason;
    }
    return basis;
}

} // namespace cofin

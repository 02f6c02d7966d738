#include "rulebook/canonical.hpp"
#include "rulebook/digest.hpp"
#include "store/derived_events.hpp"
#include "store/event_fields.hpp"
#include "store/project_records.hpp"

#include <cofin/ledger/journal.hpp>
#include <cofin/rules/assess.hpp>
#include <cofin/store/recording.hpp>

#include <algorithm>
#include <functional>
#include <set>
#include <string_view>
#include <utility>

namespace cofin {
namespace {

/// Partners that costs name and the agreement does not, each once.
std::vector<std::string> strangers(const agreement& agreed, const std::vector<cost>& costs) {
    std::vector<std::string> names;
    for (const auto& cost : costs)
        if (agreed.find_partner(cost.partner) == nullptr &&
            std::ranges::find(names, cost.partner) == names.end())
            names.push_back(cost.partner);
    return names;
}

/// Whether the agreement stands in the ledger as it is now.
bool stands(ledger_change& now, const std::string& project, const record& terms) {
    const std::size_t last = now.books_of(project).agreed_in();
    bool same = false;
    if (last > 0)
        now.read(project, last, last, [&](const recorded_entry& entry) {
            same = stored::facts_text(entry.booked, entry.known) ==
                       stored::facts_text(terms.booked, terms.known) &&
                   (entry.is_erased || entry.personal == terms.personal);
        });
    return same;
}

/// What is said of one cost a second time must be what was said first.
void require_same(const cost& of, const record& before, const record& now) {
    const wording name("cost {} of {}", in_quotes(of.id), of.partner);
    detail::require_same_content(name, before.booked, now.booked);
    if (now.known != before.known)
        detail::refuse_other_content(wording("{} with facts {}", name, now.known), before.known);
    if (now.personal != before.personal)
        detail::refuse_other_content(wording("{} with texts {}", name, now.personal),
                                     before.personal);
}

/// Refuses a cost that a list names twice, each time otherwise. `made(i)` is the record of a cost: only those whose names have one
/// hash are made and compared.
template <class Make>
void require_one_content(const std::vector<cost>& costs, const std::vector<std::size_t>& places,
                         const Make& made) {
    const std::hash<std::string_view> hash;
    std::vector<std::pair<std::size_t, std::size_t>> by_name;
    by_name.reserve(places.size());
    for (const auto i : places)
        by_name.emplace_back(hash(costs[i].id) * 31 + hash(costs[i].partner), i);
    std::ranges::sort(by_name);
    for (std::size_t n = 1; n < by_name.size(); ++n) {
        const auto [before, first] = by_name[n - 1];
        const auto [again, second] = by_name[n];
        if (before == again && costs[first].id == costs[second].id &&
            costs[first].partner == costs[second].partner)
            require_same(costs[second], made(first), made(second));
    }
}

} // namespace

recording_summary& recording_summary::operator+=(const recording_summary& other) {
    agreements += other.agreements;
    rates += other.rates;
    costs += other.costs;
    costs_known += other.costs_known;
    costs_without_rate += other.costs_without_rate;
    return *this;
}

recording::recording(ledger_store& into, const rulebook& book, recorder who)
    : into_(into), book_(book), canonical_(canonical_json(book)), digest_(sha256(canonical_)),
      who_(std::move(who)) {}

recording_summary recording::take(const agreement& agreed, const declaration& declared,
                                  const std::string& profile) {
    done_ = {};
    const std::string& project = agreed.project;
    const agreed_terms terms{agreed,         declared.claims, declared.decisions,
                             declared.lists, digest_,         profile};
    const auto rates = rates_of_costs(book_, terms.agreed, declared);
    const auto& costs = declared.costs;
    std::vector<std::size_t> news; // places of costs, where there are too many for one transaction
    into_.change([&](ledger_change& now) {
        record_terms(now, project, terms, declared);
        record_rates(now, project, declared, rates);
        for (std::size_t i = 0; i < costs.size(); ++i)
            if (costs.size() <= batch)
                record_cost(now, project, costs[i], rates[i]);
            else if (now.is_news(project, made_of(now, project, costs[i], rates[i])))
                news.push_back(i);
            else
                ++done_.costs_known; // entries are never changed: it stays known
        require_one_content(
            costs, news, [&](std::size_t i) { return made_of(now, project, costs[i], rates[i]); });
    });
    for (std::size_t first = 0; first < news.size(); first += batch)
        into_.change([&](ledger_change& now) {
            for (std::size_t i = first; i < std::min(first + batch, news.size()); ++i)
                record_cost(now, project, costs[news[i]], rates[news[i]]);
        });
    return done_;
}

void recording::record_terms(ledger_change& now, const std::string& project,
                             const agreed_terms& terms, const declaration& declared) {
    now.open(project, terms.agreed.currency);
    auto stranger = strangers(terms.agreed, declared.costs);
    // Who has books keeps them, whether or not the list still names a cost of it.
    for (const auto& known : now.books_of(project).chart().partners())
        if (terms.agreed.find_partner(known) == nullptr &&
            std::ranges::find(stranger, known) == stranger.end())
            stranger.push_back(known);
    std::ranges::sort(stranger);
    auto made = record_of(terms, commitment_of(project, terms, book_, stranger), who_.booked_on);
    if (stands(now, project, made))
        return;
    made.booked.by = who_.by;
    now.keep_rulebook(canonical_);
    now.append(project, made);
    ++done_.agreements;
}

/// The rates that costs need and the ledger does not have yet, in one entry.
void recording::record_rates(ledger_change& now, const std::string& project,
                             const declaration& declared,
                             const std::vector<const exchange_rate*>& needed) {
    const std::set<const exchange_rate*> all(needed.begin(), needed.end());
    const auto& books = now.books_of(project);
    std::vector<exchange_rate> fresh;
    for (const auto& rate : declared.rates)
        if (all.contains(&rate) && books.find_rate(rate.from(), rate.of()) != rate.units())
            fresh.push_back(rate);
    done_.rates += fresh.size();
    if (!fresh.empty())
        now.append(project, record_of(std::move(fresh), who_.booked_on));
}

/// A cost without any date has that of its first recording, or it would be another one tomorrow.
record recording::made_of(ledger_change& now, const std::string& project, const cost& declared,
                          const exchange_rate* rate) const {
    const auto& books = now.books_of(project);
    day undated = who_.booked_on;
    if (!has_date(declared))
        if (const auto known = books.find_cost(declared.partner, declared.id)) {
            const auto entry = books.costs().find(*known)->declared_by;
            now.read(project, entry, entry, [&](const auto& one) { undated = one.booked.dated; });
        }
    return record_of(declared, rate, books.currency(), who_.booked_on, undated);
}

void recording::record_cost(ledger_change& now, const std::string& project, const cost& declared,
                            const exchange_rate* rate) {
    const auto made = made_of(now, project, declared, rate);
    const bool is_new = now.append(project, made).is_new;
    ++(is_new ? done_.costs : done_.costs_known);
    if (is_new && !std::get<declared_cost>(made.booked.what).amount)
        ++done_.costs_without_rate;
}

} // namespace cofin

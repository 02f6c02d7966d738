#include "rulebook/digest.hpp"
#include "store/body.hpp"
#include "store/event_fields.hpp"
#include "store/recorded_project.hpp"

#include <cofin/ledger/balance.hpp>
#include <cofin/ledger/chart.hpp>
#include <cofin/store/verification.hpp>

#include <set>
#include <utility>

namespace cofin {
inline namespace v0 {
namespace {

/// Follows the chain of one journal.
class journal_check {
public:
    journal_check(stored::hasher& with, const stored::agreement_row& of)
        : hasher_(with), unit_(currency::parse(of.currency)), balances_(unit_),
          head_(stored::genesis(with, of.project, of.currency)) {}

    /// Throws `store_error` where the row does not follow from the rows before it.
    void follow(const stored::entry_row& row, const std::optional<stored::sealed_text>& text);
    void finish() const;

    [[nodiscard]] std::size_t entries() const noexcept { return number_; }
    [[nodiscard]] std::size_t erased() const noexcept { return erased_; }
    [[nodiscard]] const std::set<std::string>& rulebooks() const noexcept { return rulebooks_; }

private:
    void require_seal(const stored::entry_row& row, const std::optional<stored::sealed_text>& text);
    void require_balance(event_kind kind);
    void note_names(const stored::entry_row& row, event_kind kind);
    void note_rarer(const stored::entry_row& row);

    stored::hasher& hasher_;
    currency unit_;
    balances balances_;
    chart_of_accounts chart_;
    digest head_;
    std::size_t number_ = 0;
    std::size_t erased_ = 0;
    std::string booked_on_;
    std::set<std::size_t> missing_; // entries that sealed a text which is gone
    std::set<std::string> rulebooks_;
    std::vector<posting> postings_;
    stored::cost_heading heading_;
};

void journal_check::follow(const stored::entry_row& row,
                           const std::optional<stored::sealed_text>& text) {
    if (row.number != number_ + 1)
        throw store_error(wording("found entry {} after entry {}, expected none left out",
                                  std::to_string(row.number), std::to_string(number_)));
    ++number_;
    if (stored::link(hasher_, head_, row) != row.hash)
        throw store_error(
            wording("its hash does not follow from its contents and the entry before it"));
    head_ = row.hash;
    require_seal(row, text);
    if (row.booked_on != booked_on_) {
        if (!try_parse_day(row.booked_on) || row.booked_on < booked_on_)
            throw store_error(wording("found it booked on {}, expected {} or later",
                                      in_quotes(row.booked_on), booked_on_));
        booked_on_ = row.booked_on;
    }
    const auto kind = stored::kind_named(row.kind);
    stored::read_postings(row.postings, postings_);
    note_names(row, kind);
    require_balance(kind);
}

void journal_check::require_seal(const stored::entry_row& row,
                                 const std::optional<stored::sealed_text>& text) {
    if (!text) {
        if (row.sealed)
            missing_.insert(row.number);
        return;
    }
    if (!row.sealed || stored::seal(hasher_, text->salt, text->text) != *row.sealed)
        throw store_error(wording("its text is not the one that it sealed"));
}

void journal_check::require_balance(event_kind kind) {
    std::int64_t sum = 0;
    for (const auto& one : postings_) {
        sum = checked_add(sum, one.minor);
        const auto owner = owner_of(one.on.kind());
        const std::size_t known = owner == account_owner::heading   ? chart_.headings().size()
                                  : owner == account_owner::partner ? chart_.partners().size()
                                                                    : chart_.funds().size();
        if (one.on.number() >= known)
            throw store_error(wording("it posts to an account that no entry opened"));
    }
    if (sum != 0)
        throw store_error(wording("its debits and credits differ"));
    balances_.add(kind, postings_);
}

/// Names that entries bring open accounts, in their order.
void journal_check::note_names(const stored::entry_row& row, event_kind kind) {
    if (kind != event_kind::declared_cost)
        return note_rarer(row);
    // A posting names its heading by number; only a new one is read by name. That it is the right one, a replay shows.
    if (!postings_.empty() && postings_.front().on.number() < chart_.headings().size())
        return;
    stored::read_heading(row.facts, unit_, heading_);
    const auto partner = chart_.find_partner(heading_.partner);
    if (!partner)
        throw store_error(wording("its cost is of a partner that no entry names"));
    chart_.open_heading(*partner, heading_.category);
}

void journal_check::note_rarer(const stored::entry_row& row) {
    const auto entry = stored::entry_of(row, std::nullopt, unit_);
    if (const auto* made = std::get_if<commitment>(&entry.booked.what)) {
        for (const auto& partner : made->partners)
            chart_.open_partner(partner);
        for (const auto& fund : made->funds)
            chart_.open_fund(fund.fund);
        if (!entry.known.empty())
            rulebooks_.insert(agreed_terms_of(entry, unit_).rulebook);
    } else if (std::holds_alternative<cost_review>(entry.booked.what)) {
        rulebooks_.insert(basis_of(entry, unit_).rulebook);
    } else if (const auto* erasure = std::get_if<text_erasure>(&entry.booked.what)) {
        for (const std::size_t number : erasure->entries)
            erased_ += missing_.erase(number);
    }
}

void journal_check::finish() const {
    if (!missing_.empty())
        throw store_error(wording("the text of entry {} is gone, and no entry erased it",
                                  std::to_string(*missing_.begin())));
    if (const auto broken = broken_identity(balances_, chart_))
        throw store_error(*broken);
}

class ledger_check {
public:
    ledger_check(ledger_store::body& in, const verification_watch& watch)
        : store_(in), watch_(watch) {}

    verification run() {
        for (const auto& damage : store_.engine().damages())
            found_.differences.push_back({{}, 0, damage});
        for (const auto& row : store_.engine().agreements())
            check(row);
        check_rulebooks();
        if (const auto strays = store_.engine().stray_rows(); strays != 0)
            found_.differences.push_back(
                {{},
                 0,
                 counting("{} entry is stored that belongs to no journal",
                          "{} entries are stored that belong to no journal", strays)});
        return std::move(found_);
    }

private:
    void check(const stored::agreement_row& row) {
        ++found_.agreements;
        std::size_t entry = 0;
        try {
            journal_check journal(store_.hasher(), row);
            store_.engine().scan(row.number, 0, 0xffffffffU,
                                 [&](const auto& one, const auto& text) {
                                     entry = one.number;
                                     journal.follow(one, text);
                                     if (++read_ % told_every == 0 && watch_.checked)
                                         watch_.checked(read_);
                                 });
            entry = 0;
            journal.finish();
            found_.entries += journal.entries();
            found_.erased += journal.erased();
            rulebooks_.insert(journal.rulebooks().begin(), journal.rulebooks().end());
            if (journal.entries() == 0)
                found_.differences.push_back({row.project, 0, wording("it has no entry")});
        } catch (const error& problem) {
            found_.differences.push_back({row.project, entry, problem.message()});
        } catch (const std::exception& problem) {
            found_.differences.push_back({row.project, entry, std::string(problem.what())});
        }
    }

    void check_rulebooks() {
        rulebooks_.erase("");
        auto missing = rulebooks_;
        store_.engine().each_rulebook([&](std::string_view digest, std::string_view json) {
            const std::string name(digest.substr(0, 16));
            if (sha256(json) != digest)
                found_.differences.push_back(
                    {{}, 0, wording("rulebook {} is not what its digest says", name)});
            if (missing.erase(std::string(digest)) == 0 && found_.differences.empty())
                found_.differences.push_back(
                    {{}, 0, wording("rulebook {} is stored, and no entry names it", name)});
        });
        for (const auto& digest : missing)
            found_.differences.push_back(
                {{},
                 0,
                 wording("rulebook {} is missing, and an entry names it", digest.substr(0, 16))});
    }

    static constexpr std::size_t told_every = 1024;

    ledger_store::body& store_;
    const verification_watch& watch_;
    std::size_t read_ = 0;
    verification found_;
    std::set<std::string> rulebooks_;
};

} // namespace

wording message_of(const ledger_difference& one) {
    const auto entry = std::to_string(one.entry);
    if (one.project.empty())
        return one.entry == 0 ? one.what : wording("entry {}: {}", entry, one.what);
    const auto project = in_quotes(one.project);
    return one.entry == 0 ? wording("project {}: {}", project, one.what)
                          : wording("project {}, entry {}: {}", project, entry, one.what);
}

std::string to_string(const ledger_difference& one) { return to_string(message_of(one)); }

verification verify(ledger_store& ledger, const verification_watch& watch) {
    verification found;
    auto& store = ledger.inside();
    store.transact(false, [&] { found = ledger_check(store, watch).run(); });
    return found;
}

} // namespace v0
} // namespace cofin

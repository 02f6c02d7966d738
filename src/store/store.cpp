#include "rulebook/digest.hpp"
#include "store/body.hpp"
#include "store/event_fields.hpp"

#include <cofin/ledger/drafting.hpp>
#include <cofin/store/store.hpp>

#include <openssl/rand.h>

#include <algorithm>
#include <array>
#include <exception>
#include <utility>

namespace cofin {
inline namespace v0 {
namespace {

/// Random bytes for many salts at once: asking for each takes longer than the hash that it goes into.
class random_salts {
public:
    salt operator()(const std::string& /*project*/, std::size_t /*entry*/) {
        if (next_ == salts_.size()) {
            if (RAND_bytes(salts_.front().data(), static_cast<int>(sizeof salts_)) != 1)
                throw store_error(wording("the system gives no random bytes"));
            next_ = 0;
        }
        return salts_[next_++];
    }

private:
    std::array<salt, 64> salts_{};
    std::size_t next_ = salts_.size();
};

/// One transaction on a store.
class change_in_store final : public ledger_change {
public:
    explicit change_in_store(ledger_store::body& in) : store_(in) {}

    void open(const std::string& project, currency unit) override;
    const books& books_of(const std::string& project) override {
        return store_.books_of(project).books;
    }
    appended append(const std::string& project, const record& what) override;
    bool is_news(const std::string& project, const record& what) override {
        auto& kept = store_.books_of(project);
        if (known_before(kept, what))
            return false;
        draft(kept.books, what.booked, store_.drafted().postings);
        stored::require_readable(what.booked.dated);
        return true;
    }
    void read(const std::string& project, std::size_t first, std::size_t last,
              const std::function<void(const recorded_entry&)>& visit) override;
    std::string keep_rulebook(const std::string& canonical_json) override;
    std::optional<std::string> rulebook(const std::string& sha256) override {
        return store_.engine().rulebook(sha256);
    }
    void erase(const std::string& project, const record& what) override;

private:
    using kept_books = ledger_store::body::kept_books;

    std::optional<std::size_t> known_before(kept_books& kept, const record& what);
    std::optional<std::size_t> same_cost_before(kept_books& kept, const record& what);
    void write(const std::string& project, kept_books& kept, const record& what);

    ledger_store::body& store_;
};

void change_in_store::open(const std::string& project, currency unit) {
    const auto* const known = store_.find(project);
    if (known == nullptr)
        return store_.add(project, unit);
    if (known->currency != unit.code())
        throw ledger_error(
            refusal::foreign_currency,
            wording("project {} in {}", in_quotes(project), std::string(unit.code())),
            wording("{}, as its journal", known->currency));
}

/// The entry that says the same already; none where this is new.
std::optional<std::size_t> change_in_store::known_before(kept_books& kept, const record& what) {
    if (std::holds_alternative<declared_cost>(what.booked.what))
        return same_cost_before(kept, what);
    return std::nullopt;
}

/// What rules read of a cost must come again as it was; what was erased is taken for the same.
void require_same_facts(const wording& cost, const recorded_entry& before, const record& now) {
    if (now.known != before.known)
        detail::refuse_other_content(wording("{} with facts {}", cost, now.known), before.known);
    if (!before.is_erased && now.personal != before.personal)
        detail::refuse_other_content(wording("{} with texts {}", cost, now.personal),
                                     before.personal);
}

std::optional<std::size_t> change_in_store::same_cost_before(kept_books& kept, const record& what) {
    const auto& again = std::get<declared_cost>(what.booked.what);
    const auto& books = kept.books;
    const auto partner = books.chart().find_partner(again.partner);
    const auto number =
        partner ? books.costs().find(key_of(*partner, again, what.booked)) : std::nullopt;
    if (!number)
        return std::nullopt;
    const auto& known = *books.costs().find(*number);
    const wording name = books.named(known);
    store_.engine().find(kept.agreement, known.declared_by,
                         [&](const auto& row, const auto& sealed) {
                             const auto before = stored::entry_of(row, sealed, books.currency());
                             detail::require_same_content(name, before.booked, what.booked);
                             require_same_facts(name, before, what);
                         });
    if (!again.amount)
        return known.declared_by;
    if (!known.is_determined)
        return std::nullopt; // now its rate is known
    const money amount = money::of_minor(known.amount(), books.currency());
    if (*again.amount != amount)
        detail::refuse_other_content(wording("{} with amount {}", name, to_string(*again.amount)),
                                     to_string(amount));
    return known.declared_by;
}

appended change_in_store::append(const std::string& project, const record& what) {
    auto& kept = store_.books_of(project);
    if (const auto known = known_before(kept, what))
        return {*known, false};
    write(project, kept, what);
    return {kept.books.entry_count(), true};
}

void change_in_store::write(const std::string& project, kept_books& kept, const record& what) {
    auto& drafted = store_.drafted();
    draft(kept.books, what.booked, drafted.postings);
    stored::require_readable(what.booked.booked_on);
    stored::require_readable(what.booked.dated);
    stored::require_object(what.known);
    stored::require_object(what.personal);
    drafted.facts.clear();
    stored::write_facts(drafted.facts, what.booked, what.known);
    drafted.posted.clear();
    stored::write_postings(drafted.posted, drafted.postings);
    drafted.sealed.clear();
    stored::write_sealed(drafted.sealed, what);
    std::array<char, day_size_max> booked_on;
    std::array<char, day_size_max> dated;
    stored::entry_row row{kept.books.entry_count() + 1,
                          event_kind_names[static_cast<std::size_t>(kind_of(what.booked.what))],
                          {booked_on.data(), print(what.booked.booked_on, booked_on.data())},
                          {dated.data(), print(what.booked.dated, dated.data())},
                          drafted.facts.view(),
                          drafted.posted.view()};
    std::optional<stored::sealed_text> sealed;
    if (const auto text = drafted.sealed.view(); !text.empty()) {
        sealed = {store_.salt_of(project, row.number), text};
        row.sealed = stored::seal(store_.hasher(), sealed->salt, text);
    }
    row.hash = stored::link(store_.hasher(), kept.head, row);
    kept.has_new_entries = true;
    kept.books.take(what.booked, drafted.postings); // first: they refuse a balance beyond 64 bits
    kept.head = row.hash;
    store_.write([&] { store_.engine().append(kept.agreement, row, sealed); });
}

void change_in_store::read(const std::string& project, std::size_t first, std::size_t last,
                           const std::function<void(const recorded_entry&)>& visit) {
    const auto* const row = store_.find(project);
    if (row == nullptr)
        throw ledger_error(refusal::unknown_name, wording("project {}", in_quotes(project)),
                           wording("one that is in the ledger"));
    const currency unit = currency::parse(row->currency);
    store_.engine().scan(row->number, first, last, [&](const auto& one, const auto& text) {
        visit(stored::entry_of(one, text, unit));
    });
}

std::string change_in_store::keep_rulebook(const std::string& canonical_json) {
    std::string digest = sha256(canonical_json);
    store_.engine().put_rulebook(digest, canonical_json);
    return digest;
}

void change_in_store::erase(const std::string& project, const record& what) {
    auto& kept = store_.books_of(project);
    write(project, kept, what);
    store_.write([&] {
        for (const std::size_t entry : std::get<text_erasure>(what.booked.what).entries)
            store_.engine().erase_text(kept.agreement, entry);
    });
}

} // namespace

// --- the body ---

ledger_store::body::body(const std::string& file, access how, salt_source salts)
    : file_(file), engine_(stored::open_sqlite(file, how)),
      salts_(salts ? std::move(salts) : random_salts()) {}

void ledger_store::body::transact(bool writes, const std::function<void()>& make) {
    if (writes)
        engine_->begin_writing();
    else
        engine_->begin_reading();
    ++transaction_;
    try {
        // One that only reads sees what others wrote with its first row, not before.
        if (!writes || left_version_ != engine_->version())
            ++state_;
        unwritten_ = nullptr;
        make();
        if (unwritten_)
            std::rethrow_exception(unwritten_);
        engine_->commit();
        left_version_ = engine_->version();
    } catch (...) {
        engine_->roll_back();
        left_version_.reset();
        std::erase_if(books_, [](const auto& one) { return one.second.has_new_entries; });
        agreements_.clear();
        places_.clear();
        throw;
    }
    for (auto& [project, kept] : books_)
        kept.has_new_entries = false;
}

const stored::agreement_row* ledger_store::body::find(const std::string& project) {
    auto known = places_.find(project);
    if (known == places_.end()) {
        agreements_ = engine_->agreements();
        for (std::size_t i = 0; i < agreements_.size(); ++i)
            places_.insert_or_assign(agreements_[i].project, i);
        known = places_.find(project);
    }
    return known == places_.end() ? nullptr : &agreements_[known->second];
}

void ledger_store::body::add(const std::string& project, cofin::currency unit) {
    if (project.empty())
        throw ledger_error(refusal::nothing_named, wording("a project without an id"),
                           wording("its id"));
    stored::agreement_row row{static_cast<std::uint32_t>(agreements_.size() + 1), project,
                              std::string(unit.code())};
    engine_->add_agreement(row);
    places_.emplace(project, agreements_.size());
    agreements_.push_back(std::move(row));
}

ledger_store::body::kept_books& ledger_store::body::books_of(const std::string& project) {
    const auto known = books_.find(project);
    if (known != books_.end()) {
        if (known->second.known_in != state_)
            catch_up(known->second, project);
        known->second.used_in = transaction_;
        return known->second;
    }
    const auto* const row = find(project);
    if (row == nullptr)
        throw ledger_error(refusal::unknown_name, wording("project {}", in_quotes(project)),
                           wording("one that is in the ledger"));
    make_room();
    const auto unit = currency::parse(row->currency);
    auto& kept = books_
                     .emplace(project, kept_books{row->number, cofin::books(unit),
                                                  stored::genesis(hasher_, project, row->currency),
                                                  transaction_, 0, false})
                     .first->second;
    catch_up(kept, project);
    return kept;
}

void ledger_store::body::catch_up(kept_books& kept, const std::string& project) {
    const auto head = engine_->head(kept.agreement);
    const std::size_t known = kept.books.entry_count();
    if (head.entries < known || (head.entries == known && known > 0 && head.hash != kept.head))
        throw store_error(
            wording("{}: found another journal of {} than before, expected that it only grows",
                    file_, in_quotes(project)));
    if (head.entries > known) {
        engine_->scan(kept.agreement, known + 1, head.entries, [&](const auto& row, const auto&) {
            const auto entry = stored::entry_of(row, std::nullopt, kept.books.currency());
            kept.books.take(entry.booked, entry.postings);
        });
        if (kept.books.entry_count() != head.entries)
            throw store_error(wording("{}: found {} entries of {}, expected {}", file_,
                                      std::to_string(kept.books.entry_count()), in_quotes(project),
                                      std::to_string(head.entries)));
        kept.head = head.hash;
    }
    kept.known_in = state_;
}

/// A few agreements at a time: the books of one may be large.
void ledger_store::body::make_room() {
    constexpr std::size_t kept_max = 8;
    for (auto one = books_.begin(); books_.size() >= kept_max && one != books_.end();)
        one = one->second.used_in == transaction_ ? std::next(one) : books_.erase(one);
}

// --- the store ---

ledger_store::ledger_store(const std::string& file, access how, salt_source salts)
    : body_(std::make_unique<body>(file, how, std::move(salts))) {}
ledger_store::ledger_store(ledger_store&&) noexcept = default;
ledger_store& ledger_store::operator=(ledger_store&&) noexcept = default;
ledger_store::~ledger_store() = default;

void ledger_store::change(const std::function<void(ledger_change&)>& make) {
    body_->transact(true, [&] {
        change_in_store now(*body_);
        make(now);
    });
}

void ledger_store::look(const std::function<void(ledger_view&)>& read) {
    body_->transact(false, [&] {
        change_in_store now(*body_);
        read(now);
    });
}

std::vector<ledger_head> ledger_store::heads() {
    std::vector<ledger_head> heads;
    body_->transact(false, [&] {
        for (const auto& row : body_->engine().agreements()) {
            const auto head = body_->engine().head(row.number);
            heads.push_back({row.project, currency::parse(row.currency), head.entries,
                             head.entries > 0
                                 ? head.hash
                                 : stored::genesis(body_->hasher(), row.project, row.currency)});
        }
    });
    return heads;
}

std::size_t ledger_store::last_by(const std::string& project, day booked_on) {
    std::size_t last = 0;
    body_->transact(false, [&] {
        if (const auto* row = body_->find(project))
            last = body_->engine().last_by(row->number, to_string(booked_on));
    });
    return last;
}

} // namespace v0
} // namespace cofin

namespace cofin::stored {

void write_sealed(text_writer& out, const record& what) {
    if (what.booked.by.empty() && what.personal.empty())
        return;
    field_writer io(out);
    io("by", what.booked.by);
    io.object("known", what.personal);
    io.close();
}

recorded_entry entry_of(const entry_row& row, const std::optional<sealed_text>& text,
                        cofin::currency unit) {
    recorded_entry entry{row.number, {}, {}, {}, {}, row.sealed && !text, row.hash};
    const auto booked_on = try_parse_day(row.booked_on);
    const auto dated = try_parse_day(row.dated);
    if (!booked_on || !dated)
        throw store_error(wording("found an entry booked on {} of {}, expected dates",
                                  in_quotes(row.booked_on), in_quotes(row.dated)));
    entry.booked.booked_on = *booked_on;
    entry.booked.dated = *dated;
    read_facts(row.facts, kind_named(row.kind), unit, entry.booked, entry.known);
    read_postings(row.postings, entry.postings);
    if (text) {
        field_reader io(text->text, unit);
        io("by", entry.booked.by);
        io.object("known", entry.personal);
        io.close_text();
    }
    return entry;
}

} // namespace cofin::stored

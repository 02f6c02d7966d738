/// A ledger in a file: the journals of many agreements, each entry chained to the one before it, durable and provable.
///
/// The interface knows no database. What an engine has to keep is narrow (rows by agreement and number, texts that can be
/// deleted, rulebooks by digest), so that a programme which outgrows one machine takes another engine.
#pragma once

#include <cofin/error.hpp>
#include <cofin/ledger/balance.hpp>
#include <cofin/ledger/books.hpp>
#include <cofin/ledger/event.hpp>
#include <cofin/ledger/journal.hpp>
#include <cofin/money/currency.hpp>
#include <cofin/store/digest.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace cofin {
inline namespace v0 {

/// A store cannot be opened, read or written, or holds what no store writes. Nothing was changed.
class store_error : public error {
public:
    using error::error;
};

/// What is booked, with what rules read of it.
struct record {
    booking booked;            ///< `booked.by` is sealed
    std::string known = {};    ///< a canonical JSON object of facts; empty: none
    std::string personal = {}; ///< the same of names and free text of natural persons: sealed
};

/// An entry as it is stored.
struct recorded_entry {
    std::size_t number; ///< from 1, by agreement
    booking booked;     ///< without `by` where it was erased
    std::vector<posting> postings;
    std::string known;
    std::string personal; ///< empty where nothing was sealed or it was erased
    bool is_erased;       ///< whether what it sealed was deleted
    digest hash;          ///< of this entry and all before it
};

/// An agreement of the ledger and how far its journal goes.
struct ledger_head {
    std::string project;
    cofin::currency currency;
    std::size_t entries;
    digest head; ///< of its last entry; of a journal without entries: that of its name and currency
};

/// How many bytes make it hopeless to guess a sealed text by trying.
using salt = std::array<std::uint8_t, 16>;

/// What `ledger_store::look` hands out: one unchanging state of the ledger. Not to be kept.
class ledger_view {
public:
    virtual ~ledger_view() = default;

    /// The books of an open project, in a change with what it appended so far.
    [[nodiscard]] virtual const books& books_of(const std::string& project) = 0;
    /// Whether `ledger_change::append` would book an entry; throws what the books would refuse it with. Nothing is booked.
    [[nodiscard]] virtual bool is_news(const std::string& project, const record& what) = 0;
    /// Calls `visit` with the entries from `first` to `last`, both included.
    virtual void read(const std::string& project, std::size_t first, std::size_t last,
                      const std::function<void(const recorded_entry&)>& visit) = 0;
    /// The canonical JSON of a rulebook that was kept; none for an unknown digest.
    [[nodiscard]] virtual std::optional<std::string> rulebook(const std::string& sha256) = 0;
};

/// What `ledger_store::change` hands out: one transaction. Not to be kept.
class ledger_change : public ledger_view {
public:
    /// Begins the journal of a project where there is none; throws `ledger_error` where it has another currency.
    virtual void open(const std::string& project, currency unit) = 0;
    /// Books what happened. A cost that stands there already is skipped; a text that was erased counts as equal.
    /// Throws `ledger_error` where the books refuse it, `std::overflow_error` where a balance leaves 64 bits, and `store_error` for a
    /// day or fact that no ledger could be read with: nothing is booked then, and the change may go on.
    virtual appended append(const std::string& project, const record& what) = 0;
    /// Keeps a resolved rulebook under the SHA-256 of its canonical JSON, which is returned.
    virtual std::string keep_rulebook(const std::string& canonical_json) = 0;
    /// Books the erasure (`booked.what` is a `text_erasure`) and deletes what its entries sealed.
    virtual void erase(const std::string& project, const record& what) = 0;
};

/// A ledger in one file.
///
///     ledger_store ledger("project.cofin", ledger_store::access::or_new);
///     ledger.change([&](ledger_change& now) {
///         now.open("P1", euro);
///         now.append("P1", {.booked = {...}});
///     });
///
/// Guarantee: a change is whole and durable when `change` returns, and leaves no trace where it throws; any number of
/// processes may change one file. One object is for one thread.
class ledger_store {
public:
    /// What may be done to the file.
    enum class access : std::uint8_t {
        reading,  ///< the file must exist; it is not written to
        existing, ///< the file must exist
        or_new    ///< it is created where it does not
    };
    /// Gives the salt of what an entry seals; without one, random bytes of the system.
    using salt_source = std::function<salt(const std::string& project, std::size_t entry)>;

    /// Throws `store_error` for a file that is missing, no ledger, of a newer version or in use.
    explicit ledger_store(const std::string& file, access how = access::existing,
                          salt_source salts = {});
    /// What was moved from may only be destroyed or assigned to.
    ledger_store(ledger_store&&) noexcept;
    /// The same.
    ledger_store& operator=(ledger_store&&) noexcept;
    ~ledger_store();

    /// Runs `make` as one transaction, after those of others. What `make` throws is thrown on.
    void change(const std::function<void(ledger_change&)>& make);
    /// Runs `look` on one unchanging state of the ledger.
    void look(const std::function<void(ledger_view&)>& read);

    /// All agreements, in the order in which they were opened.
    [[nodiscard]] std::vector<ledger_head> heads();
    /// Number of the last entry of the project booked by then; 0 where there is none.
    [[nodiscard]] std::size_t last_by(const std::string& project, day booked_on);

    /// What is behind it, for this library's own parts.
    class body;
    /// The store's own parts; no user needs them.
    [[nodiscard]] body& inside() noexcept { return *body_; }

private:
    std::unique_ptr<body> body_;
};

} // namespace v0
} // namespace cofin

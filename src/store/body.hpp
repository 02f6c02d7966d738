/// What is behind `ledger_store`: an engine, and the books of the agreements that were used last.
#pragma once

#include "store/chain.hpp"
#include "store/engine.hpp"
#include "store/text_writer.hpp"

#include <cofin/ledger/books.hpp>
#include <cofin/store/store.hpp>

#include <cstddef>
#include <cstdint>
#include <exception>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace cofin {
inline namespace v0 {

class ledger_store::body {
public:
    body(const std::string& file, access how, salt_source salts);

    /// An agreement with its books as of its last entry.
    struct kept_books {
        std::uint32_t agreement;
        cofin::books books;
        digest head;
        std::uint64_t used_in;        ///< the last transaction that asked for it
        std::uint64_t known_in;       ///< the state of the file that it was compared with last
        bool has_new_entries = false; ///< of this transaction
    };

    /// What is written of an entry, in the memory of those before it.
    struct drafted_entry {
        std::vector<posting> postings;
        stored::text_writer facts{512};
        stored::text_writer posted{128};
        stored::text_writer sealed{512};
    };

    [[nodiscard]] const std::string& file() const noexcept { return file_; }
    [[nodiscard]] stored::engine& engine() noexcept { return *engine_; }
    [[nodiscard]] stored::hasher& hasher() noexcept { return hasher_; }
    [[nodiscard]] drafted_entry& drafted() noexcept { return drafted_; }
    [[nodiscard]] salt salt_of(const std::string& project, std::size_t entry) {
        return salts_(project, entry);
    }

    /// Runs `make` between begin and commit; what it appended to books is forgotten where it throws.
    void transact(bool writes, const std::function<void()>& make);

    /// Writes rows of what the books have taken already. What it throws, `transact` throws too, even where `make` caught it: the
    /// journal would lack what the books have.
    template <class Write>
    void write(const Write& rows) {
        try {
            rows();
        } catch (...) {
            unwritten_ = std::current_exception();
            throw;
        }
    }

    /// The row of a project; null where it has none.
    [[nodiscard]] const stored::agreement_row* find(const std::string& project);
    void add(const std::string& project, cofin::currency unit);
    /// The books of a project, brought up to its last entry; throws `ledger_error` where it is not in the ledger.
    [[nodiscard]] kept_books& books_of(const std::string& project);

private:
    void catch_up(kept_books& kept, const std::string& project);
    void make_room();

    std::string file_;
    std::unique_ptr<stored::engine> engine_;
    stored::hasher hasher_;
    salt_source salts_;
    drafted_entry drafted_;
    std::vector<stored::agreement_row> agreements_;
    std::map<std::string, std::size_t, std::less<>> places_; // of projects in agreements_
    std::map<std::string, kept_books, std::less<>> books_;
    std::exception_ptr unwritten_; // of this transaction
    std::uint64_t transaction_ = 0;
    std::uint64_t state_ = 1; // of the file: another one wherever somebody else wrote
    std::optional<std::uint32_t> left_version_; // of the engine, after the last transaction
};

} // namespace v0
} // namespace cofin

namespace cofin::stored {

/// A row as the entry it is; throws `store_error` where it is none.
recorded_entry entry_of(const entry_row& row, const std::optional<sealed_text>& text,
                        cofin::currency unit);

/// Writes what an entry seals: who booked it and texts that rules read, as canonical JSON; nothing where there is neither.
void write_sealed(text_writer& out, const record& what);

} // namespace cofin::stored

/// What a database has to keep for a ledger: rows of agreements, texts that can be deleted, rulebooks.
#pragma once

#include <cofin/money/currency.hpp>
#include <cofin/store/digest.hpp>
#include <cofin/store/store.hpp>

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace cofin::stored {

/// An entry's row. Views are valid while it is written, or until the next row is read.
struct entry_row {
    std::size_t number = 0;
    std::string_view kind;
    std::string_view booked_on;
    std::string_view dated;
    std::string_view facts;
    std::string_view postings;
    std::optional<digest> sealed = {}; ///< SHA-256 of salt and text
    digest hash = {};
};

/// What of an entry's row a standing adds up. Views are valid until the next row is read.
struct posted_row {
    std::size_t number = 0;
    std::string_view kind;
    std::string_view facts;
    std::string_view postings;
};

/// What an entry sealed, as long as it was not erased.
struct sealed_text {
    cofin::salt salt;
    std::string_view text;
};

/// How far an agreement's journal goes.
struct row_head {
    std::size_t entries = 0;
    digest hash = {};
};

struct agreement_row {
    std::uint32_t number; ///< from 1, in the order of opening
    std::string project;
    std::string currency; ///< its code
};

/// An engine for one file. All calls but `begin` and `version` stand between `begin` and `commit` or `roll_back`. What fails throws
/// `store_error`; a transaction that failed can only be rolled back.
class engine {
public:
    using visit_row = std::function<void(const entry_row&, const std::optional<sealed_text>&)>;
    using visit_text = std::function<void(std::string_view, std::string_view)>;

    virtual ~engine() = default;

    /// Waits for others that write.
    virtual void begin_writing() = 0;
    virtual void begin_reading() = 0;
    virtual void commit() = 0;
    virtual void roll_back() noexcept = 0;
    /// Another number after every change of the file, by whomever: where a writing transaction begins with the one that the
    /// last transaction left, nobody wrote in between. It costs less than reading any row.
    [[nodiscard]] virtual std::uint32_t version() = 0;

    [[nodiscard]] virtual std::vector<agreement_row> agreements() = 0;
    virtual void add_agreement(const agreement_row& row) = 0;

    [[nodiscard]] virtual row_head head(std::uint32_t agreement) = 0;
    /// The last of its entries that was booked by then; 0 where there is none.
    [[nodiscard]] virtual std::size_t last_by(std::uint32_t agreement,
                                              std::string_view booked_on) = 0;
    virtual void append(std::uint32_t agreement, const entry_row& row,
                        const std::optional<sealed_text>& text) = 0;
    /// The rows from `first` to `last`, both included, ascending.
    virtual void scan(std::uint32_t agreement, std::size_t first, std::size_t last,
                      const visit_row& visit) = 0;
    /// What of the rows up to `last` a standing adds up: neither digests nor texts.
    virtual void scan_postings(std::uint32_t agreement, std::size_t last,
                               const std::function<void(const posted_row&)>& visit) = 0;
    /// One row; false where there is none.
    virtual bool find(std::uint32_t agreement, std::size_t entry, const visit_row& visit) = 0;
    /// Deletes what an entry sealed; its bytes do not stay in the file.
    virtual void erase_text(std::uint32_t agreement, std::size_t entry) = 0;
    /// How many rows stand there of no agreement. It reads those alone: counting all would be a second scan.
    [[nodiscard]] virtual std::size_t stray_rows() = 0;

    virtual void put_rulebook(std::string_view sha256, std::string_view canonical_json) = 0;
    [[nodiscard]] virtual std::optional<std::string> rulebook(std::string_view sha256) = 0;
    virtual void each_rulebook(const visit_text& visit) = 0;

    /// What is wrong with the file apart from its rows, such as a guard that somebody removed; empty where nothing is.
    [[nodiscard]] virtual std::vector<wording> damages() = 0;
};

/// Opens an SQLite file. Throws `store_error` as `ledger_store` says.
std::unique_ptr<engine> open_sqlite(const std::string& file, ledger_store::access how);

} // namespace cofin::stored

/// What the formats of a journal have in common: each is a form that the writer fills in.
#pragma once

#include "export/entry_facts.hpp"
#include "export/journal_export.hpp"
#include "export/journaled_agreement.hpp"

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace cofin {

/// An entry in words, in the bytes of those who wrote them.
struct told_entry {
    const entry& of;
    std::string about;
    std::vector<entry_fact> facts;
    std::string_view hash; ///< empty: none
    bool is_first;         ///< of its agreement
};

/// One format. Calls come in the order of `journal_writer`'s; `in` is the same from `begin` to `end` and holds the entry that
/// is added.
class journal_form {
public:
    journal_form() = default;
    virtual ~journal_form() = default;
    journal_form(const journal_form&) = delete;
    journal_form& operator=(const journal_form&) = delete;

    virtual void begin(const journaled_agreement& of) = 0;
    virtual void add(const journaled_agreement& in, const told_entry& next) = 0;
    virtual void end(const journaled_agreement& of) = 0;
    virtual void finish() = 0;
};

/// The two differ in their directives; transactions are the same.
enum class ledger_dialect : bool { ledger, hledger };
[[nodiscard]] std::unique_ptr<journal_form> ledger_form(ledger_dialect dialect, std::string& out);
[[nodiscard]] std::unique_ptr<journal_form> beancount_form(journal_extent extent, std::string& out);
[[nodiscard]] std::unique_ptr<journal_form> csv_form(std::string& out);
[[nodiscard]] std::unique_ptr<journal_form> json_form(journal_extent extent, std::string& out);

/// The day of booking as ISO writes it; throws `error` for one that plain-text tools cannot read.
[[nodiscard]] std::string booking_date(const entry& of);
/// Whether the event has a date of its own, which plain-text tools can read.
[[nodiscard]] bool has_readable_date(const booking& of);

/// An account as people say it, in one line: `certified:pl:staff`.
[[nodiscard]] std::string one_line(const account_name& name);

/// Two columns: names to the left, amounts to the right.
class posting_lines {
public:
    /// An amount and its currency.
    void add(const std::string& name, const money& amount);
    /// `rest` follows the digits.
    void add(const std::string& name, const money& amount, std::string rest);
    void append_to(std::string& out, std::string_view before_each) const;

private:
    struct line {
        std::string name;
        std::string amount;
        std::string rest;
    };
    std::vector<line> lines_;
    std::size_t name_size_ = 0;
    std::size_t amount_size_ = 0;
};

} // namespace cofin

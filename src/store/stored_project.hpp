/// A project of a ledger together with its stored rulebook: what events are derived from.
#pragma once

#include "store/derived_events.hpp"
#include "store/recorded_project.hpp"

#include <cofin/rules/rulebook.hpp>
#include <cofin/rules/rulebook_supply.hpp>
#include <cofin/store/store.hpp>

#include <string>

namespace cofin {

/// As of its last entry. Borrows the change it was opened in.
class stored_project {
public:
    /// Throws `store_error` where the rulebook is not stored, and what reading it throws.
    stored_project(ledger_view& in, std::string id, const rulebook_supply& supply);

    [[nodiscard]] const books& on() const { return in_.books_of(id_); }
    [[nodiscard]] const recorded_project& told() const noexcept { return told_; }
    [[nodiscard]] const rulebook& book() const noexcept { return book_; }
    [[nodiscard]] derivation from() const { return {id_, on(), told_, book_}; }

private:
    ledger_view& in_;
    std::string id_;
    recorded_project told_;
    rulebook book_;
};

} // namespace cofin

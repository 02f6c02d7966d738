/// How a project stood after an entry, read in one pass that decodes as little as it can: a million costs take less than a
/// second.
#pragma once

#include "store/project_records.hpp"

#include <cofin/ledger/balance.hpp>
#include <cofin/ledger/chart.hpp>
#include <cofin/ledger/standing.hpp>
#include <cofin/store/store.hpp>

#include <cstddef>
#include <map>
#include <string>

namespace cofin {

/// What a statement is made of.
struct recorded_standing {
    explicit recorded_standing(currency unit) : sums(unit) {}

    std::size_t entry = 0;   ///< the last that counts
    std::size_t entries = 0; ///< all that there are
    day booked_on = {};      ///< of that entry
    digest hash = {};        ///< of that entry
    balances sums;
    chart_of_accounts chart;
    std::map<std::string, money> planned; ///< by fund
    agreed_terms terms;                   ///< as of that entry

    [[nodiscard]] standing figures() const;
};

/// The project after the entry of that number. Throws `ledger_error` for a project or an entry that is not in the ledger.
recorded_standing standing_after(ledger_store& in, const std::string& project, std::size_t entry);

} // namespace cofin

#pragma once

// Statements of journals, one of them in the middle of its life.

#include "ledger/one_project.hpp"

#include <cofin/report/statement.hpp>

namespace cofin::test {

/// What a journal comes to, with an invented rulebook and head.
inline statement statement_of(const std::string& title, const cofin::journal& journal) {
    using namespace date::literals;
    return {.project = "P1",
            .title = title,
            .rulebook = "book 1.0.0",
            .digest = std::string(64, 'a'),
            .entry = journal.size(),
            .entries = journal.size(),
            .booked_on = 2019_y / 1 / 21,
            .head = std::string(64, 'b'),
            .figures = standing_after(journal, journal.size())};
}

/// Of 1000.00 declared, 600.00 certified, of which 400.00 paid; 50.00 cut; the rest is not certified yet.
inline statement half_way() {
    using namespace cofin::literals;
    using namespace date::literals;
    one_project told;
    const auto first = told.declare("pl", "1", 600_eur);
    told.declare("pl", "2", 400_eur);
    told.claim(1, {first});
    told.say(certification{1, {{first, 600_eur}}, {{{"ERDF", 510_eur}}, {{"pl", 90_eur}}}, {}});
    told.say(disbursement{.fund = "ERDF", .payee = "pl", .amount = 400_eur, .claim = 1});
    auto made = statement_of("<b>Offices</b>", told.journal());
    made.deadlines = {{"R1",
                       "ends in time",
                       outcome::note,
                       phrase("until {}", day(2019_y / 12 / 31)),
                       {citation::law("Reg. (EU) 1/2", "Art 3")}}};
    return made;
}

} // namespace cofin::test

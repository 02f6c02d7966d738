#pragma once

// Journals as the export writes them.

#include "export/journal_export.hpp"

#include <cofin/ledger/journal.hpp>

#include <string>
#include <utility>
#include <vector>

namespace cofin::test {

inline void write(journal_writer& to, const journal_heading& heading, const journal& from) {
    to.begin(heading, from.now().chart());
    for (std::size_t number = 1; number <= from.size(); ++number)
        to.add(from.at(number));
    to.end();
}

inline std::string written(journal_format format, const journal& from,
                           const std::string& project = "P1", const std::string& title = {}) {
    std::string text;
    journal_writer to(format, journal_extent::one_agreement, text);
    write(to, {project, title, from.now().currency()}, from);
    to.finish();
    return text;
}

/// Several agreements in one text.
inline std::string
written(journal_format format,
        const std::vector<std::pair<std::string, const journal*>>& from_projects) {
    std::string text;
    journal_writer to(format, journal_extent::many_agreements, text);
    for (const auto& [project, from] : from_projects)
        write(to, {project, {}, from->now().currency()}, *from);
    to.finish();
    return text;
}

} // namespace cofin::test

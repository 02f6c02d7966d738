#pragma once

#include <cofin/claim/claim.hpp>
#include <cofin/grant/agreement.hpp>
#include <cofin/rules/assessment.hpp>
#include <cofin/rules/rulebook.hpp>

#include <nlohmann/json.hpp>

#include <string>

namespace cofin {

/// The files that findings point to, as the reader of the log shall find them.
struct checked_files {
    std::string project; ///< what is said of the project and its partners
    std::string costs;   ///< a cost a line
};

/// Findings for editors and code-scanning pages: a log in SARIF 2.1.0 (OASIS), one run a project.
///
/// What is cut fails (level `error`); what a person has to judge is `review`, what facts are missing for `open`, a note
/// `informational`. Each result points to the line of its cost and carries a fingerprint of project, rule and item: it stays the
/// same when lines move or amounts change, so that a page recognises what it has shown before.
///
///     sarif_log log;
///     log.add({"p/project.toml", "p/costs.csv"}, agreed, declared, book, result);
///     std::cout << log.json().dump(2);
class sarif_log {
public:
    void add(const checked_files& files, const agreement& agreed, const declaration& declared,
             const rulebook& book, const assessment& result);
    [[nodiscard]] nlohmann::ordered_json json() const;

private:
    nlohmann::ordered_json runs_ = nlohmann::ordered_json::array();
};

} // namespace cofin

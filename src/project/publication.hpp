/// What a project makes public beside its agreement: `publication.toml`, which exports read.
#pragma once

#include <cofin/money/money.hpp>
#include <cofin/time/calendar.hpp>

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace cofin {

/// An organisation as IATI names it; codes are those of its code lists.
struct published_organisation {
    std::string role = {}; ///< 1 funding, 2 accountable, 3 extending, 4 implementing
    std::string type = {};
    std::string ref = {};
    std::string name = {};
};

struct published_sector {
    std::string code;
    std::string percentage = {};
};

struct published_budget {
    day from;
    day until;
    money amount;
};

/// Texts that nobody gave are empty; nothing has a default.
struct publication {
    std::string file;                                               ///< where it is, or would be
    std::map<std::string, std::string, std::less<>> operation = {}; ///< by name, of [operation]
    std::map<std::string, std::string, std::less<>> activity = {};  ///< texts of [iati]
    std::optional<published_organisation> reporting = {};
    std::vector<published_organisation> participating = {};
    std::vector<published_sector> sectors = {};
    std::vector<published_budget> budgets = {};
    std::optional<day> starts_on = {}; ///< of [iati], where the agreement has none
    std::optional<day> ends_on = {};

    /// A text of [operation]; empty where it has none.
    [[nodiscard]] std::string_view of_operation(std::string_view name) const;
    /// A text of [iati]; empty where it has none.
    [[nodiscard]] std::string_view of_activity(std::string_view name) const;
};

/// Reads publication.toml of a project folder; what it would say is empty where there is no such file. `unit`: the currency of
/// its amounts. Throws `parse_error` or `input_errors` for what is no such file.
[[nodiscard]] publication read_publication(const std::string& folder, currency unit);

} // namespace cofin

/// What was agreed with the partners of one project.
#pragma once

#include <cofin/grant/budget.hpp>
#include <cofin/grant/fact.hpp>
#include <cofin/grant/partner.hpp>
#include <cofin/short_text.hpp>

#include <algorithm>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace cofin {
inline namespace v0 {

/// A value that no public source gives, so the project must: or the reason why there is none.
struct parameter_answer {
    std::vector<fact_value> value; ///< one value, or none
    std::string reason;            ///< why there is none, or where the value is from
};

/// The agreement of one project: its partners, budget, facts and the parameters its rulebook asks for.
struct agreement {
    std::string project; ///< id of the project
    std::string title = {};
    cofin::currency currency = euro;
    std::vector<cofin::partner> partners = {};
    std::vector<budget_line> budget = {};
    facts known = {}; ///< axis, type, call and contract dates, ...
    std::map<std::string, parameter_answer, std::less<>> parameters = {};

    /// The partner of that id; null where the agreement names none.
    [[nodiscard]] const cofin::partner* find_partner(std::string_view id) const {
        const auto found =
            std::ranges::find_if(partners, [&](const auto& one) { return same_text(one.id, id); });
        return found == partners.end() ? nullptr : &*found;
    }
};

} // namespace v0
} // namespace cofin

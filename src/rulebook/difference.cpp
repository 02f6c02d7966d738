#include "rulebook/difference.hpp"

#include <cofin/rules/kind.hpp>
#include <cofin/rules/predicate.hpp>

#include <map>

namespace cofin {
namespace {

using statements = std::map<std::string, std::string>;

void add_row(statements& made, const rule_row& row, const std::string& prefix) {
    for (const auto& [name, value] : row.values)
        made[prefix + name] = to_string(value);
    for (const auto& ask : row.asks)
        made[prefix + ask.parameter] = "asked as " + ask.answer;
}

/// Everything a rule says, by what it is about.
statements statements_of(const rule& stated, const std::optional<day>& on) {
    statements made{{"kind", std::string(stated.kind->name)}};
    std::string cites;
    for (const auto& source : stated.cites)
        cites += (cites.empty() ? "" : "; ") + to_string(source);
    made["cite"] = cites;
    if (!stated.anchor.empty())
        made["anchor"] = stated.anchor;
    if (!stated.where.all.empty())
        made["where"] = to_string(stated.where);
    if (stated.stacks)
        made["stack"] = "true";
    if (on) {
        if (const auto* row = stated.row_on(*on))
            add_row(made, *row, {});
        return made;
    }
    for (const auto& row : stated.rows) {
        const std::string span = row.valid == validity{} ? "" : to_string(row.valid) + ": ";
        add_row(made, row, span);
    }
    return made;
}

void compare(const std::string& rule, const statements& before, const statements& after,
             std::vector<rule_difference>& made) {
    auto all = before;
    all.insert(after.begin(), after.end());
    const auto said = [](const statements& by, const std::string& about) {
        const auto found = by.find(about);
        return found == by.end() ? std::nullopt : std::optional(found->second);
    };
    for (const auto& [about, value] : all)
        if (said(before, about) != said(after, about))
            made.push_back({rule, about, said(before, about), said(after, about)});
}

} // namespace

std::vector<rule_difference> differences(const rulebook& before, const rulebook& after,
                                         const std::optional<day>& on) {
    std::vector<rule_difference> made;
    for (const auto& stated : before.rules) {
        if (const auto* other = after.find(stated.id))
            compare(stated.id, statements_of(stated, on), statements_of(*other, on), made);
        else
            made.push_back({stated.id, {}, stated.title_in("en"), {}});
    }
    for (const auto& stated : after.rules)
        if (before.find(stated.id) == nullptr)
            made.push_back({stated.id, {}, {}, stated.title_in("en")});
    return made;
}

} // namespace cofin

/// Whose explanation is wanted, and the records that rules at work write for it.
#pragma once

#include <cofin/rules/books.hpp>
#include <cofin/rules/explain.hpp>
#include <cofin/rules/kind.hpp>
#include <cofin/rules/rule.hpp>

#include <algorithm>
#include <string>
#include <utility>

namespace cofin {
inline namespace v0 {
namespace detail {

/// Whether the verdict of a rule on an item is to be explained. A cost is explained with everything above it: its partner's
/// and the project's rules bear on it too.
inline bool wants_explanation(const assessment_books& books, const rule& by,
                              const std::string& id) {
    const auto& wanted = books.explained;
    if (!wanted.item.empty())
        return id == wanted.item || id == wanted.partner || id == books.project.project;
    const auto of_rule = wanted.findings.find(by.id);
    return of_rule != wanted.findings.end() && of_rule->second.contains(id);
}

/// A new record of the rule on an item, null where nobody wants one.
inline explanation* begin_explanation(assessment_books& books, const rule& by,
                                      const std::string& id) {
    if (!wants_explanation(books, by, id))
        return nullptr;
    explanation record;
    record.rule = by.id;
    record.layer = by.layer;
    record.title = by.title_in("en");
    record.about = id;
    record.at = by.kind->at;
    record.anchor = by.anchor;
    record.cites = by.cites;
    books.explanations.push_back(std::move(record));
    auto* made = &books.explanations.back();
    if (const auto of_rule = books.explained.findings.find(by.id);
        of_rule != books.explained.findings.end())
        of_rule->second[id] = made;
    return made;
}

/// The latest record of the rule on a cost; null where none is wanted.
inline explanation* explanation_of(assessment_books& books, const rule& by, const std::string& id) {
    if (const auto of_rule = books.explained.findings.find(by.id);
        of_rule != books.explained.findings.end()) {
        const auto known = of_rule->second.find(id);
        return known == of_rule->second.end() ? nullptr : known->second;
    }
    if (id != books.explained.item)
        return nullptr;
    const auto latest = std::find_if(
        books.explanations.rbegin(), books.explanations.rend(),
        [&](const auto& record) { return record.rule == by.id && record.about == id; });
    return latest == books.explanations.rend() ? nullptr : &*latest;
}

} // namespace detail
} // namespace v0
} // namespace cofin

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

/// A new record of the rule on an item, null where nobody wants one. A cost is explained with everything above it: its
/// partner's and the project's rules bear on it too.
inline explanation* begin_explanation(assessment_books& books, const rule& by,
                                      const std::string& id) {
    const std::string& wanted = books.explained_item;
    if (wanted.empty() ||
        (id != wanted && id != books.explained_partner && id != books.project.project))
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
    return &books.explanations.back();
}

/// The latest record of the rule on a cost; null where none is wanted.
inline explanation* explanation_of(assessment_books& books, const rule& by, const std::string& id) {
    if (id != books.explained_item)
        return nullptr;
    const auto latest = std::find_if(
        books.explanations.rbegin(), books.explanations.rend(),
        [&](const auto& record) { return record.rule == by.id && record.about == id; });
    return latest == books.explanations.rend() ? nullptr : &*latest;
}

} // namespace detail
} // namespace v0
} // namespace cofin

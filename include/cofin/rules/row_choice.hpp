/// Which row of a rule holds for an item: by its conditions, its anchor, its exceptions and what the project answered.
#pragma once

#include <cofin/rules/answered_rules.hpp>
#include <cofin/rules/books.hpp>
#include <cofin/rules/item.hpp>
#include <cofin/rules/rule.hpp>

#include <string>
#include <utility>
#include <vector>

namespace cofin {
inline namespace v0 {

/// The row of a rule that holds for an item; where it does not speak about the item, the verdict says why.
struct applicability {
    const rule_row* row = nullptr;
    verdict says = {};
};

/// Chooses among the rows of one rule. Const use is thread-safe.
class row_choice {
public:
    /// Of a rule on the books of a project; both outlive this.
    row_choice(const rule& of, const assessment_books& books)
        : rule_(&of), books_(&books), unconditional_(unconditional_row(of, books)),
          conditions_(facts_asked_by(of.where)) {}

    /// The row that holds for every item, whatever is known of it; null where that depends.
    [[nodiscard]] const rule_row* unconditional() const noexcept { return unconditional_; }
    /// Whether the rule's `where` holds for an item; the first fact whose absence left that unknown goes to `unknown`.
    [[nodiscard]] truth meets_conditions(const item& on, phrase& unknown) const;
    /// The row for an item. `why`: the explanation that is to say how it was chosen; null where none is wanted.
    [[nodiscard]] applicability row_for(const item& on, explanation* why) const;
    /// The same for the project, by what `where` says of it and not of partners, here and in exceptions.
    [[nodiscard]] applicability row_for_project(const item& project, explanation* why) const;
    /// What the rule's exceptions say of a partner: eligible where none speaks in its place.
    [[nodiscard]] verdict excepted_for(const item& partner) const {
        return excepted(partner, nullptr, [](const rule&) { return true; });
    }

private:
    [[nodiscard]] static const rule_row* unconditional_row(const rule& of,
                                                           const assessment_books& books);
    [[nodiscard]] static applicability answered(const item& on, const rule_row& row);
    [[nodiscard]] applicability row_in_force(const item& on, explanation* why) const;
    /// Whether an exception of those that `is_asked(rule)` picks speaks in the rule's place.
    template <class Asked>
    [[nodiscard]] verdict excepted(const item& on, explanation* why, const Asked& is_asked) const;

    const rule* rule_;
    const assessment_books* books_;
    const rule_row* unconditional_;
    std::vector<known_fact> conditions_; ///< the names of the rule's `where`
};

// --- definitions ---

inline const rule_row* row_choice::unconditional_row(const rule& of,
                                                     const assessment_books& books) {
    const bool depends = !of.where.all.empty() || !of.anchor.empty() || of.rows.size() != 1 ||
                         !of.rows.front().asks.empty() || books.exceptions.contains(of.id);
    return depends ? nullptr : &of.rows.front();
}

inline truth row_choice::meets_conditions(const item& on, phrase& unknown) const {
    return holds(
        rule_->where, [&](std::size_t i) { return on.see(conditions_[i]); }, &unknown);
}

inline applicability row_choice::answered(const item& on, const rule_row& row) {
    verdict says = detail::unanswered(on.project(), row);
    return says.said == outcome::eligible ? applicability{&row, {}}
                                          : applicability{nullptr, std::move(says)};
}

/// The only row, or that of the day of the anchor.
inline applicability row_choice::row_in_force(const item& on, explanation* why) const {
    const auto explain_row = [&](const rule_row& row) {
        if (why == nullptr)
            return;
        why->row = row.valid;
        for (const auto& [name, value] : row.values)
            why->values.emplace_back(name, phrase::value(value));
    };
    if (rule_->rows.empty())
        return {nullptr, {outcome::not_applicable, phrase("it has no row"), {}}};
    if (rule_->anchor.empty()) {
        explain_row(rule_->rows.front());
        return answered(on, rule_->rows.front());
    }
    const day* anchored = on.find<day>(rule_->anchor);
    if (anchored == nullptr)
        return {nullptr, missing(rule_->anchor)};
    if (why != nullptr)
        why->anchored_on = *anchored;
    const rule_row* row = rule_->row_on(*anchored);
    if (row == nullptr)
        return {nullptr,
                {outcome::not_applicable, phrase("no row is in force on {}", *anchored), {}}};
    explain_row(*row);
    return answered(on, *row);
}

inline applicability row_choice::row_for(const item& on, explanation* why) const {
    phrase unknown;
    const truth answer = meets_conditions(on, unknown);
    if (answer == truth::no)
        return {nullptr, not_applicable()};
    auto found = row_in_force(on, why);
    if (found.row != nullptr && answer == truth::unknown)
        return {nullptr, missing(unknown)};
    if (found.row == nullptr || books_->exceptions.empty())
        return found;
    verdict exception = excepted(on, why, [](const rule&) { return true; });
    return exception.said == outcome::eligible ? found
                                               : applicability{nullptr, std::move(exception)};
}

inline applicability row_choice::row_for_project(const item& project, explanation* why) const {
    const predicate about_project = conditions_on_project(rule_->where);
    phrase unknown;
    const truth answer = holds(
        about_project, [&](std::size_t i) { return project.see(about_project.all[i].fact); },
        &unknown);
    if (answer == truth::no)
        return {nullptr, not_applicable()};
    auto found = row_in_force(project, why);
    if (found.row != nullptr && answer == truth::unknown)
        return {nullptr, missing(unknown)};
    if (found.row == nullptr)
        return found;
    verdict exception = excepted(project, why, [](const rule& asked) {
        return conditions_on_project(asked.where).all.size() == asked.where.all.size();
    });
    return exception.said == outcome::eligible ? found
                                               : applicability{nullptr, std::move(exception)};
}

/// Two exceptions that both speak leave it to a person: no order of rules decides. So does one that rests on nothing that
/// could cut where its rule does: what cannot refuse money cannot say either that a law is silent.
template <class Asked>
verdict row_choice::excepted(const item& on, explanation* why, const Asked& is_asked) const {
    const auto known = books_->exceptions.find(rule_->id);
    if (known == books_->exceptions.end())
        return eligible();
    texts speaking;
    bool is_sourced = true;
    for (const auto* exception : known->second) {
        if (!is_asked(*exception))
            continue;
        const auto applies = row_choice(*exception, *books_).row_for(on, nullptr);
        if (why != nullptr)
            why->exceptions.push_back(applies.row != nullptr
                                          ? phrase("{}: applies", exception->id)
                                          : phrase("{}: does not apply", exception->id));
        if (applies.says.said == outcome::undetermined)
            return {outcome::undetermined,
                    phrase("exception {}: {}", exception->id, applies.says.message),
                    {}};
        if (applies.row == nullptr)
            continue;
        speaking.push_back(exception->id);
        is_sourced = exception->can_cut();
    }
    if (speaking.size() > 1)
        return asked(
            phrase("exceptions {} both apply: which one holds?", joined(speaking, " and ")));
    if (!is_sourced && rule_->can_cut())
        return asked(phrase("exception {} applies, but no law and no document carries it",
                            speaking.front()));
    return speaking.empty() ? eligible()
                            : verdict{outcome::not_applicable,
                                      phrase("exception {} applies", speaking.front()),
                                      {}};
}

} // namespace v0
} // namespace cofin

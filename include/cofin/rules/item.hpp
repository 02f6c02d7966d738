/// What a rule sees of the thing it judges: its facts, and those of the claim, partner and project it belongs to.
#pragma once

#include <cofin/claim/claim.hpp>
#include <cofin/grant/agreement.hpp>
#include <cofin/rules/books.hpp>
#include <cofin/rules/explain.hpp>
#include <cofin/rules/predicate.hpp>
#include <cofin/rules/vocabulary.hpp>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace cofin {
inline namespace v0 {

/// A view; it does not outlive what it was made from. Facts of every subject are found by their one name.
class item {
public:
    /// The project; `why` is its explanation where one is wanted.
    item(const assessment_books& books, explanation* why) : books_(&books), why_(why) {}
    /// One of its partners.
    item(const assessment_books& books, const cofin::partner& whom, explanation* why)
        : books_(&books), partner_(&whom), why_(why) {}
    /// One of the costs.
    item(const assessment_books& books, std::size_t cost, explanation* why)
        : books_(&books), state_(&books.costs[cost]), partner_(state_->owner),
          cost_(&books.declared.costs[cost]), why_(why) {}

    /// The agreement of its project.
    [[nodiscard]] const agreement& project() const noexcept { return books_->project; }
    /// The partner, or that of the cost; null where the agreement names none.
    [[nodiscard]] const cofin::partner* owner() const noexcept { return partner_; }
    /// The cost; only for rules about costs.
    [[nodiscard]] const cofin::cost& cost() const noexcept { return *cost_; }
    /// What earlier steps left of the cost, in the currency of the step.
    [[nodiscard]] const money& left() const noexcept { return state_->left; }
    /// The same together with its credit notes: what a verdict on the cost is about.
    [[nodiscard]] money net() const {
        return books_->net_of(static_cast<std::size_t>(state_ - books_->costs.data()));
    }
    /// Id of the cost, partner or project.
    [[nodiscard]] const std::string& id() const noexcept;

    /// The fact, null where it is missing or of another type.
    template <class T>
    [[nodiscard, gnu::always_inline]] const T* find(const known_fact& name) const {
        const fact_value* value = find_value(name);
        return value == nullptr ? nullptr : std::get_if<T>(value);
    }
    /// A fact or one of the cost's own fields, seen where it stands.
    [[nodiscard]] known_value see(const known_fact& name) const;
    /// The same by value; none where it is missing.
    [[nodiscard]] std::optional<fact_value> value_of(const known_fact& name) const;
    /// The same where it is a text; null where it is missing or something else.
    [[nodiscard]] const std::string* text_of(const known_fact& name) const {
        return see(name).text();
    }
    /// An amount of the document in the agreement's currency; none while no rate is known.
    [[nodiscard]] std::optional<money> converted(const money& amount) const;

    /// Adds a line of arithmetic to the explanation; `line` is only called where one is wanted.
    template <class Line>
    void show(const Line& line) const {
        if (why_ != nullptr)
            why_->arithmetic.push_back(line());
    }

private:
    [[nodiscard]] const fact_value* find_value(const known_fact& name) const;
    /// Null where the item has nobody of that kind.
    [[nodiscard]] const facts* facts_of(subject whom) const noexcept;
    void note(const known_fact& name, const fact_value* value) const;

    const assessment_books* books_;
    const cost_state* state_ = nullptr;
    const cofin::partner* partner_ = nullptr;
    const cofin::cost* cost_ = nullptr;
    explanation* why_;
};

/// What a predicate says of the project alone, whatever it says of partners and costs.
predicate conditions_on_project(const predicate& where);

/// The names that its conditions ask for, in their order.
std::vector<known_fact> facts_asked_by(const predicate& where);

// --- definitions ---

inline std::vector<known_fact> facts_asked_by(const predicate& where) {
    std::vector<known_fact> names;
    for (const auto& wanted : where.all)
        names.emplace_back(wanted.fact);
    return names;
}

inline predicate conditions_on_project(const predicate& where) {
    predicate about;
    for (const auto& wanted : where.all)
        if (const auto* fact = find_fact(wanted.fact);
            fact != nullptr && fact->about == subject::project)
            about.all.push_back(wanted);
    return about;
}

inline const std::string& item::id() const noexcept {
    if (cost_ != nullptr)
        return cost_->id;
    return partner_ != nullptr ? partner_->id : project().project;
}

[[gnu::always_inline]] inline const facts* item::facts_of(subject whom) const noexcept {
    if (whom == subject::cost) [[likely]]
        return cost_ == nullptr ? nullptr : &cost_->known;
    if (whom == subject::claim)
        return state_ == nullptr || state_->in == nullptr ? nullptr : &state_->in->known;
    if (whom == subject::partner)
        return partner_ == nullptr ? nullptr : &partner_->known;
    return &books_->project.known;
}

[[gnu::always_inline]] inline const fact_value* item::find_value(const known_fact& name) const {
    const facts* known = name.is_fact() ? facts_of(name.about()) : nullptr;
    const fact_value* value = known == nullptr ? nullptr : known->find(name.name());
    if (why_ != nullptr) [[unlikely]]
        note(name, value);
    return value;
}

[[gnu::noinline, gnu::cold]] inline void item::note(const known_fact& name,
                                                    const fact_value* value) const {
    why_->note_fact(std::string(name.text()),
                    value == nullptr ? phrase("(missing)") : phrase::value(*value));
}

[[gnu::always_inline]] inline known_value item::see(const known_fact& name) const {
    if (name.is_fact()) [[likely]]
        return known_value(find_value(name));
    if (name.is_category() && cost_ != nullptr)
        return known_value(&cost_->category);
    if (name.is_partner() && cost_ != nullptr)
        return known_value(&cost_->partner);
    if (name.is_partner() && partner_ != nullptr)
        return known_value(&partner_->id);
    return known_value(find_value(name));
}

inline std::optional<fact_value> item::value_of(const known_fact& name) const {
    const known_value seen = see(name);
    if (seen.value() != nullptr)
        return *seen.value();
    return seen.text() == nullptr ? std::nullopt : std::optional(fact_value(*seen.text()));
}

inline std::optional<money> item::converted(const money& amount) const {
    if (amount.currency() == project().currency)
        return amount;
    const exchange_rate* rate = state_ == nullptr ? nullptr : state_->rate;
    if (rate == nullptr || rate->from() != amount.currency())
        return std::nullopt;
    return rate->convert(amount);
}

} // namespace v0
} // namespace cofin

/// What a rule sees of the thing it judges: its facts, and those of the claim, partner and project it belongs to.
#pragma once

#include <cofin/claim/claim.hpp>
#include <cofin/grant/agreement.hpp>
#include <cofin/rules/explain.hpp>
#include <cofin/rules/predicate.hpp>
#include <cofin/rules/vocabulary.hpp>

#include <optional>
#include <string>
#include <string_view>

namespace cofin {
inline namespace v0 {

/// A view; it does not outlive what it was made from. Facts of every subject are found by their one name.
class item {
public:
    item(const agreement& project, const cofin::partner* owner, const cofin::claim* in,
         const cofin::cost* declared, const exchange_rate* rate, std::optional<money> left,
         std::optional<money> net, explanation* why)
        : project_(&project), partner_(owner), claim_(in), cost_(declared), rate_(rate),
          left_(left), net_(net), why_(why) {}

    [[nodiscard]] const agreement& project() const noexcept { return *project_; }
    [[nodiscard]] const cofin::partner* owner() const noexcept { return partner_; }
    /// The cost; only for rules about costs.
    [[nodiscard]] const cofin::cost& cost() const noexcept { return *cost_; }
    /// What earlier steps left of the cost, in the currency of the step.
    [[nodiscard]] const money& left() const noexcept { return *left_; }
    /// The same together with its credit notes: what a verdict on the cost is about.
    [[nodiscard]] const money& net() const noexcept { return *net_; }
    /// Id of the cost, partner or project.
    [[nodiscard]] const std::string& id() const noexcept;

    /// The fact, null where it is missing or of another type.
    template <class T>
    [[nodiscard]] const T* find(const known_fact& name) const {
        const fact_value* value = find_value(name);
        return value == nullptr ? nullptr : std::get_if<T>(value);
    }
    /// A fact or one of the cost's own fields.
    [[nodiscard]] std::optional<fact_value> value_of(const std::string& name) const;

    /// The same where it is a text; null where it is missing or something else.
    [[nodiscard]] const std::string* text_of(const std::string& name) const;
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
    [[nodiscard]] const facts* facts_of(subject whom) const noexcept;

    const agreement* project_;
    const cofin::partner* partner_;
    const cofin::claim* claim_;
    const cofin::cost* cost_;
    const exchange_rate* rate_;
    std::optional<money> left_;
    std::optional<money> net_;
    explanation* why_;
};

/// What a predicate says of the project alone, whatever it says of partners and costs.
predicate conditions_on_project(const predicate& where);

// --- definitions ---

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
    return partner_ != nullptr ? partner_->id : project_->project;
}

inline const facts* item::facts_of(subject whom) const noexcept {
    switch (whom) {
    case subject::project: return &project_->known;
    case subject::partner: return partner_ == nullptr ? nullptr : &partner_->known;
    case subject::claim: return claim_ == nullptr ? nullptr : &claim_->known;
    case subject::cost: return cost_ == nullptr ? nullptr : &cost_->known;
    }
    return nullptr;
}

inline const fact_value* item::find_value(const known_fact& name) const {
    const fact_definition* fact = name.definition();
    const facts* known = fact == nullptr ? nullptr : facts_of(fact->about);
    const fact_value* value = known == nullptr ? nullptr : known->find(name.name());
    if (why_ != nullptr)
        why_->note_fact(std::string(name.name().text()),
                        value == nullptr ? "(missing)" : to_string(*value));
    return value;
}

inline std::optional<fact_value> item::value_of(const std::string& name) const {
    if (cost_ != nullptr && name == "category")
        return fact_value(cost_->category);
    if (name == "partner" && cost_ != nullptr)
        return fact_value(cost_->partner);
    if (name == "partner" && partner_ != nullptr)
        return fact_value(partner_->id);
    const fact_value* value = find_value(name);
    return value == nullptr ? std::nullopt : std::optional(*value);
}

inline const std::string* item::text_of(const std::string& name) const {
    if (cost_ != nullptr && name == "category")
        return &cost_->category;
    if (cost_ != nullptr && name == "partner")
        return &cost_->partner;
    const fact_value* value = find_value(name);
    return value == nullptr ? nullptr : std::get_if<std::string>(value);
}

inline std::optional<money> item::converted(const money& amount) const {
    if (amount.currency() == project_->currency)
        return amount;
    if (rate_ == nullptr || rate_->from() != amount.currency())
        return std::nullopt;
    return rate_->convert(amount);
}

} // namespace v0
} // namespace cofin

/// What a rule can say of an item, and the order in which money is cut.
#pragma once

#include <cofin/money/money.hpp>
#include <cofin/rules/phrase.hpp>

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace cofin {
inline namespace v0 {

/// What a rule says of an item.
enum class outcome : std::uint8_t {
    eligible,   ///< the rule is met
    ineligible, ///< the rule is broken: money is cut, or on a partner or project nothing counts
    needs_judgement, ///< a person must decide; until then the money is open
    undetermined,    ///< a fact or parameter is missing; the money is open
    not_applicable,  ///< the rule does not speak about the item
    note             ///< worth knowing; cuts and opens nothing
};
inline constexpr std::array<std::string_view, 6> outcome_names{
    "eligible", "ineligible", "needs_judgement", "undetermined", "not_applicable", "note"};
/// Its name: `eligible`.
constexpr std::string_view to_string(outcome said) noexcept {
    return outcome_names[static_cast<std::size_t>(said)];
}

/// What one rule says of one item. A value; the engine decides what becomes of it.
struct verdict {
    outcome said = outcome::eligible;
    phrase message = {};           ///< what was found; empty when eligible
    std::optional<money> cut = {}; ///< ineligible: how much; none: everything that is left
};

/// The rule is met.
inline verdict eligible() { return {}; }
/// The rule does not speak about the item.
inline verdict not_applicable() { return {outcome::not_applicable, {}, {}}; }
/// All that is left of the item is cut.
inline verdict excluded(phrase why) { return {outcome::ineligible, std::move(why), {}}; }
/// That amount is cut, in the currency of what is left.
inline verdict cut_by(money amount, phrase why) {
    return {outcome::ineligible, std::move(why), amount};
}
/// A person must decide; until then the money is open.
inline verdict asked(phrase question) {
    return {outcome::needs_judgement, std::move(question), {}};
}
/// Of a fact by its name, or of what the words describe.
inline verdict missing(std::string_view fact) {
    return {outcome::undetermined, phrase("fact missing: {}", fact), {}};
}
/// The same in the words of a phrase.
inline verdict missing(const phrase& what) {
    return {outcome::undetermined, phrase("fact missing: {}", what), {}};
}

/// The order of money, fixed: each step reads what the one before it left, rounded by that step's named mode.
enum class step : std::uint8_t {
    project,    ///< conditions on project and partners, before any cost
    exclude,    ///< costs that never count
    vat,        ///< in the document's currency
    exchange,   ///< into the agreement's currency
    ceiling,    ///< per item, in the limit's currency
    revenue,    ///< net revenue deducted
    flat_rate,  ///< simplified costs on what is left of their base
    cap,        ///< categories, budget lines and totals
    correction, ///< after audits
    funding     ///< who pays
};
inline constexpr std::array<std::string_view, 10> step_names{
    "project", "exclude",   "vat", "exchange",   "ceiling",
    "revenue", "flat_rate", "cap", "correction", "funding"};
/// Its name: `exclude`.
constexpr std::string_view to_string(step at) noexcept {
    return step_names[static_cast<std::size_t>(at)];
}

} // namespace v0
} // namespace cofin

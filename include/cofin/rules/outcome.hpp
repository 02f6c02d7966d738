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
constexpr std::string_view to_string(outcome said) noexcept {
    return outcome_names[static_cast<std::size_t>(said)];
}

/// What one rule says of one item. A value; the engine decides what becomes of it.
struct verdict {
    outcome said = outcome::eligible;
    phrase message = {};           ///< what was found; empty when eligible
    std::optional<money> cut = {}; ///< ineligible: how much; none: everything that is left
};

inline verdict eligible() { return {}; }
inline verdict not_applicable() { return {outcome::not_applicable, {}, {}}; }
inline verdict excluded(phrase why) { return {outcome::ineligible, std::move(why), {}}; }
inline verdict cut_by(money amount, phrase why) {
    return {outcome::ineligible, std::move(why), amount};
}
inline verdict asked(phrase question) {
    return {outcome::needs_judgement, std::move(question), {}};
}
/// Of a fact by its name, or of what the words describe.
inline verdict missing(std::string_view fact) {
    return {outcome::undetermined, phrase("fact missing: {}", fact), {}};
}
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
constexpr std::string_view to_string(step at) noexcept {
    return step_names[static_cast<std::size_t>(at)];
}

} // namespace v0
} // namespace cofin

/// A kind of rule: what its parameters are, where in the order of money it acts, and how it judges.
///
/// A rulebook gives data; a kind gives meaning. Kinds are versioned by name (`period/1`): a change of meaning is a new
/// kind, so that an old rulebook says what it said.
#pragma once

#include <cofin/grant/fact.hpp>
#include <cofin/rules/finding.hpp>
#include <cofin/rules/outcome.hpp>
#include <cofin/rules/provider.hpp>

#include <cstddef>
#include <span>
#include <string_view>

namespace cofin {
inline namespace v0 {

class rule_run;
struct rule_row;

/// In which direction a lower layer may change a value that a higher one gave.
enum class tighter : std::uint8_t {
    fixed, ///< not at all: only fillable where open
    smaller,
    larger,
    subset,   ///< fewer words
    superset, ///< more words
    earlier,
    later
};
inline constexpr std::array<std::string_view, 7> tighter_names{
    "fixed", "smaller", "larger", "subset", "superset", "earlier", "later"};

/// Largest count that a parameter may be: months and days beyond it leave the calendar.
inline constexpr int64_t count_max = 99'999;

/// A parameter of a kind. Nested tables of a rulebook are written with a dot: `rounding.mode`.
struct parameter {
    std::string_view name;
    fact_type type;
    tighter when;
    bool required;
    std::string_view meaning;
    std::span<const std::string_view> words = {}; ///< the only texts it may be; empty: any
    bool fillable = true; ///< whether a lower layer may give it where none above it does
};

/// A parameter whose absence is stricter than any value: a lower layer must not give what none above it gives.
constexpr parameter only_above(parameter given) {
    given.fillable = false;
    return given;
}

/// Costs that stand one after the other in a declaration.
struct cost_range {
    std::size_t first;
    std::size_t last; ///< behind the last one
};

/// A kind of rule. Constant data; functions are pure in what `rule_run` shows them and safe from any thread.
struct rule_kind {
    std::string_view name;    ///< `period/1`
    std::string_view summary; ///< one sentence
    std::span<const parameter> parameters;
    step at;
    scope about;
    /// Whether what it cuts depends on what other rules of its step leave: then `assess` is asked again once they cut.
    bool depends_on_others = false;
    /// What is wrong with a row beyond what its parameters say by themselves; empty where nothing is. May be null.
    wording (*unsound)(const rule_row&) = nullptr;
    /// Before any judgement: contributes sources of funding, caps or exchange rates. May be null.
    void (*prepare)(rule_run&) = nullptr;
    /// In its step: proposes what to cut, ask or leave open. May be null.
    void (*assess)(rule_run&) = nullptr;
    /// The same for rules that judge each cost by itself. All such rules of a step are asked about a few costs, then about
    /// the next ones, so that what is known of a cost is in the processor's cache while it is judged. May be null.
    void (*judge_costs)(rule_run&, cost_range) = nullptr;
    /// The plugin whose code it is; null for kinds of this program.
    const provider* from = nullptr;

    /// Whether its rules say anything of an item by themselves.
    [[nodiscard]] constexpr bool judges() const noexcept {
        return assess != nullptr || judge_costs != nullptr;
    }
    /// The parameter of that name; null where the kind has none.
    [[nodiscard]] const parameter* find_parameter(std::string_view wanted) const {
        for (const auto& candidate : parameters)
            if (candidate.name == wanted)
                return &candidate;
        return nullptr;
    }
};

} // namespace v0
} // namespace cofin

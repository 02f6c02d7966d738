/// A kind of rule: what its parameters are, where in the order of money it acts, and how it judges.
///
/// A rulebook gives data; a kind gives meaning. Kinds are versioned by name (`period/1`): a change of meaning is a new
/// kind, so that an old rulebook says what it said.
#pragma once

#include <cofin/grant/fact.hpp>
#include <cofin/rules/finding.hpp>
#include <cofin/rules/outcome.hpp>

#include <span>
#include <string_view>

namespace cofin {
inline namespace v0 {

class rule_run;

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

/// A parameter of a kind. Nested tables of a rulebook are written with a dot: `rounding.mode`.
struct parameter {
    std::string_view name;
    fact_type type;
    tighter when;
    bool required;
    std::string_view meaning;
    std::span<const std::string_view> words = {}; ///< the only texts it may be; empty: any
};

/// A kind of rule. Constant data; functions are pure in what `rule_run` shows them and safe from any thread.
struct rule_kind {
    std::string_view name;    ///< `period/1`
    std::string_view summary; ///< one sentence
    std::span<const parameter> parameters;
    step at;
    scope about;
    /// Before any judgement: contributes sources of funding, caps or exchange rates. May be null.
    void (*prepare)(rule_run&) = nullptr;
    /// In its step: proposes what to cut, ask or leave open. May be null.
    void (*assess)(rule_run&) = nullptr;

    [[nodiscard]] const parameter* find_parameter(std::string_view wanted) const {
        for (const auto& candidate : parameters)
            if (candidate.name == wanted)
                return &candidate;
        return nullptr;
    }
};

} // namespace v0
} // namespace cofin

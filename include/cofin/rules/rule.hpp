/// A rule as a rulebook states it: what it is about, since when, with which values, and by which text.
#pragma once

#include <cofin/error.hpp>
#include <cofin/grant/fact.hpp>
#include <cofin/rules/citation.hpp>
#include <cofin/rules/predicate.hpp>
#include <cofin/time/period.hpp>

#include <algorithm>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace cofin {
inline namespace v0 {

struct rule_kind;

/// A value that a row does not give but asks the project for.
struct asked_parameter {
    std::string parameter; ///< of the kind, such as `max`
    std::string answer;    ///< under which name project.toml gives it, such as `grant_max_axis_3`
};

namespace detail {
inline const texts no_words;
} // namespace detail

/// The values that hold in a span of time.
struct rule_row {
    validity valid;
    facts values;
    std::vector<asked_parameter> asks;
    place where;

    /// The parameter's value, null where the row gives none.
    template <class T>
    [[nodiscard]] const T* find(fact_name parameter) const {
        return values.find_as<T>(parameter);
    }
    /// The value, or `otherwise`: only for parameters whose kind documents that default.
    template <class T>
    [[nodiscard]] T value_or(fact_name parameter, T otherwise) const {
        const T* given = find<T>(parameter);
        return given == nullptr ? otherwise : *given;
    }
    /// The words of a list, empty where the row gives none.
    // Always inlined: kinds ask by literals, whose hashes the compiler knows.
    [[nodiscard, gnu::always_inline]] const texts& words(fact_name parameter) const {
        const auto* given = find<texts>(parameter);
        return given == nullptr ? detail::no_words : *given;
    }
};

/// One rule. What it means is its kind's; this is the data.
struct rule {
    std::string id;
    const rule_kind* kind = nullptr;
    std::map<std::string, std::string> title; ///< by language
    std::vector<citation> cites;              ///< never empty
    std::string anchor; ///< which date chooses the row; empty: the rule has one timeless row
    predicate where;
    std::string exception_of; ///< the rule that does not speak where this one does; empty: none
    bool stacks = false; ///< its cuts add to others of the same step instead of competing with them
    std::vector<rule_row> rows;
    std::string layer; ///< id of the rulebook that states it
    place at;

    /// Whether any of its citations carries a refusal.
    [[nodiscard]] bool can_cut() const {
        return std::ranges::any_of(cites, [](const auto& source) { return source.can_cut(); });
    }
    /// The row in force on a day; null in a gap.
    [[nodiscard]] const rule_row* row_on(day on) const {
        const auto found =
            std::ranges::find_if(rows, [&](const auto& row) { return row.valid.contains(on); });
        return found == rows.end() ? nullptr : &*found;
    }
    /// The title in the language of that code (`pl`); the English one where there is none, else the id.
    [[nodiscard]] std::string title_in(const std::string& language) const {
        for (const auto& known : {language, std::string("en")})
            if (const auto found = title.find(known); found != title.end())
                return found->second;
        return id;
    }
};

} // namespace v0
} // namespace cofin

/// The `where` of a rule: a closed set of conditions on facts. There are no expressions to evaluate.
#pragma once

#include <cofin/grant/fact.hpp>

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

namespace cofin {
inline namespace v0 {

/// Three-valued, because a missing fact is neither yes nor no.
enum class truth : std::uint8_t { no, unknown, yes };

/// One condition on one fact. A fact that is a list meets `among` where any of its words does.
struct condition {
    std::string fact;
    std::vector<fact_value> among;      ///< empty: any value
    bool negated = false;               ///< none of `among`
    std::optional<fact_value> at_least; ///< inclusive
    std::optional<fact_value> at_most;  ///< inclusive
};

/// All conditions hold; no condition: always.
struct predicate {
    std::vector<condition> all;
};

/// Whether a known value meets a condition. Values of other types than the condition's never do.
bool meets(const condition& wanted, const fact_value& value);

/// The predicate on facts that `lookup(name)` gives as `std::optional<fact_value>`; the first fact whose absence left the
/// answer unknown goes to `missing_fact`.
template <class Lookup>
truth holds(const predicate& where, const Lookup& lookup, std::string* missing_fact = nullptr) {
    truth answer = truth::yes;
    for (const auto& wanted : where.all) {
        const std::optional<fact_value> value = lookup(wanted.fact);
        if (!value) {
            if (answer == truth::yes && missing_fact != nullptr)
                *missing_fact = wanted.fact;
            answer = truth::unknown;
        } else if (!meets(wanted, *value)) {
            return truth::no;
        }
    }
    return answer;
}

// --- definitions ---

namespace detail {

inline bool is_listed(const std::vector<fact_value>& among, const fact_value& value) {
    if (const auto* words = std::get_if<texts>(&value))
        return std::ranges::any_of(
            *words, [&](const auto& word) { return is_listed(among, fact_value(word)); });
    return std::ranges::find(among, value) != among.end();
}

/// a <= b for values of one ordered type; false for others.
inline bool at_most(const fact_value& a, const fact_value& b) {
    if (a.index() != b.index())
        return false;
    return std::visit(
        [&](const auto& left) {
            using type = std::decay_t<decltype(left)>;
            if constexpr (std::is_same_v<type, texts> || std::is_same_v<type, bool>)
                return false;
            else
                return left <= std::get<type>(b);
        },
        a);
}

} // namespace detail

inline bool meets(const condition& wanted, const fact_value& value) {
    if (!wanted.among.empty() && detail::is_listed(wanted.among, value) == wanted.negated)
        return false;
    if (wanted.at_least && !detail::at_most(*wanted.at_least, value))
        return false;
    return !wanted.at_most || detail::at_most(value, *wanted.at_most);
}

} // namespace v0
} // namespace cofin

/// The `where` of a rule: a closed set of conditions on facts. There are no expressions to evaluate.
#pragma once

#include <cofin/grant/fact.hpp>
#include <cofin/rules/phrase.hpp>

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace cofin {
inline namespace v0 {

/// Three-valued, because a missing fact is neither yes nor no. In the order of certainty that a rule speaks.
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

/// What is known under a name, seen where it stands: a value, or a text that is no fact; neither: nothing is known.
class known_value {
public:
    known_value() = default;
    /// A fact; null: nothing is known.
    explicit known_value(const fact_value* value) : value_(value) {}
    /// A field of a cost; null: nothing is known.
    explicit known_value(const std::string* text) : text_(text) {}

    /// Whether anything is known.
    explicit operator bool() const noexcept { return value_ != nullptr || text_ != nullptr; }
    /// The value where it is a text; null where it is not.
    [[nodiscard]] const std::string* text() const noexcept {
        return value_ == nullptr ? text_ : std::get_if<std::string>(value_);
    }
    /// The fact; null for a field of the cost, which is a text.
    [[nodiscard]] const fact_value* value() const noexcept { return value_; }

private:
    const fact_value* value_ = nullptr;
    const std::string* text_ = nullptr;
};

/// Whether a known value meets a condition. Values of other types than the condition's never do; whether an amount is
/// within a bound of another currency is unknown.
truth meets(const condition& wanted, const known_value& value);

/// The predicate on what `lookup(i)` gives for its condition i, a `known_value`; the first fact whose absence left the
/// answer unknown goes to `missing_fact`.
template <class Lookup>
truth holds(const predicate& where, const Lookup& lookup, phrase* missing_fact = nullptr) {
    truth answer = truth::yes;
    for (std::size_t i = 0; i < where.all.size(); ++i) {
        const condition& wanted = where.all[i];
        const known_value value = lookup(i);
        const truth met = value ? meets(wanted, value) : truth::unknown;
        if (met == truth::no)
            return truth::no;
        if (met == truth::unknown && answer == truth::yes && missing_fact != nullptr)
            *missing_fact = value ? phrase("{} in the rule's currency", wanted.fact)
                                  : phrase::text(wanted.fact);
        answer = std::min(answer, met);
    }
    return answer;
}

/// `type B, C and contract_value at least 1.00 EUR`; says nothing for a predicate without conditions.
phrase phrase_of(const predicate& where);
/// The same in English.
std::string to_string(const predicate& where);

// --- definitions ---

namespace detail {

inline bool is_listed(const std::vector<fact_value>& among, const std::string& word) {
    return std::ranges::any_of(among, [&](const auto& one) {
        const auto* listed = std::get_if<std::string>(&one);
        return listed != nullptr && *listed == word;
    });
}

inline bool is_listed(const std::vector<fact_value>& among, const known_value& value) {
    if (const auto* word = value.text())
        return is_listed(among, *word);
    if (const auto* words = std::get_if<texts>(value.value()))
        return std::ranges::any_of(*words,
                                   [&](const auto& word) { return is_listed(among, word); });
    return std::ranges::find(among, *value.value()) != among.end();
}

/// a <= b for values of one ordered type; no for others, unknown for amounts of two currencies.
inline truth at_most(const fact_value& a, const fact_value& b) {
    if (a.index() != b.index())
        return truth::no;
    const auto* amount = std::get_if<money>(&a);
    if (amount != nullptr && amount->currency() != std::get<money>(b).currency())
        return truth::unknown;
    const bool ordered = std::visit(
        [&](const auto& left) {
            using type = std::decay_t<decltype(left)>;
            if constexpr (std::is_same_v<type, texts> || std::is_same_v<type, bool>)
                return false;
            else
                return left <= std::get<type>(b);
        },
        a);
    return ordered ? truth::yes : truth::no;
}

} // namespace detail

inline truth meets(const condition& wanted, const known_value& value) {
    if (!wanted.among.empty() && detail::is_listed(wanted.among, value) == wanted.negated)
        return truth::no;
    if (!wanted.at_least && !wanted.at_most)
        return truth::yes;
    if (value.value() == nullptr) { // a field of the cost
        const fact_value text(*value.text());
        return meets(wanted, known_value(&text));
    }
    const truth above =
        wanted.at_least ? detail::at_most(*wanted.at_least, *value.value()) : truth::yes;
    const truth below =
        wanted.at_most ? detail::at_most(*value.value(), *wanted.at_most) : truth::yes;
    return std::min(above, below);
}

namespace detail {

inline phrase condition_phrase(const condition& wanted) {
    std::string among;
    for (const auto& value : wanted.among)
        among += (among.empty() ? "" : ", ") + to_string(value);
    phrase said = phrase::text(wanted.fact);
    if (!among.empty())
        said = wanted.negated ? phrase("{} none of {}", said, among) : phrase("{} {}", said, among);
    if (wanted.at_least)
        said = phrase("{} at least {}", said, phrase::value(*wanted.at_least));
    if (wanted.at_most)
        said = phrase("{} at most {}", said, phrase::value(*wanted.at_most));
    return said;
}

} // namespace detail

inline phrase phrase_of(const predicate& where) {
    phrase said;
    for (const auto& wanted : where.all)
        said = said.empty() ? detail::condition_phrase(wanted)
                            : phrase("{} and {}", said, detail::condition_phrase(wanted));
    return said;
}

inline std::string to_string(const predicate& where) { return to_string(phrase_of(where)); }

} // namespace v0
} // namespace cofin

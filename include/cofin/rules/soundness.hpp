/// Whether a rule gives what its kind demands, and excepts what can be excepted: rulebooks may be made in code, and projects
/// answer for some values.
#pragma once

#include <cofin/error.hpp>
#include <cofin/rules/kind.hpp>
#include <cofin/rules/rule.hpp>

#include <algorithm>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <variant>

namespace cofin {
inline namespace v0 {

/// What is wrong with a value of a parameter, such as `is of type text, expected date`; empty where nothing is.
wording unsound_value(const parameter& wanted, const fact_value& value);

/// What its kind finds wrong with a row as a whole, once all that it asks for is answered; empty where nothing is.
wording unsound_row(const rule& stated, const rule_row& row);

/// Throws `rulebook_error`, at the rule's place, where it has no kind, a row gives a value that its kind does not know or
/// that is of another type, or a required one is neither given nor asked for.
void require_sound(const rule& stated);

/// How many exceptions may stand behind each other, as in "except ... unless ... save where ...".
inline constexpr std::size_t exception_depth_max = 16;

/// Rules by their ids; the rules outlive it.
using rules_by_id = std::map<std::string_view, const rule*>;

/// What is wrong with what a rule is an exception of, among the rules that stand with it; empty where nothing is. One that does not
/// stand with it leaves nothing to except.
wording unsound_exception(const rule& stated, const rules_by_id& among);

/// Throws `rulebook_error`, at the rule's place, where a rule is, by whatever way, an exception of itself.
void require_sound_exceptions(std::span<const rule* const> rules);

// --- definitions ---

namespace detail {

inline wording one_of(std::span<const std::string_view> words) {
    std::string list;
    for (const auto& word : words)
        list += (list.empty() ? "" : " ") + std::string(word);
    return wording("one of {}", std::move(list));
}

} // namespace detail

inline wording unsound_value(const parameter& wanted, const fact_value& value) {
    const auto type_name = [](fact_type type) {
        return std::string(fact_type_names[static_cast<std::size_t>(type)]);
    };
    if (type_of(value) != wanted.type)
        return wording("is of type {}, expected {}", type_name(type_of(value)),
                       type_name(wanted.type));
    const auto* count = std::get_if<int64_t>(&value);
    if (count != nullptr && (*count < 0 || *count > count_max))
        return wording("is {}, expected 0 to {}", to_string(value), std::to_string(count_max));
    const auto* list = std::get_if<texts>(&value);
    if (list != nullptr && list->empty())
        return wording("is empty, expected at least one word");
    const auto* word = std::get_if<std::string>(&value);
    for (const auto& one : list != nullptr ? *list : word != nullptr ? texts{*word} : texts{})
        if (!wanted.words.empty() && std::ranges::find(wanted.words, one) == wanted.words.end())
            return wording("is {}, expected {}", in_quotes(one), detail::one_of(wanted.words));
    return {};
}

inline wording unsound_row(const rule& stated, const rule_row& row) {
    const bool is_answered = std::ranges::all_of(
        row.asks, [&](const auto& ask) { return row.values.find(ask.parameter) != nullptr; });
    return stated.kind->unsound == nullptr || !is_answered ? wording() : stated.kind->unsound(row);
}

inline void require_sound(const rule& stated) {
    const auto refuse = [&](const wording& problem) {
        throw rulebook_error(stated.at, wording("rule {}: {}", stated.id, problem));
    };
    if (stated.kind == nullptr)
        refuse(wording("it has no kind"));
    for (const auto& row : stated.rows) {
        for (const auto& [name, value] : row.values) {
            const auto* wanted = stated.kind->find_parameter(name);
            if (wanted == nullptr)
                refuse(wording("{} is no parameter of {}", name, std::string(stated.kind->name)));
            if (const auto problem = unsound_value(*wanted, value); !problem.empty())
                refuse(wording("{} {}", name, problem));
        }
        for (const auto& wanted : stated.kind->parameters) {
            const bool asked = std::ranges::find(row.asks, wanted.name,
                                                 &asked_parameter::parameter) != row.asks.end();
            if (wanted.required && !asked && row.values.find(wanted.name) == nullptr)
                refuse(wording("{} is missing", std::string(wanted.name)));
        }
        if (const auto problem = unsound_row(stated, row); !problem.empty())
            refuse(problem);
    }
}

inline wording unsound_exception(const rule& stated, const rules_by_id& among) {
    const auto excepted_by = [&](const rule& exception) -> const rule* {
        const auto found = among.find(exception.exception_of);
        return exception.exception_of.empty() || found == among.end() ? nullptr : found->second;
    };
    std::size_t depth = 0;
    for (const rule* of = excepted_by(stated); of != nullptr; of = excepted_by(*of)) {
        if (of == &stated)
            return wording("it is an exception of itself");
        if (++depth > exception_depth_max)
            return wording("more than {} exceptions stand behind each other",
                           std::to_string(exception_depth_max));
    }
    return {};
}

inline void require_sound_exceptions(std::span<const rule* const> rules) {
    rules_by_id among;
    for (const auto* stated : rules)
        among.emplace(stated->id, stated);
    for (const auto* stated : rules)
        if (const auto problem = unsound_exception(*stated, among); !problem.empty())
            throw rulebook_error(stated->at, wording("rule {}, an exception of {}: {}", stated->id,
                                                     in_quotes(stated->exception_of), problem));
}

} // namespace v0
} // namespace cofin

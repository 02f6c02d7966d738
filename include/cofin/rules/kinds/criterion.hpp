/// criterion/1: a fact of the project, a partner or a cost is what a call asks for.
#pragma once

#include <cofin/rules/kinds/effect.hpp>
#include <cofin/rules/kinds/subject_of.hpp>
#include <cofin/rules/run.hpp>

namespace cofin {
inline namespace v0 {
namespace kinds {

inline constexpr parameter criterion_parameters[] = {
    {"fact", fact_type::text, tighter::fixed, true,
     "which fact; it says whether the project, partners or costs are judged"},
    {"among", fact_type::list, tighter::subset, false, "its only admitted words"},
    {"none_of", fact_type::list, tighter::superset, false, "words it must not be"},
    {"includes", fact_type::list, tighter::superset, false,
     "words that a list must have, all of them"},
    {"count_min", fact_type::count, tighter::larger, false, "smallest count, inclusive"},
    {"count_max", fact_type::count, tighter::smaller, false, "largest count, inclusive"},
    {"amount_min", fact_type::amount, tighter::larger, false, "smallest amount, inclusive"},
    {"amount_max", fact_type::amount, tighter::smaller, false, "largest amount, inclusive"},
    {"number_min", fact_type::number, tighter::larger, false, "smallest number, inclusive"},
    {"number_max", fact_type::number, tighter::smaller, false, "largest number, inclusive"},
    {"share_min", fact_type::proportion, tighter::larger, false, "smallest share, inclusive"},
    {"share_max", fact_type::proportion, tighter::smaller, false, "largest share, inclusive"},
    {"share_of_total_min", fact_type::proportion, tighter::larger, false,
     "smallest share of the planned total that an amount is, inclusive"},
    {"share_of_total_max", fact_type::proportion, tighter::smaller, false,
     "largest share of the planned total that an amount is, inclusive"},
    {"first", fact_type::date, tighter::later, false, "first day"},
    {"last", fact_type::date, tighter::earlier, false, "last day"},
    {"is", fact_type::flag, tighter::fixed, false, "what a flag must be"},
    {"same_as", fact_type::text, tighter::fixed, false, "another fact that must be equal"},
    effect_parameter,
};

namespace criterion_detail {

/// The bounds, by the type of fact that they compare with.
struct bound {
    std::string_view parameter;
    bool is_lower;
};
inline constexpr bound bounds[] = {
    {"count_min", true},  {"count_max", false},  {"amount_min", true}, {"amount_max", false},
    {"number_min", true}, {"number_max", false}, {"share_min", true},  {"share_max", false},
    {"first", true},      {"last", false},
};

inline std::string unsound(const rule_row& row) {
    const auto* name = row.find<std::string>("fact");
    if (name == nullptr)
        return {};
    if (auto problem = unsound_fact(*name); !problem.empty())
        return problem;
    const auto* fact = find_fact(*name);
    const fact_type type = fact == nullptr ? fact_type::text : fact->type;
    const auto refuse = [&](std::string_view parameter) {
        return std::string(parameter) + " is no condition on " + *name + ", which is of type " +
               std::string(fact_type_names[static_cast<std::size_t>(type)]);
    };
    bool asks = row.find<std::string>("same_as") != nullptr;
    for (const auto& [parameter, value] : row.values) {
        const bool is_word = parameter == "among" || parameter == "none_of";
        const bool is_bound = std::ranges::any_of(
            bounds, [&wanted = parameter](const auto& one) { return one.parameter == wanted; });
        const bool is_share = parameter.starts_with("share_of_total_");
        const bool fits = is_word ? type == fact_type::text || type == fact_type::list
                          : parameter == "includes" ? type == fact_type::list
                          : parameter == "is"       ? type == fact_type::flag
                          : is_share                ? type == fact_type::amount
                          : is_bound                ? type_of(value) == type
                                                    : true;
        if (!fits)
            return refuse(parameter);
        asks =
            asks || is_word || is_bound || is_share || parameter == "includes" || parameter == "is";
    }
    const auto* other = row.find<std::string>("same_as");
    if (other != nullptr && !unsound_fact(*other).empty())
        return unsound_fact(*other);
    return asks ? "" : "it asks nothing of " + *name;
}

/// What is wrong with one word; empty where nothing is.
inline std::string wrong_word(const std::string& word, const rule_row& row) {
    const auto& among = row.words("among");
    if (!among.empty() && std::ranges::find(among, word) == among.end())
        return word + " is none of " + joined(among, ", ");
    const auto& refused = row.words("none_of");
    if (!refused.empty() && std::ranges::find(refused, word) != refused.end())
        return word + " is not admitted";
    return {};
}

/// What is wrong with the words of a value; empty where nothing is.
inline std::string wrong_words(const fact_value& value, const rule_row& row) {
    if (const auto* word = std::get_if<std::string>(&value))
        return wrong_word(*word, row);
    const auto* list = std::get_if<texts>(&value);
    if (list == nullptr)
        return {};
    for (const auto& word : *list)
        if (auto wrong = wrong_word(word, row); !wrong.empty())
            return wrong;
    for (const auto& wanted : row.words("includes"))
        if (std::ranges::find(*list, wanted) == list->end())
            return wanted + " is not there";
    return {};
}

/// An amount as a share of the planned total, compared exactly.
inline verdict judge_share_of_total(const item& on, const rule_row& row, const std::string& name,
                                    const money& amount) {
    const auto* least = row.find<rate>("share_of_total_min");
    const auto* most = row.find<rate>("share_of_total_max");
    if (least == nullptr && most == nullptr)
        return eligible();
    const auto& agreed = on.project();
    if (agreed.budget.empty() || amount.currency() != agreed.currency)
        return missing(agreed.budget.empty() ? "budget" : name + " in the agreement's currency");
    const money total = planned(agreed.budget, agreed.currency);
    const std::string given = name + " " + to_string(amount);
    if (least != nullptr && unrounded(amount) < *least * total)
        return broken(row,
                      given + " is less than " + to_string(*least) + " of " + to_string(total));
    if (most != nullptr && unrounded(amount) > *most * total)
        return broken(row, given + " is more than " + to_string(*most) + " of " + to_string(total));
    return eligible();
}

inline verdict judge(const item& on, const rule_row& row) {
    const std::string& name = *row.find<std::string>("fact");
    if (const auto* word = on.text_of(name);
        word != nullptr && row.find<std::string>("same_as") == nullptr) {
        const auto wrong = wrong_word(*word, row);
        return wrong.empty() ? eligible() : broken(row, name + ": " + wrong);
    }
    const auto value = on.value_of(name);
    if (!value)
        return missing(name);
    const auto given = [&] { return name + " " + to_string(*value); };
    if (const auto wrong = wrong_words(*value, row); !wrong.empty())
        return broken(row, name + ": " + wrong);
    for (const auto& [parameter, is_lower] : bounds) {
        const auto* bound = row.values.find(parameter);
        if (bound == nullptr)
            continue;
        const truth within =
            is_lower ? v0::detail::at_most(*bound, *value) : v0::detail::at_most(*value, *bound);
        if (within == truth::unknown)
            return asked_across_currencies(name, std::get<money>(*value), std::get<money>(*bound));
        if (within == truth::no)
            return broken(row, given() + (is_lower ? " is less than " : " is more than ") +
                                   to_string(*bound));
    }
    if (const auto* amount = std::get_if<money>(&*value))
        if (auto says = judge_share_of_total(on, row, name, *amount);
            says.said != outcome::eligible)
            return says;
    if (const auto* wanted = row.find<bool>("is");
        wanted != nullptr && *value != fact_value(*wanted))
        return broken(row, given() + ", expected " + to_string(fact_value(*wanted)));
    const auto* other = row.find<std::string>("same_as");
    if (other == nullptr)
        return eligible();
    const auto same = on.value_of(*other);
    if (!same)
        return missing(*other);
    return *same == *value ? eligible()
                           : broken(row, given() + " is not " + *other + " " + to_string(*same));
}

} // namespace criterion_detail

inline constexpr rule_kind criterion{
    .name = "criterion/1",
    .summary = "a fact of the project, a partner or a cost is what a call asks for",
    .parameters = criterion_parameters,
    .at = step::project,
    .about = scope::project,
    .unsound = criterion_detail::unsound,
    .assess =
        [](rule_run& run) {
            const auto& rows = run.rule().rows;
            if (!rows.empty())
                on_subject_of(run, *rows.front().find<std::string>("fact"),
                              criterion_detail::judge);
        },
};

} // namespace kinds
} // namespace v0
} // namespace cofin

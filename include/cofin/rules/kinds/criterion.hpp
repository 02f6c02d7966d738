/// criterion/1: a fact of the project, a partner or a cost is what a call asks for.
#pragma once

#include <cofin/rules/kinds/effect.hpp>
#include <cofin/rules/kinds/subject_of.hpp>
#include <cofin/rules/run.hpp>
#include <cofin/short_text.hpp>

#include <optional>
#include <string>
#include <vector>

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

inline wording unsound(const rule_row& row) {
    const auto* name = row.find<std::string>("fact");
    if (name == nullptr)
        return {};
    if (auto problem = unsound_fact(*name); !problem.empty())
        return problem;
    const auto* fact = find_fact(*name);
    const fact_type type = fact == nullptr ? fact_type::text : fact->type;
    const auto refuse = [&](std::string_view parameter) {
        return wording("{} is no condition on {}, which is of type {}", std::string(parameter),
                       *name, std::string(fact_type_names[static_cast<std::size_t>(type)]));
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
    return asks ? wording() : wording("it asks nothing of {}", *name);
}

/// What a row says, its names looked up once.
struct terms {
    explicit terms(const rule_row& stated)
        : row(&stated), fact(*stated.find<std::string>("fact")), among(&stated.words("among")),
          none_of(&stated.words("none_of")), includes(&stated.words("includes")),
          share_of_total_min(stated.find<rate>("share_of_total_min")),
          share_of_total_max(stated.find<rate>("share_of_total_max")),
          is(stated.values.find("is")) {
        for (const auto& [parameter, is_lower] : bounds)
            if (const auto* value = stated.values.find(parameter))
                limits.push_back({value, is_lower});
        if (const auto* other = stated.find<std::string>("same_as"))
            same_as.emplace(*other);
    }
    struct limit {
        const fact_value* value;
        bool is_lower;
    };
    const rule_row* row;
    known_fact fact;
    const texts* among;
    const texts* none_of;
    const texts* includes;
    std::vector<limit> limits;
    const rate* share_of_total_min; ///< null, as all below: not asked
    const rate* share_of_total_max;
    const fact_value* is;
    std::optional<known_fact> same_as;
};

/// What is wrong with one word; empty where nothing is.
inline phrase wrong_word(const std::string& word, const terms& by) {
    if (!by.among->empty() && !contains(*by.among, word))
        return phrase("{} is none of {}", word, joined(*by.among, ", "));
    if (contains(*by.none_of, word))
        return phrase("{} is not admitted", word);
    return {};
}

/// What is wrong with the words of a list; empty where nothing is.
inline phrase wrong_words(const texts& list, const terms& by) {
    for (const auto& word : list)
        if (auto wrong = wrong_word(word, by); !wrong.empty())
            return wrong;
    for (const auto& wanted : *by.includes)
        if (!contains(list, wanted))
            return phrase("{} is not there", wanted);
    return {};
}

/// Each bound, compared exactly.
inline verdict judge_limits(const terms& by, const fact_value& value) {
    for (const auto& [limit, is_lower] : by.limits) {
        const truth within =
            is_lower ? v0::detail::at_most(*limit, value) : v0::detail::at_most(value, *limit);
        const std::string name(by.fact.text());
        if (within == truth::unknown)
            return asked_across_currencies(phrase::text(name), std::get<money>(value),
                                           std::get<money>(*limit));
        if (within == truth::no)
            return broken(*by.row, is_lower ? phrase("{} {} is less than {}", name, value, *limit)
                                            : phrase("{} {} is more than {}", name, value, *limit));
    }
    return eligible();
}

/// An amount as a share of the planned total, compared exactly.
inline verdict judge_share_of_total(const item& on, const terms& by, const money& amount) {
    const auto* least = by.share_of_total_min;
    const auto* most = by.share_of_total_max;
    if (least == nullptr && most == nullptr)
        return eligible();
    const auto& agreed = on.project();
    const std::string name(by.fact.text());
    if (agreed.budget.empty() || amount.currency() != agreed.currency)
        return agreed.budget.empty() ? missing("budget")
                                     : missing(phrase("{} in the agreement's currency", name));
    const money total = planned(agreed.budget, agreed.currency);

    if (least != nullptr && unrounded(amount) < *least * total)
        return broken(*by.row, phrase("{} {} is less than {} of {}", name, amount, *least, total));
    if (most != nullptr && unrounded(amount) > *most * total)
        return broken(*by.row, phrase("{} {} is more than {} of {}", name, amount, *most, total));
    return eligible();
}

/// A fact that is no text by itself.
inline verdict judge_value(const item& on, const terms& by, const fact_value& value) {
    if (const auto* list = std::get_if<texts>(&value))
        if (const auto wrong = wrong_words(*list, by); !wrong.empty())
            return broken(*by.row, phrase("{}: {}", by.fact.text(), wrong));
    if (verdict says = judge_limits(by, value); says.said != outcome::eligible)
        return says;
    if (const auto* amount = std::get_if<money>(&value))
        if (verdict says = judge_share_of_total(on, by, *amount); says.said != outcome::eligible)
            return says;
    if (by.is != nullptr && value != *by.is)
        return broken(*by.row, phrase("{} {}, expected {}", by.fact.text(), value, *by.is));
    return eligible();
}

inline verdict judge_same(const item& on, const terms& by) {
    const auto value = on.value_of(by.fact);
    const auto other = on.value_of(*by.same_as);
    if (!other)
        return missing(by.same_as->text());
    return *other == *value ? eligible()
                            : broken(*by.row, phrase("{} {} is not {} {}", by.fact.text(), *value,
                                                     by.same_as->text(), *other));
}

[[gnu::always_inline]] inline verdict judge(const item& on, const terms& by) {
    const known_value given = on.see(by.fact);
    if (!given)
        return missing(by.fact.text());
    if (const auto* word = given.text()) {
        if (const auto wrong = wrong_word(*word, by); !wrong.empty())
            return broken(*by.row, phrase("{}: {}", by.fact.text(), wrong));
    } else if (verdict says = judge_value(on, by, *given.value()); says.said != outcome::eligible) {
        return says;
    }
    return by.same_as ? judge_same(on, by) : eligible();
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
            judge_above_costs(run, fact_named(run.rule(), "fact"), criterion_detail::judge);
        },
    .judge_costs =
        [](rule_run& run, cost_range costs) {
            judge_costs_of<criterion_detail::judge>(run, fact_named(run.rule(), "fact"), costs);
        },
};

} // namespace kinds
} // namespace v0
} // namespace cofin

/// cofinancing_rate/1: what a source pays, of what, rounded how, and who takes the rest.
#pragma once

#include <cofin/rules/run.hpp>

#include <stdexcept>
#include <string>
#include <string_view>

namespace cofin {
inline namespace v0 {
namespace kinds {

inline constexpr std::array<std::string_view, 4> bases{"law", "document", "observation",
                                                       "unverified"};
inline constexpr parameter cofinancing_rate_parameters[] = {
    {"source", fact_type::text, tighter::fixed, true, "name of the source, such as ERDF"},
    {"rate", fact_type::proportion, tighter::smaller, true, "share that it pays"},
    only_above({"of", fact_type::text, tighter::fixed, false,
                "an earlier source whose amount the rate applies to; else the eligible amount"}),
    {"rounding.mode", fact_type::text, tighter::fixed, true, "how each part is rounded",
     rounding_names},
    {"rounding.level", fact_type::text, tighter::fixed, true, "what is rounded before it is added",
     split_level_names},
    {"rounding.residual_to", fact_type::text, tighter::fixed, true,
     "who takes the rest, and the cents left over"},
    {"rounding.basis", fact_type::text, tighter::fixed, true, "what shows the rounding", bases},
    {"claims", fact_type::text, tighter::fixed, true, "each claim by itself, or the whole so far",
     claim_mode_names},
    {"cap_division", fact_type::text, tighter::fixed, false,
     "how a cap that binds divides over partners", cap_division_names},
    {"cap_in_claims", fact_type::text, tighter::fixed, false,
     "which rate claims are paid at once a cap binds", capped_claims_names},
};

namespace cofinancing_rate_detail {

inline wording unsound(const rule_row& row) {
    const auto* share = row.find<rate>("rate");
    // A source may well pay more than another one that it depends on.
    const bool is_of_all = row.find<std::string>("of") == nullptr;
    return share != nullptr && is_of_all && rate::of(1, 1) < *share
               ? wording("its rate {} is over 100 %", to_string(*share))
               : wording();
}

template <class Enum, std::size_t N>
Enum named(const rule_row& row, std::string_view parameter,
           const std::array<std::string_view, N>& names) {
    const auto* word = row.find<std::string>(parameter);
    if (word == nullptr)
        return Enum{};
    return static_cast<Enum>(std::ranges::find(names, *word) - names.begin());
}

[[noreturn]] inline void refuse(const rule_run& run, const wording& problem) {
    throw rulebook_error(run.rule().at, wording("rule {} where {}", run.rule().id, problem),
                         wording("rules of funding that can stand together"));
}

/// Takes over what a rule says of the whole funding, once: rules of one book do not contradict each other.
template <class T>
void agree(const rule_run& run, T& known, const T& stated, const T& unsaid, std::string_view what) {
    if (known != unsaid && stated != unsaid && known != stated)
        refuse(run, wording("{} contradicts a rule before it", std::string(what)));
    if (stated != unsaid)
        known = stated;
}

inline void add_terms(const rule_run& run, const rule_row& row, funding_terms& terms) {
    const bool first = terms.sources.empty();
    const auto level = named<split_level>(row, "rounding.level", split_level_names);
    const auto mode = named<claim_mode>(row, "claims", claim_mode_names);
    if (!first && level != terms.level)
        refuse(run, wording("{} contradicts a rule before it", std::string("rounding.level")));
    if (!first && mode != terms.mode)
        refuse(run, wording("{} contradicts a rule before it", std::string("claims")));
    terms.level = level;
    terms.mode = mode;
    agree(run, terms.residual, *row.find<std::string>("rounding.residual_to"), std::string(),
          "rounding.residual_to");
    agree(run, terms.division, named<cap_division>(row, "cap_division", cap_division_names),
          cap_division::undecided, "cap_division");
    agree(run, terms.capped, named<capped_claims>(row, "cap_in_claims", capped_claims_names),
          capped_claims::undecided, "cap_in_claims");
}

/// Throws `rulebook_error` where the sources so far cannot stand together.
inline void require_possible(const rule_run& run, const funding_terms& terms) {
    try {
        const funding checked(terms.sources, terms.residual);
    } catch (const std::invalid_argument& problem) {
        refuse(run, problem.what());
    } catch (const std::overflow_error&) {
        refuse(run, wording("its rate and those before it are too fine to be added exactly"));
    }
    if (terms.level == split_level::project && !terms.sources.back().partners.empty())
        refuse(
            run,
            wording("a project that is cut as a whole has no source that pays some partners only"));
}

inline void add_source(rule_run& run, const rule_row& row) {
    auto& terms = run.terms();
    funding_source source;
    source.name = *row.find<std::string>("source");
    source.share = *row.find<rate>("rate");
    source.of = row.value_or<std::string>("of", "");
    source.how = *try_parse_rounding(*row.find<std::string>("rounding.mode"));
    const auto payees = run.select_partners();
    if (!payees) {
        terms.open.push_back(run.rule().id);
        return;
    }
    if (payees->empty() && !run.project().partners.empty())
        return; // it pays to nobody in this project
    if (payees->size() < run.project().partners.size())
        source.partners = *payees;
    add_terms(run, row, terms);
    terms.basis[source.name] = {run.rule().id, run.rule().cites,
                                named<citation_kind>(row, "rounding.basis", citation_kind_names)};
    terms.sources.push_back(std::move(source));
    require_possible(run, terms);
}

} // namespace cofinancing_rate_detail

inline constexpr rule_kind cofinancing_rate{
    .name = "cofinancing_rate/1",
    .summary = "what a source pays, of what, rounded how, and who takes the rest",
    .parameters = cofinancing_rate_parameters,
    .at = step::funding,
    .about = scope::project,
    .unsound = cofinancing_rate_detail::unsound,
    .prepare =
        [](rule_run& run) {
            const auto found = run.select_row();
            if (found.row != nullptr)
                cofinancing_rate_detail::add_source(run, *found.row);
            else if (found.says.said != outcome::not_applicable)
                run.terms().open.push_back(run.rule().id);
        },
};

} // namespace kinds
} // namespace v0
} // namespace cofin

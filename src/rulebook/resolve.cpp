#include "rulebook/resolve.hpp"

#include <cofin/error.hpp>
#include <cofin/rules/kind.hpp>
#include <cofin/rules/predicate.hpp>
#include <cofin/rules/soundness.hpp>

#include <algorithm>

namespace cofin {
namespace {

bool is_subset(const fact_value& a, const fact_value& b) {
    const auto* few = std::get_if<texts>(&a);
    const auto* many = std::get_if<texts>(&b);
    return few != nullptr && many != nullptr && std::ranges::all_of(*few, [&](const auto& word) {
               return std::ranges::find(*many, word) != many->end();
           });
}

/// Whether `value` is surely at least as tight as `above`, in the direction that the kind declares. Amounts of two
/// currencies are not.
bool is_tighter(tighter direction, const fact_value& value, const fact_value& above) {
    switch (direction) {
    case tighter::fixed: return value == above;
    case tighter::smaller:
    case tighter::earlier: return detail::at_most(value, above) == truth::yes;
    case tighter::larger:
    case tighter::later: return detail::at_most(above, value) == truth::yes;
    case tighter::subset: return is_subset(value, above);
    case tighter::superset: return is_subset(above, value);
    }
    return false;
}

bool is_asked(const rule_row& row, const std::string& parameter) {
    return std::ranges::find(row.asks, parameter, &asked_parameter::parameter) != row.asks.end();
}

/// Only what is asked above can be asked under another name: an answer could loosen whatever else it took the place of.
void refine_asks(rule_row& row, const rule& refined, const refinement& by) {
    for (const auto& ask : by.asks) {
        const auto refuse = [&](const wording& expected) {
            throw rulebook_error(
                by.at, wording("an ask for {} in rule {}", ask.parameter, refined.id), expected);
        };
        if (row.values.find(ask.parameter) != nullptr)
            refuse(wording("none: layer {} gives its value", refined.layer));
        if (!is_asked(row, ask.parameter))
            refuse(wording("none: layer {} does not ask for it", refined.layer));
        std::erase_if(row.asks,
                      [&](const auto& known) { return known.parameter == ask.parameter; });
        row.asks.push_back(ask);
    }
}

void refine_values(rule_row& row, const rule& refined, const refinement& by) {
    for (const auto& [name, value] : by.values) {
        const auto* above = row.values.find(name);
        const auto& parameter = *refined.kind->find_parameter(name);
        const auto direction = parameter.when;
        if (above == nullptr && !is_asked(row, name) && !parameter.fillable)
            throw rulebook_error(
                by.at, wording("{} = {} in rule {}", name, to_string(value), refined.id),
                wording("none: layer {} gives none, which is the tightest value", refined.layer));
        if (above != nullptr && !is_tighter(direction, value, *above))
            throw rulebook_error(
                by.at, wording("{} = {} in rule {}", name, to_string(value), refined.id),
                wording("no looser value than {} of layer {}: lower layers only tighten ({})",
                        to_string(*above), refined.layer,
                        std::string(tighter_names[static_cast<std::size_t>(direction)])));
        row.values.set(name, value);
        std::erase_if(row.asks,
                      [&given = name](const auto& ask) { return ask.parameter == given; });
    }
}

void refine_row(rule_row& row, const rule& refined, const refinement& by) {
    refine_asks(row, refined, by);
    refine_values(row, refined, by);
    if (const auto problem = unsound_row(refined, row); !problem.empty())
        throw rulebook_error(by.at, wording("rule {} refined where {}", refined.id, problem),
                             wording("a row that its kind can judge by"));
}

} // namespace

void add_layer(rulebook& book, const layer_file& layer) {
    for (const auto& refinement : layer.refinements) {
        const auto refined = std::ranges::find(book.rules, refinement.rule, &rule::id);
        if (refined == book.rules.end())
            throw rulebook_error(refinement.at,
                                 wording("rule {} refined", in_quotes(refinement.rule)),
                                 wording("a rule that a layer above states"));
        for (auto& row : refined->rows)
            refine_row(row, *refined, refinement);
        refined->cites.insert(refined->cites.end(), refinement.cites.begin(),
                              refinement.cites.end());
    }
    for (const auto& stated : layer.rules) {
        if (const auto* above = book.find(stated.id))
            throw rulebook_error(
                stated.at, wording("rule {} again, stated by layer {}", stated.id, above->layer),
                wording("[[refine]] to tighten it, or another id"));
        book.rules.push_back(stated);
    }
    book.tests.insert(book.tests.end(), layer.tests.begin(), layer.tests.end());
    for (const auto& category : layer.categories)
        if (std::ranges::find(book.categories, category) == book.categories.end())
            book.categories.push_back(category);
    if (layer.order && !book.layers.empty() && *layer.order != book.order)
        throw rulebook_error(
            layer.order_at, wording("another order than that of the layers above"),
            wording("none, or {}",
                    std::string(cost_order_names[static_cast<std::size_t>(book.order)])));
    book.order = layer.order.value_or(book.order);
    book.layers.push_back(layer.layer);
    book.id = layer.layer.id;
    book.version = layer.layer.version;
}

} // namespace cofin

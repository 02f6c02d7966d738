#include "rulebook/canonical.hpp"

#include <cofin/rules/kind.hpp>

#include <nlohmann/json.hpp>

#include <algorithm>

namespace cofin {
namespace {

using nlohmann::json; // its objects sort their keys

json of(const fact_value& value) {
    if (const auto* flag = std::get_if<bool>(&value))
        return *flag;
    if (const auto* count = std::get_if<int64_t>(&value))
        return *count;
    if (const auto* words = std::get_if<texts>(&value))
        return *words;
    return to_string(value);
}

json of(const std::vector<fact_value>& values) {
    json list = json::array();
    for (const auto& value : values)
        list.push_back(of(value));
    return list;
}

json of(const citation& source) {
    return {{"kind", citation_kind_names[static_cast<std::size_t>(source.kind())]},
            {"text", source.text()},
            {"unit", source.unit()}};
}

json of(const predicate& where) {
    json all = json::array();
    for (const auto& wanted : where.all) {
        json condition{
            {"fact", wanted.fact}, {"among", of(wanted.among)}, {"negated", wanted.negated}};
        if (wanted.at_least)
            condition["at_least"] = of(*wanted.at_least);
        if (wanted.at_most)
            condition["at_most"] = of(*wanted.at_most);
        all.push_back(std::move(condition));
    }
    return all;
}

json of(const rule_row& row) {
    json values = json::object();
    for (const auto& [name, value] : row.values)
        values[name] = of(value);
    json asks = json::object();
    for (const auto& ask : row.asks)
        asks[ask.parameter] = ask.answer;
    json made{{"values", std::move(values)}, {"asks", std::move(asks)}};
    if (row.valid.from)
        made["from"] = to_string(*row.valid.from);
    if (row.valid.until)
        made["until"] = to_string(*row.valid.until);
    return made;
}

json of(const rule& stated) {
    json cites = json::array();
    for (const auto& source : stated.cites)
        cites.push_back(of(source));
    auto in_time = stated.rows; // rows do not overlap, so their order in the file says nothing
    std::ranges::sort(in_time, {},
                      [](const auto& row) { return row.valid.from.value_or(day::min()); });
    json rows = json::array();
    for (const auto& row : in_time)
        rows.push_back(of(row));
    json made{{"id", stated.id},          {"kind", stated.kind->name}, {"title", stated.title},
              {"cite", std::move(cites)}, {"anchor", stated.anchor},   {"where", of(stated.where)},
              {"stack", stated.stacks},   {"valid", std::move(rows)},  {"layer", stated.layer}};
    if (!stated.exception_of.empty())
        made["exception_of"] = stated.exception_of;
    return made;
}

json of(const rulebook_layer& layer) {
    return {{"id", layer.id},
            {"version", layer.version},
            {"title", layer.title},
            {"extends", layer.extends},
            {"published", to_string(layer.published)}};
}

} // namespace

std::string canonical_json(const rulebook& book) {
    json layers = json::array();
    for (const auto& layer : book.layers)
        layers.push_back(of(layer));
    json rules = json::array();
    for (const auto& stated : book.rules)
        rules.push_back(of(stated));
    const json whole{{"format", "cofin-rulebook/1"},
                     {"layers", std::move(layers)},
                     {"order", cost_order_names[static_cast<std::size_t>(book.order)]},
                     {"categories", book.categories},
                     {"rules", std::move(rules)}};
    return whole.dump();
}

} // namespace cofin

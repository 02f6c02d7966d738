#include "rulebook/where_reader.hpp"

#include <cofin/rules/vocabulary.hpp>
#include <cofin/spelling.hpp>

#include <algorithm>

namespace cofin {
namespace {

void read_among(toml_reader& table, const toml::node& node, fact_type type,
                std::vector<fact_value>& among) {
    const auto add = [&](const toml::node& one) {
        if (auto value = read_value(one, type, table.file(), table.log()))
            among.push_back(std::move(*value));
    };
    const auto* several = node.as_array();
    if (several == nullptr)
        return add(node);
    if (several->empty())
        table.refuse(node, wording("at least one value"));
    for (const auto& one : *several)
        add(one);
}

std::optional<fact_value> read_bound(toml_reader& bounds, std::string_view key, fact_type type) {
    const auto* node = bounds.take(key);
    const bool has_order =
        type != fact_type::flag && type != fact_type::text && type != fact_type::list;
    if (node == nullptr || has_order)
        return bounds.value(key, type);
    bounds.refuse(*node, wording("no bound: the fact is a {}",
                                 std::string(fact_type_names[static_cast<std::size_t>(type)])));
    return std::nullopt;
}

condition read_condition(toml_reader& table, const std::string& name, const toml::key& key,
                         const toml::node& wanted) {
    condition made;
    made.fact = name;
    const auto* fact = find_fact(name);
    const bool is_field = std::ranges::find(cost_fields, name) != cost_fields.end();
    if (fact == nullptr && !is_field) {
        std::vector<std::string_view> known(cost_fields.begin(), cost_fields.end());
        for (const auto& candidate : vocabulary)
            known.push_back(candidate.name);
        const auto& at = key.source().begin;
        table.log().add(parse_error({table.file(), at.line, at.column}, in_quotes(name),
                                    wording("a known fact"), nearest_word(name, known)));
        return made;
    }
    const fact_type type = is_field ? fact_type::text : fact->type;
    const fact_type element = type == fact_type::list ? fact_type::text : type;
    if (const auto* bounds = wanted.as_table()) {
        toml_reader reader(*bounds, table.file(), table.log());
        if (bounds->empty())
            table.refuse(wanted, wording("at_least, at_most or none_of"));
        made.at_least = read_bound(reader, "at_least", type);
        made.at_most = read_bound(reader, "at_most", type);
        if (const auto* none = reader.take("none_of")) {
            read_among(table, *none, element, made.among);
            made.negated = true;
        }
        reader.refuse_unknown();
    } else {
        read_among(table, wanted, element, made.among);
    }
    return made;
}

} // namespace

predicate read_where(toml_reader& table) {
    predicate where;
    const auto* node = table.take("where");
    if (node == nullptr)
        return where;
    const auto* conditions = node->as_table();
    if (conditions == nullptr) {
        table.refuse(*node, wording("a table of facts and their values"));
        return where;
    }
    for (const auto& [name, wanted] : *conditions)
        where.all.push_back(read_condition(table, std::string(name.str()), name, wanted));
    return where;
}

} // namespace cofin

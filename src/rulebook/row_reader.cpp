#include "rulebook/row_reader.hpp"

#include "rulebook/known_kinds.hpp"

#include <cofin/spelling.hpp>

#include <algorithm>
#include <span>
#include <string>
#include <string_view>

namespace cofin {
namespace {

constexpr std::string_view period_keys[] = {"from", "until"};

/// Words of our own kinds are said in the reader's language; those of a plugin's may end before the error does.
wording meaning_of(const parameter& wanted, const rule_kind& kind) {
    const bool is_ours = std::ranges::find(known_kinds(), &kind) != known_kinds().end();
    return is_ours ? wording::of(wanted.meaning.data(), {}) : wording(std::string(wanted.meaning));
}

bool starts_parameters(const rule_kind& kind, const std::string& prefix) {
    return std::ranges::any_of(kind.parameters,
                               [&](const auto& p) { return p.name.starts_with(prefix); });
}

void refuse_parameter(toml_reader& table, const toml::key& key, const rule_kind& kind,
                      const std::string& name) {
    std::vector<std::string_view> known;
    for (const auto& parameter : kind.parameters)
        known.push_back(parameter.name);
    const auto& at = key.source().begin;
    table.log().add(parse_error(
        {table.file(), at.line, at.column}, wording("the key {}", in_quotes(name)),
        wording("a parameter of {}", std::string(kind.name)), nearest_word(name, known)));
}

void read_values_below(toml_reader& table, const rule_kind& kind, facts& values,
                       std::vector<asked_parameter>& asks,
                       std::span<const std::string_view> other_keys, const std::string& prefix) {
    for (const auto& [key, node] : table.raw()) {
        if (prefix.empty() && std::ranges::find(other_keys, key.str()) != other_keys.end())
            continue;
        const std::string name = prefix + std::string(key.str());
        const auto* wanted = kind.find_parameter(name);
        const auto* inner = node.as_table();
        if (wanted == nullptr && inner != nullptr && starts_parameters(kind, name + ".")) {
            toml_reader nested(*inner, table.file(), table.log());
            read_values_below(nested, kind, values, asks, {}, name + ".");
        } else if (wanted == nullptr) {
            refuse_parameter(table, key, kind, name);
        } else if (inner != nullptr) {
            toml_reader ask(*inner, table.file(), table.log());
            asks.push_back({name, ask.required_text("ask")});
            ask.refuse_unknown();
        } else if (auto value = read_value(node, wanted->type, table.file(), table.log())) {
            check_value(table, node, *wanted, *value);
            values.set(name, std::move(*value));
        }
    }
}

} // namespace

rule_row read_row(toml_reader& table, const rule_kind& kind) {
    rule_row row;
    row.where = table.where();
    row.valid.from = table.value_as<day>("from", fact_type::date);
    row.valid.until = table.value_as<day>("until", fact_type::date);
    if (row.valid.from && row.valid.until && !(*row.valid.from < *row.valid.until))
        table.refuse(*table.take("until"), wording("a day after from"));
    read_values_below(table, kind, row.values, row.asks, period_keys, {});
    for (const auto& wanted : kind.parameters) {
        const bool asked =
            std::ranges::find(row.asks, wanted.name, &asked_parameter::parameter) != row.asks.end();
        if (wanted.required && !asked && row.values.find(wanted.name) == nullptr)
            table.refuse_absent(
                wanted.name, wording("{}: {}", example_of(wanted.type), meaning_of(wanted, kind)));
    }
    return row;
}

void read_values(toml_reader& table, const rule_kind& kind, facts& values,
                 std::vector<asked_parameter>& asks) {
    read_values_below(table, kind, values, asks, {}, {});
}

} // namespace cofin

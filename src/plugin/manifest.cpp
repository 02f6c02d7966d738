#include "plugin/manifest.hpp"

#include "rulebook/toml_reader.hpp"

#include <cofin/plugin/abi.h>
#include <cofin/rules/soundness.hpp>
#include <cofin/rules/vocabulary.hpp>
#include <cofin/spelling.hpp>

#include <algorithm>
#include <optional>
#include <span>

namespace cofin {
namespace {

/// In which steps a stranger's kind may act: where costs are judged one by one. Funding and exchange make figures of their
/// own, and caps and flat rates read what others left.
constexpr step judging_steps[] = {step::project, step::exclude, step::vat, step::ceiling,
                                  step::correction};

bool is_name(std::string_view text) {
    return !text.empty() && std::ranges::all_of(text, [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' || c == '-';
    });
}

/// `example.day_rate/1` for the plugin `example`.
bool is_kind_of(std::string_view plugin, std::string_view name) {
    if (!name.starts_with(plugin) || name.substr(plugin.size()).substr(0, 1) != ".")
        return false;
    name.remove_prefix(plugin.size() + 1);
    const auto slash = name.find('/');
    const auto version = slash == std::string_view::npos ? "" : name.substr(slash + 1);
    return is_name(name.substr(0, slash)) && !version.empty() && version.size() <= 4 &&
           version[0] != '0' &&
           std::ranges::all_of(version, [](char c) { return c >= '0' && c <= '9'; });
}

/// The place of a word in the names of an enumeration; an error in the log where it is none of them.
template <std::size_t N>
std::optional<std::size_t> choice(toml_reader& table, std::string_view key,
                                  const std::array<std::string_view, N>& names) {
    const std::string word = table.required_text(key);
    const auto found = std::ranges::find(names, word);
    if (found != names.end())
        return static_cast<std::size_t>(found - names.begin());
    if (!word.empty())
        table.refuse(*table.take(key), detail::one_of(names), nearest_word(word, names));
    return std::nullopt;
}

std::string_view kept(plugin_kind& kind, std::string text) {
    return kind.texts.emplace_back(std::move(text));
}

parameter read_parameter(toml_reader& table, plugin_kind& kind) {
    parameter made{};
    made.name = kept(kind, table.required_text("name"));
    if (const auto type = choice(table, "type", fact_type_names))
        made.type = static_cast<fact_type>(*type);
    if (const auto direction = choice(table, "tighter", tighter_names))
        made.when = static_cast<tighter>(*direction);
    made.required = table.value_as<bool>("required", fact_type::flag).value_or(false);
    made.meaning = kept(kind, table.required_text("meaning"));
    auto& words = kind.words.emplace_back();
    for (auto& word : table.list("words"))
        words.push_back(kept(kind, std::move(word)));
    made.words = words;
    table.refuse_unknown();
    return made;
}

void read_facts(toml_reader& table, plugin_kind& kind) {
    kind.facts = table.list("facts");
    std::vector<std::string_view> known(cost_fields.begin(), cost_fields.end());
    for (const auto& fact : vocabulary)
        known.push_back(fact.name);
    for (const auto& name : kind.facts)
        if (std::ranges::find(known, name) == known.end())
            table.log().add(parse_error(table.place_of(*table.take("facts")), in_quotes(name),
                                        wording("a fact (docs/formats.md lists them)"),
                                        nearest_word(name, known)));
}

plugin_kind read_kind(toml_reader& table, const std::string& plugin) {
    plugin_kind made;
    made.name = table.required_text("name");
    if (!made.name.empty() && !is_kind_of(plugin, made.name))
        table.refuse(*table.take("name"),
                     wording("a kind's name such as \"{}.day_rate/1\"", plugin));
    made.summary = table.required_text("summary");
    if (const auto at = choice(table, "step", step_names)) {
        made.at = static_cast<step>(*at);
        if (std::ranges::find(judging_steps, made.at) == std::end(judging_steps))
            table.refuse(*table.take("step"),
                         wording("project, exclude, vat, ceiling or correction"));
    }
    if (const auto about = choice(table, "about", scope_names))
        made.about = static_cast<scope>(*about);
    if (made.about != scope::cost && made.at != step::project)
        table.refuse_absent("step",
                            wording("the step \"project\" for rules about partners and projects"));
    made.together = table.value_as<bool>("together", fact_type::flag).value_or(false);
    if (made.together && made.about != scope::cost)
        table.refuse(*table.take("together"), wording("costs: only they are looked at together"));
    read_facts(table, made);
    for (auto& given : table.tables("parameter"))
        made.parameters.push_back(read_parameter(given, made));
    table.refuse_unknown();
    return made;
}

void refuse_repeated(toml_reader& root, const std::vector<plugin_kind>& kinds) {
    const auto repeated = [&](const wording& what) {
        root.log().add(
            parse_error(root.where(), wording("{} twice", what), wording("every name once")));
    };
    for (std::size_t i = 0; i < kinds.size(); ++i) {
        for (std::size_t j = 0; j < i; ++j)
            if (kinds[i].name == kinds[j].name)
                repeated(wording("the kind {}", in_quotes(kinds[i].name)));
        const auto& given = kinds[i].parameters;
        for (std::size_t j = 0; j < given.size(); ++j)
            for (std::size_t k = 0; k < j; ++k)
                if (fact_name(given[j].name).hash() == fact_name(given[k].name).hash())
                    repeated(wording("the parameter {}", in_quotes(given[j].name)));
    }
}

} // namespace

plugin_manifest read_manifest(std::string_view text, const std::string& file) {
    const auto document = parse_toml(text, file);
    error_log log;
    toml_reader root(document, file, log);
    plugin_manifest made;
    made.id = root.required_text("id");
    if (!made.id.empty() && !is_name(made.id))
        root.refuse(*root.take("id"), wording("lower-case letters, digits, - and _"));
    made.version = root.required_text("version");
    made.title = root.by_language("title");
    const auto border = root.value_as<int64_t>("abi", fact_type::count);
    if (!border && root.raw().get("abi") == nullptr)
        root.refuse_absent("abi", wording("the version of the border, 1"));
    if (border && *border != COFIN_ABI_VERSION)
        root.refuse(*root.take("abi"),
                    wording("the version of the border that this program knows, 1"));
    for (auto& kind : root.tables("kind"))
        made.kinds.push_back(read_kind(kind, made.id));
    root.refuse_unknown();
    refuse_repeated(root, made.kinds);
    log.throw_if_any();
    return made;
}

} // namespace cofin

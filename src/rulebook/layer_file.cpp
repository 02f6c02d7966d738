#include "rulebook/layer_file.hpp"

#include "rulebook/known_kinds.hpp"
#include "rulebook/rule_test_facts.hpp"
#include "rulebook/toml_reader.hpp"
#include "rulebook/where_reader.hpp"

#include <cofin/rules/soundness.hpp>
#include <cofin/rules/vocabulary.hpp>
#include <cofin/spelling.hpp>

#include <algorithm>

namespace cofin {
namespace {

rulebook_layer read_head(toml_reader& head) {
    rulebook_layer layer;
    layer.id = head.required_text("id");
    layer.version = head.required_text("version");
    layer.title = head.by_language("title");
    layer.extends = head.text("extends").value_or("");
    if (const auto published = head.value_as<day>("published", fact_type::date))
        layer.published = *published;
    else if (head.raw().get("published") == nullptr)
        head.refuse_absent("published", wording("the date since when this version can be used"));
    return layer;
}

/// Reads the rules of one file with what is known from the layers above it.
class layer_reader {
public:
    layer_reader(toml_reader& root, std::map<std::string, std::string> documents_above,
                 const std::vector<rule>& rules_above, std::span<const rule_kind* const> more_kinds)
        : root_(root), documents_(std::move(documents_above)), rules_above_(rules_above),
          more_kinds_(more_kinds) {}

    layer_file read() {
        layer_file made;
        if (auto head = root_.table("rulebook")) {
            made.layer = read_head(*head);
            made.categories = head->list("categories");
            made.order = read_order(*head);
            head->refuse_unknown();
        } else {
            root_.refuse_absent(
                "rulebook", wording("a table [rulebook] with id, version, title and published"));
        }
        read_documents(made);
        for (auto& table : root_.tables("rule"))
            made.rules.push_back(read_rule(table, made.layer.id, made.tests));
        for (auto& table : root_.tables("refine"))
            made.refinements.push_back(read_refinement(table));
        root_.refuse_unknown();
        refuse_repeated(made.rules);
        refuse_strange_exceptions(made.rules);
        return made;
    }

private:
    void read_documents(layer_file& made) {
        const auto* node = root_.take("documents");
        if (node == nullptr)
            return;
        const auto* table = node->as_table();
        if (table == nullptr)
            return root_.refuse(*node, wording("a table [documents] of id = \"title\""));
        for (const auto& [id, title] : *table) {
            const auto* text = title.as_string();
            const auto above = documents_.find(std::string(id.str()));
            if (text == nullptr)
                root_.refuse(title, wording("the title of the document"));
            else if (above != documents_.end() && above->second != text->get())
                root_.refuse(title, wording("another id: for layers above, {} is {}",
                                            std::string(id.str()), in_quotes(above->second)));
            else
                made.documents.emplace(std::string(id.str()), text->get());
        }
        documents_.insert(made.documents.begin(), made.documents.end());
    }

    void refuse_repeated(const std::vector<rule>& rules) {
        for (std::size_t i = 0; i < rules.size(); ++i)
            for (std::size_t j = 0; j < i; ++j)
                if (rules[i].id == rules[j].id)
                    root_.log().add(parse_error(rules[i].at,
                                                wording("a second rule {}", in_quotes(rules[i].id)),
                                                wording("an id used once")));
    }

    /// An exception loosens the rule that it is of, so only the layer that owns that rule can state it.
    void refuse_strange_exceptions(const std::vector<rule>& rules) {
        rules_by_id among;
        std::vector<std::string_view> ids;
        for (const auto& known : rules) {
            among.emplace(known.id, &known);
            ids.push_back(known.id);
        }
        const auto refuse = [&](const rule& stated, const wording& found, std::string nearest) {
            root_.log().add(parse_error(stated.at, found, wording("another rule of the same layer"),
                                        std::move(nearest)));
        };
        for (const auto& stated : rules) {
            const auto& of = stated.exception_of;
            if (!of.empty() && !among.contains(of))
                refuse(stated, wording("an exception of {}", in_quotes(of)), nearest_word(of, ids));
            else if (const auto problem = unsound_exception(stated, among); !problem.empty())
                refuse(stated, wording("an exception of {}: {}", in_quotes(of), problem), {});
        }
    }

    static std::optional<cost_order> read_order(toml_reader& head) {
        const auto name = head.text("order");
        if (!name)
            return std::nullopt;
        const auto known = std::ranges::find(cost_order_names, *name);
        if (known != cost_order_names.end())
            return static_cast<cost_order>(known - cost_order_names.begin());
        head.refuse(*head.take("order"), wording("by_date or by_id"),
                    nearest_word(*name, cost_order_names));
        return std::nullopt;
    }

    rule read_rule(toml_reader& table, const std::string& layer, std::vector<rule_test>& tests) {
        rule made;
        made.at = table.where();
        made.layer = layer;
        made.id = table.required_text("id");
        made.kind = read_kind(table);
        made.title = table.by_language("title");
        made.cites = read_citations(table, true);
        made.anchor = read_anchor(table);
        made.where = read_where(table);
        made.exception_of = table.text("exception_of").value_or("");
        made.stacks = table.value_as<bool>("stack", fact_type::flag).value_or(false);
        if (made.kind != nullptr) {
            for (auto& row : table.tables("valid"))
                made.rows.push_back(read_row(row, *made.kind));
            for (auto& test : table.tables("test"))
                tests.push_back(read_rule_test(test, made.id));
            check_rows(table, made);
        } else {
            table.take("valid");
            table.take("test");
        }
        table.refuse_unknown();
        return made;
    }

    const rule_kind* read_kind(toml_reader& table) {
        const auto name = table.text("kind");
        if (!name) {
            if (table.raw().get("kind") == nullptr)
                table.refuse_absent("kind", wording("a kind of rule such as \"period/1\""));
            return nullptr;
        }
        if (const auto* kind = find_known_kind(*name))
            return kind;
        const auto of_plugin = std::ranges::find(more_kinds_, *name, &rule_kind::name);
        if (of_plugin != more_kinds_.end())
            return *of_plugin;
        std::vector<std::string_view> known;
        for (const auto kinds : {known_kinds(), more_kinds_})
            for (const auto* kind : kinds)
                known.push_back(kind->name);
        table.refuse(*table.take("kind"), wording("a kind of rule"), nearest_word(*name, known));
        return nullptr;
    }

    std::vector<citation> read_citations(toml_reader& table, bool required) {
        std::vector<citation> cites;
        auto sources = table.tables("cite");
        for (auto& source : sources)
            if (auto read = read_citation(source))
                cites.push_back(std::move(*read));
        if (required && sources.empty())
            table.refuse_absent("cite", wording("a citation: no rule stands without one"));
        return cites;
    }

    std::optional<citation> read_citation(toml_reader& source) {
        const std::string kind = source.required_text("kind");
        const auto known = std::ranges::find(citation_kind_names, kind);
        const auto unit = source.text("unit").value_or("");
        if (kind == "unverified") {
            const std::string note = source.required_text("note");
            source.refuse_unknown();
            return citation::unverified(note);
        }
        const std::string doc = source.required_text("doc");
        const auto title = documents_.find(doc);
        source.refuse_unknown();
        if (known == citation_kind_names.end()) {
            if (!kind.empty()) // else it was refused already
                source.refuse(*source.take("kind"),
                              wording("law, document, observation or unverified"),
                              nearest_word(kind, citation_kind_names));
            return std::nullopt;
        }
        if (title == documents_.end()) {
            if (doc.empty())
                return std::nullopt;
            std::vector<std::string> ids;
            for (const auto& [id, name] : documents_)
                ids.push_back(id);
            source.refuse(*source.take("doc"), wording("a document declared in [documents]"),
                          nearest_word(doc, ids));
            return std::nullopt;
        }
        if (kind == "law")
            return citation::law(title->second, unit);
        if (kind == "document")
            return citation::document(title->second, unit);
        return citation::observation(title->second, unit);
    }

    std::string read_anchor(toml_reader& table) {
        const auto name = table.text("anchor");
        if (!name)
            return {};
        const auto* fact = find_fact(*name);
        if (fact != nullptr && fact->type == fact_type::date)
            return *name;
        std::vector<std::string_view> dates;
        for (const auto& known : vocabulary)
            if (known.type == fact_type::date)
                dates.push_back(known.name);
        table.refuse(*table.take("anchor"), wording("a fact that is a date"),
                     nearest_word(*name, dates));
        return {};
    }

    rule_row read_row(toml_reader& table, const rule_kind& kind) {
        rule_row row;
        row.where = table.where();
        row.valid.from = table.value_as<day>("from", fact_type::date);
        row.valid.until = table.value_as<day>("until", fact_type::date);
        if (row.valid.from && row.valid.until && !(*row.valid.from < *row.valid.until))
            table.refuse(*table.take("until"), wording("a day after from"));
        read_values(table, kind, row.values, row.asks, {"from", "until"});
        for (const auto& wanted : kind.parameters) {
            const bool asked = std::ranges::find(row.asks, wanted.name,
                                                 &asked_parameter::parameter) != row.asks.end();
            if (wanted.required && !asked && row.values.find(wanted.name) == nullptr)
                table.refuse_absent(wanted.name, wording("{}: {}", example_of(wanted.type),
                                                         meaning_of(wanted, kind)));
        }
        return row;
    }

    /// Words of our own kinds are said in the reader's language; those of a plugin's may end before the error does.
    [[nodiscard]] wording meaning_of(const parameter& wanted, const rule_kind& kind) const {
        const bool is_ours = std::ranges::find(more_kinds_, &kind) == more_kinds_.end();
        return is_ours ? wording::of(wanted.meaning.data(), {})
                       : wording(std::string(wanted.meaning));
    }

    /// Values by parameter; nested tables are parameters with a dot; `{ ask = "name" }` leaves it to the project.
    void read_values(toml_reader& table, const rule_kind& kind, facts& values,
                     std::vector<asked_parameter>& asks,
                     const std::vector<std::string_view>& other_keys,
                     const std::string& prefix = {}) {
        for (const auto& [key, node] : table.raw()) {
            if (prefix.empty() && std::ranges::find(other_keys, key.str()) != other_keys.end())
                continue;
            const std::string name = prefix + std::string(key.str());
            const auto* wanted = kind.find_parameter(name);
            const auto* inner = node.as_table();
            if (wanted == nullptr && inner != nullptr && starts_parameters(kind, name + ".")) {
                toml_reader nested(*inner, table.file(), table.log());
                read_values(nested, kind, values, asks, {}, name + ".");
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

    static bool starts_parameters(const rule_kind& kind, const std::string& prefix) {
        return std::ranges::any_of(kind.parameters,
                                   [&](const auto& p) { return p.name.starts_with(prefix); });
    }

    static void refuse_parameter(toml_reader& table, const toml::key& key, const rule_kind& kind,
                                 const std::string& name) {
        std::vector<std::string_view> known;
        for (const auto& parameter : kind.parameters)
            known.push_back(parameter.name);
        const auto& at = key.source().begin;
        table.log().add(parse_error(
            {table.file(), at.line, at.column}, wording("the key {}", in_quotes(name)),
            wording("a parameter of {}", std::string(kind.name)), nearest_word(name, known)));
    }

    void check_rows(toml_reader& table, const rule& made) {
        if (made.rows.empty())
            return table.refuse_absent("valid", wording("at least one row [[rule.valid]]"));
        if (made.anchor.empty() && (made.rows.size() > 1 || made.rows[0].valid != validity{}))
            table.log().add(parse_error(made.rows[0].where, wording("dated rows without an anchor"),
                                        wording("anchor: which date chooses the row")));
        for (std::size_t i = 0; i < made.rows.size(); ++i)
            for (std::size_t j = 0; j < i; ++j)
                if (made.rows[i].valid.overlaps(made.rows[j].valid))
                    table.log().add(parse_error(
                        made.rows[i].where,
                        wording("a row that overlaps the one in line {}",
                                std::to_string(made.rows[j].where.line)),
                        wording("rows that hold one after the other (until is exclusive)")));
        for (const auto& row : made.rows)
            if (const auto problem = unsound_row(made, row); !problem.empty())
                table.log().add(parse_error(
                    row.where,
                    wording("a row of {} where {}", std::string(made.kind->name), problem),
                    wording("a row that its kind can judge by")));
    }

    refinement read_refinement(toml_reader& table) {
        refinement made;
        made.at = table.where();
        made.rule = table.required_text("rule");
        made.cites = read_refinement_citations(table);
        const auto above = std::ranges::find(rules_above_, made.rule, &rule::id);
        if (above == rules_above_.end()) {
            std::vector<std::string> ids;
            for (const auto& known : rules_above_)
                ids.push_back(known.id);
            if (const auto* node = table.take("rule"))
                table.refuse(*node, wording("a rule of a layer above"),
                             nearest_word(made.rule, ids));
            table.take("values");
        } else if (auto values = table.table("values"); values && !values->raw().empty()) {
            read_values(*values, *above->kind, made.values, made.asks, {});
        } else {
            table.log().add(parse_error(
                made.at, wording("a refinement without values"),
                wording("values: what it fills or tightens; a citation alone refines nothing")));
        }
        table.refuse_unknown();
        return made;
    }

    /// What a refinement cuts more than the rule does, its own source has to say.
    std::vector<citation> read_refinement_citations(toml_reader& table) {
        const auto before = table.log().count();
        auto cites = read_citations(table, false);
        const bool is_read = table.log().count() == before;
        if (is_read && std::ranges::none_of(cites, &citation::can_cut))
            table.log().add(parse_error(
                table.where(), wording("a refinement that no text carries"),
                wording("a citation of a law or a document: the value above has its own")));
        return cites;
    }

    toml_reader& root_;
    std::map<std::string, std::string> documents_;
    const std::vector<rule>& rules_above_;
    std::span<const rule_kind* const> more_kinds_;
};

} // namespace

layer_document::layer_document(std::string_view text, std::string file)
    : document_(parse_toml(text, file)), file_(std::move(file)) {}

rulebook_layer layer_document::head() const {
    error_log log;
    toml_reader root(document_, file_, log);
    rulebook_layer layer;
    if (auto head = root.table("rulebook"))
        layer = read_head(*head);
    else
        root.refuse_absent("rulebook",
                           wording("a table [rulebook] with id, version, title and published"));
    log.throw_if_any();
    return layer;
}

layer_file layer_document::read(const std::map<std::string, std::string>& documents_above,
                                const std::vector<rule>& rules_above,
                                std::span<const rule_kind* const> more_kinds) const {
    error_log log;
    toml_reader root(document_, file_, log);
    layer_file made = layer_reader(root, documents_above, rules_above, more_kinds).read();
    log.throw_if_any();
    return made;
}

place layer_document::place_in_head(std::string_view key) const {
    const auto node = document_["rulebook"][key];
    if (!node)
        return {file_, 0, 0};
    const auto& at = node.node()->source().begin;
    return {file_, at.line, at.column};
}

layer_file read_layer(std::string_view text, const std::string& file,
                      const std::map<std::string, std::string>& documents_above,
                      const std::vector<rule>& rules_above) {
    return layer_document(text, file).read(documents_above, rules_above);
}

} // namespace cofin

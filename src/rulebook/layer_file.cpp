#include "rulebook/layer_file.hpp"

#include "rulebook/citation_reader.hpp"
#include "rulebook/known_kinds.hpp"
#include "rulebook/row_reader.hpp"
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
    layer_reader(toml_reader& root, document_titles documents_above,
                 const std::vector<rule>& rules_above, std::span<const rule_kind* const> more_kinds)
        : root_(root), documents_(std::move(documents_above)), rules_above_(rules_above),
          more_kinds_(more_kinds) {}

    layer_file read() {
        layer_file made;
        if (auto head = root_.table("rulebook")) {
            made.layer = read_head(*head);
            made.categories = head->list("categories");
            made.order = read_order(*head);
            if (const auto* order = head->take("order"))
                made.order_at = head->place_of(*order);
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
        made.cites = read_citations(table, documents_);
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
        made.cites = read_refinement_citations(table, documents_);
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
            read_values(*values, *above->kind, made.values, made.asks);
        } else {
            table.log().add(parse_error(
                made.at, wording("a refinement without values"),
                wording("values: what it fills or tightens; a citation alone refines nothing")));
        }
        table.refuse_unknown();
        return made;
    }

    toml_reader& root_;
    document_titles documents_;
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

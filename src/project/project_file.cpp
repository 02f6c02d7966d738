#include "project/project_file.hpp"

#include "rulebook/text_file.hpp"
#include "rulebook/toml_reader.hpp"

#include <cofin/rules/kind.hpp>
#include <cofin/rules/vocabulary.hpp>
#include <cofin/spelling.hpp>

#include <algorithm>

namespace cofin {
namespace {

class project_file_reader {
public:
    project_file_reader(toml_reader& root, const load_book& load) : root_(root), load_(load) {}

    project_file read() {
        read_project();
        for (auto& table : root_.tables("partner"))
            read_partner(table);
        for (auto& table : root_.tables("budget"))
            read_budget_line(table);
        for (auto& table : root_.tables("claim"))
            read_claim(table);
        read_parameters();
        for (auto& table : root_.tables("decision"))
            read_decision(table);
        root_.refuse_unknown();
        if (made_.agreed.partners.empty())
            root_.refuse_absent("partner", wording("at least one partner [[partner]]"));
        return std::move(made_);
    }

private:
    static void read_facts(toml_reader& from, subject whom, facts& into) {
        for (const auto& fact : vocabulary)
            if (fact.about == whom)
                if (auto value = from.value(fact.name, fact.type))
                    into.set(fact.name, std::move(*value));
    }

    void read_project() {
        auto head = root_.table("project");
        if (!head) {
            if (!root_.raw().contains("project"))
                root_.refuse_absent("project",
                                    wording("a table [project] with id, title and rulebook"));
            return;
        }
        auto& agreed = made_.agreed;
        agreed.project = head->required_text("id");
        agreed.title = head->required_text("title");
        if (const auto code = head->text("currency"))
            read_currency(*head, *code);
        read_facts(*head, subject::project, agreed.known);
        const std::string book = head->required_text("rulebook");
        head->refuse_unknown();
        const day* first = agreed.known.find_as<day>("starts_on");
        const day* last = agreed.known.find_as<day>("ends_on");
        if (first != nullptr && last != nullptr && *last < *first)
            head->refuse(*head->take("ends_on"),
                         wording("a day not before starts_on {}", to_string(*first)));
        if (!book.empty())
            made_.book = load_(book, inside(*head, "rulebook"));
    }

    void read_currency(toml_reader& head, const std::string& code) {
        try {
            made_.agreed.currency = currency::parse(code);
        } catch (const parse_error& problem) {
            root_.log().add(problem.located(inside(head, "currency")));
        }
    }

    static place inside(toml_reader& table, std::string_view key) {
        place at = table.place_of(*table.take(key));
        ++at.column; // after the quote
        return at;
    }

    void read_partner(toml_reader& table) {
        partner made{table.required_text("id"), table.required_text("name"), {}};
        read_facts(table, subject::partner, made.known);
        table.refuse_unknown();
        if (made_.agreed.find_partner(made.id) != nullptr && table.raw().contains("id"))
            table.refuse(*table.take("id"), wording("an id that no other partner has"));
        made_.agreed.partners.push_back(std::move(made));
    }

    /// A word that must be one of several declared ones.
    template <class Words>
    static void require_known(toml_reader& table, std::string_view key, const std::string& word,
                              const Words& known, const wording& expected) {
        if (word.empty() || std::ranges::find(known, word) != std::ranges::end(known))
            return;
        table.refuse(*table.take(key), expected, nearest_word(word, known));
    }

    texts partner_ids() const {
        texts ids;
        for (const auto& partner : made_.agreed.partners)
            ids.push_back(partner.id);
        return ids;
    }

    void read_budget_line(toml_reader& table) {
        budget_line line{table.required_text("partner"),
                         table.required_text("category"),
                         table.text("activity").value_or(""),
                         money(made_.agreed.currency),
                         {},
                         {}};
        if (table.raw().contains("nature"))
            line.natures = table.list("nature");
        line.approved = table.value_as<money>("approved", fact_type::amount);
        if (line.approved && line.approved->currency() != made_.agreed.currency)
            table.refuse(*table.take("approved"),
                         wording("an amount in the project's currency {}",
                                 std::string(made_.agreed.currency.code())));
        require_known(table, "partner", line.partner, partner_ids(),
                      wording("a partner declared in [[partner]]"));
        require_known(table, "category", line.category, made_.book.categories,
                      wording("a cost category of the rulebook"));
        if (const auto amount = table.value_as<money>("amount", fact_type::amount)) {
            line.amount = *amount;
            if (amount->is_negative())
                table.refuse(*table.take("amount"), wording("an amount that is not negative"));
            else if (amount->currency() != made_.agreed.currency)
                table.refuse(*table.take("amount"),
                             wording("an amount in the project's currency {}",
                                     std::string(made_.agreed.currency.code())));
            else
                made_.agreed.budget.push_back(line);
        } else if (!table.raw().contains("amount")) {
            table.refuse_absent("amount", example_of(fact_type::amount));
        }
        table.refuse_unknown();
    }

    void read_claim(toml_reader& table) {
        claim made;
        const auto number = table.value_as<int64_t>("number", fact_type::count);
        if (!number && !table.raw().contains("number"))
            table.refuse_absent("number", wording("the number of the claim"));
        made.number = number.value_or(0);
        read_facts(table, subject::claim, made.known);
        table.refuse_unknown();
        if (number &&
            std::ranges::find(made_.claims, *number, &claim::number) != made_.claims.end())
            table.refuse(*table.take("number"), wording("a number that no other claim has"));
        made_.claims.push_back(std::move(made));
    }

    /// Each parameter that some row of the rulebook asks for, by the name under which it asks.
    std::map<std::string, const parameter*> asked_parameters() const {
        std::map<std::string, const parameter*> asked;
        for (const auto& rule : made_.book.rules)
            for (const auto& row : rule.rows)
                for (const auto& ask : row.asks)
                    asked.emplace(ask.answer, rule.kind->find_parameter(ask.parameter));
        return asked;
    }

    void read_parameters() {
        auto answers = root_.table("parameters");
        if (!answers)
            return;
        const auto asked = asked_parameters();
        std::vector<std::string> names;
        for (const auto& [name, wanted] : asked)
            names.push_back(name);
        for (const auto& [key, node] : answers->raw()) {
            const auto wanted = asked.find(std::string(key.str()));
            const auto& at = key.source().begin;
            if (wanted == asked.end() && !made_.book.id.empty())
                root_.log().add(
                    parse_error({root_.file(), at.line, at.column}, in_quotes(key.str()),
                                wording("a parameter that rulebook {} asks for", made_.book.id),
                                nearest_word(key.str(), names)));
            else if (wanted != asked.end())
                if (auto answer = read_answer(*answers, node, *wanted->second))
                    made_.agreed.parameters.emplace(wanted->first, std::move(*answer));
        }
    }

    std::optional<parameter_answer> read_answer(toml_reader& answers, const toml::node& node,
                                                const parameter& wanted) {
        parameter_answer answer;
        const toml::node* value = &node;
        if (const auto* table = node.as_table()) {
            toml_reader reader(*table, root_.file(), root_.log());
            if (table->contains("none")) {
                answer.reason = reader.required_text("none");
                reader.refuse_unknown();
                return answer;
            }
            answer.reason = reader.text("reason").value_or("");
            value = reader.take("value");
            reader.refuse_unknown({"none"});
            if (value == nullptr) {
                reader.refuse_absent("value", wording("value, or none with the reason"));
                return std::nullopt;
            }
        }
        auto read = read_value(*value, wanted.type, root_.file(), root_.log());
        if (!read)
            return std::nullopt;
        check_value(answers, *value, wanted, *read);
        answer.value.push_back(std::move(*read));
        return answer;
    }

    void read_decision(toml_reader& table) {
        decision made;
        made.rule = table.required_text("rule");
        made.item = table.required_text("item");
        made.line = table.raw().contains("item") ? inside(table, "item").line : table.where().line;
        made.by = table.required_text("by");
        made.reason = table.required_text("reason");
        const std::string verdict = table.required_text("verdict");
        const texts verdicts{"eligible", "ineligible"};
        require_known(table, "verdict", verdict, verdicts, wording("eligible or ineligible"));
        made.eligible = verdict == "eligible";
        if (const auto on = table.value_as<day>("decided_on", fact_type::date))
            made.decided_on = *on;
        else if (!table.raw().contains("decided_on"))
            table.refuse_absent("decided_on", wording("the date of the decision"));
        texts rules;
        for (const auto& rule : made_.book.rules)
            rules.push_back(rule.id);
        require_known(table, "rule", made.rule, rules, wording("a rule of the rulebook"));
        table.refuse_unknown();
        made_.decisions.push_back(std::move(made));
    }

    toml_reader& root_;
    const load_book& load_;
    project_file made_;
};

} // namespace

project_file read_project_file(const std::string& path, const load_book& load) {
    const std::string text = read_text_file(path, toml_size_max);
    const toml::table document = parse_toml(text, path);
    error_log log;
    toml_reader root(document, path, log);
    project_file made = project_file_reader(root, load).read();
    log.throw_if_any();
    return made;
}

} // namespace cofin

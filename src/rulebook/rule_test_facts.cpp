#include "rulebook/rule_test_facts.hpp"

#include "rulebook/toml_reader.hpp"

#include <cofin/rules/vocabulary.hpp>
#include <cofin/spelling.hpp>

#include <algorithm>

namespace cofin {
namespace {

/// The value that a TOML node has by itself: strings that read as an amount or a rate are one.
std::optional<fact_value> value_by_form(toml_reader& table, const toml::node& node) {
    if (const auto* text = node.as_string()) {
        if (const auto share = rate::try_parse(text->get()))
            return fact_value(*share);
        const auto space = text->get().rfind(' ');
        if (space != std::string::npos && currency::try_parse(text->get().substr(space + 1)))
            return read_value(node, fact_type::amount, table.file(), table.log());
        if (const auto number = decimal::try_parse(text->get()))
            return fact_value(*number);
        return fact_value(text->get());
    }
    for (const fact_type type :
         {fact_type::flag, fact_type::count, fact_type::date, fact_type::list}) {
        error_log quiet;
        if (auto value = read_value(node, type, table.file(), quiet))
            return value;
    }
    table.refuse(node, wording("a value"));
    return std::nullopt;
}

/// What a cost has besides facts.
constexpr std::array<std::string_view, 5> cost_keys{"id", "partner", "category", "amount", "claim"};

/// Builds the project of one test from its `facts`.
class facts_reader {
public:
    facts_reader(toml_reader& table, rule_test& made) : table_(table), made_(made) {}

    void read() {
        made_.project.project = "project";
        if (const auto code = table_.text("currency"))
            read_currency(*code);
        made_.declared.claims.push_back({1, {}});
        read_partners();
        read_alone();
        read_amounts("budget", [&](const std::string& id, const money& amount) {
            made_.project.budget.push_back({id, "external", "", amount, texts(), {}});
        });
        read_amounts("eligible", [&](const std::string& id, const money& amount) {
            made_.declared.costs.push_back({id, id, "external", amount, 1, {}, 0});
        });
        for (auto& line : table_.tables("lines"))
            read_budget_line(line);
        read_lists();
        for (auto& cost : table_.tables("costs"))
            made_.declared.costs.push_back(read_cost(cost));
        read_rates();
        read_parameters();
        table_.refuse_unknown({cost_keys.begin(), cost_keys.end()}); // facts were asked for by name
    }

private:
    void read_currency(const std::string& code) {
        if (const auto unit = currency::try_parse(code))
            made_.project.currency = *unit;
        else
            table_.refuse(*table_.take("currency"), wording("an ISO 4217 code such as PLN"));
    }

    /// A budget line in full.
    void read_budget_line(toml_reader& from) {
        budget_line line{from.text("partner").value_or("p"),
                         from.text("category").value_or("external"),
                         from.text("activity").value_or(""),
                         money(made_.project.currency),
                         {},
                         {}};
        if (from.raw().contains("nature"))
            line.natures = from.list("nature");
        if (const auto amount = from.value_as<money>("amount", fact_type::amount))
            line.amount = *amount;
        line.approved = from.value_as<money>("approved", fact_type::amount);
        from.refuse_unknown();
        partner_called(line.partner);
        made_.project.budget.push_back(std::move(line));
    }

    /// `lists = { excluded = ["..."] }`
    void read_lists() {
        auto lists = table_.table("lists");
        if (!lists)
            return;
        for (const auto& [name, node] : lists->raw()) {
            const texts words = lists->list(name.str());
            made_.declared.lists.insert_or_assign(std::string(name.str()),
                                                  word_set(words.begin(), words.end()));
        }
    }

    partner& partner_called(const std::string& id) {
        auto& partners = made_.project.partners;
        const auto known = std::ranges::find(partners, id, &partner::id);
        if (known != partners.end())
            return *known;
        partners.push_back({id, id, {}});
        return partners.back();
    }

    static void read_facts(toml_reader& from, subject whom, facts& into) {
        for (const auto& fact : vocabulary)
            if (fact.about == whom)
                if (auto value = from.value(fact.name, fact.type))
                    into.set(fact.name, std::move(*value));
    }

    void read_partners() {
        auto several = table_.table("partners");
        if (!several)
            return;
        for (const auto& [id, node] : several->raw()) {
            auto one = several->table(id.str());
            if (!one)
                continue;
            read_facts(*one, subject::partner, partner_called(std::string(id.str())).known);
            one->refuse_unknown();
        }
    }

    /// Facts named alone: the partner `p` and the cost `c` exist where something is said of them.
    void read_alone() {
        read_facts(table_, subject::project, made_.project.known);
        read_facts(table_, subject::claim, made_.declared.claims[0].known);
        facts of_partner;
        read_facts(table_, subject::partner, of_partner);
        cost alone = read_cost(table_);
        const bool has_cost =
            !alone.known.empty() || std::ranges::any_of(cost_keys, [&](std::string_view key) {
                return table_.raw().contains(key);
            });
        if (!of_partner.empty())
            partner_called("p").known = std::move(of_partner);
        if (has_cost) {
            partner_called(alone.partner);
            made_.declared.costs.push_back(std::move(alone));
        }
    }

    cost read_cost(toml_reader& from) {
        const bool is_alone = &from == &table_;
        cost made{from.text("id").value_or("c"),
                  from.text("partner").value_or("p"),
                  from.text("category").value_or("external"),
                  money::of_minor(10000, made_.project.currency),
                  1,
                  {},
                  0};
        if (const auto amount = from.value_as<money>("amount", fact_type::amount))
            made.amount = *amount;
        if (const auto number = from.value_as<int64_t>("claim", fact_type::count))
            made.claim = *number;
        read_facts(from, subject::cost, made.known);
        if (!is_alone) {
            from.refuse_unknown();
            partner_called(made.partner);
        }
        return made;
    }

    template <class Add>
    void read_amounts(std::string_view key, const Add& add) {
        auto amounts = table_.table(key);
        if (!amounts)
            return;
        for (const auto& [id, node] : amounts->raw()) {
            const auto amount = amounts->value_as<money>(id.str(), fact_type::amount);
            if (!amount)
                continue;
            partner_called(std::string(id.str()));
            add(std::string(id.str()), *amount);
        }
    }

    /// `rates = { "CZK 2018-11" = "25.9" }`
    void read_rates() {
        auto rates = table_.table("rates");
        if (!rates)
            return;
        for (const auto& [key, node] : rates->raw()) {
            const auto units = rates->value_as<decimal>(key.str(), fact_type::number);
            const std::string_view name = key.str();
            const auto from = currency::try_parse(name.substr(0, 3));
            const auto of =
                try_parse_month(name.size() == 11 ? name.substr(4) : std::string_view());
            if (!from || !of)
                rates->refuse(node, R"(a currency and a month such as "CZK 2018-11" = "25.9")");
            else if (units)
                add_rate(*rates, node, {*from, *units, *of});
        }
    }

    struct monthly_rate {
        currency from;
        decimal units;
        month of;
    };

    void add_rate(toml_reader& rates, const toml::node& node, const monthly_rate& read) {
        try {
            made_.declared.rates.emplace_back(read.from, made_.project.currency, read.units,
                                              read.of, "test", rate_basis::published);
        } catch (const std::invalid_argument&) {
            rates.refuse(node, wording("a positive rate of at most 15 digits"));
        }
    }

    void read_parameters() {
        auto answers = table_.table("parameters");
        if (!answers)
            return;
        for (const auto& [key, node] : answers->raw()) {
            parameter_answer answer{{}, "test"};
            if (const auto* none = node.as_table()) {
                toml_reader reason(*none, table_.file(), table_.log());
                answer.reason = reason.required_text("none");
                reason.refuse_unknown();
            } else if (auto value = value_by_form(*answers, node)) {
                answer.value.push_back(std::move(*value));
            }
            made_.project.parameters.insert_or_assign(std::string(key.str()), std::move(answer));
        }
    }

    toml_reader& table_;
    rule_test& made_;
};

void read_expectation(toml_reader& table, rule_test& made) {
    if (const auto said = table.text("outcome")) {
        const auto known = std::ranges::find(outcome_names, *said);
        if (known == outcome_names.end())
            table.refuse(*table.take("outcome"), wording("an outcome"),
                         nearest_word(*said, outcome_names));
        else
            made.said = static_cast<outcome>(known - outcome_names.begin());
    }
    made.cut = table.value_as<money>("cut", fact_type::amount);
    for (const auto& [source, node] : table.raw()) {
        if (source.str() == "outcome" || source.str() == "cut")
            continue;
        if (const auto amount = table.value_as<money>(source.str(), fact_type::amount))
            made.funding.emplace(std::string(source.str()), *amount);
    }
    if (!made.said && !made.cut && made.funding.empty())
        table.refuse_absent("outcome", wording("an outcome, a cut, or amounts by source"));
}

} // namespace

rule_test read_rule_test(toml_reader& table, const std::string& rule) {
    rule_test made;
    made.rule = rule;
    made.where = table.where();
    made.name = table.required_text("name");
    made.at_boundary = table.value_as<bool>("boundary", fact_type::flag).value_or(false);
    made.with = table.list("with");
    if (auto known = table.table("facts"))
        facts_reader(*known, made).read();
    else
        table.refuse_absent("facts", wording("the facts of the test"));
    if (auto expected = table.table("expect"))
        read_expectation(*expected, made);
    else
        table.refuse_absent("expect", wording("what must come of the facts"));
    table.refuse_unknown();
    return made;
}

} // namespace cofin

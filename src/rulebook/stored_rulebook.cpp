#include "rulebook/stored_rulebook.hpp"

#include "rulebook/canonical.hpp"
#include "rulebook/digest.hpp"
#include "rulebook/known_kinds.hpp"

#include <cofin/error.hpp>
#include <cofin/rules/kind.hpp>
#include <cofin/rules/vocabulary.hpp>

#include <nlohmann/json.hpp>

#include <algorithm>
#include <utility>

namespace cofin {
namespace {

using nlohmann::json;

constexpr const char* where_stored = "stored rulebook";

[[noreturn]] void refuse(const wording& found, const wording& expected) {
    throw parse_error({where_stored}, found, expected);
}

/// Reads by the types that kinds and facts have; nlohmann's own errors say what else is wrong with the JSON.
class stored_reader {
public:
    explicit stored_reader(const rulebook_supply* supply) : supply_(supply) {}

    [[nodiscard]] rulebook read(const json& whole) const {
        if (whole.at("format") != "cofin-rulebook/1")
            refuse(wording("a rulebook of another format"), wording("cofin-rulebook/1"));
        rulebook book;
        for (const auto& layer : whole.at("layers"))
            book.layers.push_back(layer_of(layer));
        if (book.layers.empty())
            refuse(wording("a rulebook without layers"), wording("at least one"));
        book.id = book.layers.back().id;
        book.version = book.layers.back().version;
        book.order = static_cast<cost_order>(choice(whole.at("order"), cost_order_names));
        book.categories = whole.at("categories").get<std::vector<std::string>>();
        for (const auto& stated : whole.at("rules"))
            book.rules.push_back(rule_of(stated));
        return book;
    }

private:
    template <class Names>
    static std::size_t choice(const json& word, const Names& names) {
        const auto text = word.get<std::string>();
        const auto known = std::ranges::find(names, text);
        if (known == names.end())
            refuse(in_quotes(text), wording("one of its known words"));
        return static_cast<std::size_t>(known - names.begin());
    }

    static rulebook_layer layer_of(const json& layer) {
        return {layer.at("id").get<std::string>(),
                layer.at("version").get<std::string>(),
                layer.at("title").get<std::map<std::string, std::string>>(),
                layer.at("extends").get<std::string>(),
                parse_day(layer.at("published").get<std::string>()),
                {}};
    }

    static fact_value value_of(const json& value, fact_type type) {
        switch (type) {
        case fact_type::flag: return value.get<bool>();
        case fact_type::count: return value.get<int64_t>();
        case fact_type::list: return value.get<texts>();
        case fact_type::number: return decimal::parse(value.get<std::string>());
        case fact_type::proportion: return rate::parse(value.get<std::string>());
        case fact_type::amount: return money::parse(value.get<std::string>());
        case fact_type::date: return parse_day(value.get<std::string>());
        case fact_type::text: break;
        }
        return value.get<std::string>();
    }

    static citation citation_of(const json& source) {
        auto text = source.at("text").get<std::string>();
        auto unit = source.at("unit").get<std::string>();
        switch (static_cast<citation_kind>(choice(source.at("kind"), citation_kind_names))) {
        case citation_kind::law: return citation::law(std::move(text), std::move(unit));
        case citation_kind::document: return citation::document(std::move(text), std::move(unit));
        case citation_kind::observation:
            return citation::observation(std::move(text), std::move(unit));
        case citation_kind::unverified: break;
        }
        return citation::unverified(std::move(text));
    }

    /// A list is asked for its words; what is no fact is a field of the cost, which is a text.
    static fact_type type_asked(const std::string& fact) {
        const auto* const known = find_fact(fact_name(fact));
        if (known == nullptr || known->type == fact_type::list)
            return fact_type::text;
        return known->type;
    }

    static predicate where_of(const json& where) {
        predicate read;
        for (const auto& wanted : where) {
            condition one{
                wanted.at("fact").get<std::string>(), {}, wanted.at("negated").get<bool>(), {}, {}};
            const auto type = type_asked(one.fact);
            for (const auto& value : wanted.at("among"))
                one.among.push_back(value_of(value, type));
            if (const auto bound = wanted.find("at_least"); bound != wanted.end())
                one.at_least = value_of(*bound, type);
            if (const auto bound = wanted.find("at_most"); bound != wanted.end())
                one.at_most = value_of(*bound, type);
            read.all.push_back(std::move(one));
        }
        return read;
    }

    static rule_row row_of(const json& row, const rule_kind& kind) {
        rule_row read;
        if (const auto from = row.find("from"); from != row.end())
            read.valid.from = parse_day(from->get<std::string>());
        if (const auto until = row.find("until"); until != row.end())
            read.valid.until = parse_day(until->get<std::string>());
        for (const auto& [name, value] : row.at("values").items()) {
            const auto* const wanted = kind.find_parameter(name);
            if (wanted == nullptr)
                refuse(wording("the value {}", in_quotes(name)),
                       wording("a parameter of {}", std::string(kind.name)));
            read.values.set(fact_name(name), value_of(value, wanted->type));
        }
        for (const auto& [name, answer] : row.at("asks").items())
            read.asks.push_back({name, answer.get<std::string>()});
        return read;
    }

    [[nodiscard]] const rule_kind& kind_of(const std::string& name) const {
        if (const auto* const known = find_known_kind(name))
            return *known;
        if (supply_ != nullptr)
            for (const auto* const more : supply_->kinds)
                if (more->name == name)
                    return *more;
        refuse(wording("a rule of kind {}", in_quotes(name)),
               wording("a kind of this program or of a plugin named"));
    }

    [[nodiscard]] rule rule_of(const json& stated) const {
        rule read;
        read.id = stated.at("id").get<std::string>();
        read.kind = &kind_of(stated.at("kind").get<std::string>());
        read.title = stated.at("title").get<std::map<std::string, std::string>>();
        for (const auto& source : stated.at("cite"))
            read.cites.push_back(citation_of(source));
        read.anchor = stated.at("anchor").get<std::string>();
        read.where = where_of(stated.at("where"));
        read.stacks = stated.at("stack").get<bool>();
        for (const auto& row : stated.at("valid"))
            read.rows.push_back(row_of(row, *read.kind));
        read.layer = stated.at("layer").get<std::string>();
        if (const auto of = stated.find("exception_of"); of != stated.end())
            read.exception_of = of->get<std::string>();
        return read;
    }

    const rulebook_supply* supply_;
};

} // namespace

rulebook read_stored_rulebook(std::string_view canonical, const rulebook_supply* supply) {
    try {
        auto book = stored_reader(supply).read(json::parse(canonical));
        // What was left out, added or spelled otherwise shows here.
        if (canonical_json(book) != canonical)
            refuse(wording("another text than it would be stored as"), wording("canonical JSON"));
        book.digest = sha256(canonical);
        return book;
    } catch (const json::exception& problem) {
        refuse(problem.what(), wording("the canonical JSON of a rulebook"));
    } catch (const parse_error& problem) {
        if (problem.where().file == where_stored)
            throw;
        throw problem.located({where_stored});
    }
}

} // namespace cofin

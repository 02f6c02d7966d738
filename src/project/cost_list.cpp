#include "project/cost_list.hpp"

#include "project/csv.hpp"

#include <cofin/error.hpp>
#include <cofin/rules/vocabulary.hpp>
#include <cofin/spelling.hpp>

#include <algorithm>
#include <map>
#include <set>

namespace cofin {
namespace {

/// The words of a list cell, `invoice; payment`.
texts split_words(std::string_view cell) {
    texts words;
    while (!cell.empty()) {
        const auto end = std::min(cell.find(';'), cell.size());
        std::string_view word = cell.substr(0, end);
        while (word.starts_with(' '))
            word.remove_prefix(1);
        while (word.ends_with(' '))
            word.remove_suffix(1);
        if (!word.empty())
            words.emplace_back(word);
        cell.remove_prefix(std::min(end + 1, cell.size()));
    }
    return words;
}

/// An amount in the row's currency, or with its own: `400000.00 CZK`.
money read_money(std::string_view cell, currency unit) {
    return cell.find(' ') == std::string_view::npos ? money::parse(cell, unit) : money::parse(cell);
}

fact_value read_cell(std::string_view cell, fact_type type, currency unit) {
    switch (type) {
    case fact_type::flag:
        if (cell == "true" || cell == "false")
            return cell == "true";
        throw parse_error({{}, 0, 1}, in_quotes(cell), "true or false");
    case fact_type::count: {
        const auto number = decimal::parse(cell);
        if (number.scale() == 0)
            return narrowed(number.coefficient());
        throw parse_error({{}, 0, 1}, in_quotes(cell), "a whole number");
    }
    case fact_type::number: return decimal::parse(cell);
    case fact_type::proportion: return rate::parse(cell);
    case fact_type::amount: return read_money(cell, unit);
    case fact_type::date: return parse_day(cell);
    case fact_type::text: return std::string(cell);
    case fact_type::list: return split_words(cell);
    }
    return std::string(cell);
}

template <class Words>
std::string required_word(std::string_view word, const Words& known, const std::string& expected) {
    if (std::ranges::find(known, word) != std::ranges::end(known))
        return std::string(word);
    throw parse_error({{}, 0, 1}, in_quotes(word), expected, nearest_word(word, known));
}

class cost_list_reader {
public:
    cost_list_reader(const std::string& path, const agreement& agreed,
                     const std::vector<claim>& claims, const rulebook& book)
        : rows_(path, {.required = {"id", "partner", "category", "amount", "currency"},
                       .optional = optional_columns()}),
          claims_(claims), categories_(book.categories) {
        for (const auto& partner : agreed.partners)
            partners_.push_back(partner.id);
        for (const auto& fact : vocabulary)
            if (fact.about == subject::cost)
                if (const auto column = rows_.find(fact.name))
                    facts_.emplace_back(*column, &fact);
    }

    std::vector<cost> read() {
        rows_.each_row(problems_, [&] { costs_.push_back(read_row()); });
        check_credit_notes();
        problems_.throw_if_any();
        return std::move(costs_);
    }

private:
    static std::vector<std::string_view> optional_columns() {
        auto columns = facts_about(subject::cost);
        columns.push_back("claim");
        return columns;
    }

    cost read_row() {
        const auto unit =
            rows_.read(rows_.column("currency"), [](auto cell) { return currency::parse(cell); });
        cost made{
            rows_.read(rows_.column("id"), [&](auto cell) { return new_id(cell); }),
            rows_.read(rows_.column("partner"),
                       [&](auto cell) {
                           return required_word(cell, partners_,
                                                "a partner declared in project.toml");
                       }),
            rows_.read(rows_.column("category"),
                       [&](auto cell) {
                           return required_word(cell, categories_,
                                                "a cost category of the rulebook");
                       }),
            rows_.read(rows_.column("amount"), [&](auto cell) { return money::parse(cell, unit); }),
            1,
            {},
            rows_.line()};
        if (const auto column = rows_.find("claim"))
            made.claim = rows_.read(*column, [&](auto cell) { return claim_number(cell); });
        for (const auto& [column, fact] : facts_) {
            // An empty list is known to be empty; any other empty cell says nothing.
            if (rows_[column].empty() && fact->type != fact_type::list)
                continue;
            made.known.set(std::string(fact->name),
                           rows_.read(column, [&, type = fact->type](auto cell) {
                               return read_cell(cell, type, unit);
                           }));
        }
        return made;
    }

    std::string new_id(std::string_view cell) {
        if (cell.empty())
            throw parse_error({{}, 0, 1}, "an empty id", "an id of the cost");
        const auto [known, is_new] = line_of_id_.try_emplace(std::string(cell), rows_.line());
        if (!is_new)
            throw parse_error({{}, 0, 1},
                              in_quotes(cell) + " again, first in line " +
                                  std::to_string(known->second),
                              "an id that no other cost has");
        return std::string(cell);
    }

    int64_t claim_number(std::string_view cell) const {
        const auto number = decimal::try_parse(cell);
        const auto declared = [&](const claim& one) {
            return number && decimal(one.number) == *number;
        };
        const auto found = std::ranges::find_if(claims_, declared);
        if (found == claims_.end())
            throw parse_error({{}, 0, 1}, in_quotes(cell),
                              "the number of a claim declared in project.toml");
        return found->number;
    }

    void check_credit_notes() {
        const auto column = rows_.find("credit_note_for");
        if (!column)
            return;
        for (const auto& made : costs_) {
            const auto* corrected = made.known.find_as<std::string>("credit_note_for");
            if (corrected == nullptr || line_of_id_.contains(*corrected))
                continue;
            texts ids;
            for (const auto& [id, line] : line_of_id_)
                ids.push_back(id);
            problems_.add(parse_error({rows_.where(*column).file, made.line, 0},
                                      "credit_note_for " + in_quotes(*corrected),
                                      "the id of a cost in this list",
                                      nearest_word(*corrected, ids)));
        }
    }

    csv_reader rows_;
    const std::vector<claim>& claims_;
    const std::vector<std::string>& categories_;
    texts partners_;
    std::vector<std::pair<std::size_t, const fact_definition*>> facts_;
    std::map<std::string, std::size_t, std::less<>> line_of_id_;
    std::vector<cost> costs_;
    error_log problems_;
};

} // namespace

std::vector<cost> read_cost_list(const std::string& path, const agreement& agreed,
                                 const std::vector<claim>& claims, const rulebook& book) {
    return cost_list_reader(path, agreed, claims, book).read();
}

std::vector<exchange_rate> read_rate_list(const std::string& path, currency into) {
    csv_reader rows(path, {.required = {"month", "currency", "units_per_eur"},
                           .optional = {"source", "basis"}});
    if (into != euro)
        throw parse_error({path, 1, 0}, "units_per_eur", "rates into " + std::string(into.code()));
    std::vector<exchange_rate> rates;
    std::set<std::pair<std::string, std::string>> seen;
    error_log problems;
    const auto source = rows.find("source");
    const auto basis = rows.find("basis");
    rows.each_row(problems, [&] {
        const auto of =
            rows.read(rows.column("month"), [](auto cell) { return parse_month(cell); });
        const auto from =
            rows.read(rows.column("currency"), [](auto cell) { return currency::parse(cell); });
        const auto units = rows.read(rows.column("units_per_eur"), [](auto cell) {
            const auto read = decimal::parse(cell);
            if (read.coefficient() <= 0 || read.coefficient() > INT64_MAX)
                throw parse_error({{}, 0, 1}, in_quotes(cell),
                                  "a positive rate of at most 18 digits");
            return read;
        });
        if (!seen.insert({to_string(of), std::string(from.code())}).second)
            throw parse_error(rows.where(0),
                              "a second rate of " + std::string(from.code()) + " for " +
                                  to_string(of),
                              "one rate a month and currency");
        auto shown_by = rate_basis::published;
        if (basis)
            rows.read(*basis, [&](auto cell) {
                const std::array<std::string_view, 2> words{"published", "derived"};
                shown_by = required_word(cell, words, "published or derived") == "derived"
                               ? rate_basis::derived
                               : rate_basis::published;
                return 0;
            });
        rates.emplace_back(from, into, units, of,
                           source ? std::string(rows[*source]) : std::string(), shown_by);
    });
    problems.throw_if_any();
    return rates;
}

} // namespace cofin

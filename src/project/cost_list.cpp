#include "project/cost_list.hpp"

#include "project/cost_cell.hpp"
#include "project/csv.hpp"

#include <cofin/error.hpp>
#include <cofin/rules/vocabulary.hpp>
#include <cofin/spelling.hpp>

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <stdexcept>

namespace cofin {
namespace {

template <class Words>
std::string required_word(std::string_view word, const Words& known, const wording& expected) {
    if (std::ranges::find(known, word) != std::ranges::end(known))
        return std::string(word);
    throw parse_error({{}, 0, 1}, in_quotes(word), expected, nearest_word(word, known));
}

class cost_list_reader {
public:
    cost_list_reader(const std::string& path, const agreement& agreed,
                     const std::vector<claim>& claims, const rulebook& book)
        : rows_(path, {.required = {"id", "partner", "category", "amount", "currency"},
                       .optional = optional_columns(),
                       .remarks = true}),
          claims_(claims), categories_(book.categories) {
        for (const auto& partner : agreed.partners)
            partners_.push_back(partner.id);
        for (const auto& fact : vocabulary)
            if (fact.about == subject::cost)
                if (const auto column = rows_.find(fact.name))
                    facts_.emplace_back(*column, &fact);
        if (!rows_.find("claim") && std::ranges::find(claims, 1, &claim::number) == claims.end())
            problems_.add(parse_error({path, 1, 0}, wording("no column \"claim\""),
                                      wording("one, since project.toml declares no claim 1")));
    }

    std::vector<cost> read() {
        rows_.each_row(problems_, [&] { read_row(); });
        check_credit_notes();
        problems_.throw_if_any();
        return std::move(costs_);
    }

private:
    static std::vector<std::string_view> optional_columns() {
        auto columns = facts_about(subject::cost);
        columns.emplace_back("claim");
        return columns;
    }

    /// All that is wrong in a row is told, from left to right; only a row in which nothing is becomes a cost.
    void read_row() {
        cost made = read_fields();
        for (const auto& [column, fact] : facts_) {
            // An empty list is known to be empty; any other empty cell says nothing.
            if (rows_[column].empty() && fact->type != fact_type::list)
                continue;
            const auto read = [&, type = fact->type](auto cell) {
                return std::optional(read_cost_cell(cell, type, made.amount.currency()));
            };
            const auto value = field(column, std::optional<fact_value>(), read);
            if (value)
                made.known.set(fact->name, *value);
        }
        check_credit_note(made);
        std::ranges::stable_sort(of_row_, {},
                                 [](const auto& problem) { return problem.where().column; });
        if (of_row_.empty())
            take(std::move(made));
        for (auto& problem : of_row_)
            problems_.add(std::move(problem));
        of_row_.clear();
    }

    void take(cost made) {
        if (made.known.find("credit_note_for") != nullptr)
            notes_.emplace_back(costs_.size(), rows_.where(*rows_.find("credit_note_for")));
        if (!costs_.empty()) // most rows of a list fill the same columns
            made.known.share_names_of(costs_.back().known);
        costs_.push_back(std::move(made));
    }

    cost read_fields() {
        const auto word = [&](std::string_view column, const auto& known, const wording& expected) {
            return field(rows_.column(column), std::string(),
                         [&](auto cell) { return required_word(cell, known, expected); });
        };
        const auto unit = field(rows_.column("currency"), std::optional<currency>(),
                                [](auto cell) { return std::optional(currency::parse(cell)); });
        cost made{field(rows_.column("id"), std::string(), [&](auto cell) { return new_id(cell); }),
                  word("partner", partners_, wording("a partner declared in project.toml")),
                  word("category", categories_, wording("a cost category of the rulebook")),
                  money(unit.value_or(euro)),
                  1,
                  {},
                  rows_.line()};
        if (unit)
            made.amount = field(rows_.column("amount"), made.amount,
                                [&](auto cell) { return money::parse(cell, *unit); });
        if (const auto column = rows_.find("claim"))
            made.claim = field(*column, int64_t{1}, [&](auto cell) { return claim_number(cell); });
        return made;
    }

    /// The field as `parse` reads it; where it cannot, `otherwise`, and the row is lost.
    template <class T, class Parse>
    T field(std::size_t column, T otherwise, const Parse& parse) {
        try {
            return rows_.read(column, parse);
        } catch (const parse_error& problem) {
            of_row_.push_back(problem);
            return otherwise;
        }
    }

    void check_credit_note(const cost& made) {
        const auto column = rows_.find("credit_note_for");
        if (column && of_row_.empty() && !made.amount.is_negative() &&
            made.known.find("credit_note_for") != nullptr)
            of_row_.emplace_back(rows_.where(*column),
                                 wording("credit_note_for of a cost of {}", to_string(made.amount)),
                                 wording("a negative amount, or an empty field"));
    }

    std::string new_id(std::string_view cell) {
        if (cell.empty())
            throw parse_error({{}, 0, 1}, wording("an empty id"), wording("an id of the cost"));
        const auto [known, is_new] = line_of_id_.try_emplace(std::string(cell), rows_.line());
        if (!is_new)
            throw parse_error({{}, 0, 1},
                              wording("{} again, first in line {}", in_quotes(cell),
                                      std::to_string(known->second)),
                              wording("an id that no other cost has"));
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
                              wording("the number of a claim declared in project.toml"));
        return found->number;
    }

    void check_credit_notes() {
        for (const auto& [index, where] : notes_) {
            const auto* corrected = costs_[index].known.find_as<std::string>("credit_note_for");
            if (line_of_id_.contains(*corrected))
                continue;
            texts
                ids; // of so many errors only the first are shown, and only they look for a near id
            if (problems_.count() < input_errors::kept_max)
                for (const auto& [id, line] : line_of_id_)
                    ids.push_back(id);
            problems_.add(parse_error(where, wording("credit_note_for {}", in_quotes(*corrected)),
                                      wording("the id of a cost in this list"),
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
    std::vector<std::pair<std::size_t, place>> notes_; ///< credit notes and what they name where
    std::vector<parse_error> of_row_;
    error_log problems_;
};

} // namespace

std::vector<cost> read_cost_list(const std::string& path, const agreement& agreed,
                                 const std::vector<claim>& claims, const rulebook& book) {
    return cost_list_reader(path, agreed, claims, book).read();
}

std::vector<exchange_rate> read_rate_list(const std::string& path, currency into) {
    csv_reader rows(path, {.required = {"month", "currency", "units_per_eur"},
                           .optional = {"source", "basis"},
                           .remarks = true});
    if (into != euro)
        throw parse_error({path, 1, 0}, wording("units_per_eur"),
                          wording("rates into {}", std::string(into.code())));
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
        const auto units =
            rows.read(rows.column("units_per_eur"), [](auto cell) { return decimal::parse(cell); });
        if (!seen.insert({to_string(of), std::string(from.code())}).second)
            throw parse_error(
                rows.where(0),
                wording("a second rate of {} for {}", std::string(from.code()), to_string(of)),
                wording("one rate a month and currency"));
        if (from == into) { // some lists give the currency itself, at one for one
            if (units != decimal(1))
                throw parse_error(rows.where(rows.column("units_per_eur")), to_string(units),
                                  wording("1 for the currency itself"));
            return;
        }
        auto shown_by = rate_basis::published;
        if (basis)
            rows.read(*basis, [&](auto cell) {
                const std::array<std::string_view, 2> words{"published", "derived"};
                shown_by = required_word(cell, words, wording("published or derived")) == "derived"
                               ? rate_basis::derived
                               : rate_basis::published;
                return 0;
            });
        const std::string name = source ? std::string(rows[*source]) : std::string();
        rows.read(rows.column("units_per_eur"), [&](auto cell) {
            try {
                rates.emplace_back(from, into, units, of, name, shown_by);
            } catch (const std::invalid_argument&) {
                throw parse_error({{}, 0, 1}, in_quotes(cell),
                                  wording("a positive rate of at most 15 digits"));
            }
            return 0;
        });
    });
    problems.throw_if_any();
    return rates;
}

} // namespace cofin

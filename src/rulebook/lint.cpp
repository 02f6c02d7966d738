#include "rulebook/lint.hpp"

#include <cofin/rules/kinds/kinds.hpp>
#include <cofin/spelling.hpp>

#include <algorithm>
#include <iterator>

namespace cofin {
namespace {

/// Whether a rule compares with an amount, a share, a number or a day: then a test stands exactly on it.
bool has_bounds(const rule& linted) {
    const auto is_bound = [](const parameter& given) {
        const bool is_ordered = given.type == fact_type::amount ||
                                given.type == fact_type::proportion ||
                                given.type == fact_type::date || given.type == fact_type::number ||
                                given.type == fact_type::count;
        return is_ordered && given.when != tighter::fixed;
    };
    return std::ranges::any_of(linted.rows, [&](const auto& row) {
        return std::ranges::any_of(linted.kind->parameters, [&](const auto& given) {
            const bool asked = std::ranges::find(row.asks, given.name,
                                                 &asked_parameter::parameter) != row.asks.end();
            return is_bound(given) && (asked || row.values.find(given.name) != nullptr);
        });
    });
}

/// Whether a fact can be missing at all. Some kinds read none: who pays, whose cost it is, how much of a category.
bool reads_facts(const rule& linted) {
    const bool asks =
        std::ranges::any_of(linted.rows, [](const auto& row) { return !row.asks.empty(); });
    if (asks || !linted.where.all.empty() || !linted.anchor.empty())
        return true;
    const auto* kind = linted.kind;
    if (kind == &kinds::cofinancing_rate || kind == &kinds::credit_note ||
        kind == &kinds::known_partner)
        return false;
    return kind != &kinds::category_cap || std::ranges::any_of(linted.rows, [](const auto& row) {
               return !row.words("natures").empty();
           });
}

void lint_tests(const rulebook& book, const rule& linted, std::vector<lint_remark>& remarks) {
    std::vector<rule_test> tests;
    std::ranges::copy_if(book.tests, std::back_inserter(tests),
                         [&](const auto& test) { return test.rule == linted.id; });
    const auto says = [&](auto... wanted) {
        return std::ranges::any_of(
            tests, [&](const auto& test) { return ((test.said == wanted) || ...); });
    };
    const bool by_figures =
        std::ranges::any_of(tests, [](const auto& test) { return !test.funding.empty(); });
    const auto remark = [&](phrase lacking) {
        remarks.push_back({linted.id, linted.at, std::move(lacking)});
    };
    if (!says(outcome::eligible, outcome::not_applicable) && !by_figures)
        remark(phrase("no test in which it is met"));
    // A source of funding or of rates objects to nothing; figures say what comes of it.
    const bool objects = linted.kind->judges() && !by_figures;
    if (objects && !says(outcome::ineligible, outcome::needs_judgement, outcome::note))
        remark(phrase("no test in which it is broken"));
    const bool by_memory = !linted.can_cut(); // everything it says is a note
    if (linted.kind->judges() && has_bounds(linted) &&
        std::ranges::none_of(tests, [](const auto& test) { return test.at_boundary; }))
        remark(phrase("no test at its boundary (boundary = true)"));
    if (!says(outcome::undetermined) && !by_memory && reads_facts(linted))
        remark(phrase("no test in which a fact is missing"));
}

/// What is wrong with a word, and the known one that was probably meant.
phrase unknown_word(const phrase& problem, const std::string& word, const texts& known) {
    const auto nearest = nearest_word(word, known);
    return nearest.empty() ? problem : phrase("{}; did you mean {}?", problem, in_quotes(nearest));
}

void lint_gaps(const rule& linted, std::vector<lint_remark>& remarks) {
    auto rows = linted.rows;
    std::ranges::sort(rows, {},
                      [](const auto& row) { return row.valid.from.value_or(day::min()); });
    for (std::size_t i = 1; i < rows.size(); ++i)
        if (rows[i - 1].valid.until && rows[i].valid.from &&
            *rows[i - 1].valid.until < *rows[i].valid.from)
            remarks.push_back(
                {linted.id, rows[i].where,
                 phrase("no row from {} until {}", *rows[i - 1].valid.until, *rows[i].valid.from)});
}

/// Words of a list that name categories which the book does not declare; a book without categories admits any.
void lint_categories(const rulebook& book, const rule& linted, std::vector<lint_remark>& remarks) {
    const bool by_category = linted.kind == &kinds::category_cap ||
                             linted.kind == &kinds::flat_rate ||
                             linted.kind == &kinds::banded_flat_rate;
    if (!by_category || book.categories.empty())
        return;
    const auto* parameter = linted.kind == &kinds::category_cap ? "categories" : "category";
    for (const auto& row : linted.rows)
        for (const auto& word : row.words(parameter))
            if (!contains(book.categories, word))
                remarks.push_back(
                    {linted.id, row.where,
                     unknown_word(phrase("{} is no category of the book", in_quotes(word)), word,
                                  book.categories)});
}

/// A bound on a source that no rule of funding names bounds nothing; layers of law may leave the rates to those below.
void lint_sources(const rulebook& book, const rule& linted, std::vector<lint_remark>& remarks) {
    if (linted.kind != &kinds::grant_bounds)
        return;
    texts sources;
    for (const auto& other : book.rules)
        for (const auto& row : other.rows)
            if (const auto* source = row.find<std::string>("source");
                source != nullptr && other.kind == &kinds::cofinancing_rate)
                sources.push_back(*source);
    for (const auto& row : linted.rows)
        if (const auto* bounded = row.find<std::string>("source");
            bounded != nullptr && !sources.empty() && !contains(sources, *bounded))
            remarks.push_back(
                {linted.id, row.where,
                 unknown_word(phrase("no rule of funding names the source {}", in_quotes(*bounded)),
                              *bounded, sources)});
}

} // namespace

std::vector<lint_remark> lint_rulebook(const rulebook& book) {
    std::vector<lint_remark> remarks;
    for (const auto& linted : book.rules) {
        if (linted.layer != book.id)
            continue;
        lint_tests(book, linted, remarks);
        lint_gaps(linted, remarks);
        lint_categories(book, linted, remarks);
        lint_sources(book, linted, remarks);
    }
    return remarks;
}

} // namespace cofin

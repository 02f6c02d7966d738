#include "report/assessment_xlsx.hpp"

#include "report/funding_rows.hpp"
#include "report/rule_words.hpp"

#include <algorithm>

namespace cofin {
namespace {

sheet_cell code_of(currency unit) { return text_of(std::string(unit.code())); }

/// `=SUMPRODUCT(--('Costs'!$A$2:$A$9=$A2),'Costs'!H$2:H$9)`: what a column of a sheet holds of the project named in the first
/// column of the row. Unlike SUMIF it takes no character of an id for a pattern.
std::string sum_by_project(const sheet& of, std::size_t column) {
    const std::string last = std::to_string(std::max<std::size_t>(of.rows(), 1) + 1);
    const std::string from = of.reference();
    const std::string letter = sheet_column(column);
    return "=SUMPRODUCT(--(" + from + "!$A$2:$A$" + last + "=$A{1})," + from + "!" + letter +
           "$2:" + letter + "$" + last + ")";
}

std::string cites_of(const language& in, const std::vector<citation>& cites) {
    std::string text;
    for (const auto& source : cites)
        text += (text.empty() ? "" : "\n") + citation_text(in, source);
    return text;
}

} // namespace

assessment_workbook::assessment_workbook(const language& in)
    : in_(&in), made_(in),
      statement_(made_.add_sheet(in.words("Statement"),
                                 {in.words("project"), in.words("title"), in.words("rulebook"),
                                  in.words("currency"), "=" + in.words("planned"),
                                  "=" + in.words("declared"), "=" + in.words("eligible"),
                                  "=" + in.words("ineligible"), "=" + in.words("open")})),
      funding_(made_.add_sheet(in.words("Who pays"),
                               {in.words("project"), in.words("source"), in.words("rate"),
                                in.words("by rule"), in.words("legal text"), in.words("currency"),
                                "=" + in.words("planned"), "=" + in.words("claimed")})),
      budget_(
          made_.add_sheet(in.words("Budget"),
                          {in.words("project"), in.words("partner"), in.words("category"),
                           in.words("activity"), in.words("currency"), "=" + in.words("planned")})),
      costs_(made_.add_sheet(
          in.words("Costs"),
          {in.words("project"), in.words("cost"), in.words("partner"), in.words("category"),
           in.words("claim"), in.words("description"), in.words("document amount"),
           in.words("document currency"), in.words("currency"), "=" + in.words("declared"),
           "=" + in.words("ineligible"), "=" + in.words("open"), "=" + in.words("eligible")})),
      findings_(
          made_.add_sheet(in.words("Findings"),
                          {in.words("project"), in.words("about"), in.words("outcome"),
                           in.words("rule"), in.words("title"), in.words("reason"),
                           in.words("legal text"), in.words("currency"), "=" + in.words("cut")})) {}

void assessment_workbook::add(const agreement& agreed, const declaration& declared,
                              const rulebook& book, const assessment& result) {
    agreement named;
    named.project = agreed.project;
    named.title = agreed.title;
    named.currency = agreed.currency;
    projects_.push_back({std::move(named), book.id + " " + book.version, result.totals});
    for (const auto& line : agreed.budget)
        budget_.add({text_of(agreed.project), text_of(line.partner), text_of(line.category),
                     text_of(line.activity), code_of(agreed.currency), amount_of(line.amount)});
    add_funding(agreed, result);
    add_costs(agreed, declared, result);
    add_findings(agreed, book, result);
}

void assessment_workbook::add_funding(const agreement& agreed, const assessment& result) {
    const auto rows_of = [&](const std::optional<funding_split>& split) {
        return split && result.plan ? funding_rows(result, *split) : std::vector<funding_row>();
    };
    const auto planned = rows_of(result.planned);
    const auto claimed = rows_of(result.claimed);
    const auto& rows = claimed.empty() ? planned : claimed;
    if (rows.empty())
        return;
    const auto& split = claimed.empty() ? *result.planned : *result.claimed;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const auto& row = rows[i];
        const auto shown = [&](const std::vector<funding_row>& from) {
            return from.empty() ? text_of(in_->words("undetermined")) : amount_of(from[i].amount);
        };
        funding_.add({text_of(agreed.project), text_of(row.source),
                      text_of(rate_text(*in_, row, split)), text_of(row.rule),
                      text_of(cites_of(*in_, row.cites)), code_of(agreed.currency), shown(planned),
                      shown(claimed)});
    }
}

void assessment_workbook::add_costs(const agreement& agreed, const declaration& declared,
                                    const assessment& result) {
    const money nothing(agreed.currency);
    for (std::size_t i = 0; i < declared.costs.size(); ++i) {
        const auto& cost = declared.costs[i];
        const auto& state = result.costs[i];
        const auto* const what = cost.known.find_as<std::string>("description");
        std::vector<sheet_cell> row{text_of(agreed.project),
                                    text_of(cost.id),
                                    text_of(cost.partner),
                                    text_of(cost.category),
                                    count_of(static_cast<std::size_t>(cost.claim)),
                                    text_of(what == nullptr ? std::string() : *what),
                                    amount_of(cost.amount),
                                    code_of(cost.amount.currency()),
                                    code_of(agreed.currency)};
        if (state.declared) {
            row.push_back(amount_of(*state.declared));
            row.push_back(amount_of(*state.declared - state.left));
            row.push_back(amount_of(state.open ? state.left : nothing));
            row.push_back(formula_of("=J{1}-K{1}-L{1}", state.open ? nothing : state.left));
        } else
            row.push_back(text_of(in_->words("not converted, for want of a rate")));
        costs_.add(std::move(row));
    }
}

void assessment_workbook::add_findings(const agreement& agreed, const rulebook& book,
                                       const assessment& result) {
    for (const auto& found : result.findings) {
        const auto* const rule = book.find(found.rule);
        findings_.add({text_of(agreed.project), text_of(found.item),
                       text_of(in_->words(to_string(found.said))), text_of(found.rule),
                       text_of(rule == nullptr ? std::string() : in_->title_of(*rule)),
                       text_of(in_->say(found.message)), text_of(cites_of(*in_, found.cites)),
                       code_of(found.cut.currency()), amount_of(found.cut)});
    }
}

void assessment_workbook::write_statement() {
    for (const auto& [agreed, rulebook, totals] : projects_)
        statement_.add({text_of(agreed.project), text_of(agreed.title), text_of(rulebook),
                        code_of(agreed.currency),
                        formula_of(sum_by_project(budget_, 5), totals.planned),
                        formula_of(sum_by_project(costs_, 9), totals.declared),
                        formula_of(sum_by_project(costs_, 12), totals.eligible),
                        formula_of(sum_by_project(costs_, 10), totals.ineligible),
                        formula_of(sum_by_project(costs_, 11), totals.open)});
}

std::string assessment_workbook::bytes() {
    write_statement();
    for (auto* table : {&statement_, &funding_, &budget_, &costs_, &findings_})
        table->add_sums(in_->words("together"));
    return made_.bytes();
}

} // namespace cofin

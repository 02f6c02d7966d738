#include "report/statement_html.hpp"

#include "report/html.hpp"
#include "report/page.hpp"
#include "report/phrase.hpp"

#include <algorithm>

namespace cofin {
namespace {

std::string heading_of(const statement& made) {
    const auto& costs = made.figures.costs;
    const auto entry = std::to_string(made.entry);
    const auto entries = std::to_string(made.entries);
    std::string html =
        "<header><h1>" + html_escaped(made.title.empty() ? made.project : made.title) + "</h1>" +
        about_line(made.project) +
        about_line(made.entry > 0 ? filled("After entry {1} of {2}, booked on {3}",
                                           {entry, entries, to_string(made.booked_on)})
                                  : filled("Before the first of {1} entries", {entries})) +
        about_line(filled("rulebook {1}, sha256 {2}", {made.rulebook, made.digest})) +
        about_line(filled("hash of the entry {1}", {made.head})) + "</header>";
    money paid(costs.declared.currency());
    money due = paid;
    for (const auto& fund : made.figures.funds) {
        paid += fund.paid - fund.recovered;
        due += fund.due;
    }
    return html + key_figures({{"declared", costs.declared},
                               {"certified", costs.certified},
                               {"ineligible", costs.ineligible},
                               {"paid", paid},
                               {"due", due}});
}

std::string way_to_certified(const cost_standing& costs) {
    waterfall way("From declared to certified", "of what was declared", "declared", costs.declared);
    const auto take = [&](std::string_view name, const money& amount, std::string_view css) {
        if (!amount.is_zero())
            way.take(name, amount, css);
    };
    take("ineligible", costs.ineligible, "bad");
    take("open", costs.open, "open");
    take("parked", costs.parked, "open");
    take("accepted, not certified yet", costs.accepted, "whole");
    return way.end("certified");
}

std::string amount_or_dash(const std::optional<money>& amount) {
    return amount ? amount_cell(*amount) : "<td class=\"amount\">-</td>";
}

std::string cost_cells(const cost_standing& costs) {
    return amount_cell(costs.declared) + amount_cell(costs.open) + amount_cell(costs.accepted) +
           amount_cell(costs.certified) + amount_cell(costs.parked) + amount_cell(costs.ineligible);
}

std::string costs_by_heading(const standing& figures) {
    std::string html = table_start("Costs", figures.costs.declared.currency(),
                                   {"partner", "category", "=declared", "=open", "=accepted",
                                    "=certified", "=parked", "=ineligible"});
    for (const auto& heading : figures.headings)
        html += "<tr>" + row_head(heading.partner) + text_cell(heading.category) +
                cost_cells(heading.costs) + "</tr>";
    return html + table_end(row_head("together") + "<td></td>" + cost_cells(figures.costs));
}

std::string who_bears(const standing& figures) {
    const auto& certified = figures.costs.certified;
    std::string html = table_start("Who bears what is certified", certified.currency(),
                                   {"source", "=planned", "=certified", "~part of the whole"});
    money start(certified.currency());
    std::size_t place = 0;
    const auto row = [&](std::string_view name, const std::string& planned, const money& amount) {
        html +=
            "<tr>" + row_head(name) + planned + amount_cell(amount) +
            picture_cell(bar(start, start + amount, certified, "s" + std::to_string(place++ % 4))) +
            "</tr>";
        start += amount;
    };
    for (const auto& fund : figures.funds)
        row(fund.fund, amount_or_dash(fund.planned), fund.certified);
    for (const auto& partner : figures.partners)
        row(filled("own contribution of {1}", {partner.partner}), amount_or_dash({}), partner.own);
    return html + table_end();
}

std::string payments(const standing& figures) {
    std::string html = table_start("Payments", figures.costs.declared.currency(),
                                   {"fund", "=certified", "=paid", "=recovered", "=set off", "=due",
                                    "=advance", "=repayable"});
    for (const auto& fund : figures.funds)
        html += "<tr>" + row_head(fund.fund) + amount_cell(fund.certified) +
                amount_cell(fund.paid) + amount_cell(fund.recovered) + amount_cell(fund.set_off) +
                amount_cell(fund.due) + amount_cell(fund.advance) + amount_cell(fund.repayable) +
                "</tr>";
    html += table_end();
    html += table_start("Partners", figures.costs.declared.currency(),
                        {"partner", "=certified", "=own", "=laid out, not refunded"});
    for (const auto& partner : figures.partners)
        html += "<tr>" + row_head(partner.partner) + amount_cell(partner.costs.certified) +
                amount_cell(partner.own) + amount_cell(partner.outlay) + "</tr>";
    return html + table_end();
}

std::string budget_of(const statement& made) {
    if (made.budget.empty())
        return {};
    const auto unit = made.figures.costs.declared.currency();
    const money nothing(unit);
    money most = nothing;
    for (const auto& use : made.budget)
        most = std::max({most, use.planned.value_or(nothing), use.used});
    std::string html = table_start(
        "Budget and spending", unit,
        {"partner", "category", "=planned", "=used", "=remaining", "~planned above, used below"});
    for (const auto& use : made.budget) {
        const money planned = use.planned.value_or(nothing);
        html += "<tr>" + row_head(use.partner.empty() ? "all" : use.partner) +
                text_cell(use.category) + amount_or_dash(use.planned) + amount_cell(use.used) +
                amount_or_dash(use.remaining()) +
                picture_cell(bar(nothing, planned, most, "whole") +
                             bar(nothing, use.used, most, use.used > planned ? "open" : "good")) +
                "</tr>";
    }
    return html + table_end();
}

std::string deadlines_of(const std::vector<deadline_note>& notes) {
    if (notes.empty())
        return {};
    std::string html = "<h2>Deadlines and interest</h2>";
    for (const auto& note : notes) {
        const std::string said(to_string(note.said));
        html += "<details><summary><span class=\"item\">" + html_escaped(note.rule) +
                "</span><span class=\"said " + said + "\">" + html_escaped(said) +
                "</span><span class=\"rule\">" +
                html_escaped(note.text.empty() ? note.title : to_string(note.text)) +
                "</span></summary><div class=\"finding\"><p>" + html_escaped(note.title) +
                "</p><ul>";
        for (const auto& source : note.cites)
            html += "<li>" + html_escaped(to_string(source)) + "</li>";
        html += "</ul></div></details>";
    }
    return html;
}

} // namespace

void statement_page::add(const statement& made) {
    if (title_.empty())
        title_ = made.title.empty() ? made.project : made.title;
    body_ += "<article>" + heading_of(made) + way_to_certified(made.figures.costs) +
             who_bears(made.figures) + payments(made.figures) + costs_by_heading(made.figures) +
             budget_of(made) + deadlines_of(made.deadlines) + "</article>\n";
}

std::string statement_page::text() const { return page_text(title_, body_); }

} // namespace cofin

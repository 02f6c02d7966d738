#include "report/statement_html.hpp"

#include "report/html.hpp"
#include "report/page.hpp"
#include "report/rule_words.hpp"

#include <algorithm>

namespace cofin {
namespace {

std::string heading_of(const language& in, const statement& made) {
    const auto& costs = made.figures.costs;
    const phrase when =
        made.entry > 0
            ? phrase("After entry {} of {}, booked on {}", made.entry, made.entries, made.booked_on)
            : plural_phrase("Before the first of {} entry",
                            "Before the first of {} entries")(static_cast<int64_t>(made.entries));
    std::string html =
        "<header><h1>" + html_escaped(made.title.empty() ? made.project : made.title) + "</h1>" +
        about_line(made.project) + about_line(in.say(when)) +
        about_line(in.say(phrase("rulebook {}, sha256 {}", made.rulebook, made.digest))) +
        about_line(in.say(phrase("hash of the entry {}", made.head))) + "</header>";
    money paid(costs.declared.currency());
    money due = paid;
    for (const auto& fund : made.figures.funds) {
        paid += fund.paid - fund.recovered;
        due += fund.due;
    }
    return html + key_figures(in, {{in.words("declared"), costs.declared},
                                   {in.words("certified"), costs.certified},
                                   {in.words("ineligible"), costs.ineligible},
                                   {in.words("paid"), paid},
                                   {in.words("due"), due}});
}

std::string way_to_certified(const language& in, const cost_standing& costs) {
    waterfall way(in, in.words("From declared to certified"), in.words("of what was declared"),
                  in.words("declared"), costs.declared);
    const auto take = [&](const std::string& name, const money& amount, std::string_view css) {
        if (!amount.is_zero())
            way.take(name, amount, css);
    };
    take(in.words("ineligible"), costs.ineligible, "bad");
    take(in.words("open"), costs.open, "open");
    take(in.words("parked"), costs.parked, "open");
    take(in.words("accepted, not certified yet"), costs.accepted, "whole");
    return way.end(in.words("certified"));
}

std::string amount_or_dash(const language& in, const std::optional<money>& amount) {
    return amount ? amount_cell(in, *amount) : "<td class=\"amount\">-</td>";
}

std::string cost_cells(const language& in, const cost_standing& costs) {
    return amount_cell(in, costs.declared) + amount_cell(in, costs.open) +
           amount_cell(in, costs.accepted) + amount_cell(in, costs.certified) +
           amount_cell(in, costs.parked) + amount_cell(in, costs.ineligible);
}

std::string costs_by_heading(const language& in, const standing& figures) {
    std::string html = table_start(in.words("Costs"), figures.costs.declared.currency(),
                                   {{in.words("partner")},
                                    {in.words("category")},
                                    amount_column(in.words("declared")),
                                    amount_column(in.words("open")),
                                    amount_column(in.words("accepted")),
                                    amount_column(in.words("certified")),
                                    amount_column(in.words("parked")),
                                    amount_column(in.words("ineligible"))});
    for (const auto& heading : figures.headings)
        html += "<tr>" + row_head(heading.partner) + text_cell(heading.category) +
                cost_cells(in, heading.costs) + "</tr>";
    return html +
           table_end(row_head(in.words("together")) + "<td></td>" + cost_cells(in, figures.costs));
}

std::string who_bears(const language& in, const standing& figures) {
    const auto& certified = figures.costs.certified;
    std::string html = table_start(in.words("Who bears what is certified"), certified.currency(),
                                   {{in.words("source")},
                                    amount_column(in.words("planned")),
                                    amount_column(in.words("certified")),
                                    picture_column(in.words("part of the whole"))});
    money start(certified.currency());
    std::size_t place = 0;
    const auto row = [&](std::string_view name, const std::string& planned, const money& amount) {
        html +=
            "<tr>" + row_head(name) + planned + amount_cell(in, amount) +
            picture_cell(bar(start, start + amount, certified, "s" + std::to_string(place++ % 4))) +
            "</tr>";
        start += amount;
    };
    for (const auto& fund : figures.funds)
        row(fund.fund, amount_or_dash(in, fund.planned), fund.certified);
    for (const auto& partner : figures.partners)
        row(in.say(phrase("own contribution of {}", partner.partner)), amount_or_dash(in, {}),
            partner.own);
    return html + table_end();
}

std::string payments(const language& in, const standing& figures) {
    std::string html = table_start(in.words("Payments"), figures.costs.declared.currency(),
                                   {{in.words("fund")},
                                    amount_column(in.words("certified")),
                                    amount_column(in.words("paid")),
                                    amount_column(in.words("recovered")),
                                    amount_column(in.words("set off")),
                                    amount_column(in.words("due")),
                                    amount_column(in.words("advance")),
                                    amount_column(in.words("repayable"))});
    for (const auto& fund : figures.funds)
        html += "<tr>" + row_head(fund.fund) + amount_cell(in, fund.certified) +
                amount_cell(in, fund.paid) + amount_cell(in, fund.recovered) +
                amount_cell(in, fund.set_off) + amount_cell(in, fund.due) +
                amount_cell(in, fund.advance) + amount_cell(in, fund.repayable) + "</tr>";
    return html + table_end();
}

std::string partners_of(const language& in, const standing& figures) {
    std::string html = table_start(in.words("Partners"), figures.costs.declared.currency(),
                                   {{in.words("partner")},
                                    amount_column(in.words("certified")),
                                    amount_column(in.words("own")),
                                    amount_column(in.words("laid out, not refunded"))});
    for (const auto& partner : figures.partners)
        html += "<tr>" + row_head(partner.partner) + amount_cell(in, partner.costs.certified) +
                amount_cell(in, partner.own) + amount_cell(in, partner.outlay) + "</tr>";
    return html + table_end();
}

std::string budget_of(const language& in, const statement& made) {
    if (made.budget.empty())
        return {};
    const auto unit = made.figures.costs.declared.currency();
    const money nothing(unit);
    money most = nothing;
    for (const auto& use : made.budget)
        most = std::max({most, use.planned.value_or(nothing), use.used});
    std::string html = table_start(in.words("Budget and spending"), unit,
                                   {{in.words("partner")},
                                    {in.words("category")},
                                    amount_column(in.words("planned")),
                                    amount_column(in.words("used")),
                                    amount_column(in.words("remaining")),
                                    picture_column(in.words("planned above, used below"))});
    for (const auto& use : made.budget) {
        const money planned = use.planned.value_or(nothing);
        html += "<tr>" + row_head(use.partner.empty() ? in.words("all") : use.partner) +
                text_cell(use.category) + amount_or_dash(in, use.planned) +
                amount_cell(in, use.used) + amount_or_dash(in, use.remaining()) +
                picture_cell(bar(nothing, planned, most, "whole") +
                             bar(nothing, use.used, most, use.used > planned ? "open" : "good")) +
                "</tr>";
    }
    return html + table_end();
}

std::string deadlines_of(const language& in, const std::vector<deadline_note>& notes) {
    if (notes.empty())
        return {};
    std::string html = "<h2>" + html_escaped(in.words("Deadlines and interest")) + "</h2>";
    for (const auto& note : notes) {
        const std::string said(to_string(note.said));
        const std::string title = in.words(note.title);
        html += "<details><summary><span class=\"item\">" + html_escaped(note.rule) +
                "</span><span class=\"said " + said + "\">" + html_escaped(in.words(said)) +
                "</span><span class=\"rule\">" +
                html_escaped(note.text.empty() ? title : in.say(note.text)) +
                "</span></summary><div class=\"finding\"><p>" + html_escaped(title) + "</p><ul>";
        for (const auto& source : note.cites)
            html += "<li>" + html_escaped(citation_text(in, source)) + "</li>";
        html += "</ul></div></details>";
    }
    return html;
}

} // namespace

void statement_page::add(const statement& made) {
    if (title_.empty())
        title_ = made.title.empty() ? made.project : made.title;
    body_ += "<article>" + heading_of(*in_, made) + way_to_certified(*in_, made.figures.costs) +
             who_bears(*in_, made.figures) + payments(*in_, made.figures) +
             partners_of(*in_, made.figures) + costs_by_heading(*in_, made.figures) +
             budget_of(*in_, made) + deadlines_of(*in_, made.deadlines) + "</article>\n";
}

std::string statement_page::text() const { return page_text(*in_, title_, body_); }

} // namespace cofin

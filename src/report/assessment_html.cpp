#include "report/assessment_html.hpp"

#include "report/findings_html.hpp"
#include "report/funding_rows.hpp"
#include "report/html.hpp"
#include "report/page.hpp"
#include "report/providers.hpp"
#include "report/rule_words.hpp"

#include <algorithm>
#include <map>
#include <utility>

namespace cofin {
namespace {

std::string head_of(const language& in, const agreement& agreed, const rulebook& book,
                    const assessment& result) {
    const auto& totals = result.totals;
    std::string html =
        "<header><h1>" + html_escaped(agreed.title.empty() ? agreed.project : agreed.title) +
        "</h1>" + about_line(agreed.project) +
        about_line(in.say(phrase("rulebook {} {}, sha256 {}", book.id, book.version, book.digest)));
    for (const auto& plugin : providers_of(book))
        html += about_line(in.say(phrase("plugin {}", to_string(plugin))));
    if (result.profile.name != profiles::own.name)
        html += about_line(in.say(phrase("rounding profile {}", result.profile.name)));
    return html + "</header>" +
           key_figures(in, {{in.words("planned"), totals.planned},
                            {in.words("declared"), totals.declared},
                            {in.words("eligible"), totals.eligible},
                            {in.words("ineligible"), totals.ineligible},
                            {in.words("open"), totals.open}});
}

/// What each rule cut, the most first.
std::vector<std::pair<std::string, money>> cuts_of(const assessment& result) {
    std::vector<std::pair<std::string, money>> cuts;
    for (const auto& found : result.findings) {
        if (found.cut.is_zero())
            continue;
        const auto known =
            std::ranges::find(cuts, found.rule, &std::pair<std::string, money>::first);
        if (known == cuts.end())
            cuts.emplace_back(found.rule, found.cut);
        else
            known->second += found.cut;
    }
    std::ranges::stable_sort(cuts,
                             [](const auto& a, const auto& b) { return a.second > b.second; });
    return cuts;
}

/// From declared to eligible, a step a rule: each begins where the one before it ended.
std::string way_to_eligible(const language& in, const rulebook& book, const assessment& result) {
    const auto& totals = result.totals;
    waterfall way(in, in.words("From declared to eligible"), in.words("of what was declared"),
                  in.words("declared"), totals.declared);
    money rest = totals.ineligible;
    for (const auto& [rule, cut] : cuts_of(result)) {
        const auto* const stated = book.find(rule);
        way.take(stated == nullptr ? rule : rule + ": " + in.title_of(*stated), cut, "bad");
        rest -= cut;
    }
    if (!rest.is_zero())
        way.take(in.words("other cuts"), rest, "bad");
    if (!totals.open.is_zero())
        way.take(in.words("open"), totals.open, "open");
    std::string html = way.end(in.words("eligible"));
    for (const auto& sum : totals.unconverted)
        html += about_line(in.say(phrase("Not converted, for want of a rate: {}", sum)));
    return html;
}

/// How a source is rounded, and by which text.
std::string basis_of(const language& in, const funding_row& row, const funding_terms& terms) {
    std::string html = "<p class=\"about\">" + html_escaped(rounding_text(in, row, terms));
    for (const auto& source : row.cites)
        html += "<br>" + html_escaped(citation_text(in, source));
    return html + "</p>";
}

std::string who_pays(const language& in, const assessment& result) {
    if (!result.plan || (!result.planned && !result.claimed))
        return "<h2>" + html_escaped(in.words("Who pays")) + "</h2><p>" +
               html_escaped(in.words("Undetermined: see the findings.")) + "</p>";
    const auto rows_of = [&](const std::optional<funding_split>& split) {
        return split ? funding_rows(result, *split) : std::vector<funding_row>();
    };
    const auto planned = rows_of(result.planned);
    const auto claimed = rows_of(result.claimed);
    const auto& rows = claimed.empty() ? planned : claimed;
    const auto& split = claimed.empty() ? *result.planned : *result.claimed;
    std::string html = table_start(in.words("Who pays"), split.total.currency(),
                                   {{in.words("source")},
                                    amount_column(in.words("planned")),
                                    amount_column(in.words("claimed")),
                                    {in.words("rate")},
                                    {in.words("by rule")},
                                    picture_column(in.words("part of the whole"))});
    money start(split.total.currency());
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const auto& row = rows[i];
        const auto shown = [&](const std::vector<funding_row>& from) {
            return from.empty()
                       ? "<td class=\"amount\">" + html_escaped(in.words("undetermined")) + "</td>"
                       : amount_cell(in, from[i].amount);
        };
        html +=
            "<tr>" + row_head(row.source) + shown(planned) + shown(claimed) +
            text_cell(rate_text(in, row, split)) + text_cell(row.rule) +
            picture_cell(bar(start, start + row.amount, split.total, "s" + std::to_string(i % 4))) +
            "</tr>";
        start += row.amount;
    }
    html += table_end();
    for (const auto& row : rows)
        if (!row.rule.empty())
            html += basis_of(in, row, result.terms);
    return html;
}

/// What one partner, or all where the budget has no partners, planned, declared and may count in one category.
struct spending {
    money planned;
    money declared;
    money eligible;
};

std::map<std::pair<std::string, std::string>, spending>
spending_by_line(const agreement& agreed, const declaration& declared, const assessment& result) {
    const money nothing(agreed.currency);
    std::map<std::pair<std::string, std::string>, spending> lines;
    const auto line_of = [&](const std::string& partner, const std::string& category) -> spending& {
        return lines.try_emplace({partner, category}, spending{nothing, nothing, nothing})
            .first->second;
    };
    for (const auto& line : agreed.budget)
        line_of(line.partner, line.category).planned += line.amount;
    for (std::size_t i = 0; i < declared.costs.size(); ++i) {
        const auto& state = result.costs[i];
        if (!state.declared)
            continue;
        const auto& partner = declared.costs[i].partner;
        const auto& category = declared.costs[i].category;
        const bool is_shared =
            !lines.contains({partner, category}) && lines.contains({"", category});
        auto& line = line_of(is_shared ? std::string() : partner, category);
        line.declared += *state.declared;
        if (!state.open)
            line.eligible += state.left;
    }
    return lines;
}

std::string budget_against_spending(const language& in, const agreement& agreed,
                                    const declaration& declared, const assessment& result) {
    const money nothing(agreed.currency);
    const auto lines = spending_by_line(agreed, declared, result);
    money most = nothing;
    spending all{nothing, nothing, nothing};
    for (const auto& [name, line] : lines) {
        most = std::max({most, line.planned, line.eligible});
        all.planned += line.planned;
        all.declared += line.declared;
        all.eligible += line.eligible;
    }
    const auto amounts_of = [&](const spending& line) {
        return amount_cell(in, line.planned) + amount_cell(in, line.declared) +
               amount_cell(in, line.eligible) + amount_cell(in, line.planned - line.eligible);
    };
    std::string html = table_start(in.words("Budget and spending"), agreed.currency,
                                   {{in.words("partner")},
                                    {in.words("category")},
                                    amount_column(in.words("planned")),
                                    amount_column(in.words("declared")),
                                    amount_column(in.words("eligible")),
                                    amount_column(in.words("left of the budget")),
                                    picture_column(in.words("planned above, eligible below"))});
    for (const auto& [name, line] : lines) {
        const bool is_over = line.eligible > line.planned;
        html += "<tr>" + row_head(name.first.empty() ? in.words("all") : name.first) +
                text_cell(name.second) + amounts_of(line) +
                picture_cell(bar(nothing, line.planned, most, "whole") +
                             bar(nothing, line.eligible, most, is_over ? "open" : "good")) +
                "</tr>";
    }
    return html + table_end(row_head(in.words("together")) + "<td></td>" + amounts_of(all) +
                            picture_cell(""));
}

} // namespace

void assessment_page::add(const agreement& agreed, const declaration& declared,
                          const rulebook& book, const assessment& result,
                          std::span<const explanation> explained) {
    if (title_.empty())
        title_ = agreed.title.empty() ? agreed.project : agreed.title;
    body_ += "<article>" + head_of(*in_, agreed, book, result) +
             way_to_eligible(*in_, book, result) + who_pays(*in_, result) +
             budget_against_spending(*in_, agreed, declared, result);
    body_ += findings_section(*in_, book, result, explained, room()) + "</article>\n";
}

std::size_t assessment_page::room() const {
    constexpr std::size_t most = 4'500'000;
    return body_.size() < most ? most - body_.size() : 0;
}

std::string assessment_page::text() const { return page_text(*in_, title_, body_); }

} // namespace cofin

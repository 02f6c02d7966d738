#include "report/assessment_html.hpp"

#include "report/funding_rows.hpp"
#include "report/html.hpp"
#include "report/providers.hpp"
#include "report/table.hpp"

#include <algorithm>
#include <map>
#include <utility>

namespace cofin {
namespace {

/// Colours keep a contrast of 4.5 to 1 in light and dark, and no meaning rests on them alone.
constexpr std::string_view style = R"css(
:root { color-scheme: light dark; --ink: #1b1f24; --paper: #ffffff; --line: #c8ced6; --faint: #57606a;
  --good: #1a7f37; --bad: #b42318; --open: #8a5a00; --all: #4a5568; --a: #1f5fa8; --b: #7a3e9d; --c: #0f766e; --d: #9a4a00; }
@media (prefers-color-scheme: dark) { :root { --ink: #e6e9ee; --paper: #14171b; --line: #3b424c; --faint: #a3acb8;
  --good: #56c271; --bad: #ff8a80; --open: #e0b050; --all: #8b96a5; --a: #79b0f2; --b: #c79be6; --c: #5ec4ba; --d: #f0a060; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 16px/1.5 system-ui, sans-serif; }
main { max-width: 64rem; margin: 0 auto; padding: 1.5rem; }
h1 { font-size: 1.6rem; line-height: 1.2; margin: 0 0 .25rem; }
h2 { font-size: 1.15rem; margin: 2rem 0 .5rem; }
p.about { margin: 0; color: var(--faint); overflow-wrap: anywhere; }
table { border-collapse: collapse; width: 100%; }
caption { text-align: left; color: var(--faint); padding-bottom: .25rem; }
th, td { padding: .3rem .6rem .3rem 0; border-bottom: 1px solid var(--line); text-align: left; vertical-align: top; }
td.amount, th.amount { text-align: right; white-space: nowrap; font-variant-numeric: tabular-nums; }
td.picture { width: 40%; vertical-align: middle; }
svg.bar { display: block; width: 100%; height: .9rem; background: color-mix(in srgb, var(--line) 35%, transparent); }
.whole { fill: var(--all); } .good { fill: var(--good); } .bad { fill: var(--bad); } .open { fill: var(--open); }
.s0 { fill: var(--a); } .s1 { fill: var(--b); } .s2 { fill: var(--c); } .s3 { fill: var(--d); }
details { border-bottom: 1px solid var(--line); padding: .4rem 0; }
summary { cursor: pointer; display: flex; flex-wrap: wrap; gap: .25rem .9rem; }
summary::before { content: "\25B8"; } details[open] > summary::before { content: "\25BE"; }
summary:focus-visible { outline: 3px solid var(--a); outline-offset: 2px; }
summary .cut { margin-left: auto; font-variant-numeric: tabular-nums; }
.said { font-weight: 600; } .ineligible { color: var(--bad); } .needs_judgement, .undetermined { color: var(--open); }
details p, details ul { margin: .4rem 0 .2rem 1.2rem; } details ul { padding-left: 1rem; }
code { font-size: .9em; }
article + article { margin-top: 4rem; border-top: 3px solid var(--line); padding-top: 1.5rem; }
.wide { overflow-x: auto; } .wide:focus-visible { outline: 3px solid var(--a); outline-offset: 2px; }
@media (max-width: 40rem) { main { padding: 1rem; } td.picture, th.picture { display: none; } }
@page { size: A4; margin: 18mm 15mm; }
@media print { body { font-size: 10pt; } main { max-width: none; padding: 0; } article { break-before: page; }
  article:first-child { break-before: auto; } details, tr { break-inside: avoid; }
  details::details-content { content-visibility: visible; height: auto; opacity: 1; } svg.bar { print-color-adjust: exact; } }
)css";

std::string cell(std::string_view text) { return "<td>" + html_escaped(text) + "</td>"; }
std::string row_head(std::string_view text) {
    return "<th scope=\"row\">" + html_escaped(text) + "</th>";
}
std::string picture(const std::string& drawn) { return "<td class=\"picture\">" + drawn + "</td>"; }

/// A table of `what` in `unit`. `columns`: the heads in order, those of amounts marked by a leading `=`, that of pictures `~`.
/// It scrolls on small screens, by keyboard as well.
std::string table_start(std::string_view what, currency unit,
                        std::initializer_list<std::string_view> columns) {
    const std::string code(unit.code());
    std::string html = "<h2>" + html_escaped(what) +
                       "</h2><div class=\"wide\" role=\"group\" tabindex=\"0\" aria-label=\"" +
                       html_escaped(what) + "\"><table><caption>" + code + "</caption><thead><tr>";
    for (const auto column : columns) {
        const bool is_marked = column.starts_with('=') || column.starts_with('~');
        const auto* const css = column.starts_with('=')   ? " class=\"amount\""
                                : column.starts_with('~') ? " class=\"picture\""
                                                          : "";
        html += "<th scope=\"col\"" + std::string(css) + ">" +
                html_escaped(column.substr(is_marked ? 1 : 0)) + "</th>";
    }
    return html + "</tr></thead><tbody>";
}
constexpr std::string_view table_end = "</tbody></table></div>";

std::string head_of(const agreement& agreed, const rulebook& book, const assessment& result) {
    std::string html = "<header><h1>" +
                       html_escaped(agreed.title.empty() ? agreed.project : agreed.title) + "</h1>";
    const auto about = [&](const std::string& text) {
        html += "<p class=\"about\">" + html_escaped(text) + "</p>";
    };
    about(agreed.project);
    about("rulebook " + book.id + " " + book.version + ", sha256 " + book.digest);
    for (const auto& plugin : providers_of(book))
        about("plugin " + to_string(plugin));
    if (result.profile.name != profiles::own.name)
        about("rounding profile " + std::string(result.profile.name));
    return html + "</header>";
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
std::string waterfall(const rulebook& book, const assessment& result) {
    const auto& totals = result.totals;
    const money nothing(totals.declared.currency());
    std::string html = table_start("From declared to eligible", totals.declared.currency(),
                                   {"step", "=amount", "~of what was declared"});
    const auto step = [&](const std::string& name, const money& amount, const money& from,
                          const money& to, std::string_view css) {
        html += "<tr>" + row_head(name) + amount_cell(amount) +
                picture(bar(from, to, totals.declared, css)) + "</tr>";
    };
    step("declared", totals.declared, nothing, totals.declared, "whole");
    money left = totals.declared;
    money rest = totals.ineligible;
    for (const auto& [rule, cut] : cuts_of(result)) {
        const auto* const stated = book.find(rule);
        step(rule + (stated == nullptr ? "" : ": " + stated->title_in("en")), -cut, left - cut,
             left, "bad");
        left -= cut;
        rest -= cut;
    }
    if (!rest.is_zero())
        step("other cuts", -rest, left - rest, left, "bad");
    left -= rest;
    if (!totals.open.is_zero())
        step("open", -totals.open, left - totals.open, left, "open");
    step("eligible", totals.eligible, nothing, totals.eligible, "good");
    html += table_end;
    for (const auto& sum : totals.unconverted)
        html += "<p>Not converted, for want of a rate: " + html_escaped(to_string(sum)) + "</p>";
    return html;
}

std::string rate_of(const funding_row& row, const funding_split& split) {
    if (row.rounding == "rest")
        return "the rest";
    if (row.capped)
        return row.rate + " up to " + grouped(*row.cap) + " = " +
               exact_share(row.amount, split.total);
    return row.of.empty() ? row.rate : row.rate + " of " + row.of;
}

std::string who_pays(const assessment& result) {
    if (!result.plan || (!result.planned && !result.claimed))
        return "<h2>Who pays</h2><p>Undetermined: see the findings.</p>";
    const auto rows_of = [&](const std::optional<funding_split>& split) {
        return split ? funding_rows(result, *split) : std::vector<funding_row>();
    };
    const auto planned = rows_of(result.planned);
    const auto claimed = rows_of(result.claimed);
    const auto& rows = claimed.empty() ? planned : claimed;
    const auto& split = claimed.empty() ? *result.planned : *result.claimed;
    std::string html =
        table_start("Who pays", split.total.currency(),
                    {"source", "=planned", "=claimed", "rate", "by rule", "~part of the whole"});
    money start(split.total.currency());
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const auto& row = rows[i];
        const auto shown = [&](const std::vector<funding_row>& from) {
            return from.empty() ? "<td class=\"amount\">undetermined</td>"
                                : amount_cell(from[i].amount);
        };
        html += "<tr>" + row_head(row.source) + shown(planned) + shown(claimed) +
                cell(rate_of(row, split)) + cell(row.rule) +
                picture(bar(start, start + row.amount, split.total, "s" + std::to_string(i % 4))) +
                "</tr>";
        start += row.amount;
    }
    html += table_end;
    for (const auto& row : rows) {
        if (row.rule.empty())
            continue;
        html += "<p class=\"about\">" +
                html_escaped(
                    row.source + ": rounding " + row.rounding + " per " +
                    std::string(split_level_names[static_cast<std::size_t>(result.terms.level)]) +
                    " (" + row.rounding_basis + ")");
        for (const auto& source : row.cites)
            html += "<br>" + html_escaped(to_string(source));
        html += "</p>";
    }
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

std::string budget_against_spending(const agreement& agreed, const declaration& declared,
                                    const assessment& result) {
    const money nothing(agreed.currency);
    const auto lines = spending_by_line(agreed, declared, result);
    money most = nothing;
    for (const auto& [name, line] : lines)
        most = std::max({most, line.planned, line.eligible});
    std::string html = table_start("Budget and spending", agreed.currency,
                                   {"partner", "category", "=planned", "=declared", "=eligible",
                                    "=left of the budget", "~planned above, eligible below"});
    for (const auto& [name, line] : lines) {
        const bool is_over = line.eligible > line.planned;
        html += "<tr>" + row_head(name.first.empty() ? "all" : name.first) + cell(name.second) +
                amount_cell(line.planned) + amount_cell(line.declared) +
                amount_cell(line.eligible) + amount_cell(line.planned - line.eligible) +
                picture(bar(nothing, line.planned, most, "whole") +
                        bar(nothing, line.eligible, most, is_over ? "bad" : "good")) +
                "</tr>";
    }
    return html + std::string(table_end);
}

std::string finding_of(const finding& found, const rulebook& book) {
    const std::string said(to_string(found.said));
    std::string html = "<details><summary><span>" + html_escaped(found.item) +
                       "</span><span class=\"said " + said + "\">" + html_escaped(said) +
                       "</span><span>" + html_escaped(found.rule) + "</span>";
    if (!found.cut.is_zero())
        html += "<span class=\"cut\" data-amount=\"" + amount_text(found.cut) + "\">" +
                grouped(-found.cut) + " " + std::string(found.cut.currency().code()) + "</span>";
    html += "</summary><p>" + html_escaped(to_string(found.message)) + "</p>";
    if (const auto* const rule = book.find(found.rule))
        html +=
            "<p>" + html_escaped(rule->title_in("en")) + " (" + html_escaped(rule->layer) + ")</p>";
    if (const auto* const plugin = judge_of(book, found.rule))
        html += "<p>judged by plugin " + html_escaped(to_string(*plugin)) + "</p>";
    html += "<ul>";
    for (const auto& source : found.cites)
        html += "<li>" + html_escaped(to_string(source)) + "</li>";
    return html + "</ul></details>";
}

std::string findings_of(const rulebook& book, const assessment& result) {
    std::string html = "<h2>Findings</h2>";
    if (result.findings.empty())
        return html + "<p>None.</p>";
    html += "<p>" + std::to_string(result.findings.size()) +
            " in all. Each unfolds to its reason and to the text it rests on.</p>";
    for (const auto& found : result.findings)
        html += finding_of(found, book);
    return html;
}

} // namespace

void assessment_page::add(const agreement& agreed, const declaration& declared,
                          const rulebook& book, const assessment& result) {
    if (title_.empty())
        title_ = agreed.title.empty() ? agreed.project : agreed.title;
    body_ += "<article>" + head_of(agreed, book, result) + waterfall(book, result) +
             who_pays(result) + budget_against_spending(agreed, declared, result) +
             findings_of(book, result) + "</article>\n";
}

std::string assessment_page::text() const {
    return "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
           "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; "
           "style-src 'unsafe-inline'\">\n"
           "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>" +
           html_escaped(title_) + "</title>\n<style>" + std::string(style) +
           "</style>\n</head>\n<body>\n<main>\n" + body_ + "</main>\n</body>\n</html>\n";
}

} // namespace cofin

#include "report/page.hpp"

#include "report/html.hpp"

namespace cofin {
namespace {

/// Colours keep a contrast of 4.5 to 1 in light and dark, and no meaning rests on them alone.
constexpr std::string_view colours = R"css(
:root { color-scheme: light dark; --ink: #1c2128; --paper: #fff; --soft: #f5f6f8; --line: #dde1e7; --faint: #59626e;
  --good: #1f7a45; --bad: #b3261e; --open: #8a5a00; --all: #48566a; --a: #2a5d9f; --b: #75489a; --c: #0f736b; --d: #96500f; }
@media (prefers-color-scheme: dark) { :root { --ink: #e4e8ed; --paper: #13161a; --soft: #1c2026; --line: #343b45; --faint: #a2abb7;
  --good: #5cc083; --bad: #ff8f85; --open: #e2b45c; --all: #93a1b4; --a: #82b1ec; --b: #c8a2e8; --c: #63c3ba; --d: #eba468; } }
.whole { fill: var(--all); } .good { fill: var(--good); } .bad { fill: var(--bad); } .open { fill: var(--open); }
.s0 { fill: var(--a); } .s1 { fill: var(--b); } .s2 { fill: var(--c); } .s3 { fill: var(--d); }
.ineligible { color: var(--bad); } .needs_judgement, .undetermined { color: var(--open); } .note, .eligible { color: var(--faint); }
)css";

constexpr std::string_view forms = R"css(
* { box-sizing: border-box; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 15px/1.5 system-ui, "Segoe UI", "Noto Sans", sans-serif; }
main { max-width: 66rem; margin: 0 auto; padding: 2.5rem 1.5rem 4rem; }
header { border-bottom: 2px solid var(--ink); padding-bottom: 1rem; }
h1 { font-size: 1.85em; line-height: 1.2; font-weight: 650; letter-spacing: -.01em; margin: 0 0 .4rem; text-wrap: balance; }
h2 { font-size: 1.17em; line-height: 1.3; font-weight: 650; margin: 2.5rem 0 .4rem; }
h2[data-unit] { display: flex; justify-content: space-between; align-items: baseline; }
h2[data-unit]::after { content: attr(data-unit); color: var(--faint); font-size: .87em; font-weight: 500; }
p { margin: .4rem 0; }
.about { color: var(--faint); font-size: .87em; overflow-wrap: anywhere; margin: .1rem 0; }
.figures { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 9rem), 1fr)); gap: .2rem 1.5rem; margin: 1.25rem 0 0; }
.figures div { padding: .2rem 0; }
.figures dt { color: var(--faint); font-size: .87em; }
.figures dd { margin: 0; font-size: 1.35em; line-height: 1.3; font-weight: 600; font-variant-numeric: tabular-nums; white-space: nowrap; }
table { border-collapse: collapse; width: 100%; }
th, td { padding: .4rem 1rem .4rem 0; border-bottom: 1px solid var(--line); text-align: left; vertical-align: top; }
thead th { color: var(--faint); font-size: .87em; font-weight: 500; vertical-align: bottom; border-bottom-color: var(--faint); }
tbody th { font-weight: 500; }
tfoot th, tfoot td { font-weight: 650; border-bottom: 0; border-top: 1px solid var(--faint); }
tbody tr:last-child > * { border-bottom: 0; }
th:last-child, td:last-child { padding-right: 0; }
td.amount + td:not(.amount), th.amount + th:not(.amount) { padding-left: .75rem; }
td.amount, th.amount { text-align: right; white-space: nowrap; font-variant-numeric: tabular-nums; }
td.picture, th.picture { width: 34%; min-width: 8rem; vertical-align: middle; }
svg.bar { display: block; width: 100%; height: .8rem; background: var(--soft); }
svg.bar + svg.bar { margin-top: 2px; }
td.fall { position: relative; padding: 0; min-width: 10rem; }
td.fall svg { position: absolute; inset: 0; width: 100%; height: 100%; }
.tie { stroke: var(--faint); stroke-width: 1; vector-effect: non-scaling-stroke; }
.wide { overflow-x: auto; } .wide:focus-visible { outline: 2px solid var(--a); outline-offset: 4px; }
article + article { margin-top: 5rem; }
)css";

constexpr std::string_view findings = R"css(
details { border-top: 1px solid var(--line); } details:last-of-type { border-bottom: 1px solid var(--line); }
summary { cursor: pointer; list-style: none; display: grid; grid-template-columns: 1rem 7rem 10rem 1fr auto; gap: 0 .6rem; padding: .45rem 0; }
summary::-webkit-details-marker { display: none; }
summary::before { content: "\25B8"; color: var(--faint); } details[open] > summary::before { content: "\25BE"; }
summary:hover { background: var(--soft); } summary:focus-visible { outline: 2px solid var(--a); outline-offset: 1px; }
summary span { overflow-wrap: anywhere; }
summary .item, .said { font-weight: 600; } summary .rule { color: var(--faint); }
summary .cut { font-variant-numeric: tabular-nums; white-space: nowrap; }
.finding { padding: 0 0 1rem 1.6rem; max-width: 52rem; }
.finding .message { font-weight: 500; }
.finding ul { margin: .3rem 0; padding-left: 1.1rem; color: var(--faint); font-size: .93em; }
.why { display: grid; grid-template-columns: minmax(6rem, max-content) 1fr; gap: .1rem 1rem; margin: .8rem 0 0; padding: .6rem .9rem;
  background: var(--soft); font-size: .87em; }
.why dt { color: var(--faint); } .why dd { margin: 0; overflow-wrap: anywhere; }
)css";

constexpr std::string_view sizes = R"css(
@media (max-width: 44rem) {
  main { padding: 1.25rem 1rem 3rem; } h1 { font-size: 1.5em; }
  .figures dd { font-size: 1.1em; } th.picture, td.picture:not(.fall) { display: none; }
  td.fall { width: 24%; min-width: 4.5rem; } td, th { padding-right: .75rem; }
  summary { grid-template-columns: 1rem 1fr auto; } summary .rule { grid-column: 2 / -1; order: 1; }
  summary .said { text-align: right; } summary .cut { grid-column: 2 / -1; order: 2; }
  .finding { padding-left: 0; } .why { grid-template-columns: 1fr; } .why dd { margin-bottom: .3rem; } }
@page { size: A4; margin: 16mm 16mm 18mm; @bottom-right { content: counter(page) " / " counter(pages); font: 8pt system-ui, sans-serif; color: #59626e; } }
@media print {
  :root { color-scheme: light; }
  body { font-size: 9.5pt; background: none; } main { max-width: none; padding: 0; }
  h1 { font-size: 17pt; } h2 { font-size: 11.5pt; margin-top: 1.6rem; break-after: avoid; }
  th, td { padding-top: .22rem; padding-bottom: .22rem; } :focus-visible { outline: none !important; }
  .figures { grid-template-columns: repeat(5, auto); gap: 0 .75rem; } .figures dd { font-size: 11pt; }
  .finding { padding: 0 0 .5rem; max-width: none; } .finding p, .finding ul { margin: .15rem 0; } .why { padding: .35rem .6rem; margin-top: .35rem; }
  summary { padding: .25rem 0; grid-template-columns: 7rem 8.5rem 1fr auto; }
  .wide { overflow: visible; break-inside: avoid; } article { break-before: page; } article:first-child { break-before: auto; }
  tr, details, p, li, dt, dd, .figures { break-inside: avoid; } thead { display: table-header-group; }
  summary { break-after: avoid; } summary::before { display: none; }
  details::details-content { content-visibility: visible; height: auto; opacity: 1; }
  .whole, .good, .bad, .open, .s0, .s1, .s2, .s3, svg.bar, .why { print-color-adjust: exact; -webkit-print-color-adjust: exact; } }
)css";

} // namespace

std::string page_text(const language& in, std::string_view title, std::string_view body) {
    std::string page = "<!DOCTYPE html>\n<html lang=\"" + std::string(in.code()) +
                       "\">\n<head>\n<meta charset=\"utf-8\">\n"
                       "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; "
                       "style-src 'unsafe-inline'\">\n"
                       "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
                       "<title>" +
                       html_escaped(title) + "</title>\n<style>";
    for (const auto part : {colours, forms, findings, sizes})
        page += part;
    page += "</style>\n</head>\n<body>\n<main>\n";
    page += body;
    page += "</main>\n</body>\n</html>\n";
    return page;
}

} // namespace cofin

#include "report/html.hpp"

#include <algorithm>
#include <charconv>

namespace cofin {
namespace {

/// Hundredths of a percent of `whole`: where something stands in a picture, never a figure.
int64_t place_in(const money& part, const money& whole) {
    if (whole.minor() == 0)
        return 0;
    const auto share = static_cast<int128>(part.minor()) * 10'000 / whole.minor();
    return static_cast<int64_t>(std::clamp<int128>(share, 0, 10'000));
}

} // namespace

std::string html_escaped(std::string_view text) {
    std::string escaped;
    escaped.reserve(text.size());
    for (const char c : text)
        switch (c) {
        case '&': escaped += "&amp;"; break;
        case '<': escaped += "&lt;"; break;
        case '>': escaped += "&gt;"; break;
        case '"': escaped += "&quot;"; break;
        case '\'': escaped += "&#39;"; break;
        case '\t':
        case '\n': escaped += c; break;
        default:
            if (static_cast<unsigned char>(c) < 0x20 || c == 0x7f)
                escaped += "\xEF\xBF\xBD";
            else
                escaped += c;
        }
    return escaped;
}

std::string text_cell(std::string_view text) {
    std::string unbroken;
    for (std::size_t i = 0; i < text.size(); ++i)
        if (text.substr(i).starts_with(" %"))
            unbroken += "\u00a0";
        else
            unbroken += text[i];
    return "<td>" + html_escaped(unbroken) + "</td>";
}

std::string row_head(std::string_view text) {
    return "<th scope=\"row\">" + html_escaped(text) + "</th>";
}

std::string about_line(std::string_view text) {
    return "<p class=\"about\">" + html_escaped(text) + "</p>";
}

std::string picture_cell(std::string_view drawn) {
    return "<td class=\"picture\">" + std::string(drawn) + "</td>";
}

std::string amount_cell(const language& in, const money& amount) {
    return "<td class=\"amount\" data-amount=\"" + amount_text(amount) + "\">" + in.amount(amount) +
           "</td>";
}

std::string bar(const money& start, const money& end, const money& whole,
                std::string_view css_class) {
    const auto from = place_in(std::min(start, end), whole);
    const auto to = place_in(std::max(start, end), whole);
    // What is there is seen, however little it is.
    const auto width = std::max<int64_t>(to - from, start == end ? 0 : 25);
    return "<svg class=\"bar\" viewBox=\"0 0 10000 100\" preserveAspectRatio=\"none\" "
           "aria-hidden=\"true\">"
           "<rect class=\"" +
           std::string(css_class) + "\" x=\"" + std::to_string(std::min(from, 10'000 - width)) +
           "\" width=\"" + std::to_string(width) + "\" height=\"100\"/></svg>";
}

std::string key_figures(const language& in,
                        std::initializer_list<std::pair<std::string, money>> figures) {
    std::string html = "<dl class=\"figures\">";
    for (const auto& [name, amount] : figures)
        html += "<div><dt>" + html_escaped(name) + "</dt><dd>" + in.amount(amount) + "&nbsp;" +
                std::string(amount.currency().code()) + "</dd></div>";
    return html + "</dl>";
}

std::string table_start(std::string_view what, currency unit,
                        const std::vector<table_column>& columns) {
    const std::string name = html_escaped(what);
    std::string html = "<h2 data-unit=\"" + std::string(unit.code()) + "\">" + name +
                       "</h2><div class=\"wide\" role=\"group\" tabindex=\"0\" aria-label=\"" +
                       name + "\"><table><thead><tr>";
    for (const auto& [head, css_class] : columns) {
        const std::string css(css_class);
        html += "<th scope=\"col\"" + (css.empty() ? "" : " class=\"" + css + "\"") + ">" +
                html_escaped(head) + "</th>";
    }
    return html + "</tr></thead><tbody>";
}

std::string table_end(std::string_view last) {
    const std::string foot =
        last.empty() ? "" : "<tfoot><tr>" + std::string(last) + "</tr></tfoot>";
    return "</tbody>" + foot + "</table></div>";
}

waterfall::waterfall(const language& in, std::string_view what, std::string picture,
                     std::string_view name, const money& whole)
    : in_(&in), whole_(whole), left_(whole),
      html_(table_start(what, whole.currency(),
                        {{in.words("step")},
                         amount_column(in.words("amount")),
                         picture_column(std::move(picture))})) {
    step(name, whole, money(whole.currency()), whole, "whole", false);
}

void waterfall::take(std::string_view name, const money& amount, std::string_view css_class) {
    step(name, -amount, left_, left_ - amount, css_class, false);
    left_ -= amount;
}

std::string waterfall::end(std::string_view name) {
    step(name, left_, left_, money(left_.currency()), "good", true);
    return html_ + table_end();
}

/// The bar, and thin lines from where the step before ended to where this one does.
void waterfall::step(std::string_view name, const money& amount, const money& from, const money& to,
                     std::string_view css_class, bool is_last) {
    const auto line = [&](const money& at, const char* heights) {
        return "<path class=\"tie\" d=\"M" + std::to_string(place_in(at, whole_)) + " " + heights +
               "\"/>";
    };
    const auto start = place_in(std::min(from, to), whole_);
    const auto width =
        std::max<int64_t>(place_in(std::max(from, to), whole_) - start, from == to ? 0 : 25);
    html_ += "<tr>" + row_head(name) + amount_cell(*in_, amount) +
             "<td class=\"picture fall\"><svg viewBox=\"0 0 10000 100\" "
             "preserveAspectRatio=\"none\" aria-hidden=\"true\"><rect class=\"" +
             std::string(css_class) + "\" x=\"" + std::to_string(std::min(start, 10'000 - width)) +
             "\" y=\"26\" width=\"" + std::to_string(width) + "\" height=\"48\"/>" +
             (from.is_zero() ? "" : line(from, "0V26")) + (is_last ? "" : line(to, "74V100")) +
             "</svg></td></tr>";
}

} // namespace cofin

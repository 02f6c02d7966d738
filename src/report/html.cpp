#include "report/html.hpp"

#include "report/table.hpp"

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

std::string amount_cell(const money& amount) {
    return "<td class=\"amount\" data-amount=\"" + amount_text(amount) + "\">" + grouped(amount) +
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

} // namespace cofin

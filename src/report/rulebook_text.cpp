#include "report/rulebook_text.hpp"

#include "report/providers.hpp"
#include "report/table.hpp"

#include <cofin/rules/kind.hpp>

namespace cofin {
namespace {

std::string indented(const std::string& text, std::size_t indent) {
    std::string made;
    for (const auto& line : wrapped(text, line_width - indent))
        made += std::string(indent, ' ') + line + "\n";
    return made;
}

std::string row_text(const rule_row& row) {
    const std::string span = row.valid == validity{} ? "" : to_string(row.valid) + ": ";
    std::string values;
    for (const auto& [name, value] : row.values)
        values += (values.empty() ? "" : ", ") + name + " " + to_string(value);
    for (const auto& ask : row.asks)
        values += (values.empty() ? "" : ", ") + ask.parameter + " asked as " + ask.answer;
    return span + values;
}

std::string rule_text(const rule& stated, const std::optional<day>& on) {
    std::string text = "  " + stated.id + "  " + std::string(stated.kind->name) + ", step " +
                       std::string(to_string(stated.kind->at)) + "\n";
    text += indented(stated.title_in("en"), 6);
    for (const auto& source : stated.cites)
        text += indented("by " + to_string(source), 6);
    if (!stated.where.all.empty())
        text += indented("where " + to_string(stated.where), 6);
    if (!stated.anchor.empty())
        text += indented("row chosen by " + stated.anchor, 6);
    bool in_force = false;
    for (const auto& row : stated.rows)
        if (!on || row.valid.contains(*on)) {
            text += indented(row_text(row), 6);
            in_force = true;
        }
    if (!in_force)
        text += indented("no row in force on " + to_string(*on), 6);
    return text;
}

} // namespace

std::string rulebook_list_text(const std::vector<rulebook_layer>& heads) {
    text_table table("lllll");
    table.add({"id", "version", "published", "extends", "title"});
    for (const auto& head : heads) {
        const auto title = head.title.find("en");
        table.add({head.id, head.version, to_string(head.published),
                   head.extends.empty() ? "-" : head.extends,
                   title == head.title.end() ? std::string() : title->second});
    }
    return table.text();
}

std::string rulebook_text(const rulebook& book, const std::optional<day>& on) {
    std::string text =
        book.id + " " + book.version + "\nsha256 " + book.digest + "\n" + plugin_lines(book);
    for (const auto& layer : book.layers) {
        const auto title = layer.title.find("en");
        text += "\n" + layer.id + " " + layer.version + ", published " +
                to_string(layer.published) + "\n";
        if (title != layer.title.end())
            text += title->second + "\n";
        for (const auto& stated : book.rules)
            if (stated.layer == layer.id)
                text += "\n" + rule_text(stated, on);
    }
    return text;
}

} // namespace cofin

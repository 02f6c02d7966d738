#include "report/rulebook_text.hpp"

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

std::string condition_text(const condition& wanted) {
    std::string text = wanted.fact;
    std::string among;
    for (const auto& value : wanted.among)
        among += (among.empty() ? "" : ", ") + to_string(value);
    if (!among.empty())
        text += (wanted.negated ? " none of " : " ") + among;
    if (wanted.at_least)
        text += " at least " + to_string(*wanted.at_least);
    if (wanted.at_most)
        text += " at most " + to_string(*wanted.at_most);
    return text;
}

std::string row_text(const rule_row& row) {
    std::string text;
    if (row.valid.from)
        text += "from " + to_string(*row.valid.from) + " ";
    if (row.valid.until)
        text += "until " + to_string(*row.valid.until) + " ";
    text += text.empty() ? "" : ": ";
    std::string values;
    for (const auto& [name, value] : row.values)
        values += (values.empty() ? "" : ", ") + name + " " + to_string(value);
    for (const auto& ask : row.asks)
        values += (values.empty() ? "" : ", ") + ask.parameter + " asked as " + ask.answer;
    return text + values;
}

std::string rule_text(const rule& stated) {
    std::string text = "  " + stated.id + "  " + std::string(stated.kind->name) + ", step " +
                       std::string(to_string(stated.kind->at)) + "\n";
    text += indented(stated.title_in("en"), 6);
    for (const auto& source : stated.cites)
        text += indented("by " + to_string(source), 6);
    std::string where;
    for (const auto& wanted : stated.where.all)
        where += (where.empty() ? "where " : " and ") + condition_text(wanted);
    if (!where.empty())
        text += indented(where, 6);
    if (!stated.anchor.empty())
        text += indented("row chosen by " + stated.anchor, 6);
    for (const auto& row : stated.rows)
        text += indented(row_text(row), 6);
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

std::string rulebook_text(const rulebook& book) {
    std::string text = book.id + " " + book.version + "\nsha256 " + book.digest + "\n";
    for (const auto& layer : book.layers) {
        const auto title = layer.title.find("en");
        text += "\n" + layer.id + " " + layer.version + ", published " +
                to_string(layer.published) + "\n";
        if (title != layer.title.end())
            text += title->second + "\n";
        for (const auto& stated : book.rules)
            if (stated.layer == layer.id)
                text += "\n" + rule_text(stated);
    }
    return text;
}

} // namespace cofin

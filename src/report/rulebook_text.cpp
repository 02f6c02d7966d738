#include "report/rulebook_text.hpp"

#include "report/providers.hpp"
#include "report/rule_words.hpp"
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

std::string validity_text(const language& in, const validity& of) {
    if (of == validity{})
        return {};
    return (in.code() == "en" ? to_string(of) : span_text(in, of)) + ": ";
}

std::string row_text(const language& in, const rule_row& row) {
    std::string values;
    for (const auto& [name, value] : row.values)
        values += (values.empty() ? "" : ", ") + name + " " + in.say(phrase::value(value));
    for (const auto& ask : row.asks)
        values += (values.empty() ? "" : ", ") +
                  in.say(phrase("{} asked as {}", ask.parameter, ask.answer));
    return validity_text(in, row.valid) + values;
}

std::string rule_text(const language& in, const rule& stated, const std::optional<day>& on) {
    std::string text = folded_line(
        "  " + stated.id + "  " +
        in.say(phrase("{}, step {}", stated.kind->name, in.words(to_string(stated.kind->at)))));
    text += indented(in.title_of(stated), 6);
    for (const auto& source : stated.cites)
        text += indented(in.words("by") + " " + citation_text(in, source), 6);
    if (!stated.where.all.empty())
        text += indented(in.say(phrase("where {}", phrase_of(stated.where))), 6);
    if (!stated.anchor.empty())
        text += indented(in.say(phrase("row chosen by {}", stated.anchor)), 6);
    bool in_force = false;
    for (const auto& row : stated.rows)
        if (!on || row.valid.contains(*on)) {
            text += indented(row_text(in, row), 6);
            in_force = true;
        }
    if (!in_force)
        text += indented(in.say(phrase("no row in force on {}", *on)), 6);
    return text;
}

/// The title that the rulebook gives in the language, else its English one: titles of rulebooks are names of programmes.
std::string title_of(const language& in, const rulebook_layer& head) {
    for (const std::string& code : {std::string(in.code()), std::string("en")})
        if (const auto known = head.title.find(code); known != head.title.end())
            return known->second;
    return {};
}

} // namespace

std::string rulebook_list_text(const language& in, const std::vector<rulebook_layer>& heads) {
    text_table table("lllll");
    table.add({in.words("id"), in.words("version"), in.words("published"), in.words("extends"),
               in.words("title")});
    for (const auto& head : heads)
        table.add({head.id, head.version, in.date(head.published),
                   head.extends.empty() ? "-" : head.extends, title_of(in, head)});
    return table.text();
}

std::string rulebook_text(const language& in, const rulebook& book, const std::optional<day>& on) {
    std::string text = folded_line(book.id + " " + book.version) +
                       folded_line("sha256 " + book.digest) + plugin_lines(in, book);
    for (const auto& layer : book.layers) {
        text += "\n" + folded_line(in.say(phrase("{} {}, published {}", layer.id, layer.version,
                                                 layer.published)));
        if (const auto title = title_of(in, layer); !title.empty())
            text += folded_line(title);
        for (const auto& stated : book.rules)
            if (stated.layer == layer.id)
                text += "\n" + rule_text(in, stated, on);
    }
    return text;
}

} // namespace cofin

#include "import/mapping_file.hpp"

#include "project/input_file.hpp"
#include "rulebook/text_file.hpp"
#include "rulebook/toml_reader.hpp"

#include <filesystem>

namespace cofin {
namespace {

using words = std::map<std::string, std::string, std::less<>>;

words words_in(toml_reader& file, std::string_view table) {
    words found;
    auto read = file.table(table);
    if (!read)
        return found;
    for (const auto& [key, node] : read->raw()) {
        const std::string_view name = key.str();
        if (const auto text = read->text(name); text && !text->empty())
            found.emplace(name, *text);
    }
    return found;
}

std::string quoted_toml(std::string_view text) {
    std::string quoted = "\"";
    for (const char c : text) {
        constexpr std::string_view hex = "0123456789ABCDEF";
        const auto byte = static_cast<unsigned char>(c);
        if (c == '"' || c == '\\') {
            quoted += '\\';
            quoted += c;
        } else if (byte < 0x20 || byte == 0x7f) {
            quoted += "\\u00";
            quoted += hex[byte >> 4U];
            quoted += hex[byte & 15U];
        } else {
            quoted += c;
        }
    }
    return quoted + "\"";
}

void append_table(std::string& text, const char* name, const words& pairs) {
    text += "\n[" + std::string(name) + "]\n";
    for (const auto& [key, value] : pairs)
        text += quoted_toml(key) + " = " + quoted_toml(value) + "\n";
}

} // namespace

void recall(const std::string& path, import_choices& choices) {
    if (!std::filesystem::exists(path))
        return;
    error_log problems;
    const auto table = parse_toml(read_text_file(path, toml_size_max), path);
    toml_reader file(table, path, problems);
    for (const auto& [target, heading] : words_in(file, "columns"))
        choices.remembered.emplace(target, heading);
    if (auto rows = file.table("rows")) {
        const auto code = rows->text("currency");
        if (code && !choices.unit) {
            choices.unit = currency::try_parse(*code);
            if (!choices.unit)
                problems.add(
                    parse_error({path}, in_quotes(*code), wording("an ISO 4217 currency code")));
        }
        const auto partner = rows->text("partner");
        if (partner && choices.partner.empty())
            choices.partner = *partner;
        const auto category = rows->text("category");
        if (category && choices.category.empty())
            choices.category = *category;
        rows->refuse_unknown();
    }
    choices.partners = words_in(file, "partners");
    choices.categories = words_in(file, "categories");
    file.refuse_unknown();
    problems.throw_if_any();
}

std::string mapping_text(const table_layout& layout, const import_choices& choices) {
    std::string text =
        "# How cofin import read the last table; it reads the next one so. Edit it as needed.\n";
    words columns;
    for (const auto& column : layout.columns)
        columns.emplace(column.target, layout.headings[column.position]);
    append_table(text, "columns", columns);
    words rows;
    if (choices.unit)
        rows.emplace("currency", choices.unit->code());
    if (!choices.partner.empty())
        rows.emplace("partner", choices.partner);
    if (!choices.category.empty())
        rows.emplace("category", choices.category);
    append_table(text, "rows", rows);
    text += "\n# What the table calls a partner or a category, and its id in project.toml and the "
            "rulebook.";
    append_table(text, "partners", choices.partners);
    append_table(text, "categories", choices.categories);
    return text;
}

} // namespace cofin

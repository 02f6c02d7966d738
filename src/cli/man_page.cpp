#include "cli/man_page.hpp"

#include "report/table.hpp"

#include <cofin/version.hpp>

#include <algorithm>
#include <cstdint>

namespace cofin::cli {
namespace {

/// The day on which these pages last changed in kind; a clock would make two builds of one source differ.
constexpr const char* written_on = "2026-11-29";

/// The number of a character that begins at `at`, which goes on to the next one. The texts are this program's own, UTF-8.
std::uint32_t next_character(const std::string& text, std::size_t& at) {
    const auto byte = [&] { return static_cast<unsigned char>(text[at++]); };
    const std::uint32_t first = byte();
    const unsigned more = first < 0xc0U ? 0 : first < 0xe0U ? 1 : first < 0xf0U ? 2 : 3;
    std::uint32_t number = more == 0 ? first : first & (0x3fU >> more);
    for (unsigned i = 0; i < more && at < text.size(); ++i)
        number = number << 6U | (byte() & 0x3fU);
    return number;
}

std::string unicode_name(std::uint32_t number) {
    constexpr std::string_view digits = "0123456789ABCDEF";
    std::string name;
    for (; number > 0 || name.size() < 4; number /= 16)
        name.insert(name.begin(), digits[number % 16]);
    return "\\[u" + name + "]";
}

/// A text as roff shows it letter by letter.
std::string roff(const std::string& text) {
    std::string made;
    for (std::size_t at = 0; at < text.size();) {
        const auto c = next_character(text, at);
        switch (c) {
        case '\\': made += "\\e"; break;
        case '-': made += "\\-"; break;
        case '\'': made += "\\(aq"; break;
        case '"': made += "\\(dq"; break;
        case '`': made += "\\(ga"; break;
        case '^': made += "\\(ha"; break;
        case '~': made += "\\(ti"; break;
        default: made += c < 0x80U ? std::string(1, static_cast<char>(c)) : unicode_name(c);
        }
    }
    return made;
}

/// A paragraph in short lines, none of which begins with what roff takes for a request.
std::string paragraph(const std::string& text) {
    constexpr std::size_t width = 78;
    std::string made;
    for (const auto& line : wrapped(text, width))
        made += (line.starts_with('.') ? "\\&" : "") + roff(line) + "\n";
    return made;
}

std::string bold(const std::string& text) { return "\\fB" + roff(text) + "\\fR"; }
std::string slanted(const std::string& text) { return "\\fI" + roff(text) + "\\fR"; }

std::string option_entry(const documented_option& option) {
    std::string names;
    for (const auto& name : option.names) {
        names += names.empty() ? "" : ", ";
        names += name.starts_with('-') ? bold(name) : slanted(name);
    }
    if (!option.value.empty() && option.names.front().starts_with('-'))
        names += " " + slanted(option.value) + (option.is_repeatable ? "..." : "");
    return ".TP\n" + names + "\n" + paragraph(option.text);
}

std::string section(const char* heading, const std::vector<documented_option>& options) {
    if (options.empty())
        return {};
    std::string text = std::string(".SH ") + heading + "\n";
    for (const auto& option : options)
        text += option_entry(option);
    return text;
}

std::string synopsis(const documented_command& of) {
    std::string text = ".SH SYNOPSIS\n" + bold(of.name);
    for (const auto& argument : of.arguments)
        text += " " + slanted(argument.names.front()) + (argument.is_repeatable ? "..." : "");
    if (!of.subcommands.empty())
        text += " " + slanted("COMMAND");
    return text + " [" + slanted("OPTION") + "...]\n";
}

std::string commands_section(const documented_command& of) {
    std::string text;
    const std::string* group = nullptr;
    for (const auto& sub : of.subcommands) {
        if (group == nullptr)
            text += ".SH COMMANDS\n";
        if (group == nullptr || *group != sub.group)
            text += ".SS " + roff(sub.group) + "\n";
        group = &sub.group;
        text += ".TP\n.BR " + roff(man_page_name(sub)) + " (1)\n" + paragraph(sub.text);
    }
    return text;
}

std::string examples_section(const command_notes& notes) {
    std::string text;
    for (const auto& one : notes.examples) {
        text += text.empty() ? ".SH EXAMPLES\n" : "";
        if (!one.shows.empty())
            text += text.ends_with("EXAMPLES\n") ? paragraph(one.shows)
                                                 : ".PP\n" + paragraph(one.shows);
        text += ".RS 4\n.nf\n" + roff(one.command) + "\n.fi\n.RE\n";
    }
    return text;
}

std::string exit_section(const command_notes& notes) {
    std::string text;
    for (const auto& one : notes.exits)
        text += (text.empty() ? ".SH EXIT STATUS\n" : "") + std::string(".TP\n") +
                bold(std::to_string(one.code)) + "\n" + paragraph(one.when);
    return text;
}

std::string see_also(const documented_command& of, const std::vector<std::string>& pages) {
    std::string text;
    for (const auto& name : pages)
        if (name != man_page_name(of))
            text += (text.empty() ? ".SH SEE ALSO\n.BR " : " ,\n.BR ") + roff(name) + " (1)";
    return text.empty() ? text : text + "\n";
}

} // namespace

std::string man_page_name(const documented_command& of) {
    std::string name = of.name;
    std::ranges::replace(name, ' ', '-');
    return name;
}

std::string man_page(const documented_command& of, const std::vector<std::string>& pages) {
    std::string title = man_page_name(of);
    std::ranges::transform(title, title.begin(), [](char c) {
        return 'a' <= c && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    });
    std::string summary = of.text;
    if (summary.ends_with('.'))
        summary.pop_back();
    return ".TH " + roff(title) + " 1 " + written_on + " \"cofin " + std::string(version) +
           "\" \"Manual of cofin\"\n.SH NAME\n" + roff(man_page_name(of)) + " \\- " +
           roff(summary) + "\n" + synopsis(of) + ".SH DESCRIPTION\n" + paragraph(of.text) +
           commands_section(of) + section("ARGUMENTS", of.arguments) +
           section("OPTIONS", of.options) + examples_section(of.notes) + exit_section(of.notes) +
           see_also(of, pages);
}

} // namespace cofin::cli

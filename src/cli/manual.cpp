#include "cli/manual.hpp"

#include "report/table.hpp"

#include <CLI/CLI.hpp>

#include <algorithm>
#include <memory>
#include <utility>

namespace cofin::cli {
namespace {

/// CLI11 lets each command have a formatter of its own, and hands on that of the command above: the place where notes are kept.
class page : public CLI::FormatterBase {
public:
    page(const CLI::App& of, command_notes notes) : of_(&of), notes_(std::move(notes)) {}

    [[nodiscard]] std::string make_help(const CLI::App* app, std::string /*name*/,
                                        CLI::AppFormatMode /*mode*/) const override {
        return help_text(documented(*app), line_width);
    }
    [[nodiscard]] const command_notes* notes_of(const CLI::App& app) const {
        return &app == of_ ? &notes_ : nullptr;
    }

private:
    const CLI::App* of_;
    command_notes notes_;
};

documented_option option_of(const CLI::Option& option) {
    documented_option made;
    if (option.get_positional())
        made.names.push_back(option.get_name(true));
    for (const auto& name : option.get_snames())
        made.names.push_back("-" + name);
    for (const auto& name : option.get_lnames())
        made.names.push_back("--" + name);
    if (option.get_items_expected_max() > 0)
        made.value = option.get_type_name();
    made.text = option.get_description();
    made.is_repeatable = option.get_items_expected_max() > 1;
    return made;
}

/// `--lang WORD`, `-h, --help`
std::string shown(const documented_option& option) {
    std::string text;
    for (const auto& name : option.names)
        text += (text.empty() ? "" : ", ") + name;
    const bool is_argument = !option.names.front().starts_with('-');
    if (option.value.empty() || is_argument)
        return text;
    return text + " " + option.value + (option.is_repeatable ? "..." : "");
}

/// Two columns; what is too long for the first one has a line of its own.
class column_list {
public:
    explicit column_list(std::size_t width) : width_(width) {}

    void add(std::string name, const std::string& text) {
        rows_.emplace_back(std::move(name), text);
    }

    [[nodiscard]] std::string text() const {
        constexpr std::size_t indent = 2;
        constexpr std::size_t widest = 26;
        constexpr std::size_t narrow = 60; // below, texts stand under their names
        std::size_t column = 0;
        for (const auto& [name, what] : rows_)
            if (name.size() <= widest)
                column = std::max(column, name.size());
        const std::size_t start = width_ <= narrow ? 6 : indent + column + 2;
        std::string made;
        for (const auto& [name, what] : rows_) {
            std::string line = std::string(indent, ' ') + name;
            const bool stands_alone = line.size() + 2 > start;
            if (stands_alone)
                made += std::exchange(line, {}) + "\n";
            for (const auto& part : wrapped(what, width_ - start)) {
                line.resize(start, ' ');
                made += line + part + "\n";
                line.clear();
            }
            if (!line.empty())
                made += line + "\n";
        }
        return made;
    }

private:
    std::size_t width_;
    std::vector<std::pair<std::string, std::string>> rows_;
};

std::string option_list(const std::string& heading, const std::vector<documented_option>& options,
                        std::size_t width, const language& in) {
    if (options.empty())
        return {};
    column_list list(width);
    for (const auto& option : options)
        list.add(shown(option), in.words(option.text));
    return "\n" + heading + ":\n" + list.text();
}

std::string command_list(const std::vector<documented_command>& commands, std::size_t width,
                         const language& in) {
    std::string text;
    for (std::size_t i = 0; i < commands.size();) {
        const auto& group = commands[i].group;
        column_list list(width);
        for (; i < commands.size() && commands[i].group == group; ++i)
            list.add(commands[i].word(), in.words(commands[i].text));
        text += "\n" + in.words(group) + ":\n" + list.text();
    }
    return text;
}

std::string example_list(const std::vector<example>& examples, std::size_t width,
                         const language& in) {
    if (examples.empty())
        return {};
    std::string text =
        "\n" + (examples.size() == 1 ? in.words("Example") : in.words("Examples")) + ":\n";
    for (const auto& one : examples) {
        for (const auto& line :
             wrapped(one.shows.empty() ? one.shows : in.words(one.shows), width - 2))
            text += "  " + line + "\n";
        // A command is not broken: it is there to be copied.
        text += (one.shows.empty() ? "  " : "    ") + one.command + "\n";
    }
    return text;
}

std::string exit_list(const std::vector<exit_meaning>& exits, std::size_t width,
                      const language& in) {
    if (exits.empty())
        return {};
    column_list list(width);
    for (const auto& one : exits)
        list.add(std::to_string(one.code), in.words(one.when));
    return "\n" + in.words("Exit code") + ":\n" + list.text();
}

} // namespace

void add_notes(CLI::App& of, command_notes notes) {
    of.formatter(std::make_shared<page>(of, std::move(notes)));
}

std::vector<std::string> documented_option::words() const {
    std::vector<std::string> words;
    if (value.find('|') == std::string::npos)
        return words;
    for (std::size_t from = 0; from <= value.size();) {
        const auto end = std::min(value.find('|', from), value.size());
        words.push_back(value.substr(from, end - from));
        from = end + 1;
    }
    return words;
}

documented_command documented(const CLI::App& app) {
    documented_command made;
    made.name = app.get_name();
    for (const auto* above = app.get_parent(); above != nullptr; above = above->get_parent())
        made.name = above->get_name() + " " + made.name;
    made.text = app.get_description();
    made.group = app.get_group() == "Subcommands" ? to_translate("Commands") : app.get_group();
    for (const auto* option : app.get_options())
        (option->get_positional() ? made.arguments : made.options).push_back(option_of(*option));
    for (const auto* sub : app.get_subcommands([](const CLI::App*) { return true; }))
        made.subcommands.push_back(documented(*sub));
    if (const auto* own = dynamic_cast<const page*>(app.get_formatter().get()))
        if (const auto* notes = own->notes_of(app))
            made.notes = *notes;
    return made;
}

std::string help_text(const documented_command& of, std::size_t width, const language& in) {
    std::string text;
    for (const auto& line : wrapped(in.words(of.text), width))
        text += line + "\n";
    text += "\n" + in.words("Usage") + ": " + of.name;
    for (const auto& argument : of.arguments)
        text += " " + argument.names.front() + (argument.is_repeatable ? "..." : "");
    if (!of.subcommands.empty())
        text += " " + in.words("COMMAND");
    return text + " [" + in.words("OPTION") + "...]\n" +
           option_list(in.words("Arguments"), of.arguments, width, in) +
           command_list(of.subcommands, width, in) +
           option_list(in.words("Options"), of.options, width, in) +
           example_list(of.notes.examples, width, in) + exit_list(of.notes.exits, width, in);
}

} // namespace cofin::cli

#include "transcript.hpp"

#include "support/child_process.hpp"

#include <algorithm>
#include <stdexcept>

namespace cofin::test {
namespace {

constexpr std::string_view command_mark = "$ ";
constexpr std::string_view error_mark = "! ";
constexpr std::string_view exit_mark = "-> ";
constexpr std::string_view no_newline = "\\ no newline at the end";

std::vector<std::string> lines_of(std::string_view text) {
    std::vector<std::string> lines;
    while (!text.empty()) {
        const auto end = text.find('\n');
        lines.emplace_back(text.substr(0, end));
        if (end == std::string_view::npos) {
            lines.emplace_back(no_newline);
            break;
        }
        text.remove_prefix(end + 1);
    }
    return lines;
}

void replace_all(std::string& text, std::string_view from, std::string_view to) {
    for (std::size_t at = 0; (at = text.find(from, at)) != std::string::npos; at += to.size())
        text.replace(at, from.size(), to);
}

/// Standard error may stand anywhere among the output's lines; it is compared behind them.
void order(std::vector<std::string>& said) {
    std::stable_partition(said.begin(), said.end(),
                          [](std::string_view line) { return !line.starts_with(error_mark); });
    const auto code = std::ranges::find_if(
        said, [](std::string_view line) { return line.starts_with(exit_mark); });
    if (code != said.end())
        std::rotate(code, code + 1, said.end());
}

std::string exit_line(const ending& how) {
    if (how.signal != 0)
        return std::string{exit_mark} + "signal " + std::to_string(how.signal);
    return std::string{exit_mark} + std::to_string(how.code);
}

} // namespace

transcript parse_transcript(std::string_view text) {
    transcript script;
    std::vector<std::string> before;
    bool open = false;
    std::size_t number = 0;
    const auto refuse = [&number](const std::string& what) {
        throw std::runtime_error{"line " + std::to_string(number) + ": " + what};
    };
    for (auto& line : lines_of(text)) {
        ++number;
        if (line.starts_with("$ cofin ") || line == "$ cofin") {
            if (open)
                refuse("the command before has no '-> CODE'");
            script.push_back({std::move(before), line.substr(command_mark.size()), {}});
            before.clear();
            open = true;
        } else if (open) {
            open = !line.starts_with(exit_mark);
            script.back().said.push_back(std::move(line));
            if (!open)
                order(script.back().said);
        } else if (!line.empty() && !line.starts_with('#')) {
            refuse("expected '$ cofin ...' or '# comment', found '" + line + "'");
        } else {
            before.push_back(std::move(line));
        }
    }
    if (open)
        refuse("the last line must be '-> CODE'");
    if (script.empty())
        refuse("no '$ cofin ...'");
    return script;
}

transcript parse_page(std::string_view text) {
    constexpr std::string_view fence = "```";
    transcript script;
    bool inside = false;
    const auto close = [&script] {
        if (script.empty())
            return;
        auto& said = script.back().said;
        while (!said.empty() && said.back().empty())
            said.pop_back();
        if (said.empty() || !said.back().starts_with(exit_mark))
            said.push_back(std::string{exit_mark} + "0");
        order(said);
    };
    for (auto& line : lines_of(text)) {
        if (line.starts_with(fence)) {
            if (inside)
                close();
            inside = !inside && line == "```console";
        } else if (inside && line.starts_with("$ cofin")) {
            if (!script.empty())
                close();
            script.push_back({{}, line.substr(command_mark.size()), {}});
        } else if (inside && !script.empty()) {
            script.back().said.push_back(std::move(line));
        }
    }
    if (inside)
        throw std::runtime_error{"the last ```console is not closed"};
    if (script.empty())
        throw std::runtime_error{"no ```console with '$ cofin ...'"};
    return script;
}

std::string to_text(const transcript& script) {
    std::string text;
    for (const auto& step : script) {
        for (const auto& line : step.before)
            text += line + '\n';
        text += std::string{command_mark} + step.command + '\n';
        for (const auto& line : step.said)
            text += line + '\n';
    }
    return text;
}

std::vector<std::string> words(std::string_view command) {
    std::vector<std::string> result;
    bool in_word = false;
    char quote = 0;
    for (std::size_t i = 0; i < command.size(); ++i) {
        const char c = command[i];
        if (quote == 0 && c == ' ') {
            in_word = false;
            continue;
        }
        if (!in_word) {
            result.emplace_back();
            in_word = true;
        }
        if (quote != 0 ? c == quote : c == '\'' || c == '"')
            quote = quote == 0 ? c : char{0};
        else if (c == '\\' && quote != '\'' && i + 1 < command.size())
            result.back() += command[++i];
        else
            result.back() += c;
    }
    if (quote != 0)
        throw std::runtime_error{"a quotation mark is not closed: " + std::string{command}};
    return result;
}

std::vector<std::string> run(const std::string& command, const std::filesystem::path& binary,
                             const std::filesystem::path& folder,
                             const std::filesystem::path& scratch) {
    auto arguments = words(command);
    arguments.at(0) = binary.string();
    for (auto& argument : arguments)
        replace_all(argument, "$TMP", scratch.string());

    child_process program{arguments, folder};
    const auto how = program.wait();
    auto out_text = program.out();
    auto err_text = program.err();
    replace_all(out_text, scratch.string(), "$TMP");
    replace_all(err_text, scratch.string(), "$TMP");

    auto said = lines_of(out_text);
    for (const auto& line : lines_of(err_text))
        said.push_back(std::string{error_mark} + line);
    said.push_back(exit_line(how));
    return said;
}

std::string difference(std::span<const std::string> expected, std::span<const std::string> actual) {
    if (std::ranges::equal(expected, actual))
        return {};

    // Longest common subsequence from each pair of positions to the ends.
    const auto width = actual.size() + 1;
    std::vector<std::size_t> common((expected.size() + 1) * width, 0);
    for (std::size_t i = expected.size(); i-- > 0;)
        for (std::size_t j = actual.size(); j-- > 0;)
            common[i * width + j] = expected[i] == actual[j] ? common[(i + 1) * width + j + 1] + 1
                                                             : std::max(common[(i + 1) * width + j],
                                                                        common[i * width + j + 1]);

    std::vector<std::string> lines;
    std::size_t i = 0;
    std::size_t j = 0;
    while (i < expected.size() || j < actual.size()) {
        if (i < expected.size() && j < actual.size() && expected[i] == actual[j]) {
            lines.push_back("  " + expected[i]);
            ++i;
            ++j;
        } else if (j == actual.size() || (i < expected.size() && common[(i + 1) * width + j] >=
                                                                     common[i * width + j + 1])) {
            lines.push_back("- " + expected[i++]);
        } else {
            lines.push_back("+ " + actual[j++]);
        }
    }

    constexpr std::size_t around = 3;
    const auto changed = [&lines](std::size_t at) { return lines[at].front() != ' '; };
    std::string text;
    bool skipped = false;
    for (std::size_t at = 0; at < lines.size(); ++at) {
        bool near = false;
        for (auto other = at - std::min(at, around);
             other < std::min(lines.size(), at + around + 1); ++other)
            near = near || changed(other);
        if (near)
            text += lines[at] + '\n';
        else if (!skipped)
            text += "  ...\n";
        skipped = !near;
    }
    return text;
}

} // namespace cofin::test

#include "tree/glossary.hpp"

#include <algorithm>
#include <cctype>
#include <set>

namespace cofin::test {
namespace {

constexpr std::string_view glossary_path = "docs/glossary.md";

bool is_word(char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_'; }

/// Names as C++ writes them: letters, digits and `_`.
std::set<std::string> words_of(std::string_view text) {
    std::set<std::string> words;
    std::string word;
    for (const char c : text) {
        if (is_word(c)) {
            word += c;
        } else if (!word.empty()) {
            words.insert(word);
            word.clear();
        }
    }
    if (!word.empty())
        words.insert(word);
    return words;
}

/// Words of files whose paths begin so.
std::set<std::string> words_below(const source_tree& tree, std::string_view folder) {
    std::set<std::string> words;
    for (const auto& file : tree)
        if (file.path.starts_with(folder)) {
            words.merge(words_of(file.path));
            words.merge(words_of(file.text));
        }
    return words;
}

std::string_view glossary_of(const source_tree& tree) {
    const auto page = std::ranges::find(tree, glossary_path, &source_file::path);
    return page == tree.end() ? std::string_view{} : std::string_view{page->text};
}

} // namespace

std::vector<std::string> glossary_names(std::string_view glossary) {
    std::vector<std::string> names;
    while (!glossary.empty()) {
        const auto end = std::min(glossary.find('\n'), glossary.size());
        auto line = glossary.substr(0, end);
        glossary.remove_prefix(std::min(end + 1, glossary.size()));
        const auto first = line.find(" | ");
        if (!line.starts_with("| ") || first == std::string_view::npos)
            continue;
        line.remove_prefix(first + 3);
        line = line.substr(0, line.find(" | "));
        for (auto open = line.find('`'); open != std::string_view::npos; open = line.find('`')) {
            line.remove_prefix(open + 1);
            const auto close = std::min(line.find('`'), line.size());
            names.emplace_back(line.substr(0, close));
            line.remove_prefix(std::min(close + 1, line.size()));
        }
    }
    return names;
}

complaints check_glossary_names(const source_tree& tree) {
    const auto in_headers = words_below(tree, "include/cofin/");
    auto anywhere = words_below(tree, "src/");
    anywhere.insert(in_headers.begin(), in_headers.end());
    complaints result;
    const auto names = glossary_names(glossary_of(tree));
    if (names.empty())
        result.push_back(std::string(glossary_path) + " names nothing");
    for (const auto& name : names) {
        const bool is_of_programs =
            name.starts_with("cofin") || name.find("--") != name.npos || name.ends_with(".toml");
        const auto& known = is_of_programs ? anywhere : in_headers;
        for (const auto& word : words_of(name))
            if (!known.contains(word) && !std::isdigit(static_cast<unsigned char>(word[0])))
                result.push_back("`" + name + "`: no " + word + " any more");
    }
    return result;
}

complaints check_glossary_words(const source_tree& tree, const std::vector<std::string>& words) {
    const auto has = words_of(glossary_of(tree));
    complaints result;
    std::set<std::string> wanted{words.begin(), words.end()};
    for (const auto& file : tree) {
        constexpr std::string_view rooms = "include/cofin/";
        const auto slash = file.path.find('/', rooms.size());
        if (file.path.starts_with(rooms) && slash != std::string::npos)
            wanted.insert(file.path.substr(rooms.size(), slash - rooms.size()));
    }
    for (const auto& word : wanted)
        if (!has.contains(word))
            result.push_back(word + " is not in the glossary");
    return result;
}

} // namespace cofin::test

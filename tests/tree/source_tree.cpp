#include "tree/source_tree.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <fstream>
#include <iterator>
#include <map>
#include <optional>

namespace cofin::test {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view public_folder = "include/cofin/";
constexpr std::string_view source_folder = "src/";
constexpr std::string_view umbrella = "cofin.hpp";
constexpr std::string_view last_core_layer = "rules";
constexpr std::size_t lines_max = 400;

bool is_header(std::string_view path) { return path.ends_with(".hpp") || path.ends_with(".h"); }
bool is_code(std::string_view path) {
    return is_header(path) || path.ends_with(".cpp") || path.ends_with(".c");
}
bool is_public(std::string_view path) { return path.starts_with(public_folder); }

std::vector<std::string_view> lines_of(std::string_view text) {
    std::vector<std::string_view> lines;
    while (!text.empty()) {
        const auto end = std::min(text.find('\n'), text.size());
        lines.push_back(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return lines;
}

std::string_view without_blanks(std::string_view text) {
    text.remove_prefix(std::min(text.find_first_not_of(" \t"), text.size()));
    return text;
}

/// The layer's name; "" for error.hpp and its like, the file's name for the umbrella; nothing outside.
std::optional<std::string> layer_of(std::string_view path) {
    for (const auto folder : {public_folder, source_folder}) {
        if (!path.starts_with(folder))
            continue;
        path.remove_prefix(folder.size());
        const auto slash = path.find('/');
        if (slash != std::string_view::npos)
            return std::string{path.substr(0, slash)};
        return path == umbrella ? std::string{umbrella} : std::string{};
    }
    return std::nullopt;
}

std::optional<std::size_t> rank_of(const std::string& layer) {
    const auto& rows = layers();
    const auto row = std::find_if(rows.begin(), rows.end(),
                                  [&layer](const auto& names) { return names.contains(layer); });
    if (row == rows.end())
        return std::nullopt;
    return static_cast<std::size_t>(row - rows.begin());
}

/// The file of the project that an include means, seen from the file it stands in.
std::optional<std::string> target_of(const std::string& include, const std::string& from,
                                     const std::set<std::string>& paths) {
    const auto beside =
        (fs::path{from}.parent_path() / include).lexically_normal().generic_string();
    const auto in_sources = std::string{source_folder} + include;
    const auto in_public = "include/" + include;
    for (const auto& candidate : {beside, in_sources, in_public})
        if (paths.contains(candidate))
            return candidate;
    return std::nullopt;
}

/// A room as its files show it.
struct room {
    std::set<std::string> includes; ///< rooms
    std::set<std::string> places;   ///< `include`, `src`
    std::set<std::string> below;    ///< all that it brings along
    std::size_t level = 0;
};

std::map<std::string, room> rooms_of(const source_tree& tree) {
    std::set<std::string> paths;
    for (const auto& file : tree)
        paths.insert(file.path);
    const auto is_room = [](const std::string& layer) {
        return !layer.empty() && layer != umbrella;
    };
    std::map<std::string, room> rooms;
    for (const auto& file : tree) {
        const auto own = is_code(file.path) ? layer_of(file.path) : std::nullopt;
        if (!own || !is_room(*own))
            continue;
        rooms[*own].places.insert(is_public(file.path) ? "include" : "src");
        for (const auto& include : includes(file.text)) {
            const auto target = target_of(include, file.path, paths);
            const auto other = target ? layer_of(*target) : std::nullopt;
            if (other && is_room(*other) && *other != *own)
                rooms[*own].includes.insert(*other);
        }
    }
    for (std::size_t round = 0; round < rooms.size(); ++round) // no path is longer
        for (auto& [name, one] : rooms)
            for (const auto& other : one.includes) {
                const auto& under = rooms[other];
                one.below.insert(other);
                one.below.insert(under.below.begin(), under.below.end());
                one.level = std::max(one.level, under.level + 1);
            }
    return rooms;
}

std::string listed(const std::set<std::string>& names) {
    std::string text;
    for (const auto& name : names)
        text += (text.empty() ? "" : ", ") + name;
    return text;
}

} // namespace

source_tree read_tree(const fs::path& root) {
    static const std::set<std::string> skipped{".git", ".cache", "build", "__pycache__"};
    source_tree tree;
    for (auto entry = fs::recursive_directory_iterator{root}; entry != fs::end(entry); ++entry) {
        if (skipped.contains(entry->path().filename().string())) {
            entry.disable_recursion_pending();
            continue;
        }
        if (!entry->is_regular_file())
            continue;
        std::ifstream in{entry->path(), std::ios::binary};
        std::string text{std::istreambuf_iterator<char>{in}, {}};
        if (text.find('\0') == std::string::npos)
            tree.push_back(
                {entry->path().lexically_relative(root).generic_string(), std::move(text)});
    }
    std::ranges::sort(tree, {}, &source_file::path);
    return tree;
}

std::vector<std::string> includes(std::string_view text) {
    std::vector<std::string> found;
    for (auto line : lines_of(text)) {
        line = without_blanks(line);
        if (!line.starts_with('#'))
            continue;
        line = without_blanks(line.substr(1));
        constexpr std::string_view word = "include";
        if (!line.starts_with(word))
            continue;
        line = without_blanks(line.substr(word.size()));
        const auto end = line.find_first_of(">\"", 1);
        if (!line.empty() && (line.front() == '<' || line.front() == '"') &&
            end != std::string_view::npos)
            found.emplace_back(line.substr(1, end - 1));
    }
    return found;
}

const std::vector<std::set<std::string>>& layers() {
    static const std::vector<std::set<std::string>> rows{
        {""}, // error.hpp, spelling.hpp, version.hpp
        {"number"},
        {"time"},
        {"money"},
        {"grant"},
        {"claim"},
        {"ledger"},
        {std::string{last_core_layer}},
        {std::string{umbrella}},
        {"language", "process"},
        {"rulebook"},
        {"project", "plugin", "report"},
        {"store"},
        {"import", "export"},
        {"c", "cli"},
    };
    return rows;
}

complaints check_layers(const source_tree& tree) {
    std::set<std::string> paths;
    for (const auto& file : tree)
        paths.insert(file.path);

    complaints result;
    for (const auto& file : tree) {
        const auto own = is_code(file.path) ? layer_of(file.path) : std::nullopt;
        if (!own)
            continue;
        const auto own_rank = rank_of(*own);
        if (!own_rank) {
            result.push_back(file.path + ": '" + *own + "' is no layer");
            continue;
        }
        for (const auto& include : includes(file.text)) {
            const auto target = target_of(include, file.path, paths);
            const auto other = target ? layer_of(*target) : std::nullopt;
            if (!other || *other == *own)
                continue;
            const auto other_rank = rank_of(*other);
            if (!other_rank || *other_rank >= *own_rank)
                result.push_back(file.path + " includes " + *target + ", which is not below it");
        }
    }
    return result;
}

std::string printed_levels(const source_tree& tree) {
    const auto rooms = rooms_of(tree);
    std::vector<std::pair<std::size_t, std::string>> lines;
    for (const auto& [name, room] : rooms) {
        const auto brought = [&rooms, &room = room](const auto& other) {
            return std::ranges::any_of(room.includes, [&](const auto& third) {
                return rooms.at(third).below.contains(other);
            });
        };
        std::set<std::string> shown;
        std::ranges::remove_copy_if(room.includes, std::inserter(shown, shown.end()), brought);
        auto line = std::to_string(room.level);
        line.resize(7, ' ');
        line += name;
        line.resize(18, ' ');
        line += listed(room.places);
        line.resize(32, ' ');
        lines.emplace_back(room.level, line + (shown.empty() ? "-" : listed(shown)) + "\n");
    }
    std::ranges::sort(lines);
    std::string text = "level  room       in            includes\n";
    for (const auto& line : lines)
        text += line.second;
    return text;
}

complaints check_umbrella(const source_tree& tree) {
    const auto path = std::string{public_folder} + std::string{umbrella};
    const auto core = *rank_of(std::string{last_core_layer});
    std::vector<std::pair<std::size_t, std::string>> expected;
    std::vector<std::string> actual;
    bool there = false;
    for (const auto& file : tree) {
        if (file.path == path) {
            there = true;
            actual = includes(file.text);
        }
        const auto layer =
            is_public(file.path) && is_header(file.path) ? layer_of(file.path) : std::nullopt;
        const auto rank = layer ? rank_of(*layer) : std::nullopt;
        if (rank && *rank > 0 && *rank <= core)
            expected.emplace_back(*rank, file.path.substr(std::string_view{"include/"}.size()));
    }
    if (!there)
        return {path + " is missing"};
    std::ranges::sort(expected);

    // What lies below the layers (error.hpp and its like) may be named too.
    std::erase_if(actual, [](const std::string& include) {
        return layer_of("include/" + include).value_or("?").empty();
    });
    complaints result;
    for (std::size_t i = 0; i < std::max(expected.size(), actual.size()); ++i) {
        const auto want = i < expected.size() ? expected[i].second : std::string{"nothing"};
        const auto have = i < actual.size() ? actual[i] : std::string{"nothing"};
        if (want != have) {
            result.push_back(path + ": include " + std::to_string(i + 1) + ": expected " + want +
                             ", found " + have);
            break;
        }
    }
    return result;
}

complaints check_slow_includes(const source_tree& tree) {
    std::map<std::string, std::vector<std::string>> readers;
    complaints result;
    bool complete = false;
    for (const auto& file : tree) {
        if (!is_code(file.path) || !layer_of(file.path))
            continue;
        complete = complete || file.path.starts_with(std::string{public_folder} +
                                                     std::string{last_core_layer} + "/");
        std::set<std::string> libraries;
        for (const auto& include : includes(file.text)) {
            if (include.starts_with("boost/multiprecision/") || include == "date/date.h")
                libraries.insert(include.substr(0, include.rfind('/')));
            if (is_public(file.path) && (include == "iostream" || include == "regex"))
                result.push_back(file.path + " includes <" + include + ">");
        }
        for (const auto& library : libraries)
            readers[library].push_back(file.path);
    }
    for (const std::string library : {"boost/multiprecision", "date"}) {
        const auto& files = readers[library];
        if (files.size() > 1 || (complete && files.empty())) {
            std::string names;
            for (const auto& file : files)
                names += " " + file;
            result.push_back("one header includes <" + library + "/...>, found " +
                             std::to_string(files.size()) + ":" + names);
        } else if (files.size() == 1 && !is_public(files.front())) {
            result.push_back(files.front() + " includes <" + library +
                             "/...>, a public header's part");
        }
    }
    return result;
}

complaints check_headers(const source_tree& tree) {
    complaints result;
    for (const auto& file : tree) {
        if (!is_header(file.path) || !layer_of(file.path))
            continue;
        const auto lines = lines_of(file.text);
        const bool once = std::ranges::find(lines, "#pragma once") != lines.end();
        const bool guarded =
            file.path.ends_with(".h") && file.text.find("#ifndef COFIN_") != std::string::npos;
        if (!once && !guarded)
            result.push_back(file.path + " has no #pragma once");
        // What is said to users makes no header long.
        const auto count = std::ranges::count_if(
            lines, [](auto line) { return !without_blanks(line).starts_with("///"); });
        if (is_public(file.path) && static_cast<std::size_t>(count) > lines_max)
            result.push_back(file.path + " has " + std::to_string(count) + " lines, more than " +
                             std::to_string(lines_max));
    }
    return result;
}

complaints check_machine_paths(const source_tree& tree) {
    // Put together here, so that this file does not complain about itself.
    const std::array<std::string, 4> folders{"home", "root", "work", "Users"};
    complaints result;
    for (const auto& file : tree) {
        std::size_t number = 0;
        for (const auto line : lines_of(file.text)) {
            ++number;
            for (const auto& folder : folders) {
                const auto path = "/" + folder + "/";
                for (auto at = line.find(path); at != std::string_view::npos;
                     at = line.find(path, at + 1)) {
                    // Inside a longer path or an address it is something else.
                    const auto before = at == 0 ? ' ' : line[at - 1];
                    const bool inside =
                        std::isalnum(static_cast<unsigned char>(before)) != 0 ||
                        std::string_view{"._-/*~})]%"}.find(before) != std::string_view::npos;
                    if (!inside)
                        result.push_back(file.path + ":" + std::to_string(number) + ": " + path);
                }
            }
        }
    }
    return result;
}

} // namespace cofin::test

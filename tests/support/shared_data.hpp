#pragma once

// Figures gathered beside the project, in ../shared: not part of it, so tests that read them are skipped without.

#include <filesystem>
#include <fstream>
#include <iostream>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace cofin::test {

using row = std::vector<std::string>;

/// The fields of one line; a field in quotes may hold commas.
inline row fields(std::string_view line) {
    row cells(1);
    bool inside = false;
    for (const char c : line)
        if (c == '"')
            inside = !inside;
        else if (c == ',' && !inside)
            cells.emplace_back();
        else
            cells.back() += c;
    return cells;
}

/// The rows of ../shared/`path` without its header. None, and a line that ctest takes for a skip, where it is absent.
inline std::optional<std::vector<row>> shared_rows(std::string_view path) {
    const auto file = std::filesystem::path(COFIN_SOURCE_DIR) / ".." / "shared" / path;
    std::ifstream in(file);
    if (!in) {
        std::cout << "skipped: ../shared/" << path << " is not beside the project\n";
        return std::nullopt;
    }
    std::vector<row> rows;
    std::string line;
    std::getline(in, line);
    while (std::getline(in, line))
        rows.push_back(fields(line));
    return rows;
}

} // namespace cofin::test

#include "rulebook/nearest_path.hpp"

#include <cofin/spelling.hpp>

#include <algorithm>
#include <filesystem>
#include <vector>

namespace cofin {

std::string nearest_path(const std::string& path) {
    namespace fs = std::filesystem;
    constexpr std::size_t looked_at_max = 10'000;
    fs::path missing(path);
    if (!missing.has_filename()) // it ended in a slash
        missing = missing.parent_path();
    const auto folder = missing.parent_path();
    // Stems alone are compared: costs.csv and rates.csv are nine letters of which six are the same.
    std::vector<std::string> stems;
    std::error_code problem;
    for (fs::directory_iterator entry(folder.empty() ? "." : folder, problem), end;
         !problem && entry != end && stems.size() < looked_at_max; entry.increment(problem))
        if (entry->path().extension() == missing.extension())
            stems.push_back(entry->path().stem().string());
    std::ranges::sort(stems); // a folder has no order of its own
    const std::string near = nearest_word(missing.stem().string(), stems);
    return near.empty() ? near : (folder / (near + missing.extension().string())).string();
}

} // namespace cofin

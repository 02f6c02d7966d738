#include "rulebook/embedded.hpp"

#include "support/catch.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

namespace {

namespace fs = std::filesystem;

std::vector<std::string> rulebooks_on_disk() {
    std::vector<std::string> paths;
    const fs::path root = COFIN_SOURCE_DIR;
    if (!fs::exists(root / "plugins"))
        return paths;
    for (const auto& plugin : fs::directory_iterator{root / "plugins"})
        if (const auto folder = plugin.path() / "rulebooks";
            fs::exists(folder) &&
            plugin.path().filename() != "template") // a stranger's, only ever loaded
            for (const auto& file : fs::directory_iterator{folder})
                if (file.path().extension() == ".toml")
                    paths.push_back(file.path().lexically_relative(root).generic_string());
    std::sort(paths.begin(), paths.end());
    return paths;
}

} // namespace

TEST_CASE("every rulebook of the bundled plugins is compiled in, byte for byte", "[rulebook]") {
    std::vector<std::string> embedded;
    for (const auto& file : cofin::embedded_rulebooks()) {
        CAPTURE(file.path);
        embedded.emplace_back(file.path);
        CHECK_FALSE(file.version.empty());
        CHECK(file.path.starts_with("plugins/" + std::string{file.plugin} + "/rulebooks/"));
        std::ifstream in{fs::path{COFIN_SOURCE_DIR} / file.path, std::ios::binary};
        const std::string text{std::istreambuf_iterator<char>{in}, {}};
        CHECK(file.text == text);
    }
    CHECK(embedded == rulebooks_on_disk());
}

// A file of one line that is longer than memory should ever hold. The files are sparse: they take no room on the disk.

#include "support/catch.hpp"

#include <cofin/error.hpp>
#include <cofin/project/project_folder.hpp>

#include <filesystem>
#include <fstream>

#include <sys/resource.h>
#include <unistd.h>

using namespace cofin;
namespace fs = std::filesystem;

namespace {

/// A copy of a small sound project, in which one file becomes a line of two gigabytes.
class vast_project {
public:
    explicit vast_project(const std::string& vast) {
        fs::remove_all(folder_);
        fs::copy(fs::path(COFIN_SOURCE_DIR) / "tests/cases/data/sound", folder_);
        std::ofstream(folder_ / vast, std::ios::app) << "2,pl,external,";
        fs::resize_file(folder_ / vast, std::uintmax_t{2} << 30U);
    }
    vast_project(const vast_project&) = delete;
    vast_project& operator=(const vast_project&) = delete;
    ~vast_project() {
        std::error_code ignored;
        fs::remove_all(folder_, ignored);
    }

    [[nodiscard]] std::string refusal() const {
        try {
            static_cast<void>(read_project({folder_.string(), {}, {}}));
        } catch (const error& problem) {
            const std::string what = problem.what();
            return what.substr(what.rfind('/') + 1);
        }
        return "none";
    }

private:
    fs::path folder_ =
        fs::temp_directory_path() / ("cofin-two-gigabytes-" + std::to_string(::getpid()));
};

long peak_kibibytes() {
    rusage used{};
    ::getrusage(RUSAGE_SELF, &used);
    return used.ru_maxrss;
}

} // namespace

TEST_CASE("a line of two gigabytes is refused at its place, in little memory", "[csv][error]") {
    const long before = peak_kibibytes();
    CHECK(vast_project("costs.csv").refusal() ==
          "costs.csv:3:1: found a row of more than 1048576 bytes, expected rows of at most 1048576 "
          "bytes");
    CHECK(vast_project("project.toml").refusal() ==
          "project.toml: found more than 8388608 bytes, expected a file of at most that size");
    constexpr long bound = 200L << 10U; // a tenth of the line, and room for what sanitizers add
    CHECK(peak_kibibytes() - before < bound);
}

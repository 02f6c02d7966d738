#pragma once

#include <atomic>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>

#include <unistd.h>

namespace cofin::test {

/// A folder below the system's temporary one that goes away with all that was written into it.
class temporary_folder {
public:
    temporary_folder()
        : path_(std::filesystem::temp_directory_path() /
                ("cofin-test-" + std::to_string(::getpid()) + "-" + std::to_string(++count()))) {
        std::filesystem::create_directories(path_);
    }
    ~temporary_folder() {
        std::error_code ignored;
        std::filesystem::remove_all(path_, ignored);
    }
    temporary_folder(const temporary_folder&) = delete;
    temporary_folder& operator=(const temporary_folder&) = delete;

    [[nodiscard]] std::string path() const { return path_.string(); }
    [[nodiscard]] std::string path(std::string_view name) const { return (path_ / name).string(); }
    /// Writes a file, in a folder of its own where the name has one; returns its path.
    std::string write(std::string_view name, std::string_view text) const {
        std::filesystem::create_directories((path_ / name).parent_path());
        std::ofstream(path_ / name, std::ios::binary) << text;
        return path(name);
    }
    [[nodiscard]] std::string read(std::string_view name) const {
        std::ifstream in(path_ / name, std::ios::binary);
        return {std::istreambuf_iterator<char>(in), {}};
    }

private:
    static std::atomic<int>& count() {
        static std::atomic<int> made = 0; // folders are made by several threads
        return made;
    }
    std::filesystem::path path_;
};

} // namespace cofin::test

/// Bytes as a file, for readers that open one by its path.
#pragma once

#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>

#include <unistd.h>

namespace cofin::fuzz {

/// A folder of one process, which goes away at its end.
class input_files {
public:
    input_files()
        : folder_(std::filesystem::temp_directory_path() /
                  ("cofin-fuzz-" + std::to_string(::getpid()))) {
        std::filesystem::create_directories(folder_);
    }
    ~input_files() {
        std::error_code ignored;
        std::filesystem::remove_all(folder_, ignored);
    }
    input_files(const input_files&) = delete;
    input_files& operator=(const input_files&) = delete;

    /// Writes a file; returns its path.
    std::string write(std::string_view name, std::string_view bytes) const {
        const auto path = folder_ / name;
        std::ofstream(path, std::ios::binary | std::ios::trunc) << bytes;
        return path.string();
    }
    void remove(std::string_view name) const {
        std::error_code ignored;
        std::filesystem::remove(folder_ / name, ignored);
    }
    [[nodiscard]] std::string path() const { return folder_.string(); }
    [[nodiscard]] std::string path(std::string_view name) const {
        return (folder_ / name).string();
    }

private:
    std::filesystem::path folder_;
};

} // namespace cofin::fuzz

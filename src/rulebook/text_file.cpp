#include "rulebook/text_file.hpp"

#include "rulebook/nearest_path.hpp"
#include "rulebook/system_words.hpp"

#include <cofin/error.hpp>

#include <cerrno>
#include <cstdio>
#include <filesystem>
#include <memory>

namespace cofin {

void require_path(const std::string& path) {
    if (const auto zero = path.find('\0'); zero != std::string::npos)
        throw parse_error({path.substr(0, zero), 0, 0}, wording("a path with a zero byte"),
                          wording("a file's path"));
}

std::string read_text_file(const std::string& path, std::size_t size_max) {
    const auto refuse = [&](const wording& found, const wording& expected) {
        return parse_error({path, 0, 0}, found, expected);
    };
    require_path(path);
    std::error_code problem;
    const auto status = std::filesystem::status(path, problem);
    if (!std::filesystem::exists(status))
        throw parse_error({path, 0, 0}, wording("no such file"), wording("a file that can be read"),
                          nearest_path(path));
    if (!std::filesystem::is_regular_file(status))
        throw refuse(wording("no regular file"), wording("a file that can be read"));
    const std::unique_ptr<std::FILE, int (*)(std::FILE*)> file(std::fopen(path.c_str(), "rb"),
                                                               &std::fclose);
    if (!file)
        throw refuse(system_words(errno), wording("a file that can be read"));
    std::string text;
    char chunk[65536];
    while (const std::size_t read = std::fread(chunk, 1, sizeof chunk, file.get())) {
        text.append(chunk, read);
        if (text.size() > size_max)
            throw refuse(wording("more than {} bytes", std::to_string(size_max)),
                         wording("a file of at most that size"));
    }
    if (std::ferror(file.get()) != 0)
        throw refuse(wording("a read error"), wording("a file that can be read"));
    if (text.empty())
        throw refuse(wording("an empty file"), wording("a TOML document"));
    return text;
}

} // namespace cofin

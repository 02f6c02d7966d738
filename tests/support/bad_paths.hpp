#pragma once

// Paths that no file has: what every function that opens one must refuse, and not half open.

#include <string>
#include <vector>

namespace cofin::test {

/// Empty, cut off by a zero byte, longer than the system takes, no UTF-8, a folder, a file taken for a folder. `file` and
/// `folder` are there.
inline std::vector<std::string> bad_paths(const std::string& file, const std::string& folder) {
    return {"",
            file + std::string(1, '\0') + ".toml",
            std::string(100'000, 'a'),
            folder + "/" + std::string(300, 'a'),
            folder + "/\xff\xfe",
            folder,
            file + "/below",
            folder + "/nowhere"};
}

} // namespace cofin::test

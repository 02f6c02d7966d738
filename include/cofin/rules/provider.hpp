/// Who made what a finding rests on: a plugin, in one version.
#pragma once

#include <string>

namespace cofin {
inline namespace v0 {

/// A plugin. Its file's digest tells two builds of one version apart; one that comes with the program has none.
struct provider {
    std::string id;
    std::string version;
    std::string sha256; ///< of the file, in hexadecimal

    friend bool operator==(const provider&, const provider&) = default;
};

/// `example 1.0.0`.
inline std::string to_string(const provider& who) { return who.id + " " + who.version; }

} // namespace v0
} // namespace cofin

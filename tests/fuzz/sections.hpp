/// Several files in one input, so that a fuzzer can change each beside the others.
#pragma once

#include "fuzz/input_files.hpp"

#include <initializer_list>
#include <string>
#include <string_view>

namespace cofin::fuzz {

/// Writes the parts of a text that begins with `=== NAME` lines, each to the file of that name; a file that the text does not
/// have is removed. Names that are not meant belong to the part before.
inline void write_sections(const input_files& files, std::string_view text,
                           std::initializer_list<std::string_view> names) {
    for (const auto name : names) {
        const std::string mark = "=== " + std::string(name) + "\n";
        const auto from = text.find(mark);
        if (from == std::string_view::npos) {
            files.remove(name);
            continue;
        }
        auto part = text.substr(from + mark.size());
        for (const auto other : names)
            part = part.substr(0, part.find("=== " + std::string(other) + "\n"));
        files.write(name, part);
    }
}

} // namespace cofin::fuzz

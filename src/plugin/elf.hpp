/// What a shared library says of itself, read without running any of it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace cofin {

/// The parts of an ELF shared library that a plugin is looked at by: views of its bytes.
struct elf_library {
    std::vector<std::string_view> needed; ///< the libraries that it is loaded with
    std::vector<std::string_view>
        exported;           ///< names of its data symbols that others see, in the order of the file
    std::string_view bytes; ///< the whole file
    struct section {
        std::string_view name;
        std::string_view content;
    };
    std::vector<section> sections;

    /// The content of a section, empty where there is none.
    [[nodiscard]] std::string_view find(std::string_view name) const;
};

/// Reads the tables of a library for this processor. Throws `parse_error` with the file as its place for anything else:
/// no ELF, another processor, truncated, tables that lead out of the file or are made to be slow. `bytes` must outlive the
/// result.
[[nodiscard]] elf_library read_elf(std::string_view bytes, const std::string& file);

} // namespace cofin

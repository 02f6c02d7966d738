#include "import/file_signature.hpp"

#include "project/csv.hpp"
#include "project/input_file.hpp"

#include <algorithm>
#include <array>
#include <string_view>

namespace cofin {
namespace {

constexpr std::size_t signature_size = std::size_t{1}
                                       << 14U; // the names of OpenDocument fill 4 KiB
constexpr std::size_t window_size = std::size_t{1} << 20U;

constexpr std::string_view compound = "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1";

/// The name of an entry in the directory of a compound file, which is UTF-16.
std::string directory_entry(std::string_view name) {
    std::string entry;
    for (const char c : name)
        entry += {c, '\0'};
    return entry + std::string(2, '\0');
}

struct compound_entry {
    std::string name;
    file_kind kind;
};

/// What a compound file holds: the first of these that its directory names.
file_kind kind_of_compound(const std::string& file) {
    const std::array entries{
        compound_entry{directory_entry("EncryptedPackage"), file_kind::encrypted},
        compound_entry{directory_entry("Workbook"), file_kind::excel_97},
        compound_entry{directory_entry("Book"), file_kind::excel_97},
    };
    std::array<bool, entries.size()> found{};
    input_file input(file);
    std::string window(window_size, '\0');
    std::size_t kept = 0;
    while (true) {
        const auto got = input.read(window.data() + kept, window.size() - kept);
        const auto seen = std::string_view(window).substr(0, kept + got);
        for (std::size_t i = 0; i < entries.size(); ++i)
            found[i] = found[i] || seen.find(entries[i].name) != std::string_view::npos;
        if (kept + got < window.size())
            break;
        kept = entries[0].name.size(); // the longest may lie across two windows
        window.replace(0, kept, window, window.size() - kept, kept);
    }
    const auto first = std::ranges::find(found, true) - found.begin();
    return first == entries.size() ? file_kind::office_97
                                   : entries[static_cast<std::size_t>(first)].kind;
}

bool contains(std::string_view text, std::string_view part) {
    return text.find(part) != std::string_view::npos;
}

std::string in_small_letters(std::string_view text) {
    std::string small(text);
    for (char& c : small)
        if (c >= 'A' && c <= 'Z')
            c = static_cast<char>(c - 'A' + 'a');
    return small;
}

/// A document of elements, from its first `<` on.
file_kind kind_of_elements(std::string_view start) {
    if (contains(start, "<office:document") &&
        contains(start, "urn:oasis:names:tc:opendocument:xmlns:office:1.0"))
        return contains(start, "application/vnd.oasis.opendocument.spreadsheet")
                   ? file_kind::flat_ods
                   : file_kind::flat_other;
    if (contains(start, "urn:schemas-microsoft-com:office:spreadsheet"))
        return file_kind::excel_2003_xml;
    const auto small = in_small_letters(start);
    for (const auto* element : {"<!doctype html", "<html", "<table"})
        if (contains(small, element))
            return file_kind::web_page;
    return file_kind::text;
}

} // namespace

file_kind kind_of_file(const std::string& file) {
    std::string bytes(signature_size, '\0');
    bytes.resize(input_file(file).read(bytes.data(), bytes.size()));
    std::string_view start = bytes;
    if (start.empty())
        return file_kind::empty;
    if (start.starts_with("PK\x03\x04") || start.starts_with("PK\x05\x06"))
        return file_kind::archive;
    if (start.starts_with(compound))
        return kind_of_compound(file);
    if (start.starts_with("%PDF"))
        return file_kind::pdf;
    if (start.starts_with(byte_order_mark))
        start.remove_prefix(byte_order_mark.size());
    start.remove_prefix(std::min(start.find_first_not_of(" \t\r\n"), start.size()));
    return start.starts_with('<') ? kind_of_elements(start) : file_kind::text;
}

} // namespace cofin

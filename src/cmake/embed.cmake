# Turns text files into one C++ source file.
#   cmake -D MANIFEST=<file with one path a line> -D ROOT=<project root> -D OUTPUT=<file.cpp> -P embed.cmake
include("${CMAKE_CURRENT_LIST_DIR}/raw_literal.cmake")

file(STRINGS "${MANIFEST}" files)
list(LENGTH files count)

set(entries "")
foreach(file IN LISTS files)
    cofin_raw_literal(literal "${file}")
    cmake_path(RELATIVE_PATH file BASE_DIRECTORY "${ROOT}" OUTPUT_VARIABLE path)
    string(REGEX REPLACE "^plugins/([^/]+)/.*$" "\\1" plugin "${path}")
    file(STRINGS "${ROOT}/plugins/${plugin}/plugin.toml" version REGEX "^version = \"[^\"]+\"$")
    string(REGEX REPLACE "^version = \"(.+)\"$" "\\1" version "${version}")
    string(APPEND entries "    {\"${plugin}\"sv, \"${version}\"sv, \"${path}\"sv,\n${literal}sv},\n")
endforeach()

file(CONFIGURE OUTPUT "${OUTPUT}" @ONLY CONTENT [[// Generated from plugins/*/rulebooks/*.toml by src/cmake/embed.cmake.
// NOLINTBEGIN
#include "rulebook/embedded.hpp"

#include <array>

namespace cofin::embedded {
namespace {

using namespace std::string_view_literals;

constexpr std::array<embedded_file, @count@> files{{
@entries@}};

} // namespace
} // namespace cofin::embedded

std::span<const cofin::embedded_file> cofin::embedded_rulebooks() noexcept { return embedded::files; }
// NOLINTEND
]])

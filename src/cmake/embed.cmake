# Turns text files into one C++ source file.
#   cmake -D MANIFEST=<file with one path a line> -D ROOT=<project root> -D OUTPUT=<file.cpp> -P embed.cmake
# Each line of a text is a raw string literal of its own: no literal comes near a compiler's limit, and none is cut
# inside a character.
file(STRINGS "${MANIFEST}" files)
list(LENGTH files count)

set(entries "")
foreach(file IN LISTS files)
    file(READ "${file}" text)
    if(text MATCHES "\\)cofin\"")
        message(FATAL_ERROR "${file}: holds the closing mark of a raw string literal, )cofin\"")
    endif()
    cmake_path(RELATIVE_PATH file BASE_DIRECTORY "${ROOT}" OUTPUT_VARIABLE path)
    string(REGEX REPLACE "^plugins/([^/]+)/.*$" "\\1" plugin "${path}")
    file(STRINGS "${ROOT}/plugins/${plugin}/plugin.toml" version REGEX "^version = \"[^\"]+\"$")
    string(REGEX REPLACE "^version = \"(.+)\"$" "\\1" version "${version}")
    string(REPLACE "\n" "\n)cofin\"\nR\"cofin(" literals "${text}")
    string(APPEND entries "    {\"${plugin}\"sv, \"${version}\"sv, \"${path}\"sv,\nR\"cofin(${literals})cofin\"sv},\n")
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

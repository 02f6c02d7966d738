# Turns compiled catalogs of translations into one C++ source file.
#   cmake -D CATALOGS=<pl.mo:cs.mo...> -D OUTPUT=<file.cpp> -P catalogs.cmake
string(REPLACE ":" ";" files "${CATALOGS}")
set(arrays "")
set(entries "")
set(count 0)
foreach(file IN LISTS files)
    cmake_path(GET file STEM code)
    file(READ "${file}" bytes HEX)
    string(REGEX REPLACE "(................................)" "\\1\n" bytes "${bytes}")
    string(REGEX REPLACE "([0-9a-f][0-9a-f])" "'\\\\x\\1'," bytes "${bytes}")
    string(APPEND arrays "constexpr char bytes_${code}[] = {\n${bytes}};\n")
    string(APPEND entries "    {\"${code}\", {bytes_${code}, sizeof bytes_${code}}},\n")
    math(EXPR count "${count} + 1")
endforeach()

file(CONFIGURE OUTPUT "${OUTPUT}" @ONLY CONTENT [[// Generated from src/language/po/*.po by src/cmake/catalogs.cmake.
// NOLINTBEGIN
#include "language/embedded.hpp"

namespace {
@arrays@
constexpr cofin::embedded_catalog catalogs[] = {
@entries@};
} // namespace

std::span<const cofin::embedded_catalog> cofin::embedded_catalogs() noexcept { return catalogs; }
// NOLINTEND
]])

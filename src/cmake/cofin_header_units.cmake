# Every public header compiles alone, and twice in one unit: one generated source file per header.
# clang-tidy needs the umbrella header only: what it finds in the others it would find again in each unit.
if(CMAKE_CXX_CLANG_TIDY)
    cofin_sources(headers "${PROJECT_SOURCE_DIR}/include" cofin/cofin.hpp)
else()
    cofin_sources(headers "${PROJECT_SOURCE_DIR}/include" *.hpp *.h)
endif()
# None brings <regex>, nor <iostream> but through Boost.Multiprecision, which includes it itself.
set(cheap "#if defined(_GLIBCXX_REGEX) || (defined(_GLIBCXX_IOSTREAM) && !defined(BOOST_MP_CPP_INT_HPP))
#error \"a public header brings <iostream> or <regex>\"
#endif
")
set(units)
foreach(header IN LISTS headers)
    cmake_path(RELATIVE_PATH header BASE_DIRECTORY "${PROJECT_SOURCE_DIR}/include" OUTPUT_VARIABLE name)
    set(unit "${PROJECT_BINARY_DIR}/header_units/${name}.cpp")
    file(CONFIGURE OUTPUT "${unit}" CONTENT "#include <${name}>\n#include <${name}> // NOLINT(readability-duplicate-include)\n${cheap}")
    list(APPEND units "${unit}")
endforeach()

if(units)
    add_library(cofin_header_units OBJECT ${units})
    cofin_target(cofin_header_units)
    target_link_libraries(cofin_header_units PRIVATE cofin::cofin)
endif()

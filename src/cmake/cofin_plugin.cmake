# Building plugins: shared libraries with one exported symbol, whose manifest and rulebooks stand in sections of their own.

# cofin_plugin(<target> MANIFEST <plugin.toml> [RULEBOOKS <file.toml>...] [SOURCES <file.cpp>...])
#
# Without sources the plugin brings rulebooks alone.
function(cofin_plugin target)
    cmake_parse_arguments(PARSE_ARGV 1 given "" "MANIFEST" "RULEBOOKS;SOURCES")
    if(given_UNPARSED_ARGUMENTS OR NOT given_MANIFEST)
        message(FATAL_ERROR "cofin_plugin(${target}): expected MANIFEST, RULEBOOKS, SOURCES")
    endif()
    foreach(file IN LISTS given_MANIFEST given_RULEBOOKS)
        cmake_path(ABSOLUTE_PATH file)
        list(APPEND texts "${file}")
    endforeach()
    list(JOIN texts "\n" lines)
    set(list "${CMAKE_CURRENT_BINARY_DIR}/${target}_texts.txt")
    set(unit "${CMAKE_CURRENT_BINARY_DIR}/${target}_texts.cpp")
    file(CONFIGURE OUTPUT "${list}" CONTENT "${lines}\n" @ONLY)
    set(has_code OFF)
    if(given_SOURCES)
        set(has_code ON)
    endif()
    add_custom_command(
        OUTPUT "${unit}"
        COMMAND "${CMAKE_COMMAND}" -D "TEXTS=${list}" -D "OUTPUT=${unit}" -D "HAS_CODE=${has_code}"
                -P "${CMAKE_CURRENT_FUNCTION_LIST_DIR}/plugin_texts.cmake"
        DEPENDS ${texts} "${list}" "${CMAKE_CURRENT_FUNCTION_LIST_DIR}/plugin_texts.cmake"
                "${CMAKE_CURRENT_FUNCTION_LIST_DIR}/raw_literal.cmake"
        COMMENT "Texts of ${target}"
        VERBATIM
    )
    # A rulebook may be longer than the 65536 characters every compiler must accept; gcc and clang accept far more.
    set_source_files_properties("${unit}" PROPERTIES COMPILE_OPTIONS -Wno-overlength-strings)
    add_library(${target} MODULE ${given_SOURCES} "${unit}")
    target_link_libraries(${target} PRIVATE cofin::plugin_sdk)
    target_link_options(${target} PRIVATE
        "-Wl,--version-script=${CMAKE_CURRENT_FUNCTION_LIST_DIR}/plugin.map" -Wl,-z,defs)
    set_target_properties(${target} PROPERTIES
        CXX_VISIBILITY_PRESET hidden
        VISIBILITY_INLINES_HIDDEN ON
        LINK_DEPENDS "${CMAKE_CURRENT_FUNCTION_LIST_DIR}/plugin.map"
    )
endfunction()

if(NOT COFIN_BUILD_TESTS)
    return()
endif()

find_package(Catch2 REQUIRED)
find_package(nlohmann_json 3 REQUIRED)
if(Catch2_VERSION VERSION_LESS 3)
    set(list_names "--list-test-names-only")
else()
    set(list_names "--list-tests --verbosity quiet")
endif()

# Python3_EXECUTABLE: Python 3.11 or newer; empty where there is none, so that its tests are skipped.
macro(cofin_find_python)
    find_package(Python3 3.11 QUIET COMPONENTS Interpreter)
    if(NOT Python3_Interpreter_FOUND)
        set(Python3_EXECUTABLE "")
    endif()
endmacro()

# The precompiled header, built once. What a test sees of the project goes through cofin_test_base, so that all
# rooms are compiled alike and share the precompiled header.
add_library(cofin_test_base INTERFACE)
target_link_libraries(cofin_test_base INTERFACE cofin::rulebooks Catch2::Catch2WithMain)
if(TARGET cofin_commands)
    target_link_libraries(cofin_test_base INTERFACE cofin_commands)
endif()
target_include_directories(cofin_test_base INTERFACE "${PROJECT_SOURCE_DIR}/tests" "${PROJECT_SOURCE_DIR}/src")
target_compile_definitions(cofin_test_base INTERFACE
    COFIN_SOURCE_DIR="${PROJECT_SOURCE_DIR}"
    COFIN_CMAKE_VERSION="${PROJECT_VERSION}"
)
# What runs once is not worth the optimizer's minutes; laws are drawn fifty thousand times, and compiled as cofin is.
set(runs_once $<$<CONFIG:Release>:-O1>)

add_library(cofin_test_precompiled OBJECT support/precompiled.cpp)
cofin_target(cofin_test_precompiled)
target_compile_options(cofin_test_precompiled PRIVATE ${runs_once})
target_link_libraries(cofin_test_precompiled PRIVATE cofin_test_base)
target_precompile_headers(cofin_test_precompiled PRIVATE support/precompiled.hpp)

# What test programs share besides.
add_library(cofin_test_support STATIC
    cases/transcript.cpp support/child_process.cpp support/json_schema.cpp support/small_project.cpp
    tree/glossary.cpp tree/source_tree.cpp)
cofin_target(cofin_test_support)
target_compile_options(cofin_test_support PRIVATE ${runs_once})
target_include_directories(cofin_test_support PUBLIC "${PROJECT_SOURCE_DIR}/tests")
target_link_libraries(cofin_test_support PUBLIC cofin::cofin nlohmann_json::nlohmann_json)
set_target_properties(cofin_test_support PROPERTIES UNITY_BUILD OFF) # unlike things that share names

# cofin_list_tests(<room> <labels> <seconds> <environment>): one ctest entry for each TEST_CASE of the room's program, once it
# is linked. One that is tagged [slow] is not quick.
function(cofin_list_tests room labels seconds environment)
    set(target cofin_test_${room})
    set(tests "${CMAKE_CURRENT_BINARY_DIR}/${target}.cmake")
    add_custom_command(TARGET ${target} POST_BUILD
        BYPRODUCTS "${tests}"
        COMMAND "${CMAKE_COMMAND}" -D "PROGRAM=$<TARGET_FILE:${target}>" -D "ROOM=${room}" -D "LABELS=${labels}"
                -D "SECONDS=${seconds}" -D "ENVIRONMENT=${environment}" -D "LIST=${list_names}" -D "OUTPUT=${tests}"
                -P "${PROJECT_SOURCE_DIR}/tests/support/discover.cmake"
        VERBATIM
    )
    configure_file("${PROJECT_SOURCE_DIR}/tests/support/not_built.cmake.in" "${target}_include.cmake" @ONLY)
    set_property(DIRECTORY APPEND PROPERTY TEST_INCLUDE_FILES "${CMAKE_CURRENT_BINARY_DIR}/${target}_include.cmake")
endfunction()

# cofin_test_room(<room> <source>...): one program, one ctest entry per TEST_CASE.
function(cofin_test_room room)
    set(target cofin_test_${room})
    add_executable(${target} ${ARGN})
    cofin_target(${target})
    target_link_libraries(${target} PRIVATE cofin_test_base cofin_test_support)
    if(room STREQUAL property)
        target_precompile_headers(${target} PRIVATE support/precompiled.hpp)
    else()
        target_compile_options(${target} PRIVATE ${runs_once})
        target_precompile_headers(${target} REUSE_FROM cofin_test_precompiled)
    endif()

    set(labels unit,quick)
    set(environment "")
    set(seconds 300)
    if(room STREQUAL property)
        find_package(rapidcheck REQUIRED)
        target_link_libraries(${target} PRIVATE rapidcheck cofin::store)
        set(labels property)
        set(seconds 1500) # one law makes ten thousand files
        # The same draws on every machine: over all laws more than a million where the build is optimized, fewer under
        # sanitizers. RC_PARAMS in a shell of one's own, without ctest, looks further.
        set(environment "RC_PARAMS=seed=2014 max_success=$<IF:$<CONFIG:Debug>,500,50000>")
        # Ten thousand ledgers in files are laws of figures: what the disk does is asked by the rooms store and kill.
        if(IS_DIRECTORY /dev/shm)
            list(APPEND environment TMPDIR=/dev/shm)
        endif()
    endif()

    if(room STREQUAL rulebook) # its reader of TOML shows the parser's types
        find_package(tomlplusplus 3 REQUIRED)
        target_link_libraries(${target} PRIVATE tomlplusplus::tomlplusplus)
    endif()

    if(room STREQUAL export)
        target_link_libraries(${target} PRIVATE cofin::export_)
    endif()

    if(room STREQUAL cli) # what help says is run by the command
        target_compile_definitions(${target} PRIVATE
            COFIN_COMMAND="$<TARGET_FILE:cofin_cli>"
            COFIN_TEMPLATE_PLUGIN="$<TARGET_FILE:cofin_plugin_template>")
    endif()

    if(room STREQUAL import) # its tests make workbooks
        target_sources(${target} PRIVATE import/small_workbook.cpp)
        target_link_libraries(${target} PRIVATE cofin_workbooks)
        target_compile_definitions(${target} PRIVATE
            COFIN_TEST_WORKBOOK_READER="$<TARGET_FILE:cofin_workbook_reader>")
        add_dependencies(${target} cofin_workbook_reader)
    endif()

    if(room STREQUAL report) # what its tests share
        target_sources(${target} PRIVATE report/left_in_english.cpp)
    endif()

    if(room STREQUAL kill) # minutes: one of the heavy labels
        set(labels kill)
        set(seconds 1500)
        target_link_libraries(${target} PRIVATE cofin::store)
    endif()

    if(room STREQUAL store) # its tests look into the file that the store writes, and make it fail
        find_package(SQLiteCpp 3 REQUIRED)
        find_package(SQLite3 REQUIRED)
        set(shared store/database_shape.cpp store/faulty_vfs.cpp store/tamper.cpp)
        target_sources(${target} PRIVATE ${shared})
        set_source_files_properties(${shared} PROPERTIES SKIP_UNITY_BUILD_INCLUSION ON)
        target_link_libraries(${target} PRIVATE cofin::store SQLiteCpp SQLite::SQLite3)
    endif()

    cofin_list_tests(${room} "${labels}" ${seconds} "${environment}")
endfunction()

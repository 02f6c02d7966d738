# What `cmake --install` installs. A part is a component of its own: its headers, its library, its CMake targets and its
# pkg-config file, so that who installs the core alone needs nothing of what the others need.
include(GNUInstallDirs)
include(CMakePackageConfigHelpers)

set(cofin_package_dir "${CMAKE_INSTALL_LIBDIR}/cmake/cofin")

# The public headers of each part, below include/cofin. What a header includes belongs to its part or to one below.
set(cofin_core_headers number time money grant claim ledger rules
    cofin.hpp copy_on_write.hpp error.hpp short_text.hpp spelling.hpp text_index.hpp version.hpp wording.hpp
    report/statement.hpp)
set(cofin_plugin_sdk_headers plugin/abi.h plugin/sdk.hpp)
set(cofin_rulebooks_headers rulebook project)
set(cofin_host_headers plugin/host.hpp plugin/limits.hpp)
set(cofin_store_headers store)
set(cofin_language_headers language)
set(cofin_report_headers report/assessment_text.hpp report/json_text.hpp report/statement_text.hpp)
set(cofin_c_headers c)

# A header that belongs to no part would be found here, and missing where cofin is installed.
function(cofin_check_parts root)
    foreach(part IN LISTS ARGN)
        foreach(entry IN LISTS cofin_${part}_headers)
            file(GLOB_RECURSE below RELATIVE "${root}" "${root}/${entry}/*.h" "${root}/${entry}/*.hpp")
            list(APPEND known ${entry} ${below})
        endforeach()
    endforeach()
    file(GLOB_RECURSE headers RELATIVE "${root}" CONFIGURE_DEPENDS "${root}/*.h" "${root}/*.hpp")
    list(REMOVE_ITEM headers ${known})
    if(headers)
        message(FATAL_ERROR "belongs to no part that is installed: ${headers}")
    endif()
endfunction()
cofin_check_parts("${PROJECT_SOURCE_DIR}/include/cofin" core plugin_sdk rulebooks host store language report c)

# Packages that a part's users need besides those of cofin, for pkg-config: the name of a .pc file, or what has none.
set(cofin_rulebooks_requires cofin tomlplusplus libcrypto)
set(cofin_host_requires cofin-rulebooks)
set(cofin_store_requires cofin-rulebooks sqlite3)
set(cofin_store_libraries "-lSQLiteCpp -lpthread -ldl")
set(cofin_language_requires cofin icu-i18n icu-uc)
set(cofin_report_requires cofin-language)
set(cofin_host_libraries "-ldl")
set(cofin_report_libraries "-lxlsxwriter")
set(cofin_plugin_sdk_requires cofin)

# cofin_install_part(<part> <target>)
function(cofin_install_part part target)
    if(NOT COFIN_INSTALL)
        return()
    endif()
    install(TARGETS ${target} EXPORT cofin-${part} COMPONENT ${part}
        RUNTIME DESTINATION "${CMAKE_INSTALL_BINDIR}"
        LIBRARY DESTINATION "${CMAKE_INSTALL_LIBDIR}"
        ARCHIVE DESTINATION "${CMAKE_INSTALL_LIBDIR}"
    )
    install(EXPORT cofin-${part} NAMESPACE cofin:: COMPONENT ${part}
        FILE cofin-${part}-targets.cmake DESTINATION "${cofin_package_dir}")
    foreach(header IN LISTS cofin_${part}_headers)
        cmake_path(GET header PARENT_PATH folder)
        if(IS_DIRECTORY "${PROJECT_SOURCE_DIR}/include/cofin/${header}")
            install(DIRECTORY "${PROJECT_SOURCE_DIR}/include/cofin/${header}" COMPONENT ${part}
                DESTINATION "${CMAKE_INSTALL_INCLUDEDIR}/cofin")
        else()
            install(FILES "${PROJECT_SOURCE_DIR}/include/cofin/${header}" COMPONENT ${part}
                DESTINATION "${CMAKE_INSTALL_INCLUDEDIR}/cofin/${folder}")
        endif()
    endforeach()
    cofin_install_pkg_config(${part} ${target})
endfunction()

# cofin_install_program(<part> <target> <folder>)
function(cofin_install_program part target folder)
    if(NOT COFIN_INSTALL)
        return()
    endif()
    install(TARGETS ${target} EXPORT cofin-${part}-programs COMPONENT ${part} RUNTIME DESTINATION "${folder}")
    # Once for all programs of the part.
    get_property(listed GLOBAL PROPERTY cofin_${part}_programs_listed)
    if(listed)
        return()
    endif()
    set_property(GLOBAL PROPERTY cofin_${part}_programs_listed ON)
    install(EXPORT cofin-${part}-programs NAMESPACE cofin:: COMPONENT ${part}
        FILE cofin-${part}-programs.cmake DESTINATION "${cofin_package_dir}")
endfunction()

# Completions and manual pages beside the command, printed by it once it is linked. Not where it cannot run here.
function(cofin_install_shell_files target)
    if(CMAKE_CROSSCOMPILING)
        return()
    endif()
    set(folder "${PROJECT_BINARY_DIR}/share")
    add_custom_command(TARGET ${target} POST_BUILD
        COMMAND "${CMAKE_COMMAND}" -D "COMMAND=$<TARGET_FILE:${target}>" -D "OUTPUT=${folder}"
                -P "${PROJECT_SOURCE_DIR}/src/cmake/shell_files.cmake"
        COMMENT "Printing completions and manual pages"
        VERBATIM
    )
    if(NOT COFIN_INSTALL)
        return()
    endif()
    foreach(part IN ITEMS bash-completion zsh fish)
        install(DIRECTORY "${folder}/${part}" COMPONENT cli DESTINATION "${CMAKE_INSTALL_DATADIR}")
    endforeach()
    install(DIRECTORY "${folder}/man/" COMPONENT cli DESTINATION "${CMAKE_INSTALL_MANDIR}")
endfunction()

# cofin.pc is the header-only core, cofin-store.pc the store with all it stands on. They find themselves, wherever they lie.
function(cofin_install_pkg_config part target)
    set(file cofin-${part})
    if(part STREQUAL core)
        set(file cofin)
    endif()
    set(libraries "")
    get_target_property(kind ${target} TYPE)
    if(NOT kind STREQUAL INTERFACE_LIBRARY)
        get_target_property(name ${target} OUTPUT_NAME)
        if(NOT name)
            set(name ${target})
        endif()
        set(libraries "-L\${libdir} -l${name} ${cofin_${part}_libraries}")
    endif()
    list(JOIN cofin_${part}_requires ", " requires)
    cmake_path(IS_ABSOLUTE CMAKE_INSTALL_LIBDIR is_absolute)
    if(is_absolute)
        set(prefix "${CMAKE_INSTALL_PREFIX}")
    else()
        file(RELATIVE_PATH prefix "/p/${CMAKE_INSTALL_LIBDIR}/pkgconfig" /p)
        string(REGEX REPLACE "/$" "" prefix "${prefix}")
        set(prefix "\${pcfiledir}/${prefix}")
    endif()
    set(folder "${PROJECT_BINARY_DIR}/package")
    file(CONFIGURE OUTPUT "${folder}/${file}.pc" @ONLY CONTENT [[prefix=@prefix@
includedir=${prefix}/@CMAKE_INSTALL_INCLUDEDIR@
libdir=${prefix}/@CMAKE_INSTALL_LIBDIR@

Name: @file@
Description: @PROJECT_DESCRIPTION@ (@part@)
Version: @PROJECT_VERSION@
Requires: @requires@
Cflags: -I${includedir}
Libs: @libraries@
]])
    install(FILES "${folder}/${file}.pc" COMPONENT ${part} DESTINATION "${CMAKE_INSTALL_LIBDIR}/pkgconfig")
endfunction()

# What find_package(cofin) reads, and the pages.
function(cofin_install_package)
    if(NOT COFIN_INSTALL)
        return()
    endif()
    set(folder "${PROJECT_BINARY_DIR}/package")
    configure_package_config_file("${PROJECT_SOURCE_DIR}/src/cmake/cofin-config.cmake.in" "${folder}/cofin-config.cmake"
        INSTALL_DESTINATION "${cofin_package_dir}" NO_SET_AND_CHECK_MACRO NO_CHECK_REQUIRED_COMPONENTS_MACRO)
    # Below 1.0 a minor version may break; from then on a major one.
    write_basic_package_version_file("${folder}/cofin-config-version.cmake" COMPATIBILITY SameMinorVersion)
    install(FILES "${folder}/cofin-config.cmake" "${folder}/cofin-config-version.cmake"
        COMPONENT core DESTINATION "${cofin_package_dir}")
    set(own "${PROJECT_SOURCE_DIR}/src/cmake")
    install(FILES "${own}/cofin_plugin.cmake" "${own}/plugin.map" "${own}/plugin_texts.cmake" "${own}/raw_literal.cmake"
        COMPONENT plugin_sdk DESTINATION "${cofin_package_dir}")
    install(FILES "${PROJECT_SOURCE_DIR}/LICENSE" "${PROJECT_SOURCE_DIR}/CHANGELOG.md"
        COMPONENT core DESTINATION "${CMAKE_INSTALL_DOCDIR}")
    install(DIRECTORY "${PROJECT_SOURCE_DIR}/docs/" COMPONENT core DESTINATION "${CMAKE_INSTALL_DOCDIR}"
        PATTERN decisions EXCLUDE PATTERN Doxyfile EXCLUDE PATTERN "*.dox" EXCLUDE)
endfunction()

# The one place that says how this project's own code is compiled. Consumers of cofin::cofin get none of it.

# cofin_sources(<variable> <folder> [pattern...]): the sources below a folder; a new file needs no list edited
# (docs/decisions/0001-globs.md).
function(cofin_sources variable folder)
    set(patterns ${ARGN})
    if(NOT patterns)
        set(patterns *.cpp)
    endif()
    list(TRANSFORM patterns PREPEND "${folder}/")
    file(GLOB_RECURSE found CONFIGURE_DEPENDS ${patterns})
    list(SORT found)
    set(${variable} ${found} PARENT_SCOPE)
endfunction()

# cofin_target(<target>): language level, visibility and warnings of a compiled target.
function(cofin_target target)
    target_compile_features(${target} PRIVATE cxx_std_20)
    set_target_properties(${target} PROPERTIES
        CXX_EXTENSIONS OFF
        CXX_VISIBILITY_PRESET hidden
        VISIBILITY_INLINES_HIDDEN ON
    )
    target_compile_options(${target} PRIVATE
        -Wall -Wextra -Wpedantic -Wconversion -Wsign-conversion -Wshadow
        -Wnon-virtual-dtor -Woverloaded-virtual -Wold-style-cast -Wcast-align -Wcast-qual
        -Wextra-semi -Wdouble-promotion -Wformat=2 -Wimplicit-fallthrough -Wundef
        $<$<CXX_COMPILER_ID:GNU>:-Wduplicated-cond -Wlogical-op>
        # gcc 12 sees overlaps in std::string's operator+ that are not there (gcc bug 105651).
        $<$<AND:$<CXX_COMPILER_ID:GNU>,$<VERSION_LESS:$<CXX_COMPILER_VERSION>,13>>:-Wno-restrict>
        # Under sanitizers gcc takes <regex> and others for uninitialized (its manual warns of it); the release build watches.
        $<$<AND:$<CXX_COMPILER_ID:GNU>,$<CONFIG:Debug>>:-Wno-maybe-uninitialized>
        $<$<BOOL:${COFIN_WERROR}>:-Werror>
    )
endfunction()

# cofin_without_sanitizers(<target>): for programs that limit their own address space, which sanitizers need whole.
function(cofin_without_sanitizers target)
    target_compile_options(${target} PRIVATE -fno-sanitize=all)
    target_link_options(${target} PRIVATE -fno-sanitize=all)
endfunction()

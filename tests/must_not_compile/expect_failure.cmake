# cmake -D COMPILER=... -D FLAGS=<response file> -D SOURCE=... -D MODE=forbidden|allowed -P expect_failure.cmake

# A line that begins with a blank is printed as it is, not wrapped.
function(complain text)
    message(FATAL_ERROR " ${SOURCE}: ${text}")
endfunction()

set(definition)
if(MODE STREQUAL "allowed")
    set(definition -DCOFIN_ALLOWED)
endif()
execute_process(
    COMMAND "${CMAKE_COMMAND}" -E env LC_ALL=C "${COMPILER}" "@${FLAGS}" ${definition} "${SOURCE}"
    RESULT_VARIABLE result
    OUTPUT_VARIABLE output
    ERROR_VARIABLE output
)

if(MODE STREQUAL "allowed")
    if(NOT result EQUAL 0)
        complain("the legal twin does not compile:\n${output}")
    endif()
    return()
endif()

file(STRINGS "${SOURCE}" first LIMIT_COUNT 1)
if(NOT first MATCHES "^// expected: (.+)$")
    complain("the first line must be '// expected: <regular expression>'")
endif()
set(expected "${CMAKE_MATCH_1}")
if(result EQUAL 0)
    complain("compiles, and must not")
endif()
if(NOT output MATCHES "${expected}")
    complain("fails, but not with '${expected}':\n${output}")
endif()

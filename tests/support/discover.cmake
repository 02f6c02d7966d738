# Writes one ctest entry for each TEST_CASE of a test program, after it is linked.
#   cmake -D PROGRAM=... -D ROOM=... -D LABELS=a,b -D SECONDS=N -D ENVIRONMENT=... -D LIST=<option(s) that list the names> -D OUTPUT=... -P discover.cmake
# Catch2's own script does the same but gives each entry one label only and mistakes a lone '[' in a name, as in
# "[from, to)", for the start of a list.
separate_arguments(LIST)
function(list_tests which into)
    execute_process(COMMAND "${PROGRAM}" ${LIST} ${which} OUTPUT_VARIABLE names RESULT_VARIABLE result ERROR_VARIABLE errors)
    # Catch2 2 returns the number of tests here.
    if(result LESS 0 OR errors MATCHES "Sanitizer")
        message(FATAL_ERROR "${PROGRAM} does not list its tests: ${result}\n${errors}")
    endif()
    set(${into} "${names}" PARENT_SCOPE)
endfunction()
list_tests("" names)
list_tests("[slow]" slow)

# '[', ']' and ';' mean something in a list: they are set aside as control characters while the names are one.
string(ASCII 1 open)
string(ASCII 2 close)
string(ASCII 3 semicolon)
string(REPLACE "[" "${open}" names "${names}")
string(REPLACE "]" "${close}" names "${names}")
string(REPLACE ";" "${semicolon}" names "${names}")
string(REPLACE "\n" ";" names "${names}")
string(REPLACE "," ";" labels "${LABELS}")

set(script "")
foreach(name IN LISTS names)
    if(name STREQUAL "")
        continue()
    endif()
    string(REPLACE "${open}" "[" name "${name}")
    string(REPLACE "${close}" "]" name "${name}")
    string(REPLACE "${semicolon}" ";" name "${name}")
    string(REGEX REPLACE "([][,\\])" "\\\\\\1" pattern "${name}")
    set(of_this "${labels}")
    string(FIND "\n${slow}" "\n${name}\n" place)
    if(NOT place EQUAL -1)
        list(REMOVE_ITEM of_this quick)
    endif()
    # "-w NoTests": a name the program does not find is a failure, not a pass of nothing.
    string(APPEND script
        "add_test([==[${ROOM}: ${name}]==] [==[${PROGRAM}]==] [==[${pattern}]==] -w NoTests)\n"
        "set_tests_properties([==[${ROOM}: ${name}]==] PROPERTIES LABELS \"${of_this}\" TIMEOUT ${SECONDS} ENVIRONMENT [==[${ENVIRONMENT}]==]"
        # a test that lacks what it reads says so and is counted as skipped
        " SKIP_REGULAR_EXPRESSION [==[(^|\n)skipped: ]==])\n"
    )
endforeach()
file(WRITE "${OUTPUT}" "${script}")

# Runs a fuzzer as a test: its corpus, then inputs made from it.
#   cmake -D FUZZER=... -D CORPUS=<folder> -D FINDS=<folder of its own> -P fuzz.cmake
file(REMOVE_RECURSE "${FINDS}")
file(MAKE_DIRECTORY "${FINDS}")
execute_process(
    COMMAND "${FUZZER}" -seed=2014 -runs=20000 -max_total_time=8 -timeout=30 -rss_limit_mb=2048 -max_len=32768
        "-artifact_prefix=${FINDS}/broken-" "${FINDS}" "${CORPUS}"
    RESULT_VARIABLE result
)
if(NOT result EQUAL 0)
    message(FATAL_ERROR "${FUZZER} ended with ${result}; what it was fed stands in ${FINDS}")
endif()

# What shells and man read of the command, as the command itself prints it.
#   cmake -D COMMAND=<cofin> -D OUTPUT=<folder> -P shell_files.cmake
function(print_to file)
    cmake_path(GET file PARENT_PATH folder)
    file(MAKE_DIRECTORY "${folder}")
    execute_process(COMMAND "${COMMAND}" ${ARGN} OUTPUT_FILE "${file}" COMMAND_ERROR_IS_FATAL ANY)
endfunction()

print_to("${OUTPUT}/bash-completion/completions/cofin" completion bash)
print_to("${OUTPUT}/zsh/site-functions/_cofin" completion zsh)
print_to("${OUTPUT}/fish/vendor_completions.d/cofin.fish" completion fish)
file(REMOVE_RECURSE "${OUTPUT}/man/man1") # a command that is gone leaves no page
file(MAKE_DIRECTORY "${OUTPUT}/man/man1")
execute_process(COMMAND "${COMMAND}" manual --out "${OUTPUT}/man/man1" OUTPUT_QUIET COMMAND_ERROR_IS_FATAL ANY)

# cofin_raw_literal(<variable> <file>): the text of a file as a C++ string literal.
# Each line is a raw string literal of its own: no literal comes near a compiler's limit, and none is cut inside a character.
function(cofin_raw_literal variable file)
    file(READ "${file}" text)
    if(text MATCHES "\\)cofin\"")
        message(FATAL_ERROR "${file}: holds the closing mark of a raw string literal, )cofin\"")
    endif()
    string(REPLACE "\n" "\n)cofin\"\nR\"cofin(" text "${text}")
    set(${variable} "R\"cofin(${text})cofin\"" PARENT_SCOPE)
endfunction()

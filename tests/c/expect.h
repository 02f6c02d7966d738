/* How a test in C says what it expects: what fails is printed, and the program's exit code counts it. */
#ifndef COFIN_TESTS_C_EXPECT_H
#define COFIN_TESTS_C_EXPECT_H

#include <cofin/c/cofin.h>

#include <stdio.h>
#include <string.h>

static int failures;

#define EXPECT(condition)                                                                          \
    do {                                                                                           \
        if (!(condition)) {                                                                        \
            ++failures;                                                                            \
            fprintf(stderr, "%s:%d: expected %s; the last message is: %s\n", __FILE__, __LINE__,   \
                    #condition, cofin_error_message());                                            \
        }                                                                                          \
    } while (0)

/* The call returns the status, and its message holds the words. */
#define EXPECT_STATUS(call, status, words)                                                         \
    do {                                                                                           \
        const int32_t said = (call);                                                               \
        if (said != (status) || strstr(cofin_error_message(), (words)) == NULL) {                  \
            ++failures;                                                                            \
            fprintf(stderr, "%s:%d: %s: found %s: %s\n", __FILE__, __LINE__, #call,                \
                    cofin_status_name(said), cofin_error_message());                               \
        }                                                                                          \
    } while (0)

#endif

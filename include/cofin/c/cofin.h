/*
 * cofin for programs that are not written in C++: split an amount, check a project folder, read a statement. C11.
 *
 *     char* json = NULL;
 *     cofin_check_request request = {.struct_size = sizeof request, .path = "examples/urady-bez-hranic"};
 *     if (cofin_check(&request, &json, NULL) != COFIN_OK)
 *         fprintf(stderr, "%s\n", cofin_error_message());
 *     cofin_free(json);
 *
 * Link libcofin (`cofin::c`, pkg-config `cofin-c`).
 *
 * Texts are UTF-8 and closed by a zero, paths too, and at most COFIN_TEXT_MAX bytes long. What is passed in is borrowed
 * until the function returns. What is handed out through a `char**` is the caller's, who gives it back to `cofin_free`.
 * Errors: every function that can fail returns an `enum cofin_status`; then it changed nothing but its out parameters: a
 * `char**` holds NULL, other results keep what they held. No exception leaves the library.
 * Threads: every function may be called from several threads at once; error messages are kept by thread. A ledger's file
 * may be written by others meanwhile.
 * Sizes: structs that begin with `struct_size` grow at their end; the caller sets it to `sizeof`. A size below that of the
 * first version is refused; so is a larger one than the library knows, unless all further bytes are zero.
 */
#ifndef COFIN_C_COFIN_H
#define COFIN_C_COFIN_H

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/* Raised when functions, members or values are added. What is there never changes within one soname. */
#define COFIN_C_VERSION 1U

/* Longest text that is read, in bytes without the closing zero. */
#define COFIN_TEXT_MAX 65536U
/* Most sources of one split. */
#define COFIN_SOURCES_MAX 1000U

/* Marks what the library exports. */
#define COFIN_C_API __attribute__((visibility("default")))

/* What a function says of its success. */
enum cofin_status {
    COFIN_OK = 0,
    COFIN_BAD_ARGUMENT = 1,   /* a null pointer, a struct's size, a count, a text that is too long: the program's mistake */
    COFIN_BAD_INPUT = 2,      /* a text, file, folder or rulebook is not what its format says, or names what is not there */
    COFIN_WRONG_CURRENCY = 3, /* no ISO 4217 currency, or two currencies where one is meant */
    COFIN_OUT_OF_RANGE = 4,   /* an amount or a rate leaves what 63 bits hold */
    COFIN_STORE_FAILED = 5,   /* a ledger's file is missing, no ledger, damaged or cannot be read */
    COFIN_NO_MEMORY = 6,
    COFIN_FAILED = 7          /* anything else: a fault of the library */
};

/* The version of the library, such as "0.1.0"; valid as long as it is loaded. Not that of the header: see COFIN_C_VERSION.
   [thread: any] */
COFIN_C_API const char* cofin_version(void);

/* The COFIN_C_VERSION that the library was built with. [thread: any] */
COFIN_C_API uint32_t cofin_c_version(void);

/* Why the last call on this thread failed: `file:line:column: found X, expected Y`, in lines where there are several; empty
   after a call that did not fail. Valid until the next call of this thread. [thread: any] */
COFIN_C_API const char* cofin_error_message(void);

/* The name of a status, such as "COFIN_BAD_INPUT"; "unknown" for another number. Valid as long as the library is loaded.
   [thread: any] */
COFIN_C_API const char* cofin_status_name(int32_t status);

/* Gives a text back that the library handed out. NULL is nothing. [thread: any] */
COFIN_C_API void cofin_free(char* text);

/* Minor units, such as cents, and the ISO 4217 code, closed by a zero. `digits`: how many decimals the currency has; where
   an amount is passed in it must be that number, so that nobody takes yen for cents. */
typedef struct cofin_amount {
    int64_t minor;
    char currency[4];
    uint32_t digits;
} cofin_amount;

/* Reads `23725.48 EUR`. COFIN_BAD_INPUT for another form, COFIN_WRONG_CURRENCY for an unknown code. [thread: any] */
COFIN_C_API int32_t cofin_amount_parse(const char* text, cofin_amount* amount);

/* Writes `23725.48 EUR`; `text` is given back to cofin_free. [thread: any] */
COFIN_C_API int32_t cofin_amount_text(const cofin_amount* amount, char** text);

/* Who pays a share of an amount. */
typedef struct cofin_source {
    const char* name;        /* `ERDF` */
    const char* rate;        /* `85 %`, `77.5625 %` or `5/85` */
    const char* of;          /* an earlier source whose part the rate is of; NULL: the amount itself */
    const char* rounding;    /* floor, ceiling, down, up, half_up, half_down or half_even: nobody else says it */
    const cofin_amount* cap; /* most that the source pays; NULL: no cap */
} cofin_source;

/* What is split, and among whom. */
typedef struct cofin_split_request {
    size_t struct_size;
    cofin_amount amount;
    const cofin_source* sources;
    size_t source_count; /* 1 to COFIN_SOURCES_MAX */
    size_t source_size;  /* how far two sources are apart: sizeof(cofin_source) */
    const char* residual; /* who takes the rest, and with it all leftover cents */
} cofin_split_request;

/* Splits an amount. `parts` has room for `part_count` amounts, which is source_count + 1: those of the sources in their
   order, then the residual's. They sum to the amount. COFIN_BAD_INPUT where names repeat, a source depends on none before
   it, or sources exceed 100 % together; COFIN_WRONG_CURRENCY where a cap's currency is another. [thread: any] */
COFIN_C_API int32_t cofin_split(const cofin_split_request* request, cofin_amount* parts, size_t part_count);

/* Which project is checked, and by what. */
typedef struct cofin_check_request {
    size_t struct_size;
    const char* path;     /* a folder with project.toml and costs.csv: docs/formats.md */
    const char* rulebook; /* an id or a file, in place of the one that the project names; NULL: that one */
    const char* on;       /* the rulebook as published by that day, such as 2018-06-30; NULL: its newest version */
    const char* profile;  /* at which points amounts are cut: cofin or jems-10; NULL: cofin */
} cofin_check_request;

/* Checks what a project declares. `json` is what docs/schema/check.schema.json describes. `objections`, where not NULL,
   becomes 1 if something is cut, asked or undetermined and 0 if nothing is. Rules of foreign plugins are not loaded: a
   rulebook that needs one is COFIN_BAD_INPUT. [thread: any] */
COFIN_C_API int32_t cofin_check(const cofin_check_request* request, char** json, int32_t* objections);

/* Whose statement is read, and of when. */
typedef struct cofin_statement_request {
    size_t struct_size;
    const char* ledger;    /* the ledger's file, which is not written to */
    const char* project;   /* its number; NULL: the only one of the ledger */
    const char* as_of_day; /* as of the end of that day, such as 2018-12-31; NULL: see as_of_entry */
    uint64_t as_of_entry;  /* after the entry of that number; 0: the last. At most one of the two is given */
} cofin_statement_request;

/* How a project stands. `json` is what docs/schema/statement.schema.json describes. COFIN_STORE_FAILED for a file that is
   no ledger, COFIN_BAD_INPUT for a project or an entry that is not in it. [thread: any] */
COFIN_C_API int32_t cofin_statement(const cofin_statement_request* request, char** json);

#ifdef __cplusplus
}
#endif

#endif

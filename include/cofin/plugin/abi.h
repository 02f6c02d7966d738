/*
 * The border between cofin and a plugin: C11, plain data, one exported symbol.
 *
 * A plugin is a shared library that brings rule kinds of its own, and rulebooks that use them. What it is - its id, its
 * version, its kinds with their parameters, its rulebooks - stands as text in two sections of the file and is read without
 * running anything; only the judging is code, and stands in `cofin_plugin_v1`.
 *
 * Ownership: whoever fills a struct owns what it points to. What the host passes is valid until the called function
 * returns and must not be changed; what the plugin passes is copied before the host's function returns. Nothing is handed
 * over, so nothing is ever freed across the border.
 * Threads: the host calls one function of a plugin at a time. A plugin calls the functions of `cofin_host` only from the
 * thread that `judge` was called on, and only before it returns.
 * Errors: no exception and no longjmp crosses the border. What fails returns something else than 0 and may say why.
 * Texts are UTF-8, counted and not terminated.
 *
 * What may change: docs/abi.md. In short, structs that begin with `struct_size` grow at their end, arrays are walked by
 * the size that comes with them, and enumerations get further values; nothing else of version 1 ever changes.
 */
#ifndef COFIN_PLUGIN_ABI_H
#define COFIN_PLUGIN_ABI_H

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/* The version of this border; docs/abi.md says what may change within it. */
#define COFIN_ABI_VERSION 1U

/* Bytes in UTF-8, counted and not terminated. */
typedef struct cofin_text {
    const char* data;
    size_t size;
} cofin_text;

/* Minor units, such as cents, and the ISO 4217 code, closed by a zero. `digits`: how many decimals the currency has. */
typedef struct cofin_money {
    int64_t minor;
    char currency[4];
    uint32_t digits;
} cofin_money;

/* Several texts. */
typedef struct cofin_list {
    const cofin_text* items;
    size_t size;
} cofin_list;

/* numerator / denominator, as the rulebook wrote it: 85/100, 5/85. The denominator is positive. */
typedef struct cofin_rate {
    int64_t numerator;
    int64_t denominator;
} cofin_rate;

/* The coefficient of a decimal number in two's complement; `cofin_value.scale` says how many of its digits are decimals. */
typedef struct cofin_coefficient {
    uint64_t low;
    int64_t high;
} cofin_coefficient;

/* What a value is. */
enum cofin_type {
    COFIN_MISSING = 0, /* not known, or not given: never a default */
    COFIN_FLAG = 1,
    COFIN_COUNT = 2,
    COFIN_NUMBER = 3,
    COFIN_PROPORTION = 4,
    COFIN_AMOUNT = 5,
    COFIN_DATE = 6,
    COFIN_TEXT = 7,
    COFIN_LIST = 8
};

/* A fact or a parameter. */
typedef struct cofin_value {
    uint32_t type;  /* enum cofin_type: which member of `as` is meant */
    uint32_t scale; /* of a COFIN_NUMBER; else 0 */
    union {
        int64_t flag;  /* 0 or 1 */
        int64_t count; /* 0 and above */
        cofin_coefficient number;
        cofin_rate proportion;
        cofin_money amount;
        int64_t date; /* days since 1970-01-01 */
        cofin_text text;
        cofin_list list;
    } as;
} cofin_value;

/* Values by which a rule judges: those of one of its dated rows. */
typedef struct cofin_row {
    const cofin_value* values; /* as many as the kind has parameters, in the manifest's order */
} cofin_row;

/* A cost, a partner or the project, as the manifest's `about` says. */
typedef struct cofin_item {
    cofin_text id;
    cofin_text partner;   /* of a cost: who declares it; else empty */
    cofin_text category;  /* of a cost; else empty */
    cofin_money declared; /* of a cost: the amount of its document; else nothing in the project's currency */
    cofin_money left;     /* of a cost: what the steps before left of it and its credit notes, in the step's currency */
    uint64_t row;         /* which of the batch's rows holds for it */
    const cofin_value* facts; /* as many as the kind reads facts, in the manifest's order */
} cofin_item;

/* One rule at work: the items that it speaks about. */
typedef struct cofin_batch {
    size_t struct_size;
    cofin_text rule;    /* its id in the rulebook */
    cofin_text kind;    /* `example.day_rate/1` */
    cofin_text project; /* its number */
    cofin_text currency; /* of the agreement: the ISO 4217 code */

    const cofin_text* parameters; /* names, in the manifest's order */
    size_t parameter_count;
    const cofin_text* facts; /* names, in the manifest's order */
    size_t fact_count;

    const cofin_row* rows;
    size_t row_count;
    size_t row_size; /* how far two rows are apart */

    const cofin_item* items;
    size_t item_count;
    size_t item_size; /* how far two items are apart */
} cofin_batch;

/* What a plugin may say of an item; the numbers are those of cofin::outcome. */
enum cofin_outcome {
    COFIN_INELIGIBLE = 1,      /* the rule is broken: money is cut */
    COFIN_NEEDS_JUDGEMENT = 2, /* a person must decide; until then the money is open */
    COFIN_UNDETERMINED = 3,    /* a fact is missing; the money is open */
    COFIN_NOTE = 5             /* worth knowing; cuts and opens nothing */
};

/* What a rule says of an item. An item of which nothing is said is eligible. */
typedef struct cofin_proposal {
    size_t struct_size;
    cofin_text rule;    /* the batch's */
    uint64_t item;      /* its place in the batch */
    uint32_t said;      /* enum cofin_outcome */
    uint32_t has_cut;   /* 1: `cut` is what is not eligible; 0: all that is left. 0 unless COFIN_INELIGIBLE on a cost */
    cofin_money cut;    /* between nothing and `left`, in its currency */
    cofin_text message; /* what was found, for people: one line, at most COFIN_MESSAGE_MAX bytes, never empty */
} cofin_proposal;

/* Longest message of a proposal, in bytes. */
#define COFIN_MESSAGE_MAX 2048U

/* What a plugin may ask of its host while it judges. */
typedef struct cofin_host {
    size_t struct_size;
    void* context; /* the host's own; passed back to its functions */

    /* Says something of an item, at most once of each. The host copies it and returns; it may find it false later.
       [thread: that of `judge`; ownership: the proposal stays the plugin's] */
    void (*propose)(void* context, const cofin_proposal* proposal);

    /* Says why `judge` is about to return something else than 0. The last text counts.
       [thread: that of `judge`; ownership: the text stays the plugin's] */
    void (*fail)(void* context, cofin_text why);
} cofin_host;

/* A rule kind's code. What else there is to know of the kind stands in the manifest, under the same name. */
typedef struct cofin_kind {
    const char* name; /* `example.day_rate/1`, closed by a zero; valid as long as the library is loaded */

    /* Judges the items of a batch by the rule, each by itself unless the manifest says `together`. Its result depends on
       the batch alone: not on time, chance, earlier batches or the order of items. Returns 0, or something else: then all
       that it said does not count and the plugin's rules are undetermined.
       [thread: any, one call at a time; ownership: batch and host stay the host's, valid until it returns] */
    int32_t (*judge)(const cofin_batch* batch, const cofin_host* host);
} cofin_kind;

/* The one symbol that a plugin exports. Constant; valid as long as the library is loaded. */
typedef struct cofin_plugin {
    size_t struct_size;
    uint32_t abi_version; /* COFIN_ABI_VERSION */
    uint32_t reserved;    /* 0 */
    const cofin_kind* kinds;
    size_t kind_count;
    size_t kind_size; /* how far two kinds are apart */
} cofin_plugin;

/* Marks what the library exports. */
#define COFIN_EXPORT __attribute__((visibility("default")))

/* The symbol. */
extern COFIN_EXPORT const cofin_plugin cofin_plugin_v1;

/* Puts a text into the file where it is found without running it: the manifest, once, and rulebooks, as many as wanted.
   Arguments: a name that is free in the source file, and a string literal. */
#define COFIN_MANIFEST(name, literal) COFIN_IN_SECTION("cofin_manifest", name, literal)
/* The same for a rulebook. */
#define COFIN_RULEBOOK(name, literal) COFIN_IN_SECTION("cofin_rulebook", name, literal)
/* How both do it. */
#define COFIN_IN_SECTION(part, name, literal)                                                       \
    __attribute__((used, section(part), aligned(1))) static const char name[] = literal

#ifdef __cplusplus
}
#endif

#endif

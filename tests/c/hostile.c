/* What the C interface says to a program that uses it wrongly: the status that the header names, and never more harm.
   Arguments: a project folder, a ledger, a folder to write into. */

#include "expect.h"

#include <stdlib.h>

static const cofin_source erdf = {.name = "ERDF", .rate = "85 %", .rounding = "floor"};
static cofin_amount parts[3];

static cofin_split_request fair_split(const cofin_source* sources, size_t count) {
    const cofin_split_request request = {.struct_size = sizeof request,
                                         .amount = {10000, "EUR", 2},
                                         .sources = sources,
                                         .source_count = count,
                                         .source_size = sizeof *sources,
                                         .residual = "own"};
    return request;
}

static void nulls(void) {
    cofin_amount amount = {1, "EUR", 2};
    char* text = NULL;
    EXPECT_STATUS(cofin_amount_parse(NULL, &amount), COFIN_BAD_ARGUMENT, "found no text");
    EXPECT_STATUS(cofin_amount_parse("1.00 EUR", NULL), COFIN_BAD_ARGUMENT, "found no amount");
    EXPECT_STATUS(cofin_amount_text(NULL, &text), COFIN_BAD_ARGUMENT, "found no amount");
    EXPECT_STATUS(cofin_amount_text(&amount, NULL), COFIN_BAD_ARGUMENT, "found no text");
    EXPECT_STATUS(cofin_split(NULL, parts, 2), COFIN_BAD_ARGUMENT, "found no request");
    EXPECT_STATUS(cofin_check(NULL, &text, NULL), COFIN_BAD_ARGUMENT, "found no request");
    EXPECT_STATUS(cofin_statement(NULL, &text), COFIN_BAD_ARGUMENT, "found no request");
    const cofin_check_request check = {.struct_size = sizeof check};
    EXPECT_STATUS(cofin_check(&check, NULL, NULL), COFIN_BAD_ARGUMENT, "found no json");
    EXPECT_STATUS(cofin_check(&check, &text, NULL), COFIN_BAD_ARGUMENT, "found no path");
    const cofin_statement_request statement = {.struct_size = sizeof statement};
    EXPECT_STATUS(cofin_statement(&statement, NULL), COFIN_BAD_ARGUMENT, "found no json");
    EXPECT_STATUS(cofin_statement(&statement, &text), COFIN_BAD_ARGUMENT, "found no ledger");

    cofin_split_request request = fair_split(NULL, 1);
    EXPECT_STATUS(cofin_split(&request, parts, 2), COFIN_BAD_ARGUMENT, "found no sources");
    request = fair_split(&erdf, 1);
    EXPECT_STATUS(cofin_split(&request, NULL, 2), COFIN_BAD_ARGUMENT, "found no parts");
    request.residual = NULL;
    EXPECT_STATUS(cofin_split(&request, parts, 2), COFIN_BAD_ARGUMENT, "found no residual");
    const cofin_source nothing = {0};
    request = fair_split(&nothing, 1);
    EXPECT_STATUS(cofin_split(&request, parts, 2), COFIN_BAD_ARGUMENT, "found no name");
    const cofin_source unrounded = {.name = "ERDF", .rate = "85 %"};
    request = fair_split(&unrounded, 1);
    EXPECT_STATUS(cofin_split(&request, parts, 2), COFIN_BAD_ARGUMENT, "found no rounding");
}

static void sizes(const char* folder) {
    char* json = NULL;
    cofin_check_request check = {.struct_size = 0, .path = folder};
    const size_t wrong[] = {0, 1, sizeof check - 1, sizeof check - sizeof(void*), (size_t)-1, 5000};
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; ++i) {
        check.struct_size = wrong[i];
        EXPECT_STATUS(cofin_check(&check, &json, NULL), COFIN_BAD_ARGUMENT, "struct_size: found");
        EXPECT(json == NULL);
    }
    struct {
        cofin_check_request known;
        const char* later;
    } newer = {{.struct_size = sizeof newer, .path = folder}, "a member of a later version"};
    EXPECT_STATUS(cofin_check(&newer.known, &json, NULL), COFIN_BAD_ARGUMENT, "does not know");
    cofin_statement_request statement = {.struct_size = 3, .ledger = folder};
    EXPECT_STATUS(cofin_statement(&statement, &json), COFIN_BAD_ARGUMENT, "struct_size: found 3");

    cofin_split_request request = fair_split(&erdf, 1);
    request.struct_size = sizeof request - sizeof(void*);
    EXPECT_STATUS(cofin_split(&request, parts, 2), COFIN_BAD_ARGUMENT, "struct_size: found");
    request = fair_split(&erdf, 1);
    request.source_size = 1;
    EXPECT_STATUS(cofin_split(&request, parts, 2), COFIN_BAD_ARGUMENT, "source_size: found 1");
    const size_t counts[] = {0, COFIN_SOURCES_MAX + 1, (size_t)-1};
    for (size_t i = 0; i < sizeof counts / sizeof *counts; ++i) {
        request = fair_split(&erdf, counts[i]);
        EXPECT_STATUS(cofin_split(&request, parts, 2), COFIN_BAD_ARGUMENT, "source_count: found");
    }
    request = fair_split(&erdf, 1);
    EXPECT_STATUS(cofin_split(&request, parts, 1), COFIN_BAD_ARGUMENT, "part_count: found 1");
    EXPECT_STATUS(cofin_split(&request, parts, 3), COFIN_BAD_ARGUMENT, "part_count: found 3");
}

static void currencies(void) {
    cofin_amount amount = {7, "EUR", 2};
    char* text = NULL;
    EXPECT_STATUS(cofin_amount_parse("1.00 EUX", &amount), COFIN_WRONG_CURRENCY, "\"EUX\"");
    EXPECT(amount.minor == 7);
    EXPECT_STATUS(cofin_amount_parse("1.00 eur", &amount), COFIN_WRONG_CURRENCY, "\"eur\"");
    cofin_amount unknown = {1, "XQQ", 2};
    EXPECT_STATUS(cofin_amount_text(&unknown, &text), COFIN_WRONG_CURRENCY, "\"XQQ\"");
    cofin_amount none = {1, "", 2};
    EXPECT_STATUS(cofin_amount_text(&none, &text), COFIN_WRONG_CURRENCY, "ISO 4217");
    cofin_amount open = {1, {'E', 'U', 'R', 'O'}, 2};
    EXPECT_STATUS(cofin_amount_text(&open, &text), COFIN_BAD_ARGUMENT, "four letters");
    cofin_amount yen = {1, "JPY", 2};
    EXPECT_STATUS(cofin_amount_text(&yen, &text), COFIN_BAD_ARGUMENT, "found digits 2, expected 0");
    EXPECT(text == NULL);

    const cofin_amount zloty = {100, "PLN", 2};
    const cofin_source capped = {
        .name = "ERDF", .rate = "85 %", .rounding = "floor", .cap = &zloty};
    const cofin_split_request request = fair_split(&capped, 1);
    EXPECT_STATUS(cofin_split(&request, parts, 2), COFIN_WRONG_CURRENCY, "PLN");
}

/* Split requests whose texts are wrong, each in one place. */
static void words(void) {
    static const struct {
        cofin_source source;
        const char* says;
    } rows[] = {
        {{.name = "", .rate = "85 %", .rounding = "floor"}, "no name"},
        {{.name = "own", .rate = "85 %", .rounding = "floor"}, "two sources"},
        {{.name = "ERDF", .rate = "", .rounding = "floor"}, "rate"},
        {{.name = "ERDF", .rate = "0.85", .rounding = "floor"}, "rate"},
        {{.name = "ERDF", .rate = "1/0", .rounding = "floor"}, "rate"},
        {{.name = "ERDF", .rate = "101 %", .rounding = "floor"}, "100 %"},
        {{.name = "ERDF", .rate = "85 %", .rounding = "flor"}, "did you mean \"floor\""},
        {{.name = "ERDF", .rate = "85 %", .rounding = ""}, "rounding"},
        {{.name = "ERDF", .rate = "85 %", .rounding = "floor", .of = "SB"}, "SB"},
        {{.name = "ERDF", .rate = "85 %", .rounding = "floor", .of = ""}, "of: found"},
        {{.name = "E\xff", .rate = "85 %", .rounding = "floor"}, "expected UTF-8"},
        {{.name = "ERDF", .rate = "85 %\xc3", .rounding = "floor"}, "expected UTF-8"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; ++i) {
        const cofin_split_request request = fair_split(&rows[i].source, 1);
        EXPECT_STATUS(cofin_split(&request, parts, 2), COFIN_BAD_INPUT, rows[i].says);
    }
    const cofin_source twice[] = {erdf, erdf};
    const cofin_split_request request = fair_split(twice, 2);
    EXPECT_STATUS(cofin_split(&request, parts, 3), COFIN_BAD_INPUT, "two sources");
    cofin_split_request nobody = fair_split(&erdf, 1);
    nobody.residual = "";
    EXPECT_STATUS(cofin_split(&nobody, parts, 2), COFIN_BAD_INPUT, "residual: found");
    cofin_amount amount;
    const char* const forms[] = {"",         "EUR",     "1.00",     "1.000 EUR",
                                 "1,00 EUR", "1e3 EUR", " 1.00 EUR"};
    for (size_t i = 0; i < sizeof forms / sizeof *forms; ++i)
        EXPECT_STATUS(cofin_amount_parse(forms[i], &amount), COFIN_BAD_INPUT, "found");
}

static void huge(const char* folder) {
    static char text[COFIN_TEXT_MAX + 2];
    memset(text, '9', sizeof text - 1);
    cofin_amount amount;
    char* json = NULL;
    EXPECT_STATUS(cofin_amount_parse(text, &amount), COFIN_BAD_ARGUMENT,
                  "text: found a longer text");
    text[COFIN_TEXT_MAX] = '\0';
    EXPECT_STATUS(cofin_amount_parse(text, &amount), COFIN_BAD_INPUT, "found");
    const cofin_source source = {.name = "ERDF", .rate = text, .rounding = "floor"};
    const cofin_split_request request = fair_split(&source, 1);
    EXPECT_STATUS(cofin_split(&request, parts, 2), COFIN_BAD_INPUT, "rate");
    const cofin_check_request check = {.struct_size = sizeof check, .path = text};
    EXPECT_STATUS(cofin_check(&check, &json, NULL), COFIN_BAD_INPUT, "found");
    const cofin_check_request book = {.struct_size = sizeof book, .path = folder, .rulebook = text};
    EXPECT_STATUS(cofin_check(&book, &json, NULL), COFIN_BAD_INPUT, "found");

    cofin_split_request largest = fair_split(&erdf, 1);
    largest.amount.minor = INT64_MAX;
    EXPECT_STATUS(cofin_split(&largest, parts, 2), COFIN_OK, "");
    EXPECT(parts[0].minor == 7839866231326559435 && parts[1].minor == INT64_MAX - parts[0].minor);
    const cofin_source narrow[] = {
        {.name = "A", .rate = "1/9223372036854775807", .rounding = "floor"},
        {.name = "B", .rate = "1/9223372036854775783", .rounding = "floor"}};
    const cofin_split_request sum = fair_split(narrow, 2);
    EXPECT_STATUS(cofin_split(&sum, parts, 3), COFIN_OUT_OF_RANGE, "");
}

static void folders(const char* folder, const char* scratch) {
    char* json = (char*)1;
    int32_t objections = 7;
    cofin_check_request check = {.struct_size = sizeof check, .path = ""};
    EXPECT_STATUS(cofin_check(&check, &json, &objections), COFIN_BAD_INPUT, "found");
    EXPECT(json == NULL && objections == 7);
    check.path = scratch;
    EXPECT_STATUS(cofin_check(&check, &json, &objections), COFIN_BAD_INPUT, "project.toml");
    check.path = "\xff\xfe";
    EXPECT_STATUS(cofin_check(&check, &json, &objections), COFIN_BAD_INPUT, "path:1: found");
    check.path = folder;
    check.rulebook = "no-such-rulebook";
    EXPECT_STATUS(cofin_check(&check, &json, &objections), COFIN_BAD_INPUT, "no-such-rulebook");
    check.rulebook = "";
    EXPECT_STATUS(cofin_check(&check, &json, &objections), COFIN_BAD_INPUT, "rulebook: found");
    check.rulebook = NULL;
    check.on = "2018-02-30";
    EXPECT_STATUS(cofin_check(&check, &json, &objections), COFIN_BAD_INPUT, "on:");
    check.on = "1990-01-01";
    EXPECT_STATUS(cofin_check(&check, &json, &objections), COFIN_BAD_INPUT, "published");
    check.on = NULL;
    check.profile = "jems";
    EXPECT_STATUS(cofin_check(&check, &json, &objections), COFIN_BAD_INPUT, "profile: found");
    EXPECT(json == NULL && objections == 7);
}

static void ledgers(const char* folder, const char* ledger, const char* scratch) {
    char* json = NULL;
    cofin_statement_request request = {.struct_size = sizeof request, .ledger = "no/such/file"};
    EXPECT_STATUS(cofin_statement(&request, &json), COFIN_STORE_FAILED, "no/such/file");
    request.ledger = scratch;
    EXPECT_STATUS(cofin_statement(&request, &json), COFIN_STORE_FAILED, "");
    char toml[4096];
    snprintf(toml, sizeof toml, "%s/project.toml", folder);
    request.ledger = toml;
    EXPECT_STATUS(cofin_statement(&request, &json), COFIN_STORE_FAILED, "project.toml");
    request.ledger = "\x80";
    EXPECT_STATUS(cofin_statement(&request, &json), COFIN_BAD_INPUT, "UTF-8");
    request.ledger = ledger;
    request.project = "no such project";
    EXPECT_STATUS(cofin_statement(&request, &json), COFIN_BAD_INPUT, "no such project");
    request.project = NULL;
    request.as_of_entry = UINT64_MAX;
    EXPECT_STATUS(cofin_statement(&request, &json), COFIN_BAD_INPUT, "as_of_entry");
    request.as_of_day = "2018-12-31";
    EXPECT_STATUS(cofin_statement(&request, &json), COFIN_BAD_ARGUMENT, "at most one");
    request.as_of_entry = 0;
    request.as_of_day = "yesterday";
    EXPECT_STATUS(cofin_statement(&request, &json), COFIN_BAD_INPUT, "as_of_day:");
    EXPECT(json == NULL);
}

int main(int argc, char** argv) {
    if (argc != 4)
        return 2;
    nulls();
    sizes(argv[1]);
    currencies();
    words();
    huge(argv[1]);
    folders(argv[1], argv[3]);
    ledgers(argv[1], argv[2], argv[3]);
    /* What did not fail says nothing. */
    cofin_amount amount;
    EXPECT_STATUS(cofin_amount_parse("1.00 EUR", &amount), COFIN_OK, "");
    EXPECT(*cofin_error_message() == '\0');
    return failures == 0 ? 0 : 1;
}

/* What the C interface gives to a program that uses it rightly. Arguments: a project folder, the JSON that `cofin check`
   prints of it, a ledger, the JSON of its statement. */

#include "expect.h"

#include <pthread.h>
#include <stdlib.h>

static char* read_file(const char* path) {
    FILE* file = fopen(path, "rb");
    if (file == NULL)
        return NULL;
    static const size_t most = (size_t)1 << 20U;
    char* text = calloc(most + 1, 1);
    if (text != NULL)
        text[fread(text, 1, most, file)] = '\0';
    fclose(file);
    return text;
}

static void versions(void) {
    EXPECT(cofin_c_version() == COFIN_C_VERSION);
    EXPECT(strlen(cofin_version()) >= strlen("0.0.0"));
    EXPECT(strcmp(cofin_status_name(COFIN_OK), "COFIN_OK") == 0);
    EXPECT(strcmp(cofin_status_name(COFIN_FAILED), "COFIN_FAILED") == 0);
    EXPECT(strcmp(cofin_status_name(COFIN_FAILED + 1), "unknown") == 0);
    EXPECT(strcmp(cofin_status_name(-1), "unknown") == 0);
    cofin_free(NULL);
}

static void amounts(void) {
    cofin_amount amount = {0};
    EXPECT_STATUS(cofin_amount_parse("23725.48 EUR", &amount), COFIN_OK, "");
    EXPECT(amount.minor == 2372548 && strcmp(amount.currency, "EUR") == 0 && amount.digits == 2);
    char* text = NULL;
    EXPECT_STATUS(cofin_amount_text(&amount, &text), COFIN_OK, "");
    EXPECT(text != NULL && strcmp(text, "23725.48 EUR") == 0);
    cofin_free(text);
    EXPECT_STATUS(cofin_amount_parse("-5 JPY", &amount), COFIN_OK, "");
    EXPECT(amount.minor == -5 && amount.digits == 0);
}

/* Figures by hand: 0.85 x 23 725.48 = 20 166.658, cut down; 5/85 of 20 166.65 = 1 186.2735..., cut down; the rest. */
static void splits(void) {
    const cofin_source sources[] = {
        {.name = "ERDF", .rate = "85 %", .rounding = "floor"},
        {.name = "SB", .rate = "5/85", .of = "ERDF", .rounding = "floor"},
    };
    cofin_split_request request = {.struct_size = sizeof request,
                                   .amount = {2372548, "EUR", 2},
                                   .sources = sources,
                                   .source_count = 2,
                                   .source_size = sizeof sources[0],
                                   .residual = "own"};
    cofin_amount parts[3];
    EXPECT_STATUS(cofin_split(&request, parts, 3), COFIN_OK, "");
    EXPECT(parts[0].minor == 2016665 && parts[1].minor == 118627 &&
           parts[2].minor == 2372548 - 2016665 - 118627);
    EXPECT(strcmp(parts[2].currency, "EUR") == 0 && parts[2].digits == 2);

    const cofin_amount cap = {2000000, "EUR", 2};
    const cofin_source capped = {.name = "ERDF", .rate = "85%", .rounding = "floor", .cap = &cap};
    request.sources = &capped;
    request.source_count = 1;
    EXPECT_STATUS(cofin_split(&request, parts, 2), COFIN_OK, "");
    EXPECT(parts[0].minor == 2000000 && parts[1].minor == 372548);

    /* A later version of the struct whose new members say nothing. */
    struct {
        cofin_split_request known;
        void* later;
    } newer = {.known = request};
    newer.known.struct_size = sizeof newer;
    EXPECT_STATUS(cofin_split(&newer.known, parts, 2), COFIN_OK, "");
}

static void documents(const char* folder, const char* checked, const char* ledger,
                      const char* stated) {
    char* json = NULL;
    int32_t objections = -1;
    const cofin_check_request check = {.struct_size = sizeof check, .path = folder};
    EXPECT_STATUS(cofin_check(&check, &json, &objections), COFIN_OK, "");
    char* expected = read_file(checked);
    EXPECT(expected != NULL && json != NULL && strcmp(json, expected) == 0);
    EXPECT(objections == 0);
    free(expected);
    cofin_free(json);

    cofin_statement_request statement = {.struct_size = sizeof statement, .ledger = ledger};
    EXPECT_STATUS(cofin_statement(&statement, &json), COFIN_OK, "");
    expected = read_file(stated);
    EXPECT(expected != NULL && json != NULL && strcmp(json, expected) == 0);
    cofin_free(json);
    statement.as_of_day = "2199-12-31";
    EXPECT_STATUS(cofin_statement(&statement, &json), COFIN_OK, "");
    EXPECT(expected != NULL && json != NULL && strcmp(json, expected) == 0);
    cofin_free(json);
    statement.as_of_day = NULL;
    statement.as_of_entry = 1;
    EXPECT_STATUS(cofin_statement(&statement, &json), COFIN_OK, "");
    EXPECT(expected != NULL && json != NULL && strcmp(json, expected) != 0);
    cofin_free(json);
    free(expected);
}

/* A thread's share: its own results and its own message, whatever the others do. */
static void* works_alone(void* given) {
    const char* folder = given;
    int wrong = 0;
    for (int i = 0; i < 5; ++i) {
        char* json = NULL;
        cofin_check_request check = {.struct_size = sizeof check, .path = folder};
        wrong += cofin_check(&check, &json, NULL) != COFIN_OK || *cofin_error_message() != '\0' ||
                 strstr(json, "20166.65") == NULL;
        cofin_free(json);
        check.path = "no/such/folder";
        wrong += cofin_check(&check, &json, NULL) != COFIN_BAD_INPUT || json != NULL ||
                 strstr(cofin_error_message(), "no/such/folder") == NULL;
    }
    return wrong == 0 ? given : NULL;
}

static void threads(char* folder) {
    pthread_t all[4];
    for (size_t i = 0; i < 4; ++i)
        EXPECT(pthread_create(&all[i], NULL, works_alone, folder) == 0);
    for (size_t i = 0; i < 4; ++i) {
        void* said = NULL;
        EXPECT(pthread_join(all[i], &said) == 0 && said == folder);
    }
}

int main(int argc, char** argv) {
    if (argc != 5)
        return 2;
    versions();
    amounts();
    splits();
    documents(argv[1], argv[2], argv[3], argv[4]);
    threads(argv[1]);
    return failures == 0 ? 0 : 1;
}

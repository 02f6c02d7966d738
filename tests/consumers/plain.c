/* A program in C over the installed libcofin. Argument: a project folder. */

#include <cofin/c/cofin.h>

#include <stdio.h>
#include <string.h>

int main(int argc, char** argv) {
    if (argc != 2)
        return 2;
    const cofin_source erdf = {.name = "ERDF", .rate = "85 %", .rounding = "floor"};
    const cofin_split_request split = {.struct_size = sizeof split,
                                       .amount = {.minor = 2372548, .currency = "EUR", .digits = 2},
                                       .sources = &erdf,
                                       .source_count = 1,
                                       .source_size = sizeof erdf,
                                       .residual = "own"};
    cofin_amount parts[2];
    if (cofin_split(&split, parts, 2) != COFIN_OK || parts[0].minor != 2016665)
        return 1;
    const cofin_check_request check = {.struct_size = sizeof check, .path = argv[1]};
    char* json = NULL;
    if (cofin_check(&check, &json, NULL) != COFIN_OK) {
        fprintf(stderr, "%s\n", cofin_error_message());
        return 1;
    }
    const int found = strstr(json, "\"20166.65\"") != NULL;
    cofin_free(json);
    return found ? 0 : 1;
}

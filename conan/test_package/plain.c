/* The C interface. */

#include <cofin/c/cofin.h>

#include <stdio.h>

int main(void) {
    cofin_amount amount;
    if (cofin_amount_parse("23725.48 EUR", &amount) != COFIN_OK)
        return 1;
    printf("%lld cents, cofin %s\n", (long long)amount.minor, cofin_version());
    return amount.minor == 2372548 ? 0 : 1;
}

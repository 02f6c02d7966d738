// The first screen of the README: an amount, a rate, a rounding, and who takes the rest.

#include <cofin/grant/funding.hpp>
#include <cofin/money/split.hpp>

#include <cstdio>

using namespace cofin;
using namespace cofin::literals;

namespace {

void say(const char* what, const money& amount) {
    std::printf("%-8s %s\n", what, to_string(amount).c_str());
}

} // namespace

int main() {
    auto eligible = 23'725.48_eur;
    auto exact = 85_percent * eligible;          // 20166.658, not money yet
    auto grant = exact.rounded(rounding::floor); // 20166.65 EUR
    auto own = eligible - grant;                 //  3558.83 EUR
    auto shares = split(100_eur, {1, 1, 1});     // 33.34 33.33 33.33 EUR
    // money g = 85_percent * eligible;             does not compile: say how it is rounded
    // 100_eur + money::parse("100.00 PLN")         throws: say at which month's rate

    std::printf("%-8s %s\n", "exact", to_string(exact).c_str());
    say("grant", grant);
    say("own", own);
    for (const auto& share : shares)
        say("share", share);

    // Several sources: the state budget is 5/85 of the ERDF, so it follows when a cap lowers the ERDF.
    const funding sources({{.name = "ERDF", .share = 85_percent, .cap = 20'000_eur},
                           {.name = "SB", .share = rate::of(5, 85), .of = "ERDF"}},
                          "own");
    const auto paid = sources.split(39'894.30_eur);
    say("ERDF", paid.paid[0]);
    say("SB", paid.paid[1]);
    say("own", paid.residual);
}

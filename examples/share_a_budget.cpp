// A budget is shared by weights, and no cent is lost or made: the method of the largest remainder.

#include <cofin/money/split.hpp>

#include <cstdio>

using namespace cofin;
using namespace cofin::literals;

int main() {
    // Three towns of 41 000, 23 500 and 12 250 people share 10 000 EUR for a common festival.
    const auto budget = 10'000_eur;
    const weights<3> people({41'000, 23'500, 12'250});

    auto sum = money(euro);
    for (const auto& share : people.split(budget)) {
        std::printf("%s\n", to_string(share).c_str());
        sum += share;
    }
    std::printf("together %s, nothing %s\n", to_string(sum).c_str(),
                sum == budget ? "lost" : "right");

    // How many share may be known at run time only. A credit note is shared as its opposite: the same cents come back.
    const std::vector<int64_t> members{1, 1, 1};
    for (const auto& amount : {100_eur, -100_eur}) {
        for (const auto& share : split(amount, members))
            std::printf("%12s", to_string(share).c_str());
        std::printf("\n");
    }
}

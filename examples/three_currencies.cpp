// A project in euro has costs in koruna and zloty. Currencies never add; a dated rate with its source converts, to the cent.

#include <cofin/money/exchange.hpp>

#include <cstdio>
#include <vector>

using namespace cofin;
using namespace cofin::literals;

int main() {
    const auto koruna = currency::parse("CZK");
    const auto zloty = currency::parse("PLN");
    const std::vector<money> costs{money::parse("3900.00", zloty), money::parse("20700.00", koruna),
                                   1'200_eur};

    try {
        (void)(costs[0] + costs[1]);
    } catch (const currency_mismatch& problem) {
        std::printf("%s\n", problem.what());
    }

    // Units of a currency in one euro; the month that counts is a rule of the programme, not of the library.
    const auto november = parse_month("2018-11");
    const std::vector<exchange_rate> rates{
        {koruna, euro, decimal::parse("25.87"), november, "InforEuro", rate_basis::derived},
        {zloty, euro, decimal::parse("4.3307"), november, "InforEuro", rate_basis::derived}};

    auto total = money(euro);
    for (const auto& cost : costs) {
        auto amount = cost;
        for (const auto& rate : rates)
            if (rate.from() == cost.currency())
                amount = rate.convert(cost); // half up, cost by cost
        std::printf("%13s = %11s\n", to_string(cost).c_str(), to_string(amount).c_str());
        total += amount;
    }
    std::printf("%13s   %11s\n", "total", to_string(total).c_str());
}

// Money against bare integers and against a decimal float, on the same rows. ratios.py runs this and prints the table of
// docs/benchmarks.md.

#include "plain.hpp"

#include <cofin/money/exchange.hpp>
#include <cofin/money/money.hpp>
#include <cofin/money/split.hpp>
#include <cofin/money/unrounded.hpp>

#include <benchmark/benchmark.h>
#include <boost/multiprecision/cpp_dec_float.hpp>

namespace {

using namespace cofin;
using rows::all;
using decimal_float = boost::multiprecision::number<boost::multiprecision::cpp_dec_float<50>,
                                                    boost::multiprecision::et_off>;

template <class Out, class In, class Make>
std::vector<Out> each(const In& from, Make make) {
    std::vector<Out> made;
    for (const auto& value : from)
        made.push_back(make(value));
    return made;
}

void per_row(benchmark::State& state) {
    state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(all().cents.size()));
}

const std::vector<money>& amounts() {
    static const auto made =
        each<money>(all().cents, [](int64_t cents) { return money::of_minor(cents, euro); });
    return made;
}

decimal_float floating(rows::scaled r) {
    return decimal_float(r.coefficient) / decimal_float(rows::power_of_ten(r.scale));
}
const std::vector<decimal_float>& floating_amounts() {
    static const auto made = each<decimal_float>(all().cents, [](int64_t cents) {
        return floating({cents, 2});
    });
    return made;
}

// --- split: the grant is cut to the cent, the applicant pays the rest; both are added up ---

void split_plain(benchmark::State& state) {
    const auto rates = each<plain::ratio>(rows::cofinancing_rates, plain::cofinancing);
    const auto& t = all();
    for (auto _ : state) {
        int64_t grants = 0;
        int64_t own = 0;
        for (std::size_t i = 0; i < t.cents.size(); ++i) {
            const auto& rate = rates[t.rate[i]];
            const int64_t grant = plain::multiply_divide<plain::rounding::floor>(
                t.cents[i], rate.numerator, rate.denominator);
            grants = plain::add(grants, grant);
            own = plain::add(own, plain::subtract(t.cents[i], grant));
        }
        benchmark::DoNotOptimize(grants);
        benchmark::DoNotOptimize(own);
    }
    per_row(state);
}
BENCHMARK(split_plain);

void split_cofin(benchmark::State& state) {
    const auto rates = each<rate>(rows::cofinancing_rates, [](rows::scaled r) {
        return rate::of(r.coefficient, power_of_ten(r.scale));
    });
    const auto& t = all();
    const auto& eligible = amounts();
    for (auto _ : state) {
        money grants(euro);
        money own(euro);
        for (std::size_t i = 0; i < eligible.size(); ++i) {
            const money grant = (rates[t.rate[i]] * eligible[i]).rounded(rounding::floor);
            grants += grant;
            own += eligible[i] - grant;
        }
        benchmark::DoNotOptimize(grants);
        benchmark::DoNotOptimize(own);
    }
    per_row(state);
}
BENCHMARK(split_cofin);

void split_decimal_float(benchmark::State& state) {
    const auto rates = each<decimal_float>(rows::cofinancing_rates, floating);
    const auto& t = all();
    const auto& eligible = floating_amounts();
    const decimal_float cent("0.01");
    for (auto _ : state) {
        decimal_float grants = 0;
        decimal_float own = 0;
        for (std::size_t i = 0; i < eligible.size(); ++i) {
            const decimal_float grant = floor(eligible[i] * rates[t.rate[i]] * 100) * cent;
            grants += grant;
            own += eligible[i] - grant;
        }
        benchmark::DoNotOptimize(grants);
        benchmark::DoNotOptimize(own);
    }
    per_row(state);
}
BENCHMARK(split_decimal_float);

// --- convert: an amount divided by an exchange rate, half up to the cent ---

void convert_plain(benchmark::State& state) {
    const auto rates = each<plain::ratio>(rows::exchange_rates, plain::exchange);
    const auto& t = all();
    for (auto _ : state) {
        int64_t total = 0;
        for (std::size_t i = 0; i < t.cents.size(); ++i) {
            const auto& rate = rates[t.exchange[i]];
            total = plain::add(total, plain::multiply_divide<plain::rounding::half_up>(
                                          t.cents[i], rate.numerator, rate.denominator));
        }
        benchmark::DoNotOptimize(total);
    }
    per_row(state);
}
BENCHMARK(convert_plain);

void convert_cofin(benchmark::State& state) {
    const currency koruna = currency::parse("CZK");
    const auto rates = each<exchange_rate>(rows::exchange_rates, [&](rows::scaled r) {
        return exchange_rate(koruna, euro, decimal::scaled(r.coefficient, r.scale),
                             parse_month("2019-02"), "drawn", rate_basis::derived);
    });
    const auto paid =
        each<money>(all().cents, [&](int64_t minor) { return money::of_minor(minor, koruna); });
    const auto& t = all();
    for (auto _ : state) {
        money total(euro);
        for (std::size_t i = 0; i < paid.size(); ++i)
            total += rates[t.exchange[i]].convert(paid[i]);
        benchmark::DoNotOptimize(total);
    }
    per_row(state);
}
BENCHMARK(convert_cofin);

void convert_decimal_float(benchmark::State& state) {
    const auto rates = each<decimal_float>(rows::exchange_rates, floating);
    const auto& t = all();
    const auto& paid = floating_amounts();
    const decimal_float cent("0.01");
    const decimal_float half("0.5");
    for (auto _ : state) {
        decimal_float total = 0;
        for (std::size_t i = 0; i < paid.size(); ++i)
            total += floor(paid[i] / rates[t.exchange[i]] * 100 + half) * cent;
        benchmark::DoNotOptimize(total);
    }
    per_row(state);
}
BENCHMARK(convert_decimal_float);

// --- allocate: exact shares of five sources, largest remainder ---

void allocate_plain(benchmark::State& state) {
    const auto shares =
        each<plain::shares>(rows::shares, [](const rows::five& w) { return plain::shares(w); });
    const auto& t = all();
    for (auto _ : state) {
        rows::five totals{};
        rows::five parts{};
        for (std::size_t i = 0; i < t.cents.size(); ++i) {
            shares[t.share[i]].allocate(t.cents[i], parts);
            for (std::size_t k = 0; k < 5; ++k)
                totals[k] = plain::add(totals[k], parts[k]);
        }
        benchmark::DoNotOptimize(totals);
    }
    per_row(state);
}
BENCHMARK(allocate_plain);

void allocate_cofin(benchmark::State& state) {
    const auto shares =
        each<weights<5>>(rows::shares, [](const rows::five& w) { return weights<5>(w); });
    const auto& t = all();
    const auto& eligible = amounts();
    const money none(euro);
    for (auto _ : state) {
        std::array totals{none, none, none, none, none};
        std::array parts = totals;
        for (std::size_t i = 0; i < eligible.size(); ++i) {
            shares[t.share[i]].split(eligible[i], parts);
            for (std::size_t k = 0; k < 5; ++k)
                totals[k] += parts[k];
        }
        benchmark::DoNotOptimize(totals);
    }
    per_row(state);
}
BENCHMARK(allocate_cofin);

// --- text: the machine form of an amount, `23725.48` ---

void parse_plain(benchmark::State& state) {
    const auto& t = all();
    std::vector<int64_t> read(t.text.size());
    for (auto _ : state) {
        for (std::size_t i = 0; i < read.size(); ++i)
            read[i] = plain::parse(t.text[i]);
        benchmark::DoNotOptimize(read.data());
        benchmark::ClobberMemory();
    }
    per_row(state);
}
BENCHMARK(parse_plain);

void parse_cofin(benchmark::State& state) {
    const auto& t = all();
    std::vector<money> read(t.text.size(), money(euro));
    for (auto _ : state) {
        for (std::size_t i = 0; i < read.size(); ++i)
            read[i] = money::parse(t.text[i], euro);
        benchmark::DoNotOptimize(read.data());
        benchmark::ClobberMemory();
    }
    per_row(state);
}
BENCHMARK(parse_cofin);

void print_plain(benchmark::State& state) {
    const auto& t = all();
    char text[amount_size_max];
    for (auto _ : state) {
        std::size_t size = 0;
        for (const int64_t cents : t.cents) {
            size += static_cast<std::size_t>(plain::print(cents, text) - text);
            benchmark::DoNotOptimize(text);
        }
        benchmark::DoNotOptimize(size);
    }
    per_row(state);
}
BENCHMARK(print_plain);

void print_cofin(benchmark::State& state) {
    const auto& eligible = amounts();
    char text[amount_size_max];
    for (auto _ : state) {
        std::size_t size = 0;
        for (const money& amount : eligible) {
            size += static_cast<std::size_t>(print(amount, text) - text);
            benchmark::DoNotOptimize(text);
        }
        benchmark::DoNotOptimize(size);
    }
    per_row(state);
}
BENCHMARK(print_cofin);

} // namespace

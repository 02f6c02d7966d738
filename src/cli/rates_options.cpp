#include "cli/rates_options.hpp"

#include <algorithm>
#include <iterator>

namespace cofin::cli {

rate_filter filter_of(const rates_options& given) {
    rate_filter made;
    if (!given.from.empty())
        made.from =
            read_option("--from", given.from, [](auto text) { return currency::parse(text); });
    if (!given.month.empty() && !given.day.empty())
        throw parse_error({"cofin rates"}, wording("--month together with --day"),
                          wording("one of them"));
    if (!given.month.empty())
        made.of = read_option("--month", given.month, parse_month);
    if (!given.day.empty())
        made.of = month_of(read_option("--day", given.day, parse_day));
    return made;
}

namespace {

std::string_view word_of(rate_basis basis) {
    return basis == rate_basis::published ? "published" : "derived";
}

} // namespace

std::string said_of(const language& in, rate_basis basis) {
    return in.say(basis == rate_basis::published ? phrase("published") : phrase("derived"));
}

json rate_json(const exchange_rate& rate) {
    return {{"month", to_string(rate.of())},
            {"currency", rate.from().code()},
            {"units_per_eur", to_string(rate.units())},
            {"basis", word_of(rate.basis())},
            {"source", rate.source()}};
}

std::optional<conversion_shown> conversion_of(const rates_options& given,
                                              const std::vector<exchange_rate>& rates) {
    if (given.amount.empty())
        return std::nullopt;
    const auto amount =
        read_option("--amount", given.amount, [](auto text) { return money::parse(text); });
    std::vector<exchange_rate> usable;
    std::ranges::copy_if(rates, std::back_inserter(usable),
                         [&](const auto& one) { return one.from() == amount.currency(); });
    if (usable.size() != 1)
        throw parse_error({"--amount"},
                          counting("{} rate of {}", "{} rates of {}", usable.size(),
                                   std::string(amount.currency().code())),
                          wording("one: --month or --day of a month that has one"));
    return conversion_shown{amount, usable.front().convert(amount), usable.front()};
}

std::string conversion_text(const language& in, const conversion_shown& shown) {
    return "\n" +
           in.say(phrase("{} / {} = {}, half up to the cent, at the rate of {}", shown.amount,
                         shown.rate.units(), shown.converted, to_string(shown.rate.of()))) +
           "\n";
}

json conversion_json(const conversion_shown& shown) {
    return {{"amount", to_string(shown.amount)},
            {"month", to_string(shown.rate.of())},
            {"converted", to_string(shown.converted)}};
}

} // namespace cofin::cli

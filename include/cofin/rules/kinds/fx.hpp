/// fx/1: at the rate of which month a cost in another currency is converted.
#pragma once

#include <cofin/rules/run.hpp>

namespace cofin {
inline namespace v0 {
namespace kinds {

inline constexpr std::array<std::string_view, 6> fx_months{
    "incurred_on",      "paid_on",        "issued_on", "submitted_for_verification",
    "reported_to_lead", "claim_submitted"};
inline constexpr parameter fx_parameters[] = {
    {"month_of", fact_type::text, tighter::fixed, true, "the date whose month's rate is taken",
     fx_months},
};

/// What a row says, its names looked up once.
struct fx_terms {
    /// Reads the values of a row, once.
    explicit fx_terms(const rule_row& row) : month_of(*row.find<std::string>("month_of")) {}
    known_fact month_of;
};

/// Chooses the project's rate of the month; amounts are divided by it, half up to the cent.
[[gnu::always_inline]] inline verdict judge_fx(rule_run& run, std::size_t index, const item& cost,
                                               const fx_terms& by) {
    const currency unit = cost.cost().amount.currency();
    const auto* on = cost.find<day>(by.month_of);
    if (on == nullptr)
        return missing(by.month_of.text());
    const month of = month_of(*on);

    const exchange_rate* rate = run.choose_rate(index, of);
    if (rate == nullptr)
        return missing(phrase("rate of {} for {} ({})", unit.code(), of, by.month_of.text()));
    if (run.state(index).rate != rate)
        return {outcome::undetermined,
                phrase("another rule converts it at the rate of {}, this one of {} ({})",
                       run.state(index).rate->of(), rate->of(), by.month_of.text()),
                {}};
    cost.show([&] {
        const auto& amount = cost.cost().amount;
        return phrase(
            "{} / {} ({}, {}, {}) = {}, half up", amount, rate->units(), rate->of(), rate->source(),
            rate->basis() == rate_basis::published ? phrase("published") : phrase("derived"),
            rate->convert(amount));
    });
    return eligible();
}

inline constexpr rule_kind fx{
    .name = "fx/1",
    .summary = "at the rate of which month a cost in another currency is converted",
    .parameters = fx_parameters,
    .at = step::exchange,
    .about = scope::cost,
    .prepare =
        [](rule_run& run) {
            run.each_cost_where(
                run.all_costs(),
                [&](std::size_t index) {
                    return run.cost_at(index).amount.currency() != run.project().currency;
                },
                [&](std::size_t index, const item& cost, const fx_terms& by)
                    __attribute__((always_inline)) { return judge_fx(run, index, cost, by); });
        },
};

} // namespace kinds
} // namespace v0
} // namespace cofin

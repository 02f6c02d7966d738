/// procurement_threshold/1: contracts above a value need a procedure.
#pragma once

#include <cofin/rules/kinds/ceiling.hpp>
#include <cofin/rules/kinds/effect.hpp>
#include <cofin/rules/run.hpp>
#include <cofin/spelling.hpp>

#include <optional>
#include <string>

namespace cofin {
inline namespace v0 {
namespace kinds {

inline constexpr std::array<std::string_view, 2> procurement_values{"contract_value", "amount"};
inline constexpr parameter procurement_threshold_parameters[] = {
    {"above", fact_type::amount, tighter::smaller, true,
     "expected contract value without VAT, exclusive, in its own currency"},
    only_above({"not_above", fact_type::amount, tighter::larger, false,
                "the rule ends here, inclusive: a stricter one begins"}),
    only_above({"planning_rate", fact_type::number, tighter::fixed, false,
                "units of `rate_currency` for one unit of the limits: both hold in that currency, "
                "half up to "
                "the cent"}),
    only_above(
        {"rate_currency", fact_type::text, tighter::fixed, false, "the currency of planning_rate"}),
    only_above(
        {"value", fact_type::text, tighter::fixed, false,
         "what is compared: contract_value (if not given), or amount, which is the cost in the "
         "agreement's currency",
         procurement_values}),
    only_above({"mark", fact_type::text, tighter::fixed, false,
                "text in the description that names the procedure too, such as `tender:`"}),
    {"procedure", fact_type::text, tighter::fixed, true, "what is needed, for the message"},
    effect_parameter,
};

namespace procurement_threshold_detail {

/// Whether a number can be one: with it the minor units of any two currencies still fit an exact factor.
inline bool is_planning_rate(const decimal& number) {
    return number.scale() <= 15 && number.coefficient() > 0 &&
           number.coefficient() < 1'000'000'000'000'000;
}

inline wording unsound(const rule_row& row) {
    const auto* number = row.find<decimal>("planning_rate");
    const auto* code = row.find<std::string>("rate_currency");
    if ((number == nullptr) != (code == nullptr))
        return wording("planning_rate and rate_currency go together");
    if (code != nullptr && !currency::try_parse(*code))
        return wording("{} is no currency", in_quotes(*code));
    return number == nullptr || is_planning_rate(*number)
               ? wording()
               : wording("planning_rate is no positive number of at most 15 digits");
}

/// A limit in the currency that it holds in.
inline money limit_of(const money& limit, const rule_row& row) {
    const auto* number = row.find<decimal>("planning_rate");
    if (number == nullptr)
        return limit;
    const auto unit = currency::parse(*row.find<std::string>("rate_currency"));
    // Minor units of the one currency are no minor units of the other: cents and whole yen.
    const rate units =
        rate::of(int64_t{unit.minor_per_major()}, int64_t{limit.currency().minor_per_major()});
    return (*as_factor(*number) * units * money::of_minor(limit.minor(), unit))
        .rounded(rounding::half_up);
}

/// What a row says, its limits computed once.
struct terms {
    explicit terms(const rule_row& stated)
        : row(&stated), above(limit_of(*stated.find<money>("above"), stated)),
          mark(stated.find<std::string>("mark")) {
        if (const auto* last = stated.find<money>("not_above"))
            not_above = limit_of(*last, stated);
        const auto* value = stated.find<std::string>("value");
        of_amount = value != nullptr && *value == "amount";
    }
    const rule_row* row;
    money above;
    std::optional<money> not_above;
    const std::string* mark; ///< null: no text names a procedure
    bool of_amount;
};

/// Whether a procedure is named, or the description carries its mark.
inline bool has_procedure(const item& cost, const terms& by) {
    const auto* procedure = cost.find<std::string>("procedure");
    if (procedure != nullptr && !procedure->empty())
        return true;
    const auto* described = by.mark == nullptr ? nullptr : cost.find<std::string>("description");
    return described != nullptr && described->find(*by.mark) != std::string::npos;
}

/// A contract over the value names its procedure. A value in another currency than the limit's is for a person to judge.
[[gnu::always_inline]] inline verdict judge(const item& cost, const terms& by) {
    const bool of_amount = by.of_amount;
    const auto* stated = of_amount ? nullptr : cost.find<money>("contract_value");
    const auto value = of_amount           ? cost.converted(cost.cost().amount)
                       : stated != nullptr ? std::optional(*stated)
                                           : std::nullopt;
    if (!value)
        return of_amount ? missing(phrase("exchange rate for the amount"))
                         : missing("contract_value");
    if (value->is_zero())
        return eligible();
    const money& limit = by.above;
    const auto& end = by.not_above;
    if (limit.currency() != value->currency() || (end && end->currency() != value->currency()))
        return has_procedure(cost, by)
                   ? eligible()
                   : asked_across_currencies(phrase("contract value"), *value, limit);
    if (*value <= limit || (end && *value > *end) || has_procedure(cost, by))
        return eligible();
    const auto& procedure = *by.row->find<std::string>("procedure");
    return broken(*by.row, of_amount ? phrase("an amount of {} is over {} and no {} is named",
                                              *value, limit, procedure)
                                     : phrase("contract value {} is over {} and no {} is named",
                                              *value, limit, procedure));
}

} // namespace procurement_threshold_detail

inline constexpr rule_kind procurement_threshold{
    .name = "procurement_threshold/1",
    .summary = "contracts above a value need a procedure",
    .parameters = procurement_threshold_parameters,
    .at = step::exclude,
    .about = scope::cost,
    .unsound = procurement_threshold_detail::unsound,
    .judge_costs = judge_each<procurement_threshold_detail::judge>,
};

} // namespace kinds
} // namespace v0
} // namespace cofin

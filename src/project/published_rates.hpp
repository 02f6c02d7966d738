/// Exchange rates as their publishers give them: which table a file is, and the rate of each month that follows from it.
#pragma once

#include <cofin/money/exchange.hpp>

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace cofin {

/// A table, known by what stands in it.
enum class rate_publication : std::uint8_t {
    rate_list, ///< rates.csv of a project
    ecb_table, ///< euro reference rates of the European Central Bank, a column a currency: eurofxref-hist.csv
    ecb_series, ///< the same as the ECB's data portal gives them: CURRENCY, TIME_PERIOD, OBS_VALUE
    inforeuro_month, ///< monthly accounting rates of the European Commission, all of one month, as JSON or CSV
    inforeuro_currency ///< the same, all of one currency
};

/// What a publication is, in words.
[[nodiscard]] std::string_view name_of(rate_publication form);

/// A month for which a currency has no rate, between months for which it has one or, in a daily table, up to its end.
struct rate_gap {
    currency from;
    month of;
    wording why;
};

/// What a table says month by month. A value.
struct published_rates {
    rate_publication form = rate_publication::rate_list;
    std::vector<exchange_rate> months; ///< by month, then by currency
    std::vector<rate_gap> gaps;        ///< in the same order
    std::vector<std::string> left_out; ///< codes that are no currencies of ISO 4217 today
    std::optional<day> first_day = {}; ///< of a daily table
    std::optional<day> last_day = {};
};

/// Largest table that is read.
inline constexpr std::size_t rate_table_size_max = std::size_t{64} << 20U;

/// Reads a table of one of these forms. `of`: the month of a table that names none, `parse_error` where it is not given; other
/// tables have their own. Of a daily table each month has what InforEuro took (`inforeuro_day`), marked as derived.
/// Throws `parse_error` and `input_errors` for what is none of these forms.
[[nodiscard]] published_rates read_published_rates(const std::string& file,
                                                   std::optional<month> of = {});

/// The day whose reference rate InforEuro takes for a month: the last quotation day but one of the month before. None where the
/// days, in their order, do not show it: each must follow the one before it within five days, to a day after that month.
[[nodiscard]] std::optional<day> inforeuro_day(std::span<const day> quotation_days, month of);

/// The rates as rates.csv has them.
[[nodiscard]] std::string rate_list_text(std::span<const exchange_rate> months);

} // namespace cofin

/// How values are written as JSON: money and rates as exact strings, dates as ISO 8601.
///
/// The functions are found by nlohmann's library itself, so that values go into JSON as they are:
///
///     json row;
///     row["amount"] = 20'166.65_eur;     // "20166.65"
///     row["rate"] = 85_percent;          // "85 %"
#pragma once

#include <cofin/money/money.hpp>
#include <cofin/money/unrounded.hpp>
#include <cofin/number/rate.hpp>
#include <cofin/time/calendar.hpp>

#include <nlohmann/json.hpp>

#include <string>

namespace cofin {
inline namespace v0 {

/// The amount with exactly the currency's digits; its currency stands beside it, once for all amounts.
inline void to_json(nlohmann::ordered_json& out, const money& amount) { out = amount_text(amount); }
inline void to_json(nlohmann::ordered_json& out, const rate& share) { out = to_string(share); }
/// An exact decimal such as `20166.658`, or where there is none a fraction of major units such as `20000/17`.
void to_json(nlohmann::ordered_json& out, const unrounded& share);

} // namespace v0
} // namespace cofin

namespace cofin::cli {

/// Objects keep their keys in the order in which they were set.
using json = nlohmann::ordered_json;

/// A day or a month; `date` owns their types, so that they need a call.
inline json iso(day on) { return to_string(on); }
inline json iso(month of) { return to_string(of); }

/// The text of a document, two blanks a level, with a line end.
std::string to_text(const json& document);

} // namespace cofin::cli

/// What `cofin rates` is asked, and what its pages have in common.
#pragma once

#include "cli/command.hpp"
#include "cli/json.hpp"
#include "cli/project_options.hpp"

#include <cofin/language/language.hpp>
#include <cofin/money/exchange.hpp>

#include <optional>
#include <string>
#include <vector>

namespace cofin::cli {

struct rates_options {
    project_options project;
    std::string from;
    std::string month;
    std::string day;
    std::string amount;
    std::string out;
    bool replace = false;
    bool json = false;
};

/// What the options leave of a table.
struct rate_filter {
    std::optional<currency> from;
    std::optional<cofin::month> of;

    [[nodiscard]] bool takes(currency code, cofin::month at) const {
        return (!from || *from == code) && (!of || *of == at);
    }
};

/// Throws `parse_error` for options that contradict each other.
[[nodiscard]] rate_filter filter_of(const rates_options& given);

/// `published` or `derived`, for people.
[[nodiscard]] std::string said_of(const language& in, rate_basis basis);
[[nodiscard]] json rate_json(const exchange_rate& rate);

/// An amount at a rate.
struct conversion_shown {
    money amount;
    money converted;
    exchange_rate rate;
};

/// The amount at the one rate that is left, none where no amount is given; throws `parse_error` where there is no such rate
/// or there are several.
[[nodiscard]] std::optional<conversion_shown>
conversion_of(const rates_options& given, const std::vector<exchange_rate>& rates);
[[nodiscard]] std::string conversion_text(const language& in, const conversion_shown& shown);
[[nodiscard]] json conversion_json(const conversion_shown& shown);

} // namespace cofin::cli

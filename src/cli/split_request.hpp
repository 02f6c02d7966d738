/// What `cofin split` is asked for: the options as they were written, and what they mean.
#pragma once

#include <cofin/grant/claim_funding.hpp>
#include <cofin/money/currency.hpp>
#include <cofin/money/money.hpp>
#include <cofin/number/rounding.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace cofin::cli {

/// The options as written.
struct split_options {
    std::optional<std::string> amount;
    std::vector<std::string> sources;
    std::vector<std::string> caps;
    std::optional<std::string> residual;
    std::vector<std::string> roundings;
    std::optional<std::string> currency;
    std::vector<std::string> parts;
    std::vector<std::string> claims;
    std::optional<std::string> claim_mode;
    std::optional<std::string> level;
    std::optional<std::string> cap_division;
    std::optional<std::string> weights;
    std::optional<std::string> from;
    bool json = false;
};

/// A value and whether nobody said it, so that the output can.
template <class Value>
struct chosen_value {
    Value value;
    bool is_default = true;
};

/// A split by sources with a named owner of the rest.
struct funding_request {
    chosen_value<currency> unit{euro};
    chosen_value<rounding> how{rounding::floor};
    chosen_value<split_level> level{split_level::partner};
    claim_mode mode = claim_mode::per_claim;
    bool in_parts = false;  ///< not one amount that is nobody's in particular
    bool in_claims = false; ///< the amounts come in successive claims
    bool in_levels = false; ///< the level was given, or may make a difference
    std::vector<std::vector<funding_part>> claims; ///< what is cut as one is one part already
    std::vector<funding_source> sources;
    std::string residual;
    cap_division division = cap_division::undecided;
};

/// A split by weights, leftover cents to the largest remainders.
struct weights_request {
    chosen_value<currency> unit{euro};
    money amount{euro};
    std::vector<std::string> names;
    std::vector<std::int64_t> weights;
};

/// All throw `parse_error` naming the option, `std::overflow_error` where amounts add up to more than fits.
chosen_value<currency> read_currency(const split_options& given);
/// The rounding that no source is named in.
chosen_value<rounding> read_rounding(const split_options& given);
funding_request read_funding(const split_options& given);
/// `given.weights` is set.
weights_request read_weights(const split_options& given);

} // namespace cofin::cli

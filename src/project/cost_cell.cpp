#include "project/cost_cell.hpp"

#include <cofin/error.hpp>

#include <algorithm>

namespace cofin {
namespace {

/// The words of a list cell, `invoice; payment`.
texts split_words(std::string_view cell) {
    texts words;
    while (!cell.empty()) {
        const auto end = std::min(cell.find(';'), cell.size());
        std::string_view word = cell.substr(0, end);
        while (word.starts_with(' '))
            word.remove_prefix(1);
        while (word.ends_with(' '))
            word.remove_suffix(1);
        if (!word.empty())
            words.emplace_back(word);
        cell.remove_prefix(std::min(end + 1, cell.size()));
    }
    return words;
}

} // namespace

money read_money_cell(std::string_view cell, currency unit) {
    if (int64_t minor = 0; detail::read_minor(cell, unit, minor)) // most are
        return money::of_minor(minor, unit);
    return cell.find(' ') == std::string_view::npos ? money::parse(cell, unit) : money::parse(cell);
}

fact_value read_cost_cell(std::string_view cell, fact_type type, currency unit) {
    switch (type) {
    case fact_type::flag:
        if (cell == "true" || cell == "false")
            return cell == "true";
        throw parse_error({{}, 0, 1}, in_quotes(cell), wording("true or false"));
    case fact_type::count: {
        const auto number = decimal::try_parse(cell);
        if (number && number->scale() == 0 && *number <= decimal(INT64_MAX) &&
            *number >= decimal(0))
            return narrowed(number->coefficient());
        throw parse_error({{}, 0, 1}, in_quotes(cell),
                          wording("a whole number from 0, such as 12"));
    }
    case fact_type::number: return decimal::parse(cell);
    case fact_type::proportion: return rate::parse(cell);
    case fact_type::amount: return read_money_cell(cell, unit);
    case fact_type::date: return parse_day(cell);
    case fact_type::text: return std::string(cell);
    case fact_type::list: return split_words(cell);
    }
    return std::string(cell);
}

} // namespace cofin

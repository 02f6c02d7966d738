#include "report/funding_rows.hpp"

namespace cofin {

std::string exact_share(const money& part, const money& whole) {
    if (whole.minor() <= 0 || part.is_negative())
        return "0 %";
    return to_string(ratio(part, whole));
}

namespace {

/// The share as a percentage of two decimals, rounded; exact where no mode is named.
std::string shown_share(const money& part, const money& whole, const std::optional<rounding>& how) {
    if (!how || whole.minor() <= 0 || part.is_negative())
        return exact_share(part, whole);
    const auto hundredths =
        rounded_quotient(int128{part.minor()} * 10'000, reciprocal(whole.minor()), *how);
    return to_string(rate::of(hundredths, 10'000));
}

std::vector<funding_row> rows_of(const assessment& result, const std::vector<money>& paid,
                                 const money& residual, const money& total,
                                 const std::optional<rounding>& shown) {
    std::vector<funding_row> rows;
    const auto& sources = result.plan->sources();
    for (std::size_t s = 0; s < sources.size(); ++s) {
        const auto& source = sources[s];
        funding_row row{source.name,
                        to_string(source.share),
                        source.of,
                        paid[s],
                        {},
                        false,
                        std::string(to_string(source.how)),
                        {},
                        {},
                        {}};
        if (const auto basis = result.terms.basis.find(source.name);
            basis != result.terms.basis.end()) {
            row.rule = basis->second.rule;
            row.rounding_basis =
                citation_kind_names[static_cast<std::size_t>(basis->second.rounding)];
            row.cites = basis->second.cites;
        }
        rows.push_back(std::move(row));
    }
    rows.push_back({result.plan->residual(),
                    shown_share(residual, total, shown),
                    {},
                    residual,
                    {},
                    false,
                    "rest",
                    {},
                    {},
                    {}});
    return rows;
}

} // namespace

std::vector<funding_row> funding_rows(const assessment& result, const funding_split& split) {
    const bool of_plan = result.planned && &split == &*result.planned;
    auto rows = rows_of(result, split.paid, split.residual, split.total,
                        of_plan ? result.profile.overview : result.profile.percentage);
    for (std::size_t s = 0; s < split.paid.size(); ++s) {
        rows[s].cap = result.plan->sources()[s].cap;
        rows[s].capped = split.capped[s];
    }
    return rows;
}

std::vector<funding_row> partner_rows(const assessment& result, const funding_split& split,
                                      std::string_view partner) {
    const currency unit = split.total.currency();
    std::vector<money> paid(result.plan->sources().size(), money(unit));
    money residual(unit);
    money total(unit);
    for (const auto& part : split.parts) {
        if (part.partner != partner)
            continue;
        for (std::size_t s = 0; s < paid.size(); ++s) {
            paid[s] += part.paid[s];
            total += part.paid[s];
        }
        residual += part.residual;
    }
    return rows_of(result, paid, residual, total + residual, result.profile.percentage);
}

std::string rate_text(const language& in, const funding_row& row, const funding_split& split) {
    const std::string rate = in.number(row.rate);
    if (row.rounding == "rest")
        return in.words("the rest");
    if (row.capped)
        return in.say(phrase("{} up to {} = {}", rate, in.amount(*row.cap),
                             in.number(exact_share(row.amount, split.total))));
    return row.of.empty() ? rate : in.say(phrase("{} of {}", rate, row.of));
}

std::string rounding_text(const language& in, const funding_row& row, const funding_terms& terms) {
    const std::string how = "rounding " + row.rounding;
    const auto level = split_level_names[static_cast<std::size_t>(terms.level)];
    const auto mode = claim_mode_names[static_cast<std::size_t>(terms.mode)];
    return in.say(phrase("{}: {} per {} ({}), claims {}", row.source, in.words(how),
                         in.words(level), in.words(row.rounding_basis), in.words(mode)));
}

} // namespace cofin

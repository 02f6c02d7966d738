#include "project/inforeuro_csv.hpp"

#include <cofin/error.hpp>

#include <map>
#include <set>
#include <string>

namespace cofin {

published_rates read_inforeuro_csv(const std::string& file, csv_reader& rows,
                                   std::optional<month> of) {
    if (!of)
        throw parse_error(
            {"--month"}, wording("nothing"),
            wording("the month of {}, which does not name it, such as 2024-01", file));
    const auto code_at = rows.column("isoA3Code");
    const auto value_at = rows.column("value");
    published_rates made;
    made.form = rate_publication::inforeuro_month;
    std::map<std::string, decimal> known; // a currency stands there once for each country
    std::set<std::string> left_out;
    error_log problems;
    rows.each_row(problems, [&] {
        const std::string code(rows[code_at]);
        const auto units = rows.read(value_at, [](auto cell) {
            const auto read = decimal::try_parse(cell);
            if (!read || *read <= decimal(0))
                throw parse_error({{}, 0, 1}, in_quotes(cell), wording("a positive rate"));
            return *read;
        });
        const auto from = currency::try_parse(code);
        if (!from) {
            left_out.insert(code);
            return;
        }
        const auto [at, is_new] = known.try_emplace(code, units);
        if (!is_new && at->second != units)
            throw parse_error(rows.where(value_at),
                              wording("a second rate of {} for {}", code, to_string(*of)),
                              wording("one rate a month and currency"));
        if (is_new && *from != euro)
            made.months.emplace_back(*from, euro, units, *of, "InforEuro", rate_basis::published);
    });
    problems.throw_if_any();
    if (known.empty())
        throw parse_error({file}, wording("no rates"), wording("a rate at least"));
    made.left_out.assign(left_out.begin(), left_out.end());
    return made;
}

} // namespace cofin

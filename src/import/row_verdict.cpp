#include "import/row_verdict.hpp"

#include <algorithm>
#include <stdexcept>

namespace cofin {

bool import_result::is_complete() const noexcept {
    return set_aside == totals.size() && std::ranges::none_of(totals, [](const auto& total) {
               return total.equals == total_row::sum_of::nothing;
           });
}

void import_result::require_tied() const {
    std::size_t in = without_amount;
    std::size_t out = without_amount;
    for (const auto& sum : sums) {
        in += sum.in.rows;
        out += sum.taken.rows + sum.set_aside.rows;
        if (sum.in.amount != sum.taken.amount + sum.set_aside.amount)
            throw std::logic_error("the amounts of an import do not tie");
    }
    if (in != rows_in || out != rows_in || taken + set_aside != rows_in)
        throw std::logic_error("the rows of an import do not tie");
}

} // namespace cofin

#include "export/journal_form.hpp"

#include "export/one_line.hpp"

#include <algorithm>
#include <utility>

namespace cofin {
namespace {

// What the date library of ledger knows; beancount and hledger read these years too. A day is left for the balance after it.
using namespace date::literals;
constexpr day earliest_readable = 1400_y / 1 / 1;
constexpr day latest_readable = 9998_y / 12 / 31;

bool is_readable(day on) { return earliest_readable <= on && on <= latest_readable; }

} // namespace

std::string booking_date(const entry& of) {
    const day on = of.booked.booked_on;
    if (!is_readable(on))
        throw error(wording("found entry {} booked on {}, expected a day from {} to {}, which "
                            "plain-text tools can read",
                            std::to_string(of.number), to_string(on), to_string(earliest_readable),
                            to_string(latest_readable)));
    return to_string(on);
}

bool has_readable_date(const booking& of) {
    return of.dated != of.booked_on && is_readable(of.dated);
}

std::string one_line(const account_name& name) {
    return to_string(account_name{name.kind, one_line(name.subject), one_line(name.category)});
}

void posting_lines::add(const std::string& name, const money& amount) {
    add(name, amount, ' ' + std::string(amount.currency().code()));
}

void posting_lines::add(const std::string& name, const money& amount, std::string rest) {
    lines_.push_back({name, amount_text(amount), std::move(rest)});
    name_size_ = std::max(name_size_, name.size());
    amount_size_ = std::max(amount_size_, lines_.back().amount.size());
}

void posting_lines::append_to(std::string& out, std::string_view before_each) const {
    for (const auto& one : lines_) {
        out += before_each;
        out += one.name;
        out.append(name_size_ - one.name.size() + 2 + amount_size_ - one.amount.size(), ' ');
        out += one.amount + one.rest + '\n';
    }
}

} // namespace cofin

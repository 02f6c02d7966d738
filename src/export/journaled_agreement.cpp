#include "export/journaled_agreement.hpp"

#include <stdexcept>
#include <utility>

namespace cofin {
namespace {

std::size_t owners_in(const chart_of_accounts& chart, account_kind kind) {
    switch (owner_of(kind)) {
    case account_owner::heading: return chart.headings().size();
    case account_owner::fund: return chart.funds().size();
    case account_owner::partner: break;
    }
    return chart.partners().size();
}

account account_at(account_kind kind, std::size_t number) {
    return account::of_id(number << 4U | static_cast<std::uint64_t>(kind));
}

} // namespace

journaled_agreement::journaled_agreement(journal_heading of, const chart_of_accounts& chart,
                                         journal_extent extent)
    : heading_(std::move(of)), sums_(heading_.currency) {
    for (std::size_t k = 0; k < account_kind_names.size(); ++k) {
        const auto kind = static_cast<account_kind>(k);
        const std::size_t owners = owners_in(chart, kind);
        for (std::size_t number = 0; number < owners; ++number) {
            const account on = account_at(kind, number);
            auto name = chart.name(on);
            auto plain = extent == journal_extent::one_agreement
                             ? plain_text_name(name)
                             : plain_text_name(name, heading_.project);
            accounts_.push_back({on, std::move(name), std::move(plain)});
        }
        first_[k + 1] = accounts_.size();
    }
}

const journaled_account& journaled_agreement::at(account on) const {
    const auto kind = static_cast<std::size_t>(on.kind());
    if (on.number() >= first_[kind + 1] - first_[kind])
        throw std::out_of_range("a posting to an account that the chart of accounts has not");
    return accounts_[first_[kind] + on.number()];
}

void journaled_agreement::post(const entry& next) {
    for (const auto& posting : next.postings)
        static_cast<void>(at(posting.on));
    sums_.add(kind_of(next.booked.what), next.postings);
    booked_until_ = next.booked.booked_on;
}

money journaled_agreement::debits_less_credits(account on) const {
    return is_debit(on.kind()) ? sums_.of(on) : -sums_.of(on);
}

} // namespace cofin

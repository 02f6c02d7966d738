/// The journal of one agreement: entries in the order of their booking, never changed, never taken back.
#pragma once

#include <cofin/ledger/balance.hpp>
#include <cofin/ledger/books.hpp>
#include <cofin/ledger/drafting.hpp>
#include <cofin/ledger/event.hpp>
#include <cofin/ledger/refusal.hpp>

#include <algorithm>
#include <cstddef>
#include <deque>
#include <optional>
#include <span>
#include <stdexcept>
#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace cofin {
inline namespace v0 {

/// One entry as it stands in a journal, which it borrows from.
struct entry {
    std::size_t number; ///< from 1
    const booking& booked;
    std::span<const posting> postings;
};

/// What became of an event.
struct appended {
    std::size_t entry; ///< its number
    bool is_new;       ///< false: the same cost stood there already
};

/// An append-only journal in memory. A value; const use is thread-safe.
///
///     journal books(euro);
///     books.append({.booked_on = today, .dated = today, .what = commitment{...}});
///
/// Guarantee: what is refused leaves the journal as it was; appending takes the same time however long the journal is.
class journal {
public:
    /// An empty journal of an agreement in that currency.
    explicit journal(cofin::currency unit) : books_(unit) {}

    /// Books the event. A cost whose key and content stand there already is skipped.
    /// Throws `ledger_error` where the books refuse it, `std::overflow_error` where a balance leaves 64 bits.
    appended append(booking what);

    /// How many entries there are; they are numbered from 1.
    [[nodiscard]] std::size_t size() const noexcept { return bookings_.size(); }
    /// Throws `std::out_of_range` unless 1 <= number <= size().
    [[nodiscard]] entry at(std::size_t number) const;
    /// The books as they are now.
    [[nodiscard]] const books& now() const noexcept { return books_; }

    /// Number of the last entry booked by then; 0 where there is none.
    [[nodiscard]] std::size_t last_by(day booked_on) const;
    /// Balances after that entry, added up from the postings; of nothing after entry 0.
    [[nodiscard]] balances balance_after(std::size_t entry) const;
    /// What a fund committed as of that entry.
    [[nodiscard]] std::optional<money> planned_after(std::size_t entry, fund_number by) const;

private:
    [[nodiscard]] std::optional<std::size_t> same_before(const booking& what) const;

    books books_;
    std::deque<booking> bookings_;
    std::vector<posting> postings_;
    std::vector<std::size_t> ends_;        // of each entry's postings
    std::vector<std::size_t> commitments_; // numbers of the entries
    std::vector<posting> drafted_;
};

// --- definitions ---

namespace detail {

[[noreturn]] inline void refuse_other_content(wording again, const std::string& before) {
    throw ledger_error(refusal::cost_differs, std::move(again),
                       wording("{}, as it was recorded", before));
}

/// Refuses a cost that comes again with other facts. Facts that depend on a rate are compared where both are known.
inline void require_same_content(const wording& cost, const booking& before, const booking& now) {
    const auto& known = std::get<declared_cost>(before.what);
    const auto& again = std::get<declared_cost>(now.what);
    if (again.category != known.category)
        refuse_other_content(wording("{} with category {}", cost, in_quotes(again.category)),
                             in_quotes(known.category));
    if (!(again.original == known.original))
        refuse_other_content(wording("{} with amount {}", cost, to_string(again.original)),
                             to_string(known.original));
    if (now.dated != before.dated)
        refuse_other_content(wording("{} with date {}", cost, to_string(now.dated)),
                             to_string(before.dated));
    if (now.document != before.document)
        refuse_other_content(wording("{} with document {}", cost, in_quotes(now.document)),
                             in_quotes(before.document));
    if (again.rate && known.rate && !(*again.rate == *known.rate))
        refuse_other_content(wording("{} with rate {}", cost, to_string(*again.rate)),
                             to_string(*known.rate));
}

} // namespace detail

inline std::optional<std::size_t> journal::same_before(const booking& what) const {
    const auto& again = std::get<declared_cost>(what.what);
    const auto partner = books_.chart().find_partner(again.partner);
    const auto number = partner ? books_.costs().find(key_of(*partner, again, what)) : std::nullopt;
    if (!number)
        return std::nullopt;
    const auto& known = *books_.costs().find(*number);
    const wording name = books_.named(known);
    detail::require_same_content(name, bookings_[known.declared_by - 1], what);
    if (!again.amount)
        return known.declared_by;
    if (!known.is_determined)
        return std::nullopt; // now its rate is known
    const money amount = money::of_minor(known.amount(), books_.currency());
    if (*again.amount != amount)
        detail::refuse_other_content(wording("{} with amount {}", name, to_string(*again.amount)),
                                     to_string(amount));
    return known.declared_by;
}

inline appended journal::append(booking what) {
    if (std::holds_alternative<declared_cost>(what.what))
        if (const auto known = same_before(what))
            return {*known, false};
    draft(books_, what, drafted_);
    books_.take(what, drafted_);
    if (std::holds_alternative<commitment>(what.what))
        commitments_.push_back(size() + 1);
    bookings_.push_back(std::move(what));
    postings_.insert(postings_.end(), drafted_.begin(), drafted_.end());
    ends_.push_back(postings_.size());
    return {size(), true};
}

inline entry journal::at(std::size_t number) const {
    if (number == 0 || number > size())
        throw std::out_of_range("no entry has that number");
    const std::size_t begin = number == 1 ? 0 : ends_[number - 2];
    return {number, bookings_[number - 1],
            std::span(postings_).subspan(begin, ends_[number - 1] - begin)};
}

inline std::size_t journal::last_by(day booked_on) const {
    const auto later = std::ranges::upper_bound(bookings_, booked_on, {}, &booking::booked_on);
    return static_cast<std::size_t>(later - bookings_.begin());
}

inline balances journal::balance_after(std::size_t entry) const {
    balances sums(books_.currency());
    for (std::size_t number = 1; number <= entry; ++number) {
        const auto one = at(number);
        sums.add(kind_of(one.booked.what), one.postings);
    }
    return sums;
}

inline std::optional<money> journal::planned_after(std::size_t entry, fund_number by) const {
    std::optional<money> planned;
    for (const std::size_t number : commitments_)
        if (number <= entry)
            for (const auto& fund : std::get<commitment>(bookings_[number - 1].what).funds)
                if (fund.fund == books_.chart().name(by))
                    planned = fund.planned;
    return planned;
}

} // namespace v0
} // namespace cofin

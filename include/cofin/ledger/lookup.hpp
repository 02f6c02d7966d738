/// What an event names, found in the books, or refused in words.
#pragma once

#include <cofin/error.hpp>
#include <cofin/ledger/books.hpp>
#include <cofin/ledger/refusal.hpp>
#include <cofin/spelling.hpp>

#include <cstdint>
#include <optional>
#include <string>

namespace cofin {
inline namespace v0 {

/// Looks up what events name. Each function throws `ledger_error` where the books do not know it or it cannot be meant.
/// Borrows the books.
class lookup {
public:
    /// Of those books, which outlive this.
    explicit lookup(const books& in) : books_(in) {}

    /// The partner of that id.
    [[nodiscard]] partner_number partner(const std::string& id) const;
    /// The fund of that name.
    [[nodiscard]] fund_number fund(const std::string& name) const;
    /// Throws where no claim of that number was submitted.
    void require_claim(int64_t number) const;

    /// Minor units of an amount in the agreement's currency.
    [[nodiscard]] int64_t minor(const money& amount) const;
    /// The same of an amount of something.
    [[nodiscard]] int64_t positive(const money& amount) const;

    /// Of a cost whose amount is known.
    [[nodiscard]] const booked_cost& determined(cost_number number) const;
    /// The cost of that number.
    [[nodiscard]] const booked_cost& cost(cost_number number) const;
    /// Calls `visit` with each item; each must name another cost, in the order of their numbers.
    template <class Items, class Visit>
    void each(const Items& items, const Visit& visit) const;

    /// Minor units of a part of `whole`, which is as much of the cost as the last word says; it has the sign of the cost.
    /// What is more is refused for that reason.
    [[nodiscard]] int64_t part(const booked_cost& of, int64_t whole, const money& amount,
                               refusal where_above, const wording& what) const;
    /// `expected at most 85.00 EUR: <what>`
    static void require_at_most(const money& amount, const money& most, refusal why,
                                const wording& what);

    /// Minor units as an amount in the agreement's currency.
    [[nodiscard]] std::string text(int64_t minor) const {
        return to_string(money::of_minor(minor, books_.currency()));
    }

private:
    const books& books_;
};

// --- definitions ---

inline partner_number lookup::partner(const std::string& id) const {
    if (const auto number = books_.chart().find_partner(id))
        return *number;
    throw ledger_error(refusal::unknown_name, wording("partner {}", in_quotes(id)),
                       wording("a partner of the agreement"),
                       nearest_word(id, books_.chart().partners()));
}

inline fund_number lookup::fund(const std::string& name) const {
    if (const auto number = books_.chart().find_fund(name))
        return *number;
    throw ledger_error(refusal::unknown_name, wording("fund {}", in_quotes(name)),
                       wording("a fund of the agreement"),
                       nearest_word(name, books_.chart().funds()));
}

inline void lookup::require_claim(int64_t number) const {
    if (!books_.has_claim(number))
        throw ledger_error(refusal::unknown_name, wording("claim {}", std::to_string(number)),
                           wording("the number of a claim"));
}

inline int64_t lookup::minor(const money& amount) const {
    if (amount.currency() != books_.currency())
        throw ledger_error(refusal::foreign_currency, to_string(amount),
                           wording("an amount in {}, the currency of the agreement",
                                   std::string(books_.currency().code())));
    return amount.minor();
}

inline int64_t lookup::positive(const money& amount) const {
    if (minor(amount) <= 0)
        throw ledger_error(refusal::wrong_sign, to_string(amount), wording("an amount above zero"));
    return amount.minor();
}

inline const booked_cost& lookup::cost(cost_number number) const {
    if (const auto* const known = books_.costs().find(number))
        return *known;
    throw ledger_error(refusal::unknown_name,
                       wording("cost number {}", std::to_string(place_of(number))),
                       wording("one of {} costs", std::to_string(books_.costs().size())));
}

inline const booked_cost& lookup::determined(cost_number number) const {
    const auto& known = cost(number);
    if (!known.is_determined)
        throw ledger_error(refusal::amount_undetermined,
                           wording("{} without an amount in {}", books_.named(known),
                                   std::string(books_.currency().code())),
                           wording("one whose rate is known"));
    return known;
}

template <class Items, class Visit>
void lookup::each(const Items& items, const Visit& visit) const {
    std::optional<cost_number> before;
    for (const auto& item : items) {
        if (before && item.cost <= *before)
            throw ledger_error(
                refusal::named_twice,
                wording("{} after {}", books_.named(cost(item.cost)), books_.named(cost(*before))),
                wording("each cost once, in the order of their declaration"));
        before = item.cost;
        visit(item);
    }
}

inline int64_t lookup::part(const booked_cost& of, int64_t whole, const money& amount,
                            refusal where_above, const wording& what) const {
    const int64_t part = minor(amount);
    if (whole < 0 ? whole <= part && part <= 0 : 0 <= part && part <= whole)
        return part;
    const bool is_against = (of.amount() < 0) != (part < 0);
    throw ledger_error(is_against ? refusal::wrong_sign : where_above,
                       wording("{} of {}", to_string(amount), books_.named(of)),
                       wording("at most {}: what is {} of it", text(whole), what));
}

inline void lookup::require_at_most(const money& amount, const money& most, refusal why,
                                    const wording& what) {
    if (amount > most)
        throw ledger_error(why, to_string(amount),
                           wording("at most {}: {}", to_string(most), what));
}

} // namespace v0
} // namespace cofin

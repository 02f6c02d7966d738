/// The chart of accounts of one agreement: names of partners, funds and cost headings, and the numbers that stand for them.
#pragma once

#include <cofin/ledger/account.hpp>
#include <cofin/ledger/account_name.hpp>

#include <algorithm>
#include <map>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace cofin {
inline namespace v0 {

/// Gives numbers in the order in which names come and never takes one back, so that the same entries make the same chart.
/// A value; const use is thread-safe.
class chart_of_accounts {
public:
    /// The costs of one partner in one category.
    struct heading {
        partner_number partner;
        std::string category;
    };

    /// The number of that name; opened where it is new.
    partner_number open_partner(std::string_view id);
    /// The same of a fund.
    fund_number open_fund(std::string_view name);
    /// The partner must be one of this chart.
    heading_number open_heading(partner_number partner, std::string_view category);

    /// The number of that partner; none where it was never opened.
    [[nodiscard]] std::optional<partner_number> find_partner(std::string_view id) const;
    /// The number of that fund; none where it was never opened.
    [[nodiscard]] std::optional<fund_number> find_fund(std::string_view name) const;
    /// The number of that heading; none where it was never opened.
    [[nodiscard]] std::optional<heading_number> find_heading(partner_number partner,
                                                             std::string_view category) const;

    /// In the order of their numbers.
    [[nodiscard]] const std::vector<std::string>& partners() const noexcept { return partners_; }
    /// Names of the funds, in the order of their numbers.
    [[nodiscard]] const std::vector<std::string>& funds() const noexcept { return funds_; }
    /// Headings, in the order of their numbers.
    [[nodiscard]] const std::vector<heading>& headings() const noexcept { return headings_; }

    /// The id of a partner; throws `std::out_of_range` for a number that was never given, as the next two do.
    [[nodiscard]] const std::string& name(partner_number of) const {
        return partners_.at(place_of(of));
    }
    /// The name of a fund.
    [[nodiscard]] const std::string& name(fund_number of) const { return funds_.at(place_of(of)); }
    /// A heading by its number.
    [[nodiscard]] const heading& at(heading_number of) const { return headings_.at(place_of(of)); }

    /// Throws `std::out_of_range` for an account that this chart never opened.
    [[nodiscard]] account_name name(account of) const;
    /// None where no such partner, fund or heading was opened.
    [[nodiscard]] std::optional<account> find(const account_name& name) const;

private:
    template <class Number>
    using numbers_by_name = std::map<std::string, Number, std::less<>>;

    std::vector<std::string> partners_;
    std::vector<std::string> funds_;
    std::vector<heading> headings_;
    numbers_by_name<partner_number> partner_numbers_;
    numbers_by_name<fund_number> fund_numbers_;
    std::vector<numbers_by_name<heading_number>> heading_numbers_; // by partner
};

// --- definitions ---

namespace detail {

/// The number under which `name` stands, given now where it is new.
template <class Number, class Names, class Numbers>
Number open(Names& names, Numbers& numbers, std::string_view name) {
    if (const auto known = numbers.find(name); known != numbers.end())
        return known->second;
    if (name.empty())
        throw std::invalid_argument("a name of a chart of accounts is empty");
    const auto next = static_cast<Number>(names.size());
    names.emplace_back(name);
    numbers.emplace(std::string(name), next);
    return next;
}

template <class Numbers>
std::optional<typename Numbers::mapped_type> find_in(const Numbers& numbers,
                                                     std::string_view name) {
    const auto known = numbers.find(name);
    return known == numbers.end() ? std::nullopt : std::optional(known->second);
}

} // namespace detail

inline partner_number chart_of_accounts::open_partner(std::string_view id) {
    heading_numbers_.reserve(partners_.size() + 1);
    const auto number = detail::open<partner_number>(partners_, partner_numbers_, id);
    heading_numbers_.resize(partners_.size());
    return number;
}

inline fund_number chart_of_accounts::open_fund(std::string_view name) {
    return detail::open<fund_number>(funds_, fund_numbers_, name);
}

inline heading_number chart_of_accounts::open_heading(partner_number partner,
                                                      std::string_view category) {
    if (const auto known = find_heading(partner, category))
        return *known;
    const auto next = static_cast<heading_number>(headings_.size());
    headings_.push_back({partner, std::string(category)});
    heading_numbers_.at(place_of(partner)).emplace(std::string(category), next);
    return next;
}

inline std::optional<partner_number> chart_of_accounts::find_partner(std::string_view id) const {
    return detail::find_in(partner_numbers_, id);
}

inline std::optional<fund_number> chart_of_accounts::find_fund(std::string_view name) const {
    return detail::find_in(fund_numbers_, name);
}

inline std::optional<heading_number>
chart_of_accounts::find_heading(partner_number partner, std::string_view category) const {
    return detail::find_in(heading_numbers_.at(place_of(partner)), category);
}

inline account_name chart_of_accounts::name(account of) const {
    switch (owner_of(of.kind())) {
    case account_owner::heading: {
        const auto& costs = at(heading_number{of.number()});
        return {of.kind(), name(costs.partner), costs.category};
    }
    case account_owner::fund: return {of.kind(), name(fund_number{of.number()})};
    case account_owner::partner: break;
    }
    return {of.kind(), name(partner_number{of.number()})};
}

inline std::optional<account> chart_of_accounts::find(const account_name& name) const {
    const auto of_number = [&](auto number) {
        return account::of_id(static_cast<std::uint64_t>(number) << 4U |
                              static_cast<std::uint64_t>(name.kind));
    };
    if (owner_of(name.kind) == account_owner::fund) {
        const auto fund = find_fund(name.subject);
        return fund ? std::optional(of_number(*fund)) : std::nullopt;
    }
    const auto partner = find_partner(name.subject);
    if (!partner)
        return std::nullopt;
    if (owner_of(name.kind) == account_owner::partner)
        return of_number(*partner);
    const auto costs = find_heading(*partner, name.category);
    return costs ? std::optional(of_number(*costs)) : std::nullopt;
}

} // namespace v0
} // namespace cofin

/// The name of an account: as people say it, and as plain-text accounting writes it.
///
/// ledger 3, hledger 1 and beancount 2 read different names; beancount's are the narrowest: a root of Assets, Liabilities,
/// Equity, Income or Expenses, then parts of letters, digits and '-' that begin with a capital or a digit.
#pragma once

#include <cofin/error.hpp>
#include <cofin/ledger/account.hpp>

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <string_view>

namespace cofin {
inline namespace v0 {

/// An account by the ids of its partner or fund and, for costs, its category.
struct account_name {
    account_kind kind;
    std::string subject;       ///< id of the partner or fund
    std::string category = {}; ///< of costs only

    friend bool operator==(const account_name&, const account_name&) = default;
};

/// `certified:pl:staff`, `receivable:ERDF`. For people: an id that holds a colon makes it ambiguous.
std::string to_string(const account_name& name);

/// `Expenses:Certified:Pl:Staff`, `Assets:Receivable:ERDF`: one name each for ledger, hledger and beancount.
///
/// Any bytes make an id, and no two accounts share a name: an id's first letter is written large, and a mark says which it
/// was where the next sign would mislead (`Pl` is pl, `P-ul` is Pl; `P1` is P1, `P-l1` is p1); '-' is doubled; any other byte
/// that is no ASCII letter or digit is '-' and two hexadecimal digits; `X-x` stands before what begins with none of them.
std::string plain_text_name(const account_name& name);

/// `Expenses:Certified:P1:Pl:Staff`: the same where the accounts of several projects stand side by side, no two of them alike.
std::string plain_text_name(const account_name& name, std::string_view project);

/// The account that `plain_text_name` wrote so; none for any other text.
std::optional<account_name> try_parse_plain_text_name(std::string_view text);
/// As above; throws `parse_error` instead of none.
account_name parse_plain_text_name(std::string_view text);

// --- definitions ---

inline std::string to_string(const account_name& name) {
    std::string text(to_string(name.kind));
    text += ':' + name.subject;
    return owner_of(name.kind) == account_owner::heading ? text + ':' + name.category : text;
}

namespace detail {

/// Of each kind of account, in their order. Beancount knows five roots; balances carry the sign that these have there.
inline constexpr std::array<std::string_view, 11> plain_text_roots{
    "Expenses:Declared",   "Expenses:Accepted",   "Expenses:Certified",   "Expenses:Parked",
    "Expenses:Ineligible", "Assets:Receivable",   "Liabilities:Outlay",   "Equity:Own",
    "Income:Grant",        "Liabilities:Advance", "Liabilities:Repayable"};

// <cctype> asks the locale.
constexpr bool is_small(char c) noexcept { return c >= 'a' && c <= 'z'; }
constexpr bool is_capital(char c) noexcept { return c >= 'A' && c <= 'Z'; }
constexpr bool is_digit(char c) noexcept { return c >= '0' && c <= '9'; }
constexpr char capital_of(char c) noexcept { return static_cast<char>(c - 'a' + 'A'); }
constexpr char small_of(char c) noexcept { return static_cast<char>(c - 'A' + 'a'); }

inline std::string escaped(std::string_view bytes) {
    constexpr std::string_view hex = "0123456789abcdef";
    std::string text;
    for (const char c : bytes) {
        const auto byte = static_cast<unsigned char>(c);
        if (is_small(c) || is_capital(c) || is_digit(c))
            text += c;
        else if (c == '-')
            text += "--";
        else
            text += {'-', hex[byte >> 4U], hex[byte & 15U]};
    }
    return text;
}

/// None where a '-' begins nothing that `escaped` writes.
inline std::optional<std::string> unescaped(std::string_view text) {
    constexpr std::string_view hex = "0123456789abcdef";
    std::string bytes;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] != '-') {
            bytes += text[i];
            continue;
        }
        if (text.substr(i, 2) == "--") {
            bytes += '-';
            i += 1;
            continue;
        }
        if (text.size() - i < 3)
            return std::nullopt;
        const auto high = hex.find(text[i + 1]);
        const auto low = hex.find(text[i + 2]);
        if (high == std::string_view::npos || low == std::string_view::npos)
            return std::nullopt;
        bytes += static_cast<char>(high << 4U | low);
        i += 2;
    }
    return bytes;
}

inline std::string plain_text_part(std::string_view id) {
    if (id.empty() || !(is_small(id[0]) || is_capital(id[0]) || is_digit(id[0])))
        return "X-x" + escaped(id);
    std::string rest = escaped(id.substr(1));
    const bool reads_small = !rest.empty() && is_small(rest[0]);
    if (is_small(id[0]))
        return capital_of(id[0]) + (reads_small ? rest : "-l" + rest);
    return id[0] + (is_capital(id[0]) && reads_small ? "-u" + rest : rest);
}

inline std::optional<std::string> id_of_part(std::string_view part) {
    if (part.empty())
        return std::nullopt;
    if (part.starts_with("X-x"))
        return unescaped(part.substr(3));
    char first = part[0];
    std::string_view rest = part.substr(1);
    const bool marked_small = rest.starts_with("-l");
    const bool marked_capital = rest.starts_with("-u");
    rest.remove_prefix(marked_small || marked_capital ? 2 : 0);
    const bool reads_small = !rest.empty() && is_small(rest[0]);
    if (is_capital(first) && (marked_small || (reads_small && !marked_capital)))
        first = small_of(first);
    const auto bytes = unescaped(rest);
    return bytes ? std::optional(first + *bytes) : std::nullopt;
}

} // namespace detail

namespace detail {

inline std::string plain_text_name_below(std::string root, const account_name& name) {
    root += ':' + plain_text_part(name.subject);
    return owner_of(name.kind) == account_owner::heading
               ? root + ':' + plain_text_part(name.category)
               : root;
}

} // namespace detail

inline std::string plain_text_name(const account_name& name) {
    const auto root = detail::plain_text_roots[static_cast<std::size_t>(name.kind)];
    return detail::plain_text_name_below(std::string(root), name);
}

inline std::string plain_text_name(const account_name& name, std::string_view project) {
    const auto root = detail::plain_text_roots[static_cast<std::size_t>(name.kind)];
    return detail::plain_text_name_below(std::string(root) + ':' + detail::plain_text_part(project),
                                         name);
}

inline std::optional<account_name> try_parse_plain_text_name(std::string_view text) {
    const auto* const root = std::ranges::find_if(detail::plain_text_roots, [&](auto known) {
        return text.starts_with(known) && text.substr(known.size()).starts_with(':');
    });
    if (root == detail::plain_text_roots.end())
        return std::nullopt;
    const auto kind = static_cast<account_kind>(root - detail::plain_text_roots.begin());
    const std::string_view parts = text.substr(root->size() + 1);
    const bool of_costs = owner_of(kind) == account_owner::heading;
    const auto colon = of_costs ? parts.find(':') : parts.size();
    if (colon == std::string_view::npos)
        return std::nullopt;
    const auto subject = detail::id_of_part(parts.substr(0, colon));
    const auto category =
        of_costs ? detail::id_of_part(parts.substr(colon + 1)) : std::optional<std::string>("");
    if (!subject || !category)
        return std::nullopt;
    account_name name{kind, *subject, *category};
    // What reads as an id but is not how it is written would give an account a second name.
    return plain_text_name(name) == text ? std::optional(std::move(name)) : std::nullopt;
}

inline account_name parse_plain_text_name(std::string_view text) {
    if (auto name = try_parse_plain_text_name(text))
        return *std::move(name);
    throw parse_error(
        {{}, 0, 1}, in_quotes(text),
        wording("an account as journals name it such as Expenses:Certified:Pl:Staff"));
}

} // namespace v0
} // namespace cofin

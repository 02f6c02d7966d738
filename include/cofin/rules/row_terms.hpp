/// A rule's rows in a kind's own terms: names looked up and words understood once a run, not once an item.
#pragma once

#include <cofin/rules/item.hpp>
#include <cofin/rules/outcome.hpp>
#include <cofin/rules/rule.hpp>

#include <cstddef>
#include <list>
#include <type_traits>
#include <utility>

namespace cofin {
inline namespace v0 {

/// `Terms` is made from a row when the first item needs it; a row is never translated twice.
template <class Terms>
class row_terms {
public:
    /// The terms of a row, made once.
    [[nodiscard]] const Terms& of(const rule_row& row) {
        return made_once(row, [&] { return Terms(row); });
    }
    /// The same for costs of one project that nobody asks to explain: a kind may look up what is known of the project once
    /// for all of them, by `Terms(row, project)`.
    [[nodiscard]] const Terms& of(const rule_row& row, const item& project) {
        if constexpr (std::is_constructible_v<Terms, const rule_row&, const item&>)
            return made_once(row, [&] { return Terms(row, project); });
        else
            return of(row);
    }

private:
    template <class Make>
    const Terms& made_once(const rule_row& row, const Make& make) {
        for (const auto& [known, terms] : bound_)
            if (known == &row)
                return terms;
        return bound_.emplace_back(&row, make()).second;
    }

    std::list<std::pair<const rule_row*, Terms>> bound_; // references to its terms stay valid
};

/// A kind may as well read the row as it stands.
template <>
class row_terms<rule_row> {
public:
    /// The row itself.
    [[nodiscard]] static const rule_row& of(const rule_row& row) { return row; }
    /// The same.
    [[nodiscard]] static const rule_row& of(const rule_row& row, const item& /*project*/) {
        return row;
    }
};

namespace detail {

template <class Judge>
struct judging : judging<decltype(&Judge::operator())> {};
template <class T>
struct judging<verdict(const item&, const T&)> {
    using terms = T;
};
template <class T>
struct judging<verdict (*)(const item&, const T&)> {
    using terms = T;
};
template <class Judge, class T>
struct judging<verdict (Judge::*)(const item&, const T&) const> {
    using terms = T;
};
template <class Judge, class T>
struct judging<verdict (Judge::*)(std::size_t, const item&, const T&) const> {
    using terms = T;
};

} // namespace detail

/// The rows by which `verdict judge(const item&, const Terms&)` judges.
template <class Judge>
using terms_of = row_terms<typename detail::judging<Judge>::terms>;

} // namespace v0
} // namespace cofin

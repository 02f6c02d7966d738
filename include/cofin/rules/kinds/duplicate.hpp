/// duplicate/1: the same document is not declared twice, beyond the shares of it that several costs name.
#pragma once

#include <cofin/rules/kinds/effect.hpp>
#include <cofin/rules/run.hpp>
#include <cofin/short_text.hpp>

#include <bit>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace cofin {
inline namespace v0 {
namespace kinds {

inline constexpr parameter duplicate_parameters[] = {
    {"key", fact_type::list, tighter::subset, true,
     "facts that are equal in two declarations of one document"},
    effect_parameter,
};

namespace duplicate_detail {

/// What a row says, its names looked up once.
struct terms {
    explicit terms(const rule_row& stated) : row(&stated), key(known_facts(stated.words("key"))) {
        while (amount_at < key.size() && key[amount_at].text() != "amount")
            ++amount_at;
    }
    const rule_row* row;
    std::vector<known_fact> key;
    std::size_t amount_at =
        0; ///< which of the key is the cost's amount, which is no fact; past the end: none
};

/// Calls `take(text)` for each value of the key; the name of a fact that is missing from it, empty where none is.
template <class Take>
[[gnu::always_inline]] inline std::string_view each_value(const item& cost, const terms& by,
                                                          const Take& take) {
    for (std::size_t i = 0; i < by.key.size(); ++i) {
        if (i == by.amount_at) {
            take(to_string(cost.cost().amount));
            continue;
        }
        const auto& name = by.key[i];
        const known_value value = cost.see(name);
        if (const auto* text = value.text())
            take(*text);
        else if (value)
            take(to_string(*value.value()));
        else
            return name.text();
    }
    return {};
}

/// The values of the key.
inline texts key_of(const item& cost, const terms& by) {
    texts key;
    each_value(cost, by, [&](const std::string& text) { key.push_back(text); });
    return key;
}

/// What was declared of one document so far.
struct document {
    document(std::size_t of_key, std::size_t declared_by, const rate& declared)
        : hash(of_key), first(declared_by), share(declared) {}

    std::size_t hash;  ///< of its key
    std::size_t first; ///< index of the cost that declared it first
    rate share;
};

/// The documents seen, found by the hash of their key: open addressing, since a list has as many documents as costs.
class documents {
public:
    explicit documents(std::size_t most)
        : slots_(std::bit_ceil(2 * most + 1), nothing), mask_(slots_.size() - 1) {
        seen_.reserve(most);
    }
    /// Where the document of that hash for which `is_same(document)` stands, or would stand.
    template <class Same>
    [[nodiscard]] std::size_t place_of(std::size_t hash, const Same& is_same) const {
        std::size_t at = hash & mask_;
        while (slots_[at] != nothing &&
               (seen_[slots_[at]].hash != hash || !is_same(seen_[slots_[at]])))
            at = (at + 1) & mask_;
        return at;
    }
    /// The document of a place; null where none stands there.
    [[nodiscard]] document* at(std::size_t place) {
        return slots_[place] == nothing ? nullptr : &seen_[slots_[place]];
    }
    template <class... Parts>
    void add(std::size_t place, const Parts&... of_document) {
        slots_[place] = static_cast<std::uint32_t>(seen_.size());
        seen_.emplace_back(of_document...);
    }

private:
    static constexpr std::uint32_t nothing = ~std::uint32_t{0};
    std::vector<std::uint32_t> slots_; // numbers among the documents seen
    std::size_t mask_;
    std::vector<document> seen_;
};

/// The shares together; none where they are too fine to be added exactly.
inline std::optional<rate> sum_of(const rate& a, const rate& b) {
    try {
        return a + b;
    } catch (const std::overflow_error&) {
        return std::nullopt;
    }
}

/// The first declaration of a document, by itself more than all of it or not.
inline verdict judge_first(const rule_row& row, const rate& share) {
    if (share <= rate::of(1, 1))
        return eligible();
    return broken(row, phrase("a share of {} is more than the whole document", share));
}

/// A document declared again.
inline verdict judge_again(const rule_row& row, const std::string& first, document& known,
                           const rate& share) {

    const auto sum = sum_of(known.share, share);
    if (!sum)
        return asked(
            phrase("the document of cost {} again: shares {} and {}, too fine to be added exactly",
                   first, known.share, share));
    if (*sum > rate::of(1, 1))
        return broken(row,
                      phrase("the document of cost {} again: shares declared {}", first, *sum));
    known.share = *sum;
    return eligible();
}

/// In the order of payment: the first declaration stands, later ones are refused where shares exceed the document.
/// A cost that names no share declares the whole document; one that is refused uses up nothing of it.
inline void judge(rule_run& run) {
    const auto costs = run.select_costs();
    documents seen(costs.size());
    row_terms<terms> rows;
    const rate whole = rate::of(100, 100); // a percentage, as messages show it
    for (const auto& [index, row] : costs) {
        const terms& by = rows.of(*row);
        const item cost = run.view(index);
        std::size_t hash = 0;
        const auto absent = each_value(
            cost, by, [&](std::string_view text) { hash = hash * 31 + hash_of_text(text); });
        if (!absent.empty()) {
            run.propose(index, missing(absent));
            continue;
        }
        const auto* named = cost.find<rate>("share");
        const rate& share = named == nullptr ? whole : *named;
        const std::size_t place = seen.place_of(hash, [&](const document& one) {
            return key_of(run.view(one.first), by) == key_of(cost, by);
        });
        document* known = seen.at(place);
        verdict says = known == nullptr
                           ? judge_first(*row, share)
                           : judge_again(*row, run.cost_at(known->first).id, *known, share);
        if (known == nullptr && says.said != outcome::ineligible)
            seen.add(place, hash, index, share);
        run.propose(index, std::move(says));
    }
}

} // namespace duplicate_detail

inline constexpr rule_kind duplicate{
    .name = "duplicate/1",
    .summary =
        "the same document is not declared twice, beyond the shares of it that several costs name",
    .parameters = duplicate_parameters,
    .at = step::exclude,
    .about = scope::cost,
    .assess = duplicate_detail::judge,
};

} // namespace kinds
} // namespace v0
} // namespace cofin

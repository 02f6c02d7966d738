/// duplicate/1: the same document is not declared twice, beyond the shares of it that several costs name.
#pragma once

#include <cofin/rules/kinds/effect.hpp>
#include <cofin/rules/run.hpp>

#include <cstring>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <unordered_map>

namespace cofin {
inline namespace v0 {
namespace kinds {

inline constexpr parameter duplicate_parameters[] = {
    {"key", fact_type::list, tighter::subset, true,
     "facts that are equal in two declarations of one document"},
    effect_parameter,
};

namespace duplicate_detail {

/// Writes the values of the key, each with its length before it; the name of the fact that is missing from it, if any.
inline std::string write_key(const item& cost, const rule_row& row, std::string& key) {
    key.clear();
    const auto add = [&](std::string_view text) {
        const auto size = static_cast<uint32_t>(text.size());
        char bytes[sizeof size];
        std::memcpy(bytes, &size, sizeof size);
        key.append(bytes, sizeof size).append(text);
    };
    for (const auto& name : row.words("key")) {
        if (name == "amount") {
            add(to_string(cost.cost().amount));
            continue;
        }
        if (const auto* text = cost.text_of(name)) {
            add(*text);
            continue;
        }
        const auto value = cost.value_of(name);
        if (!value)
            return name;
        add(to_string(*value));
    }
    return {};
}

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
    return broken(row, "a share of " + to_string(share) + " is more than the whole document");
}

/// In the order of payment: the first declaration stands, later ones are refused where shares exceed the document.
/// A cost that names no share declares the whole document; one that is refused uses up nothing of it.
inline void judge(rule_run& run) {
    struct seen {
        std::string first;
        rate share;
    };
    std::unordered_map<std::string, seen> documents;
    std::string key;
    for (const auto& [index, row] : run.select_costs()) {
        const item cost = run.view(index);
        if (const auto absent = write_key(cost, *row, key); !absent.empty()) {
            run.propose(index, missing(absent));
            continue;
        }
        const auto* named = cost.find<rate>("share");
        const rate share = named == nullptr ? rate::of(100, 100) : *named;
        const auto [at, is_first] = documents.try_emplace(key, seen{cost.id(), share});
        if (is_first) {
            verdict says = judge_first(*row, share);
            if (says.said == outcome::ineligible)
                documents.erase(at);
            run.propose(index, std::move(says));
            continue;
        }
        const std::string again = "the document of cost " + at->second.first + " again: shares ";
        const auto sum = sum_of(at->second.share, share);
        if (!sum) {
            run.propose(index, asked(again + to_string(at->second.share) + " and " +
                                     to_string(share) + ", too fine to be added exactly"));
            continue;
        }
        verdict says = *sum > rate::of(1, 1) ? broken(*row, again + "declared " + to_string(*sum))
                                             : eligible();
        if (says.said != outcome::ineligible)
            at->second.share = *sum;
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

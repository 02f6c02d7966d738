/// own_contribution_floor/1: how much of a project its own means carry at least, and in which form.
#pragma once

#include <cofin/rules/kinds/effect.hpp>
#include <cofin/rules/run.hpp>

#include <optional>
#include <string>

namespace cofin {
inline namespace v0 {
namespace kinds {

inline constexpr std::array<std::string_view, 3> contribution_kinds{"own_cash", "own_in_kind",
                                                                    "own_work"};
inline constexpr std::array<std::string_view, 2> contribution_bases{"total", "grant_and_own"};
inline constexpr parameter own_contribution_floor_parameters[] = {
    {"kinds", fact_type::list, tighter::subset, true, "contributions that count",
     contribution_kinds},
    {"base", fact_type::text, tighter::fixed, true,
     "total (of the budget) or grant_and_own (grant_requested and all contributions)",
     contribution_bases},
    {"share_min", fact_type::proportion, tighter::larger, false,
     "least share of the base, inclusive"},
    {"amount_min", fact_type::amount, tighter::larger, false, "least amount, inclusive"},
    {"cash_share_min", fact_type::proportion, tighter::larger, false,
     "least share in money of what counts, inclusive"},
    effect_parameter,
};

namespace own_contribution_floor_detail {

inline wording unsound(const rule_row& row) {
    const bool asks = row.find<rate>("share_min") != nullptr ||
                      row.find<money>("amount_min") != nullptr ||
                      row.find<rate>("cash_share_min") != nullptr;
    return asks ? wording() : wording("it asks neither for a share nor for an amount");
}

struct contribution {
    money counted;
    money cash;
    money all;
};

/// What the project brings; the name of the missing fact where one that counts is not known.
inline std::optional<contribution> read(const item& project, const rule_row& row, phrase& unknown) {
    const money nothing(project.project().currency);
    contribution own{nothing, nothing, nothing};
    const texts& counted = row.words("kinds");
    for (const auto kind : contribution_kinds) {
        const bool counts = contains(counted, kind);
        const auto* amount = project.find<money>(std::string(kind));
        const bool fits = amount != nullptr && amount->currency() == nothing.currency();
        if (!fits && (counts || amount != nullptr)) {
            unknown = amount == nullptr ? phrase::text(std::string(kind))
                                        : phrase("{} in the agreement's currency", kind);
            return std::nullopt;
        }
        const money given = amount == nullptr ? nothing : *amount;
        own.all += given;
        own.counted += counts ? given : nothing;
        own.cash += counts && kind == "own_cash" ? given : nothing;
    }
    return own;
}

inline verdict judge(const item& on, const rule_row& row) {
    const auto& agreed = on.project();
    phrase unknown;
    const auto own = read(on, row, unknown);
    if (!own)
        return missing(unknown);
    money base = planned(agreed.budget, agreed.currency);
    if (*row.find<std::string>("base") == "grant_and_own") {
        const auto* grant = on.find<money>("grant_requested");
        if (grant == nullptr || grant->currency() != agreed.currency)
            return missing(phrase("grant_requested in {}", agreed.currency.code()));
        base = *grant + own->all;
    } else if (agreed.budget.empty()) {
        return missing("budget");
    }

    if (const auto* share = row.find<rate>("share_min")) {
        on.show([&] {
            return phrase("own contribution {}, at least {} of {} = {}", own->counted, *share, base,
                          *share * base);
        });
        if (unrounded(own->counted) < *share * base)
            return broken(row, phrase("own contribution {} is less than {} of {}", own->counted,
                                      *share, base));
    }
    const auto* least = row.find<money>("amount_min");
    if (least != nullptr && least->currency() != agreed.currency)
        return asked_across_currencies(phrase("own contribution"), own->counted, *least);
    if (least != nullptr && own->counted < *least)
        return broken(row, phrase("own contribution {} is less than {}", own->counted, *least));
    const auto* cash = row.find<rate>("cash_share_min");
    if (cash != nullptr && unrounded(own->cash) < *cash * own->counted)
        return broken(row, phrase("of it {} in money is less than {}", own->cash, *cash));
    return eligible();
}

} // namespace own_contribution_floor_detail

inline constexpr rule_kind own_contribution_floor{
    .name = "own_contribution_floor/1",
    .summary = "how much of a project its own means carry at least, and in which form",
    .parameters = own_contribution_floor_parameters,
    .at = step::project,
    .about = scope::project,
    .unsound = own_contribution_floor_detail::unsound,
    .assess = [](rule_run& run) { run.on_project(own_contribution_floor_detail::judge); },
};

} // namespace kinds
} // namespace v0
} // namespace cofin

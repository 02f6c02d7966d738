/// A small project judged by a kind whose plugin says what a fuzzer makes it say.
#pragma once

#include "fuzz/assessed.hpp"
#include "fuzz/promise.hpp"
#include "plugin/batch_writer.hpp"
#include "plugin/foreign_kind.hpp"

#include <cofin/rules/assess.hpp>

#include <memory>
#include <utility>

namespace cofin::fuzz {

inline wire::unit euro_unit() { return unit_of(euro); }

/// A kind that cuts costs, `fuzz.kind/1`, with one fact and one parameter.
inline const plugin_kind& fuzzed_kind() {
    static const plugin_kind kind = [] {
        plugin_kind made;
        made.name = "fuzz.kind/1";
        made.summary = "says what it is fed";
        made.facts = {"units"};
        made.texts = {"day_max", "most for one day"};
        made.parameters.push_back(
            {made.texts[0], fact_type::amount, tighter::smaller, false, made.texts[1]});
        return made;
    }();
    return kind;
}

/// Three costs, one of them a credit note, under the one rule `R`.
inline void require_judged_soundly(std::unique_ptr<plugin_runner> says) {
    plugin_session session({"fuzz", "1.0.0", std::string(64, '0')},
                           [&] { return std::move(says); });
    const foreign_kind kind(fuzzed_kind(), 0, session);
    rulebook book;
    book.layers.push_back({.id = "book", .version = "1.0.0"});
    rule judging;
    judging.id = "R";
    judging.kind = &kind;
    judging.cites = {citation::law("Regulation 1", "Art 1")};
    judging.rows = {{}};
    book.rules = {judging};
    agreement agreed;
    agreed.project = "project";
    agreed.partners.push_back({"p", "partner", {}});
    declaration declared;
    declared.claims.push_back({1, {}});
    for (const std::int64_t cents : {10'000, 36'000, -5'000})
        declared.costs.push_back({"C" + std::to_string(declared.costs.size()),
                                  "p",
                                  "external",
                                  money::of_minor(cents, euro),
                                  1,
                                  {},
                                  0});
    const auto result = assess(book, agreed, declared);
    require_tied(result);
    for (std::size_t i = 0; i < declared.costs.size(); ++i) {
        const auto& left = result.costs[i].left;
        const money nothing(euro);
        require(std::min(declared.costs[i].amount, nothing) <= left &&
                    left <= std::max(declared.costs[i].amount, nothing),
                "a plugin leaves a cost between nothing and what it was");
    }
    if (!session.failure().empty())
        for (const auto& found : result.findings)
            require(found.said == outcome::undetermined || found.said == outcome::needs_judgement,
                    "a plugin that is not believed cuts nothing");
}

} // namespace cofin::fuzz

#include "rulebook/rule_test.hpp"

#include <cofin/rules/assess.hpp>

#include <algorithm>

namespace cofin {
namespace {

/// The book without its rules: whatever else it says holds in its tests too.
rulebook without_rules(rulebook book) {
    book.rules.clear();
    book.tests.clear();
    book.digest.clear(); // that of all rules
    return book;
}

rulebook alone(const rulebook& book, const rulebook& frame, const rule_test& test) {
    rulebook small = frame;
    for (const auto& candidate : book.rules)
        if (candidate.id == test.rule ||
            std::ranges::find(test.with, candidate.id) != test.with.end())
            small.rules.push_back(candidate);
    return small;
}

phrase outcome_phrase(outcome said) {
    switch (said) {
    case outcome::eligible: return phrase("eligible");
    case outcome::ineligible: return phrase("ineligible");
    case outcome::needs_judgement: return phrase("needs_judgement");
    case outcome::undetermined: return phrase("undetermined");
    case outcome::not_applicable: return phrase("not_applicable");
    case outcome::note: break;
    }
    return phrase("note");
}

/// The strongest thing the rule said of any item. That nobody pays is no rule's word: the rules that do may stand elsewhere in
/// the book.
outcome said_by(const assessment& result, const std::string& rule) {
    const auto weight = [](outcome said) {
        switch (said) {
        case outcome::ineligible: return 4;
        case outcome::needs_judgement: return 3;
        case outcome::undetermined: return 2;
        case outcome::note: return 1;
        default: return 0;
        }
    };
    outcome strongest = outcome::eligible;
    for (const auto& found : result.findings)
        if (found.rule == rule && found.message != detail::unfunded().message &&
            weight(found.said) > weight(strongest))
            strongest = found.said;
    return strongest;
}

money cut_by_rule(const assessment& result, const std::string& rule, currency unit) {
    money sum(unit);
    for (const auto& found : result.findings)
        if (found.rule == rule)
            sum += found.cut;
    return sum;
}

phrase amount_of(const assessment& result, const std::string& source, bool has_costs) {
    const auto& split = has_costs ? result.claimed : result.planned;
    if (!split || !result.plan)
        return phrase("undetermined");
    if (source == result.plan->residual())
        return phrase("{}", split->residual);
    const auto& sources = result.plan->sources();
    const auto at = std::ranges::find(sources, source, &funding_source::name);
    if (at == sources.end())
        return phrase("no such source");
    return phrase("{}", split->paid[static_cast<std::size_t>(at - sources.begin())]);
}

/// What the rule said, and of what.
phrase said_with_messages(const assessment& result, const std::string& rule, outcome said) {
    phrase all = outcome_phrase(said);
    for (const auto& found : result.findings)
        if (found.rule == rule)
            all = phrase("{} [{}: {}]", all, found.item, found.message);
    return all;
}

/// Runs one test and appends what did not come out.
void run_test(const rulebook& book, const rulebook& frame, const rule_test& test,
              std::vector<failed_test>& failed) {
    const auto fail = [&](const phrase& got, const phrase& expected) {
        failed.push_back({test.rule, test.name, test.where, got, expected});
    };
    for (const auto& id : test.with)
        if (book.find(id) == nullptr)
            return fail(phrase("with {}", in_quotes(id)), phrase("a rule of the book"));
    const auto result = assess(alone(book, frame, test), test.project, test.declared);
    const outcome said = said_by(result, test.rule);
    // A rule that does not speak raises nothing: not_applicable and eligible look alike from outside.
    const outcome wanted =
        test.said == outcome::not_applicable ? outcome::eligible : test.said.value_or(said);
    if (said != wanted)
        fail(said_with_messages(result, test.rule, said), outcome_phrase(wanted));
    const money cut = cut_by_rule(result, test.rule, test.project.currency);
    if (test.cut && cut != *test.cut)
        fail(phrase("cut {}", cut), phrase("cut {}", *test.cut));
    for (const auto& [source, amount] : test.funding) {
        const auto got = amount_of(result, source, !test.declared.costs.empty());
        if (got != to_string(amount))
            fail(phrase("{} {}", source, got), phrase("{} {}", source, amount));
    }
}

} // namespace

rule_test_report run_rule_tests(const rulebook& book) {
    rule_test_report report;
    const rulebook frame = without_rules(book);
    for (const auto& test : book.tests) {
        const rule* tested = book.find(test.rule);
        if (tested == nullptr || tested->layer != book.id)
            continue;
        ++report.run;
        const std::size_t before = report.failed.size();
        try {
            run_test(book, frame, test, report.failed);
        } catch (const std::exception& problem) {
            report.failed.push_back({test.rule, test.name, test.where, phrase::text(problem.what()),
                                     phrase("an assessment")});
        }
        report.failing += report.failed.size() > before ? 1U : 0U;
    }
    return report;
}

} // namespace cofin

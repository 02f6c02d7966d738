// Laws that hold for every rule that comes with the program, tried on the very projects of its tests: whatever kind it is
// of, a fact that goes missing clears nobody, the order of a list changes nothing, a row's day concerns that day alone.

#include "rulebook/catalog.hpp"
#include "support/catch.hpp"
#include "support/small_project.hpp"

#include <cofin/rules/assess.hpp>

#include <functional>

using namespace cofin;
using namespace cofin::test;

namespace {

/// The rules that a test is about, alone.
rulebook rules_of(const rulebook& book, const rule_test& test) {
    rulebook small;
    small.id = book.id;
    small.order = book.order;
    small.categories = book.categories;
    for (const auto& candidate : book.rules)
        if (candidate.id == test.rule || candidate.exception_of == test.rule ||
            std::ranges::find(test.with, candidate.id) != test.with.end())
            small.rules.push_back(candidate);
    return small;
}

assessment assessed(const rulebook& rules, const rule_test& test) {
    return assess(rules, test.project, test.declared);
}

bool objects(const assessment& result, const std::string& rule) {
    return std::ranges::any_of(result.findings, [&](const auto& found) {
        return found.rule == rule && found.said != outcome::note;
    });
}

/// Calls `act(book, test)` for each test of each rule that comes with the program.
void each_test(const std::function<void(const rulebook&, const rule_test&)>& act) {
    for (const auto& head : bundled_rulebooks()) {
        const auto book = load_rulebook({head.id});
        for (const auto& test : book.tests)
            if (book.find(test.rule) != nullptr && book.find(test.rule)->layer == book.id)
                act(book, test);
    }
}

/// All facts of a test's project, each with how to forget it.
std::vector<std::pair<std::string, std::function<void(rule_test&)>>>
forgettable(const rule_test& test) {
    std::vector<std::pair<std::string, std::function<void(rule_test&)>>> all;
    for (const auto& known : test.project.known)
        all.emplace_back(known.name,
                         [name = known.name](rule_test& of) { of.project.known.erase(name); });
    for (std::size_t i = 0; i < test.project.partners.size(); ++i)
        for (const auto& known : test.project.partners[i].known)
            all.emplace_back(known.name, [i, name = known.name](rule_test& of) {
                of.project.partners[i].known.erase(name);
            });
    for (std::size_t i = 0; i < test.declared.costs.size(); ++i)
        for (const auto& known : test.declared.costs[i].known)
            all.emplace_back(known.name, [i, name = known.name](rule_test& of) {
                of.declared.costs[i].known.erase(name);
            });
    return all;
}

/// Facts whose absence says something by itself, as their kinds document: without a share a cost declares the whole
/// document, without a credit note's reference it stands alone.
bool speaks_when_absent(const std::string& fact) {
    return fact == "share" || fact == "credit_note_for" || fact == "contract";
}

} // namespace

TEST_CASE("whoever is refused or asked is not cleared by a fact that goes missing", "[laws]") {
    each_test([](const rulebook& book, const rule_test& test) {
        const auto rules = rules_of(book, test);
        if (!objects(assessed(rules, test), test.rule))
            return;
        for (const auto& [name, forget] : forgettable(test)) {
            if (speaks_when_absent(name))
                continue;
            rule_test without = test;
            forget(without);
            CAPTURE(book.id, test.rule, test.name, name);
            CHECK(assessed(rules, without).has_objections());
        }
    });
}

TEST_CASE("the order of a list changes no finding of any rule", "[laws]") {
    each_test([](const rulebook& book, const rule_test& test) {
        if (test.declared.costs.size() < 2)
            return;
        const auto rules = rules_of(book, test);
        rule_test turned = test;
        std::ranges::reverse(turned.declared.costs);
        CAPTURE(book.id, test.rule, test.name);
        CHECK(findings_of(assessed(rules, turned)) == findings_of(assessed(rules, test)));
    });
}

TEST_CASE("a row that begins a day later changes only what is anchored on that day", "[laws]") {
    each_test([](const rulebook& book, const rule_test& test) {
        const auto rules = rules_of(book, test);
        const auto& tested = *rules.find(test.rule);
        for (std::size_t i = 0; i < tested.rows.size(); ++i) {
            const auto from = tested.rows[i].valid.from;
            if (!from || tested.anchor.empty())
                continue;
            auto later = rules;
            for (auto& changed : later.rules)
                if (changed.id == tested.id)
                    for (auto& row : changed.rows) {
                        row.valid.from =
                            row.valid.from == from ? *from + date::days(1) : row.valid.from;
                        row.valid.until =
                            row.valid.until == from ? *from + date::days(1) : row.valid.until;
                    }
            const auto anchored = [&](const facts& known) {
                const auto* on = known.find_as<day>(tested.anchor);
                return on != nullptr && *on == *from;
            };
            const bool crosses =
                anchored(test.project.known) ||
                std::ranges::any_of(test.declared.claims, anchored, &claim::known) ||
                std::ranges::any_of(test.declared.costs, anchored, &cost::known);
            CAPTURE(book.id, test.rule, test.name);
            if (!crosses)
                CHECK(findings_of(assessed(later, test)) == findings_of(assessed(rules, test)));
        }
    });
}

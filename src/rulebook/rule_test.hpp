#pragma once

#include <cofin/rules/rulebook.hpp>

#include <string>
#include <vector>

namespace cofin {

/// What did not come out of a rule's own test.
struct failed_test {
    std::string rule;
    std::string name;
    place where;
    phrase got;
    phrase expected;
};

struct rule_test_report {
    std::size_t run = 0;
    std::size_t failing = 0;         ///< tests of which something did not come out
    std::vector<failed_test> failed; ///< all that did not come out, in their order
};

/// Runs the tests that stand beside the rules of the book's own layer; those of a layer above are run with its book.
/// Each runs its rule, and those it names, alone.
[[nodiscard]] rule_test_report run_rule_tests(const rulebook& book);

} // namespace cofin

#pragma once

#include <cofin/rules/rulebook.hpp>

#include <string>
#include <vector>

namespace cofin {

/// A rule's own test that did not come out.
struct failed_test {
    std::string rule;
    std::string name;
    place where;
    std::string got;
    std::string expected;
};

struct rule_test_report {
    std::size_t run = 0;
    std::vector<failed_test> failed;
};

/// Runs the tests that stand beside the rules of the book's own layer; those of a layer above are run with its book.
/// Each runs its rule, and those it names, alone.
[[nodiscard]] rule_test_report run_rule_tests(const rulebook& book);

} // namespace cofin

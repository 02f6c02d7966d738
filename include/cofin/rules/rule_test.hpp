/// Tests that stand beside the rules of a rulebook.
#pragma once

#include <cofin/claim/claim.hpp>
#include <cofin/error.hpp>
#include <cofin/grant/agreement.hpp>
#include <cofin/rules/outcome.hpp>

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace cofin {
inline namespace v0 {

/// A test that stands beside its rule: a small project, and what must come of it.
struct rule_test {
    std::string rule; ///< id of the rule that it tests
    std::string name;
    bool at_boundary = false; ///< it stands exactly on a limit of the rule
    place where;
    agreement project;
    declaration declared;
    std::vector<std::string> with;        ///< ids of the rules that run along
    std::optional<outcome> said;          ///< what the rule must say; eligible: it raised nothing
    std::optional<money> cut;             ///< what it must have cut in all
    std::map<std::string, money> funding; ///< what each source, or the residual, must get
};

} // namespace v0
} // namespace cofin

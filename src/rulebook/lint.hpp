#pragma once

#include <cofin/rules/rulebook.hpp>

#include <string>
#include <vector>

namespace cofin {

/// Something that a rulebook may say but should not.
struct lint_remark {
    std::string rule;
    place where;
    phrase text;
};

/// Looks at the rules that the lowest layer states: gaps between rows, and rules without a test that passes, one that
/// objects, one exactly on their bound and one in which a fact is missing. What a rulebook must not say at all is refused when it is read.
[[nodiscard]] std::vector<lint_remark> lint_rulebook(const rulebook& book);

} // namespace cofin

#include "support/small_project.hpp"

#include <cofin/rules/assess.hpp>

namespace cofin::test {

namespace {

std::string shares(const assessment& result, const std::optional<funding_split>& split) {
    if (!split)
        return "undetermined";
    std::string line;
    for (std::size_t s = 0; s < split->paid.size(); ++s)
        line += result.plan->sources()[s].name + " " + amount_text(split->paid[s]) + ", ";
    return line + result.plan->residual() + " " + amount_text(split->residual);
}

} // namespace

std::string planned_by(const assessment& result) { return shares(result, result.planned); }
std::string claimed_by(const assessment& result) { return shares(result, result.claimed); }

assessment small_project::against(std::vector<rule> rules, const std::string& explained,
                                  const rounding_profile& profile) const {
    rulebook book;
    book.id = "book";
    book.rules = std::move(rules);
    return assess(book, agreed, declared, explained, profile);
}

} // namespace cofin::test

#include "support/small_project.hpp"

#include <cofin/rules/assess.hpp>

namespace cofin::test {

assessment small_project::against(std::vector<rule> rules, const std::string& explained,
                                  const rounding_profile& profile) const {
    rulebook book;
    book.id = "book";
    book.rules = std::move(rules);
    return assess(book, agreed, declared, explained, profile);
}

} // namespace cofin::test

/// A declared cost.
#pragma once

#include <cofin/grant/fact.hpp>
#include <cofin/money/money.hpp>

#include <string>

namespace cofin {
inline namespace v0 {

/// One line of a cost list. What rules ask about it - nature, vat, incurred_on, paid_on, evidence - are its facts.
struct cost {
    std::string id;
    std::string partner;
    std::string category;
    money amount;      ///< declared, VAT included, in the document's currency
    int64_t claim = 1; ///< number of the claim it is declared in
    facts known = {};
    std::size_t line = 0; ///< where it stands in its list; 0 where it was not read from one
};

} // namespace v0
} // namespace cofin

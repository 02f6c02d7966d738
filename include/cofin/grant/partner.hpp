/// A partner of a project: who declares costs and receives grant.
#pragma once

#include <cofin/grant/fact.hpp>

#include <string>

namespace cofin {
inline namespace v0 {

/// A beneficiary. What rules ask about it - country, seat, legal_form, lead, recovers_vat - are its facts.
struct partner {
    std::string id;
    std::string name = {};
    facts known = {};
};

} // namespace v0
} // namespace cofin

#pragma once

#include <cofin/error.hpp>

#include <string>

namespace cofin::test {

/// The messages of all that was wrong, one a line; empty where nothing was.
template <class Act>
std::string refusal_of(const Act& act) {
    try {
        act();
    } catch (const error& problem) {
        return problem.what();
    }
    return "";
}

} // namespace cofin::test

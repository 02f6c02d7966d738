/// Parts of rules as reports say them.
#pragma once

#include <cofin/language/language.hpp>
#include <cofin/rules/citation.hpp>
#include <cofin/time/period.hpp>

#include <string>

namespace cofin {

/// A citation as it stands; what it is worth in the language.
[[nodiscard]] std::string citation_text(const language& in, const citation& source);

/// `from 2014-01-01 until further notice`.
[[nodiscard]] std::string span_text(const language& in, const validity& of);

} // namespace cofin

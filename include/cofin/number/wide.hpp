/// The one header that includes Boost.Multiprecision: what leaves 128 bits is carried here, on cold paths.
#pragma once

#include <cofin/number/integer.hpp>

#include <boost/multiprecision/cpp_int.hpp>

namespace cofin {
inline namespace v0 {

/// 256-bit integers whose operations throw `std::overflow_error` instead of wrapping.
using int256 = boost::multiprecision::checked_int256_t;

/// Integers and fractions without bound: interchange, and the oracle of the property tests.
using boost::multiprecision::cpp_int;
using boost::multiprecision::cpp_rational;

} // namespace v0
} // namespace cofin

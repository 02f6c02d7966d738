/// Reading what a C program passes. All throw `bad_argument` for what its program got wrong, `parse_error` for what its
/// data did.
#pragma once

#include "c/boundary.hpp"

#include <cofin/money/money.hpp>
#include <cofin/time/calendar.hpp>

#include <cstddef>
#include <cstring>
#include <string>

namespace cofin::c {

/// The text, UTF-8. `name` is the parameter's or the member's.
std::string read_text(const char* text, const char* name);
/// Empty where there is none; a text that is there and empty is refused.
std::string read_optional_text(const char* text, const char* name);
day read_day(const char* text, const char* name);

/// Throws `unknown_currency` too.
money read_amount(const cofin_amount& amount, const char* name);
cofin_amount as_c(const money& amount) noexcept;

/// Throws unless a struct of `known` bytes may be taken from `given` bytes: none is missing, and those not known are zero.
void require_size(const void* given, std::size_t size, std::size_t known, const char* name);

template <class Pointer>
Pointer require(Pointer given, const char* name) {
    if (given == nullptr)
        throw bad_argument("found no " + std::string(name) + ", expected a pointer");
    return given;
}

/// A request as this library knows it. All its members are of the first version.
template <class Request>
Request read_request(const Request* given) {
    require(given, "request");
    std::size_t size = 0;
    std::memcpy(&size, given, sizeof size);
    require_size(given, size, sizeof(Request), "struct_size");
    Request read;
    std::memcpy(&read, given, sizeof read);
    return read;
}

} // namespace cofin::c

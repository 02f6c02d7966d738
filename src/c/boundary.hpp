/// Where C++ ends: what is thrown becomes a status and a message, and nothing leaves.
#pragma once

#include <cofin/c/cofin.h>

#include <cstdint>
#include <stdexcept>
#include <string>

namespace cofin::c {

/// The caller's program is wrong: COFIN_BAD_ARGUMENT.
class bad_argument : public std::logic_error {
public:
    using std::logic_error::logic_error;
};

/// COFIN_WRONG_CURRENCY, where the core knows no currency to name.
class unknown_currency : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

/// Keeps what the current exception says for `cofin_error_message`, and returns its status.
int32_t keep_current_error() noexcept;
void forget_error() noexcept;
/// What was kept on this thread.
const char* kept_error() noexcept;

/// Runs `work` and says what came of it.
template <class Work>
int32_t guarded(const Work& work) noexcept {
    try {
        forget_error();
        work();
        return COFIN_OK;
    } catch (...) {
        return keep_current_error();
    }
}

/// A copy for the caller, who gives it to `cofin_free`.
char* handed_out(const std::string& text);

} // namespace cofin::c

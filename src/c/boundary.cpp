#include "c/boundary.hpp"

#include <cofin/error.hpp>
#include <cofin/store/store.hpp>

#include <cstdlib>
#include <cstring>
#include <exception>
#include <new>

namespace cofin::c {
namespace {

/// Where not even the message could be copied, a constant stands for it.
struct kept_message {
    std::string text;
    const char* constant = nullptr;
};

kept_message& message() noexcept {
    thread_local kept_message kept;
    return kept;
}

int32_t keep(int32_t status, const char* text) noexcept {
    try {
        message().text = text;
        message().constant = nullptr;
    } catch (...) {
        message().constant = "out of memory";
    }
    return status;
}

} // namespace

int32_t keep_current_error() noexcept {
    try {
        throw;
    } catch (const bad_argument& mistake) {
        return keep(COFIN_BAD_ARGUMENT, mistake.what());
    } catch (const unknown_currency& problem) {
        return keep(COFIN_WRONG_CURRENCY, problem.what());
    } catch (const currency_mismatch& problem) {
        return keep(COFIN_WRONG_CURRENCY, problem.what());
    } catch (const store_error& problem) {
        return keep(COFIN_STORE_FAILED, problem.what());
    } catch (const error& problem) {
        return keep(COFIN_BAD_INPUT, problem.what());
    } catch (const std::overflow_error& problem) {
        return keep(COFIN_OUT_OF_RANGE, problem.what());
    } catch (const std::bad_alloc&) {
        message().constant = "out of memory";
        return COFIN_NO_MEMORY;
    } catch (const std::exception& problem) {
        return keep(COFIN_FAILED, problem.what());
    } catch (...) {
        return keep(COFIN_FAILED, "an unknown exception");
    }
}

void forget_error() noexcept {
    message().text.clear();
    message().constant = nullptr;
}

const char* kept_error() noexcept {
    const auto& kept = message();
    return kept.constant != nullptr ? kept.constant : kept.text.c_str();
}

char* handed_out(const std::string& text) {
    auto* const copy = static_cast<char*>(std::malloc(text.size() + 1));
    if (copy == nullptr)
        throw std::bad_alloc();
    std::memcpy(copy, text.c_str(), text.size() + 1);
    return copy;
}

} // namespace cofin::c

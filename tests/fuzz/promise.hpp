/// What the fuzzers share: promises that must hold whatever the bytes are, and what a reader may throw.
#pragma once

#include <cofin/error.hpp>

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <type_traits>

namespace cofin::fuzz {

/// Ends the process where a promise is broken, so that libFuzzer keeps the bytes that broke it.
inline void require(bool holds, const std::string& promise) {
    if (holds)
        return;
    std::fprintf(stderr, "broken promise: %s\n", promise.c_str());
    std::abort();
}

inline std::string_view text_of(const std::uint8_t* bytes, std::size_t size) {
    return {reinterpret_cast<const char*>(bytes), size};
}

/// An error says what was found and what was expected, in one line.
inline void require_helpful(const parse_error& problem) {
    require(!problem.found().empty() && !problem.expected().empty(),
            std::string("an error says what was found and expected: ") + problem.what());
    require(std::string_view(problem.what()).find('\0') == std::string_view::npos,
            "an error quotes no zero byte");
}

/// What `read` gives; nothing where it refused its input by one of the errors that error.hpp names. Anything else that is
/// thrown ends the process.
template <class Read>
auto accepted(const Read& read) -> std::optional<decltype(read())> {
    try {
        return read();
    } catch (const parse_error& problem) {
        require_helpful(problem);
    } catch (const input_errors& problem) {
        require(problem.count() > 0 && problem.count() >= problem.kept().size() &&
                    !problem.kept().empty(),
                "errors are counted and the first of them kept");
        for (const auto& one : problem.kept())
            require_helpful(one);
    } catch (const error& problem) {
        require(!std::string_view(problem.what()).empty(), "an error says something");
    } catch (const std::overflow_error&) {
        // amounts beyond their type
    }
    return std::nullopt;
}

} // namespace cofin::fuzz

/// How far long work is, for a person who waits at a terminal.
#pragma once

#include <cofin/language/language.hpp>

#include <chrono>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace cofin::cli {

/// What is said of work that goes on: `costs.csv: 41 of 96 MB, 43 %, 12 MB/s, 5 s left`. `total` is 0 where nobody knows it.
std::string progress_text(const language& in, std::string_view what, std::string_view unit,
                          std::uint64_t done, std::uint64_t total, double seconds);

/// A line on standard error that tells how far work is. It is there on terminals only, for work of more than a second, and gone when
/// the work ends or fails. Not for several threads.
class progress {
public:
    explicit progress(const language& in);
    ~progress();
    progress(const progress&) = delete;
    progress& operator=(const progress&) = delete;

    /// Tells that so much of `what` is done, in words `to_translate` or a name; another `what` or unit begins anew. Cheap enough
    /// for each of a million costs.
    void tell(std::string_view what, std::string_view unit, std::uint64_t done,
              std::uint64_t total);
    /// Takes the line away: something else is said now.
    void erase();

    [[nodiscard]] bool is_shown_to_somebody() const { return columns_.has_value(); }

private:
    using clock = std::chrono::steady_clock;

    const language* in_;
    std::optional<std::size_t> columns_; ///< none: nobody is at a terminal
    clock::time_point started_;          ///< the whole work
    clock::time_point begun_;            ///< what is told about now
    clock::time_point drawn_;
    std::string what_;
    std::string unit_;
    bool is_drawn_ = false;
};

/// Tells of the files that this thread reads, while it lives.
class reading_progress {
public:
    explicit reading_progress(progress& on);
    ~reading_progress();
    reading_progress(const reading_progress&) = delete;
    reading_progress& operator=(const reading_progress&) = delete;

private:
    std::function<void(const std::string&, std::uint64_t, std::uint64_t)> before_;
};

} // namespace cofin::cli

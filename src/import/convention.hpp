/// Which of two ways of writing a column has.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>

namespace cofin {

/// How numbers of a column mark their decimals.
enum class decimal_mark : std::uint8_t { comma, point };
/// What `03/04/2021` begins with.
enum class date_order : std::uint8_t { dmy, mdy };

/// What the cells of one column have shown of its convention: a cell that can be read in one way only decides for those that
/// can be read in two, unless another cell contradicts it.
template <class Choice>
class convention {
public:
    convention() = default;
    explicit convention(std::optional<Choice> given) : given_(given), assumed_(given) {}

    /// The choice that a person made.
    [[nodiscard]] std::optional<Choice> given() const noexcept { return given_; }
    /// What a cell that can be read in two ways means, as far as it is known.
    [[nodiscard]] std::optional<Choice> known() const noexcept { return assumed_; }

    void decided(Choice by_cell, std::size_t line) noexcept {
        auto& first = first_[static_cast<std::size_t>(by_cell)];
        if (first == 0)
            first = line;
        if (!assumed_)
            assumed_ = by_cell;
    }
    void ambiguous(std::size_t line) noexcept {
        if (ambiguous_ == 0)
            ambiguous_ = line;
        if (!assumed_)
            unread_ = true;
    }

    /// The line of the first cell that can be read in two ways; zero where there is none.
    [[nodiscard]] std::size_t ambiguous_line() const noexcept { return ambiguous_; }
    /// The line of the first cell that can only be read that way.
    [[nodiscard]] std::size_t line_of(Choice choice) const noexcept {
        return first_[static_cast<std::size_t>(choice)];
    }
    /// Whether a person has to say.
    [[nodiscard]] bool is_open() const noexcept {
        return !given_ && ambiguous_ != 0 && (first_[0] == 0) == (first_[1] == 0);
    }
    /// Whether a cell was met before what decides about it: the column is to be read again.
    [[nodiscard]] bool decided_late() const noexcept { return unread_ && !is_open(); }
    /// The same column before its first cell, with what is known of it now.
    [[nodiscard]] convention again() const noexcept {
        convention fresh(given_);
        fresh.assumed_ = assumed_;
        return fresh;
    }

private:
    std::optional<Choice> given_;
    std::optional<Choice> assumed_;
    std::array<std::size_t, 2> first_{};
    std::size_t ambiguous_ = 0;
    bool unread_ = false;
};

} // namespace cofin

/// What an import cannot know by itself.
#pragma once

#include <cofin/error.hpp>

#include <string>

namespace cofin {

/// Something in a table can be read in more than one way, and an option says in which. Nothing is guessed: a person at a
/// terminal is asked, anyone else gets this as an error.
class import_question : public parse_error {
public:
    /// `option` is the one that answers, with its dashes; `answers` what may follow it: `comma or point`.
    import_question(place where, std::string found, std::string option, std::string answers)
        : parse_error(std::move(where), std::move(found), option + " " + answers),
          option_(std::move(option)), answers_(std::move(answers)) {}

    [[nodiscard]] const std::string& option() const noexcept { return option_; }
    [[nodiscard]] const std::string& answers() const noexcept { return answers_; }

private:
    std::string option_;
    std::string answers_;
};

} // namespace cofin

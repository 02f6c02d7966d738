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
    import_question(place where, wording found, std::string option, wording answers)
        : parse_error(std::move(where), std::move(found), wording("{} {}", option, answers)),
          option_(std::move(option)), answers_(std::move(answers)) {}

    [[nodiscard]] const std::string& option() const noexcept { return option_; }
    [[nodiscard]] const wording& answers() const noexcept { return answers_; }

private:
    std::string option_;
    wording answers_;
};

} // namespace cofin

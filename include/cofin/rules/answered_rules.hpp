/// The rules of a book with a project's answers in the place of what they ask for.
#pragma once

#include <cofin/grant/agreement.hpp>
#include <cofin/grant/rounding_profile.hpp>
#include <cofin/rules/kind.hpp>
#include <cofin/rules/outcome.hpp>
#include <cofin/rules/rulebook.hpp>
#include <cofin/rules/soundness.hpp>

#include <algorithm>
#include <deque>
#include <string>
#include <vector>

namespace cofin {
inline namespace v0 {
namespace detail {

/// Rules that neither the project nor the profile changes are taken as they stand in the book, which outlives this.
class answered_rules {
public:
    /// Throws `rulebook_error` where a rule then lacks what its kind demands, or excepts what it cannot.
    answered_rules(const rulebook& book, const agreement& project, const rounding_profile& profile);
    answered_rules(const answered_rules&) = delete;
    answered_rules& operator=(const answered_rules&) = delete;

    /// In the order of the book.
    [[nodiscard]] const std::vector<const rule*>& all() const noexcept { return all_; }

private:
    [[nodiscard]] static bool is_changed(const rule& stated, const rounding_profile& profile);
    static void answer(rule& asking, const agreement& project, const rounding_profile& profile);

    std::deque<rule> changed_; // pointers to them stay valid
    std::vector<const rule*> all_;
};

// --- definitions ---

/// A profile may say how flat rates are rounded, whatever the rulebook says.
inline bool sets_rounding(const rule& stated, const rounding_profile& profile) {
    return profile.flat_rate && stated.kind != nullptr && stated.kind->at == step::flat_rate;
}

inline answered_rules::answered_rules(const rulebook& book, const agreement& project,
                                      const rounding_profile& profile) {
    for (const auto& stated : book.rules) {
        if (is_changed(stated, profile)) {
            answer(changed_.emplace_back(stated), project, profile);
            all_.push_back(&changed_.back());
        } else {
            all_.push_back(&stated);
        }
        require_sound(*all_.back());
    }
    require_sound_exceptions(all_);
}

inline bool answered_rules::is_changed(const rule& stated, const rounding_profile& profile) {
    return sets_rounding(stated, profile) ||
           std::ranges::any_of(stated.rows, [](const auto& row) { return !row.asks.empty(); });
}

inline void answered_rules::answer(rule& asking, const agreement& project,
                                   const rounding_profile& profile) {
    for (auto& row : asking.rows) {
        for (const auto& ask : row.asks) {
            const auto answer = project.parameters.find(ask.answer);
            if (answer != project.parameters.end() && !answer->second.value.empty())
                row.values.set(ask.parameter, answer->second.value.front());
        }
        if (sets_rounding(asking, profile))
            row.values.set("rounding", std::string(to_string(*profile.flat_rate)));
    }
}

/// Why a row does not speak before what it asks for is answered; eligible where it does.
inline verdict unanswered(const agreement& project, const rule_row& row) {
    for (const auto& ask : row.asks) {
        const auto answer = project.parameters.find(ask.answer);
        if (answer == project.parameters.end())
            return missing(phrase("parameter {}, which no public source gives: state it, or none "
                                  "with a reason, in [parameters]",
                                  ask.answer));
        if (answer->second.value.empty())
            return {outcome::not_applicable,
                    phrase("parameter {} is none: {}", ask.answer, answer->second.reason),
                    {}};
    }
    return eligible();
}

} // namespace detail
} // namespace v0
} // namespace cofin

/// How a rule came to its verdict on one item, recomputed on demand so that a million costs do not pay for it.
#pragma once

#include <cofin/rules/citation.hpp>
#include <cofin/rules/outcome.hpp>
#include <cofin/time/period.hpp>

#include <algorithm>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace cofin {
inline namespace v0 {

/// The record of one rule on one item.
struct explanation {
    std::string rule;
    std::string layer;
    std::string title;
    std::string about; ///< id of the cost, partner or project it judged
    step at = step::project;
    std::string anchor;             ///< name of the date that chose the row; may be empty
    std::optional<day> anchored_on; ///< its value, where known
    std::optional<validity> row;    ///< the row chosen
    std::vector<std::pair<std::string, phrase>> values; ///< of the row
    std::vector<std::pair<std::string, phrase>> read;   ///< facts read; "(missing)" where absent
    std::vector<phrase> exceptions;                     ///< tried: `EX-1: applies`
    std::vector<phrase> arithmetic;
    outcome said = outcome::not_applicable;
    phrase message;
    std::vector<citation> cites;

    /// Notes a fact once.
    void note_fact(std::string name, phrase value) {
        if (std::ranges::find(read, name, &std::pair<std::string, phrase>::first) == read.end())
            read.emplace_back(std::move(name), std::move(value));
    }
};

} // namespace v0
} // namespace cofin

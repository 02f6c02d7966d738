#pragma once

#include <cofin/claim/claim.hpp>
#include <cofin/grant/agreement.hpp>
#include <cofin/language/language.hpp>
#include <cofin/rules/assessment.hpp>
#include <cofin/rules/rulebook.hpp>

#include <cstddef>
#include <span>
#include <string>

namespace cofin {

/// Assessments as one page for a director, a controller and a website: from declared to eligible, who pays, budget against
/// spending, and every finding with the text it rests on.
///
/// The page is whole in itself: it has no script and asks for nothing, its policy forbids it. It prints on A4. All that
/// comes from files is escaped.
///
///     assessment_page page;
///     page.add(agreed, declared, book, result);
///     std::ofstream("report.html") << page.text();
class assessment_page {
public:
    /// `in` outlives it.
    explicit assessment_page(const language& in = language::english()) : in_(&in) {}
    /// `explained`: how rules came to their findings, of `assess_explaining`; as many as there is room for are unfolded.
    void add(const agreement& agreed, const declaration& declared, const rulebook& book,
             const assessment& result, std::span<const explanation> explained = {});
    /// How many bytes of explanations may still come: a page stays one that a mail takes.
    [[nodiscard]] std::size_t room() const;
    [[nodiscard]] std::string text() const;

private:
    const language* in_;
    std::string title_; // of the first project
    std::string body_;
};

} // namespace cofin

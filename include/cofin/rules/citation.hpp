/// Where a rule is written. No cost is cut without one: there is no default citation.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

namespace cofin {
inline namespace v0 {

/// How much weight a citation has.
enum class citation_kind : std::uint8_t {
    law,         ///< a legal act: may cut
    document,    ///< a programme's own document or page: may cut
    observation, ///< published figures show it: may choose a rounding, never refuse a cost
    unverified   ///< from memory: a note, cuts nothing
};
inline constexpr std::array<std::string_view, 4> citation_kind_names{"law", "document",
                                                                     "observation", "unverified"};

/// A reference to a text, an observation or an honest "not verified". A value.
///
///     citation::law("Reg. (EU) No 481/2014", "Art 2(2)(b)")
class citation {
public:
    /// A legal act and its article.
    static citation law(std::string text, std::string unit) {
        return {citation_kind::law, std::move(text), std::move(unit)};
    }
    /// A document of the programme and its section.
    static citation document(std::string text, std::string unit = {}) {
        return {citation_kind::document, std::move(text), std::move(unit)};
    }
    /// Published figures that show it, and where.
    static citation observation(std::string what, std::string unit = {}) {
        return {citation_kind::observation, std::move(what), std::move(unit)};
    }
    /// What could not be sourced, and why.
    static citation unverified(std::string note) {
        return {citation_kind::unverified, std::move(note), {}};
    }

    /// How much weight it has.
    [[nodiscard]] citation_kind kind() const noexcept { return kind_; }
    /// The act, the document, or the note.
    [[nodiscard]] const std::string& text() const noexcept { return text_; }
    /// Article, page or section; may be empty.
    [[nodiscard]] const std::string& unit() const noexcept { return unit_; }
    /// Whether a rule resting on it may refuse money.
    [[nodiscard]] bool can_cut() const noexcept {
        return kind_ == citation_kind::law || kind_ == citation_kind::document;
    }

    friend bool operator==(const citation&, const citation&) = default;

private:
    citation(citation_kind kind, std::string text, std::string unit)
        : kind_(kind), text_(std::move(text)), unit_(std::move(unit)) {}

    citation_kind kind_;
    std::string text_;
    std::string unit_;
};

/// `Reg. (EU) No 481/2014, Art 2(2)(b)`; `unverified: ...`, `observation: ...`.
inline std::string to_string(const citation& source) {
    const bool weak = !source.can_cut();
    std::string text =
        weak ? std::string(citation_kind_names[static_cast<std::size_t>(source.kind())]) + ": "
             : "";
    text += source.text();
    return source.unit().empty() ? text : text + ", " + source.unit();
}

} // namespace v0
} // namespace cofin

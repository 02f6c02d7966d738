/// What a cell of an OpenDocument table says: its attributes, its paragraphs, and the value that they make.
#pragma once

#include "import/helper/cell_text.hpp"
#include "import/helper/xml.hpp"

#include <cstdint>
#include <string>
#include <string_view>

namespace cofin::workbooks {

/// How often a cell or row stands there. Throws `refusal`, as all here do.
[[nodiscard]] std::uint32_t repetitions(std::string_view written);

/// The text of a cell: its paragraphs, without comments and drawings.
class cell_paragraphs {
public:
    void clear();
    void start(const xml_name& name, const xml_attributes& attributes);
    void end();
    void append(std::string_view more);
    [[nodiscard]] const std::string& text() const noexcept { return text_; }

private:
    std::string text_;
    bool any_ = false;
    std::size_t skipped_ = 0; ///< how deep within what is no text of the cell
};

/// What a cell says of itself.
struct cell_claim {
    std::string type;
    std::string value; ///< of the attribute that its type names
    std::string unit;
    std::string formula;
    bool computed = false;
    bool error = false;
    bool has_text_value = false;
};

[[nodiscard]] cell_claim claim_of(const xml_attributes& attributes);

/// `seen` is the text that a person sees: it may show a currency beside a number, and is the value of a text.
[[nodiscard]] cell_value value_of(const cell_claim& claim, const std::string& seen);

} // namespace cofin::workbooks

/// What an XLSX workbook says beside its sheets: which there are, its texts, its formats.
#pragma once

#include "import/helper/archive.hpp"
#include "import/helper/cell_text.hpp"

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace cofin::workbooks {

/// Texts that cells name by their number: one heap, since there may be millions.
class shared_texts {
public:
    static constexpr std::size_t size_max = std::size_t{256} << 20U;

    void append(std::string_view more);
    void end_text() { ends_.push_back(static_cast<std::uint32_t>(heap_.size())); }
    [[nodiscard]] std::size_t size() const noexcept { return ends_.size(); }
    [[nodiscard]] std::string_view operator[](std::size_t at) const {
        const std::size_t begin = at == 0 ? 0 : ends_[at - 1];
        return std::string_view(heap_).substr(begin, ends_[at] - begin);
    }

private:
    std::string heap_;
    std::vector<std::uint32_t> ends_;
};

struct xlsx_sheet {
    std::string name;
    std::string part;
    bool hidden = false;
};

struct xlsx_parts {
    std::vector<xlsx_sheet> sheets;
    day_count days = day_count::from_1900;
    shared_texts texts;
    std::vector<number_format> formats; ///< by the number that a cell names as its style
};

/// Reads them all. Throws `refusal`.
[[nodiscard]] xlsx_parts read_xlsx_parts(const archive& parts);

} // namespace cofin::workbooks

// Machine CSV: rows of one width, errors within the file; what is read is written and read again.

#include "fuzz/promise.hpp"
#include "project/csv.hpp"
#include "rulebook/utf8.hpp"

#include <algorithm>
#include <vector>

using namespace cofin;
using namespace cofin::fuzz;

namespace {

using rows = std::vector<std::vector<std::string>>;

/// The text as a file hands it out.
csv_reader::byte_source handed_out(std::string_view text) {
    return [text, at = std::size_t{0}](char* into, std::size_t size) mutable {
        const std::size_t count = text.copy(into, size, at);
        at += count;
        return count;
    };
}

const csv_columns any_columns{.required = {}, .optional = {"amount", "note"}, .others = true};

void require_within(const place& at, std::size_t lines, std::size_t size) {
    require(at.line >= 1 && at.line <= lines && at.column <= size + 1,
            "an error lies within the file: " + to_string(at));
}

rows read(std::string_view text, bool& is_sound) {
    const auto lines = static_cast<std::size_t>(std::ranges::count(text, '\n')) + 1;
    rows taken;
    csv_reader reader("f.csv", handed_out(text), any_columns);
    taken.emplace_back(reader.header());
    for (bool more = true; more;) {
        try {
            more = reader.next();
            if (!more)
                break;
            require(reader.fields().size() == reader.header().size(),
                    "rows are as wide as the header");
            taken.emplace_back(reader.fields().begin(), reader.fields().end());
            for (std::size_t i = 0; i < reader.fields().size(); ++i) {
                require(invalid_utf8_at(reader[i]) == std::string_view::npos, "fields are UTF-8");
                require_within(reader.where(i), lines, text.size());
            }
        } catch (const parse_error& problem) {
            require_helpful(problem);
            require_within(problem.where(), lines, text.size());
            is_sound = false;
        }
    }
    return taken;
}

std::string written(const rows& all) {
    std::string text;
    for (const auto& row : all) {
        for (std::size_t i = 0; i < row.size(); ++i) {
            text += i > 0 ? "," : "";
            append_field(text, row[i]);
        }
        text += '\n';
    }
    return text;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    bool is_sound = true;
    const auto taken = accepted([&] { return read(text_of(bytes, size), is_sound); });
    if (!taken || !is_sound)
        return 0;
    // A row of one empty field is written as an empty line, which is no row.
    const bool narrow = taken->front().size() == 1;
    if (!narrow || std::ranges::none_of(*taken, [](const auto& row) { return row[0].empty(); }))
        require(read(written(*taken), is_sound) == *taken && is_sound,
                "rows that are written are read again");
    return 0;
}

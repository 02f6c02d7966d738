#include "import/delimiter.hpp"

#include "import/column_name.hpp"
#include "import/delimited_reader.hpp"
#include "import/number_form.hpp"
#include "import/question.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <vector>

namespace cofin {
namespace {

constexpr std::size_t rows_looked_at = 50;
constexpr std::array<std::string_view, 4> delimiter_names{";", ",", "tab", "|"};

/// How well a delimiter parts the first rows.
struct evenness {
    std::size_t known_names = 0; ///< most of any row
    std::size_t even_rows =
        0; ///< rows with the commonest number of cells, if that is more than one
    std::size_t rows = 0;

    [[nodiscard]] bool fits() const { return even_rows * 2 > rows; }
    friend bool operator==(const evenness&, const evenness&) = default;
    friend bool operator<(const evenness& a, const evenness& b) {
        if (a.fits() != b.fits())
            return b.fits();
        return a.known_names != b.known_names ? a.known_names < b.known_names
                                              : a.even_rows < b.even_rows;
    }
};

evenness evenness_of(const std::string& name, std::string_view start, char delimiter) {
    std::size_t given = 0;
    const auto source = [&](char* into, std::size_t size) {
        const std::size_t count = std::min(size, start.size() - given);
        start.copy(into, count, given);
        given += count;
        return count;
    };
    evenness seen;
    std::map<std::size_t, std::size_t> rows_of_width;
    try {
        delimited_reader rows(name, source, delimiter);
        while (seen.rows < rows_looked_at && rows.next()) {
            if (rows.cells().size() == 1 && trimmed(rows.cells()[0]).empty())
                continue;
            ++seen.rows;
            if (rows.cells().size() > 1)
                ++rows_of_width[rows.cells().size()];
            std::size_t known = 0;
            for (const auto cell : rows.cells())
                known += cell.size() < 100 && !read_heading(cell).target.empty() ? 1U : 0U;
            seen.known_names = std::max(seen.known_names, known);
        }
    } catch (const parse_error&) {
        // The sample ends within a row: those before it tell enough. The reader itself refuses what is wrong.
    }
    for (const auto& [width, count] : rows_of_width)
        seen.even_rows = std::max(seen.even_rows, count);
    return seen;
}

} // namespace

std::string name_of_delimiter(char delimiter) {
    const auto at = delimiters.find(delimiter);
    return std::string(at != std::string_view::npos ? delimiter_names[at]
                                                    : std::string_view(&delimiter, 1));
}

char delimiter_named(std::string_view name) {
    const auto found = std::ranges::find(delimiter_names, name);
    if (found != delimiter_names.end())
        return delimiters[static_cast<std::size_t>(found - delimiter_names.begin())];
    if (name == "\t")
        return '\t';
    throw parse_error({{}, 0, 1}, in_quotes(name), wording("; or , or tab or |"));
}

char detect_delimiter(const std::string& name, std::string_view start) {
    if (start.starts_with("sep=") && start.size() > 5 && (start[5] == '\n' || start[5] == '\r'))
        return start[4];
    char best = 0;
    evenness most;
    bool tied = false;
    for (const char delimiter : delimiters) {
        const auto seen = evenness_of(name, start, delimiter);
        if (!seen.fits())
            continue;
        tied = best != 0 && seen == most;
        if (best == 0 || most < seen) {
            best = delimiter;
            most = seen;
        }
    }
    if (best == 0)
        throw import_question({name}, wording("no mark that parts most of the first rows evenly"),
                              "--delimiter", wording("\";\", \",\", \"|\" or tab"));
    if (tied)
        throw import_question({name}, wording("several marks that part the rows equally well"),
                              "--delimiter", wording("\";\", \",\", \"|\" or tab"));
    return best;
}

} // namespace cofin

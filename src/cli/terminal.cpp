#include "cli/terminal.hpp"

#include "report/table.hpp"

#include <algorithm>
#include <charconv>
#include <cstdlib>
#include <string_view>

#include <sys/ioctl.h>
#include <unistd.h>

namespace cofin::cli {
namespace {

constexpr std::size_t least_columns = 40; // below, nothing can be laid out

/// A variable of the environment; empty where it is not set.
std::string_view variable_of(const char* name) {
    const char* const value = std::getenv(name); // NOLINT(concurrency-mt-unsafe): nobody sets them
    return value == nullptr ? std::string_view() : std::string_view(value);
}

} // namespace

std::optional<std::size_t> terminal_columns(int descriptor) {
    if (::isatty(descriptor) == 0)
        return std::nullopt;
    std::size_t columns = 0;
    const auto set = variable_of("COLUMNS");
    const auto [end, problem] = std::from_chars(set.data(), set.data() + set.size(), columns);
    if (problem != std::errc() || end != set.data() + set.size() || columns == 0) {
        winsize size{};
        const bool is_known = ::ioctl(descriptor, TIOCGWINSZ, &size) == 0 && size.ws_col > 0;
        columns = is_known ? size.ws_col : 80;
    }
    return std::max(columns, least_columns);
}

bool shows_colours(int descriptor) {
    return ::isatty(descriptor) != 0 && variable_of("NO_COLOR").empty() &&
           variable_of("TERM") != "dumb" && !variable_of("TERM").empty();
}

void fit_texts_to_terminal() {
    const auto columns = terminal_columns(STDOUT_FILENO);
    if (!columns)
        return;
    line_width = std::min(line_width, *columns); // longer lines are hard to read
    table_width = *columns;
    has_colours = shows_colours(STDOUT_FILENO);
}

} // namespace cofin::cli

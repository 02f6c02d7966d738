#include "project/nbp_table.hpp"

#include <cofin/error.hpp>

#include <algorithm>
#include <charconv>
#include <optional>
#include <set>

namespace cofin {
namespace {

constexpr std::string_view utf8_mark = "\xef\xbb\xbf";
constexpr std::string_view day_heading = "data";
constexpr std::size_t headings_max = 500;

struct cell {
    std::string_view text;
    std::size_t column = 0; ///< in bytes, from 1
};

/// A line's cells. The file has no quotes: nothing in it contains a semicolon.
std::vector<cell> cells_of(std::string_view line) {
    std::vector<cell> cells;
    for (std::size_t at = 0;;) {
        const auto end = std::min(line.find(';', at), line.size());
        const auto written = line.substr(at, end - at);
        const auto first = std::min(written.find_first_not_of(' '), written.size());
        const auto last = written.find_last_not_of(' ');
        cells.push_back(
            {written.substr(first, last == written.npos ? 0 : last + 1 - first), at + first + 1});
        if (end == line.size())
            return cells;
        at = end + 1;
    }
}

bool is_code(std::string_view text) {
    return text.size() == 3 &&
           std::ranges::all_of(text, [](char c) { return 'A' <= c && c <= 'Z'; });
}

/// `100HUF`: what a column's rates are for.
struct priced {
    std::int64_t units = 0;
    std::string_view code;
};

std::optional<priced> read_priced(std::string_view heading) {
    priced made;
    const auto* end = heading.data() + heading.size();
    const auto [rest, problem] = std::from_chars(heading.data(), end, made.units);
    made.code = {rest, static_cast<std::size_t>(end - rest)};
    if (problem != std::errc() || made.units <= 0 || !is_code(made.code))
        return std::nullopt;
    return made;
}

/// `20180102` or `2018-01-02`; none where it is neither.
std::optional<day> read_table_day(std::string_view text) {
    if (text.size() == 10)
        return try_parse_day(text);
    if (text.size() != 8)
        return std::nullopt;
    return try_parse_day(std::string(text.substr(0, 4)) + "-" + std::string(text.substr(4, 2)) +
                         "-" + std::string(text.substr(6)));
}

/// `3,4546`; none where it is no positive number.
std::optional<decimal> read_zloty(std::string_view text) {
    std::string written(text);
    if (const auto comma = written.find(','); comma != std::string::npos)
        written[comma] = '.';
    const auto read = decimal::try_parse(written);
    return read && *read > decimal(0) ? read : std::nullopt;
}

class archive_reader {
public:
    explicit archive_reader(const std::string& file) : file_(file) {}

    nbp_table read(std::string_view text) {
        if (text.starts_with(utf8_mark))
            text.remove_prefix(utf8_mark.size());
        while (!text.empty()) {
            const auto end = std::min(text.find('\n'), text.size());
            auto line = text.substr(0, end);
            if (line.ends_with('\r'))
                line.remove_suffix(1);
            ++line_;
            take(cells_of(line));
            text.remove_prefix(std::min(end + 1, text.size()));
        }
        problems_.throw_if_any();
        if (made_.days.empty())
            throw parse_error({file_}, wording("no rates"), wording("a day with rates at least"));
        return std::move(made_);
    }

private:
    struct column {
        std::size_t position = 0;
        priced what;
        std::optional<currency> of; ///< none: no currency of ISO 4217 today
        bool begun = false;         ///< a day had a rate
    };

    void take(const std::vector<cell>& cells) {
        if (line_ == 1)
            return take_headings(cells);
        if (std::ranges::all_of(cells, [](const auto& one) { return one.text.empty(); }))
            return;
        if (const auto on = read_table_day(cells[0].text))
            return take_day(*on, cells);
        if (cells[0].text == "kod ISO")
            return require_same(cells, [](const priced& what) { return std::string(what.code); });
        if (cells[0].text == "liczba jednostek")
            return require_same(cells,
                                [](const priced& what) { return std::to_string(what.units); });
        const bool names = (cells[0].text.empty() && made_.days.empty()) ||
                           cells[0].text.starts_with("nazwa waluty");
        if (!names)
            complain(cells[0], in_quotes(cells[0].text), wording("a day such as 20180102"));
    }

    void take_headings(const std::vector<cell>& cells) {
        if (cells.size() > headings_max)
            throw parse_error({file_, 1}, wording("{} columns", std::to_string(cells.size())),
                              wording("at most {}", std::to_string(headings_max)));
        std::set<std::string_view> seen;
        for (std::size_t i = 1; i < cells.size(); ++i) {
            if (cells[i].text.ends_with("numer tabeli"))
                number_at_ = i;
            const auto what = read_priced(cells[i].text);
            if (!what)
                continue;
            if (!seen.insert(what->code).second)
                complain(cells[i], wording("{} a second time", in_quotes(what->code)),
                         wording("each currency once"));
            columns_.push_back({i, *what, currency::try_parse(what->code), false});
            if (!columns_.back().of)
                made_.left_out.emplace_back(what->code);
        }
    }

    void take_day(day on, const std::vector<cell>& cells) {
        if (!made_.days.empty() && on <= made_.days.back())
            return complain(cells[0],
                            wording("{} behind {}", to_string(on), to_string(made_.days.back())),
                            wording("the days in their order, each once"));
        made_.days.push_back(on);
        for (auto& one : columns_)
            if (one.of)
                take_rate(on, one, cells);
    }

    void take_rate(day on, column& of, const std::vector<cell>& cells) {
        const bool empty = of.position >= cells.size() || cells[of.position].text.empty();
        if (empty) {
            if (of.begun)
                made_.gaps.push_back({on, *of.of});
            return;
        }
        const auto zloty = read_zloty(cells[of.position].text);
        if (!zloty)
            return complain(cells[of.position], in_quotes(cells[of.position].text),
                            wording("a positive rate such as 3,4546"));
        of.begun = true;
        const bool numbered = number_at_ && *number_at_ < cells.size();
        made_.rates.push_back({on, *of.of, of.what.units, *zloty,
                               numbered ? std::string(cells[*number_at_].text) : std::string()});
    }

    template <class Written>
    void require_same(const std::vector<cell>& cells, const Written& written) {
        for (const auto& one : columns_) {
            const cell at = one.position < cells.size() ? cells[one.position] : cell{"", 0};
            if (at.text != written(one.what))
                complain(at, in_quotes(at.text),
                         wording("{}, as the first line has it", in_quotes(written(one.what))));
        }
    }

    void complain(const cell& at, wording found, wording expected) {
        problems_.add({{file_, line_, at.column}, std::move(found), std::move(expected)});
    }

    const std::string& file_;
    nbp_table made_;
    std::vector<column> columns_;
    std::optional<std::size_t> number_at_;
    std::size_t line_ = 0;
    error_log problems_;
};

} // namespace

bool is_nbp_table(std::string_view text) {
    if (text.starts_with(utf8_mark))
        text.remove_prefix(utf8_mark.size());
    const auto first = cells_of(text.substr(0, text.find_first_of("\r\n")));
    return first.size() > 1 && first[0].text == day_heading && read_priced(first[1].text);
}

nbp_table read_nbp_table(const std::string& file, std::string_view text) {
    return archive_reader(file).read(text);
}

} // namespace cofin

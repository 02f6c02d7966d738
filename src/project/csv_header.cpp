// The first row of a CSV file: which columns there are, and which were meant.

#include "project/csv.hpp"

#include <cofin/spelling.hpp>

#include <algorithm>
#include <iterator>
#include <unordered_set>

namespace cofin {
namespace {

constexpr std::size_t columns_max = 1000;

wording listed(const std::vector<std::string_view>& names) {
    if (names.size() > 24) // nobody would read them all
        return wording("those of docs/formats.md");
    std::string text;
    for (const auto name : names)
        text += (text.empty() ? "" : ", ") + std::string(name);
    return text;
}

} // namespace

void csv_reader::read_header(const csv_columns& columns) {
    const std::string_view start(next_, static_cast<std::size_t>(end_ - next_));
    if (start.starts_with("\xff\xfe") || start.starts_with("\xfe\xff"))
        throw parse_error({name_, 1, 1}, wording("UTF-16 text"), wording("UTF-8 text"));
    if (start.starts_with(byte_order_mark))
        next_ += byte_order_mark.size();
    bool has_row = next();
    while (has_row && columns.remarks && (raw_.starts_with('#') || raw_.starts_with("\"#"))) {
        fields_.clear(); // the header says how many there are
        has_row = next();
    }
    if (!has_row)
        throw parse_error({name_, 1, 1}, wording("an empty file"),
                          columns.required.empty()
                              ? wording("a header")
                              : wording("a header with {}", listed(columns.required)));
    if (fields_.size() > columns_max)
        throw parse_error({name_, line_, 1}, wording("{} columns", std::to_string(fields_.size())),
                          wording("at most {}", std::to_string(columns_max)));
    header_.assign(fields_.begin(), fields_.end());
    require_columns(columns);
}

void csv_reader::require_columns(const csv_columns& columns) const {
    const auto other = header_.front().find_first_of(";\t");
    if (header_.size() == 1 && columns.required.size() > 1 && other != std::string::npos)
        throw parse_error(
            {name_, line_, other + 1},
            wording("columns separated by {}", in_quotes(header_.front().substr(other, 1))),
            wording("columns separated by commas: {}", listed(columns.required)));
    error_log problems;
    std::unordered_set<std::string_view> names;
    for (std::size_t i = 0; i < header_.size(); ++i) {
        if (header_[i].empty())
            problems.add({where(i), wording("a column without a name"), wording("a name")});
        else if (!names.insert(header_[i]).second)
            problems.add({where(i), wording("column {} a second time", in_quotes(header_[i])),
                          wording("each column once")});
    }
    require_known(columns, problems);
    problems.throw_if_any();
}

/// A mistyped column is reported as such, and not a second time as the missing one that it was meant for.
void csv_reader::require_known(const csv_columns& columns, error_log& problems) const {
    std::vector<std::string_view> known = columns.required;
    known.insert(known.end(), columns.optional.begin(), columns.optional.end());
    std::vector<std::string_view> missing;
    std::ranges::copy_if(known, std::back_inserter(missing),
                         [&](auto name) { return !find(name); });
    for (std::size_t i = 0; i < header_.size(); ++i) {
        if (header_[i].empty() || std::ranges::find(known, header_[i]) != known.end())
            continue;
        const std::string meant = nearest_word(header_[i], missing);
        if (columns.others && meant.empty())
            continue;
        problems.add({where(i), wording("column {}", in_quotes(header_[i])),
                      meant.empty() || !columns.others ? wording("one of {}", listed(known))
                                                       : wording("column {}", meant),
                      meant});
        std::erase(missing, meant);
    }
    for (const auto name : columns.required)
        if (std::ranges::find(missing, name) != missing.end())
            problems.add({{name_, line_},
                          wording("no column {}", in_quotes(name)),
                          listed(columns.required)});
}

} // namespace cofin

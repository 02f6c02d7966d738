#include "import/delimited_reader.hpp"

#include "rulebook/utf8.hpp"

#include <algorithm>
#include <cstdint>
#include <cstring>

namespace cofin {
namespace {

constexpr std::size_t first_buffer = std::size_t{1} << 18U;

const char* find_byte(const char* from, const char* to, char what) noexcept {
    const void* found = std::memchr(from, what, static_cast<std::size_t>(to - from));
    return found != nullptr ? static_cast<const char*>(found) : to;
}

/// What a row's bytes are; `control` may be said of a row that has none, never the reverse.
struct byte_kinds {
    bool high = false;
    bool control = false;
};

/// Eight bytes at a time: subtracting a space from a byte below it borrows.
byte_kinds kinds_of(std::string_view row) noexcept {
    constexpr std::uint64_t spaces = 0x2020202020202020;
    constexpr std::uint64_t tops = 0x8080808080808080;
    std::uint64_t high = 0;
    std::uint64_t control = 0;
    std::size_t at = 0;
    for (; at + 8 <= row.size(); at += 8) {
        std::uint64_t eight = 0;
        std::memcpy(&eight, row.data() + at, 8);
        high |= eight;
        control |= (eight - spaces) & ~eight;
    }
    for (; at < row.size(); ++at) {
        const auto byte = static_cast<unsigned char>(row[at]);
        high |= byte;
        control |= byte < 0x20 ? tops : 0;
    }
    return {(high & tops) != 0, (control & tops) != 0};
}

wording byte_in_words(char c) {
    constexpr std::string_view hex = "0123456789abcdef";
    const auto byte = static_cast<unsigned char>(c);
    return wording("byte {}", std::string("0x") + hex[byte >> 4U] + hex[byte & 15U]);
}

bool is_line_end(char c) noexcept { return c == '\n' || c == '\r'; }

} // namespace

delimited_reader::delimited_reader(std::string name, csv_reader::byte_source source, char delimiter)
    : name_(std::move(name)), source_(std::move(source)), delimiter_(delimiter),
      buffer_(first_buffer) {
    next_ = end_ = buffer_.data();
}

bool delimited_reader::next() {
    line_ += lines_;
    lines_ = 1;
    if (line_ == 0)
        line_ = 1;
    cells_.clear();
    if (!problem_.empty())
        problem_ = {};
    if (next_ == end_ && !refill())
        return false;
    return find_plain_row() || find_quoted_row();
}

/// Moves what is unread to the front and reads on; false where there is no more. Views of the row become invalid.
bool delimited_reader::refill() {
    if (source_ended_)
        return false;
    const auto unread = static_cast<std::size_t>(end_ - next_);
    std::memmove(buffer_.data(), next_, unread);
    if (unread == buffer_.size())
        buffer_.resize(buffer_.size() * 2);
    const std::size_t wanted = buffer_.size() - unread;
    const std::size_t count = source_(buffer_.data() + unread, wanted);
    source_ended_ = count < wanted;
    next_ = buffer_.data();
    end_ = next_ + unread + count;
    return count > 0;
}

/// Most rows hold no quote: three searches of whole words find their cells.
bool delimited_reader::find_plain_row() {
    const char* stop = find_byte(next_, end_, '\n');
    while (stop == end_) {
        const auto searched = end_ - next_;
        if (static_cast<std::size_t>(searched) > row_size_max)
            refuse(next_, wording("a line of more than {} bytes", std::to_string(row_size_max)),
                   wording("shorter lines"));
        if (!refill())
            break;
        stop = find_byte(next_ + searched, end_, '\n');
    }
    std::string_view row(next_, static_cast<std::size_t>(stop - next_));
    if (row.ends_with('\r'))
        row.remove_suffix(1);
    if (row.size() > row_size_max)
        refuse(next_, wording("a line of more than {} bytes", std::to_string(row_size_max)),
               wording("shorter lines"));
    if (row.find('"') != std::string_view::npos)
        return false;
    check_text(row);
    split_plain(row);
    next_ = stop == end_ ? end_ : stop + 1;
    return true;
}

void delimited_reader::split_plain(std::string_view row) {
    const char* at = row.data();
    const char* const to = at + row.size();
    while (true) {
        const char* stop = find_byte(at, to, delimiter_);
        cells_.emplace_back(at, static_cast<std::size_t>(stop - at));
        if (stop == to)
            return;
        at = stop + 1;
    }
}

/// Letter by letter, since a line break may stand within quotes. Begins anew where the buffer had to be filled.
bool delimited_reader::find_quoted_row() {
    while (true) {
        cells_.clear();
        if (!problem_.empty())
            problem_ = {};
        lines_ = 1;
        unescaped_.clear();
        unescaped_.reserve(static_cast<std::size_t>(end_ - next_)); // so that no view moves
        const char* at = next_;
        const char* open = nullptr;
        while (at != nullptr) {
            if (at != end_ && *at == '"') {
                open = at;
                at = take_quoted(at);
            } else {
                const char* from = at;
                while (at != end_ && *at != delimiter_ && *at != '\n')
                    ++at;
                std::string_view cell(from, static_cast<std::size_t>(at - from));
                if ((at == end_ || *at == '\n') && cell.ends_with('\r'))
                    cell.remove_suffix(1);
                cells_.push_back(cell);
            }
            if (at == nullptr || (at == end_ && !source_ended_))
                break;
            if (at == end_ || *at == '\n') {
                check_text({next_, static_cast<std::size_t>(at - next_)});
                next_ = at == end_ ? end_ : at + 1;
                return true;
            }
            ++at;
        }
        if (static_cast<std::size_t>(end_ - next_) > row_size_max)
            refuse(open != nullptr ? open : next_,
                   wording("a quote without its end within {} bytes", std::to_string(row_size_max)),
                   wording("a second one behind the cell"));
        const auto quote = open != nullptr ? open - next_ : 0; // what is unread may move
        if (!refill() && at == nullptr)
            refuse(next_ + quote, wording("a quote without its end"),
                   wording("a second one behind the cell"));
    }
}

/// The cell in quotes; null where its end is not in the buffer. Otherwise where the delimiter or the line's end stands.
const char* delimited_reader::take_quoted(const char* open) {
    const std::size_t from = unescaped_.size();
    const char* at = open + 1;
    while (true) {
        const char* quote = find_byte(at, end_, '"');
        if (quote == end_)
            return nullptr;
        lines_ += static_cast<std::size_t>(std::count(at, quote, '\n'));
        unescaped_.append(at, quote);
        at = quote + 1;
        if (at == end_ || *at != '"')
            break;
        unescaped_ += '"';
        ++at;
    }
    const char* behind = at;
    while (at != end_ && *at != delimiter_ && *at != '\n')
        ++at;
    if (at != behind && !std::all_of(behind, at, is_line_end) && problem_.empty())
        problem_ = wording("found text behind a closing quote, expected the delimiter (column {})",
                           std::to_string(cells_.size() + 1));
    cells_.emplace_back(unescaped_.data() + from, unescaped_.size() - from);
    return at;
}

/// Refuses what is not UTF-8, and notes control characters.
void delimited_reader::check_text(std::string_view row) {
    const byte_kinds kinds = kinds_of(row);
    if (kinds.high)
        if (const auto bad = invalid_utf8_at(row); bad != std::string_view::npos)
            refuse(
                row.data() + bad, byte_in_words(row[bad]),
                wording("text in one encoding throughout, here UTF-8 (--encoding names another)"));
    if (!kinds.control || !problem_.empty())
        return;
    bool quoted = false;
    for (std::size_t at = 0; at < row.size(); ++at) {
        const auto byte = static_cast<unsigned char>(row[at]);
        quoted = quoted != (byte == '"');
        const bool line_end =
            byte == '\n' || (byte == '\r' && (at + 1 == row.size() || row[at + 1] == '\n'));
        if (byte >= 0x20 || byte == '\t' || (line_end && (quoted || byte == '\r')))
            continue;
        problem_ = wording("found the control character {} in byte {}, expected text",
                           in_quotes(row.substr(at, 1)), std::to_string(at + 1));
        return;
    }
}

void delimited_reader::refuse(const char* at, wording found, wording expected) const {
    const char* line_start = next_;
    std::size_t line = line_;
    for (const char* c = next_; c < at; ++c)
        if (*c == '\n') {
            ++line;
            line_start = c + 1;
        }
    throw parse_error({name_, line, static_cast<std::size_t>(at - line_start) + 1},
                      std::move(found), std::move(expected));
}

} // namespace cofin

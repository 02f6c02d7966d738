#include "project/csv.hpp"

#include "project/csv_block.hpp"
#include "project/input_file.hpp"
#include "rulebook/utf8.hpp"

#include <algorithm>
#include <cstring>
#include <memory>

namespace cofin {
namespace {

using namespace csv;

constexpr std::size_t first_buffer_size = std::size_t{1} << 17U;

/// Control characters that a field may hold: all but those that end lines and NUL.
constexpr bool is_text(char stop) noexcept {
    return stop != '\n' && stop != '\r' && stop != '"' && stop != ',' && stop != '\0';
}

const char* find_byte(const char* from, const char* to, char wanted) noexcept {
    return static_cast<const char*>(std::memchr(from, wanted, static_cast<std::size_t>(to - from)));
}

std::size_t line_feeds(const char* from, const char* to) noexcept {
    std::size_t count = 0;
    for (; (from = find_byte(from, to, '\n')) != nullptr; ++from)
        ++count;
    return count;
}

/// May say "no" because of what stands behind.
bool ascii(const char* from, const char* to) noexcept {
    block seen;
    for (; from < to; from += block::size)
        seen |= block(from);
    return seen.beyond_ascii() == 0;
}

csv_reader::byte_source bytes_of(const std::string& file) {
    const auto opened = std::make_shared<input_file>(file);
    return [opened](char* into, std::size_t size) { return opened->read(into, size); };
}

} // namespace

csv_reader::csv_reader(const std::string& file, const csv_columns& columns)
    : csv_reader(file, bytes_of(file), columns) {}

csv_reader::csv_reader(std::string name, byte_source source, const csv_columns& columns)
    : name_(std::move(name)), source_(std::move(source)), buffer_(first_buffer_size + padding) {
    static_assert(block::size <= padding);
    next_ = end_ = buffer_.data();
    refill();
    read_header(columns);
}

std::optional<std::size_t> csv_reader::find(std::string_view name) const {
    const auto found = std::ranges::find(header_, name);
    if (found == header_.end())
        return std::nullopt;
    return static_cast<std::size_t>(found - header_.begin());
}

bool csv_reader::next() {
    if (ended_)
        return false;
    line_ += lines_;
    lines_ = 1;
    for (;;) {
        switch (scan()) {
        case outcome::row: return true;
        case outcome::end: ended_ = true; return false;
        case outcome::incomplete:
            if (!refill())
                refuse_long_row();
        }
    }
}

bool csv_reader::refill() {
    const auto kept = static_cast<std::size_t>(end_ - next_);
    const std::size_t room = buffer_.size() - padding;
    if (kept == room) {
        // Room for the longest row and its line end; who fills that has a longer one.
        constexpr std::size_t largest = row_size_max + 2;
        if (room >= largest)
            return false;
        std::vector<char> larger(std::min(2 * room, largest) + padding);
        std::memcpy(larger.data(), next_, kept);
        buffer_.swap(larger);
    } else {
        std::memmove(buffer_.data(), next_, kept);
    }
    const std::size_t wanted = buffer_.size() - padding - kept;
    next_ = row_ = buffer_.data();
    end_ = next_ + kept;
    ended_ = true; // should the source throw
    const std::size_t count = source_(buffer_.data() + kept, wanted);
    ended_ = false;
    source_ended_ = count < wanted;
    end_ += count;
    buffer_[kept + count] = '\n';
    return true;
}

inline csv_reader::outcome csv_reader::scan() {
    row_ = next_;
    row_end_ = open_quote_ = nullptr;
    count_ = 0;
    is_ascii_ = true;
    quoted_ = false;
    doubled_.clear();
    if (header_.empty())
        fields_.clear();
    if (row_ == end_)
        return source_ended_ ? outcome::end : outcome::incomplete;
    const char* at = row_;
    while (row_end_ == nullptr) {
        at = *at == '"' ? scan_quoted(at) : scan_plain(at);
        if (at == nullptr)
            return outcome::incomplete;
    }
    finish_row();
    return outcome::row;
}

inline void csv_reader::store(std::size_t count, const char* from, const char* to) {
    const auto size = static_cast<std::size_t>(to - from);
    if (count < fields_.size()) [[likely]]
        fields_[count] = {from, size};
    else if (header_.empty())
        fields_.emplace_back(from, size);
}

const char* csv_reader::scan_plain(const char* from) {
    std::string_view* field = fields_.data() + std::min(count_, fields_.size());
    const std::string_view* const last = fields_.data() + fields_.size();
    block seen;
    for (const char* at = from;; at += block::size) {
        const block bytes(at);
        seen |= bytes;
        for (auto stops = bytes.stops(); stops != 0; stops = block::after_first(stops)) {
            const char* const stop = at + block::bytes_before(stops);
            if (*stop == ',' && field != last) [[likely]] {
                *field++ = {from, static_cast<std::size_t>(stop - from)};
                from = stop + 1;
                continue;
            }
            if (is_text(*stop))
                continue;
            count_ = std::max(count_, static_cast<std::size_t>(field - fields_.data()));
            is_ascii_ = is_ascii_ && seen.beyond_ascii() == 0;
            if (*stop == '"' && stop == from)
                return from;
            if (*stop == ',') {
                store(count_++, from, stop); // of a header, or too many
                return stop + 1;
            }
            if (!ends_row(stop))
                return refuse_within_field(stop);
            store(count_++, from, stop);
            row_end_ = stop;
            return stop;
        }
    }
}

/// Whether a line ends here; at the buffer's end it may turn out later.
bool csv_reader::ends_row(const char* at) const {
    if (at == end_)
        return source_ended_;
    return *at == '\n' || (*at == '\r' && at + 1 != end_ && at[1] == '\n');
}

const char* csv_reader::scan_quoted(const char* open) {
    quoted_ = true;
    const char* closing = open + 1;
    bool doubled = false;
    while ((closing = find_byte(closing, end_, '"')) != nullptr && closing[1] == '"') {
        doubled = true;
        closing += 2;
    }
    if (closing == nullptr) {
        open_quote_ = open;
        if (source_ended_)
            refuse_open_quote();
        return nullptr;
    }
    if (const char* const nul = find_byte(open, closing, '\0'))
        return refuse_within_field(nul);
    is_ascii_ = is_ascii_ && ascii(open, closing);
    if (doubled)
        doubled_.push_back(count_);
    store(count_++, open + 1, closing);
    const char* const after = closing + 1;
    if (after != end_ && *after == ',')
        return after + 1;
    if (!ends_row(after))
        return refuse_after_quote(after);
    row_end_ = after;
    return after;
}

inline void csv_reader::finish_row() {
    raw_ = {row_, static_cast<std::size_t>(row_end_ - row_)};
    next_ = row_end_ == end_ ? end_ : row_end_ + (*row_end_ == '\r' ? 2 : 1);
    if (raw_.size() > row_size_max)
        refuse_long_row();
    if (quoted_)
        lines_ = line_feeds(row_, row_end_) + 1;
    if (!is_ascii_)
        require_text();
    if (count_ != fields_.size())
        refuse_count();
    if (!doubled_.empty())
        unescape();
}

void csv_reader::unescape() {
    unescaped_.clear();
    unescaped_.reserve(raw_.size() + padding); // fields are views into it: it must not move
    for (const std::size_t i : doubled_) {
        if (i >= fields_.size())
            continue;
        const std::size_t from = unescaped_.size();
        const char* at = fields_[i].data();
        const char* const end = at + fields_[i].size();
        while (const char* const quote = find_byte(at, end, '"')) {
            unescaped_.append(at, quote + 1);
            at = quote + 2; // both of the two
        }
        unescaped_.append(at, end);
        fields_[i] = std::string_view(unescaped_).substr(from);
    }
}

// --- errors ---

/// A row can be refused when its line is in the buffer as a whole, so that the next one can be read.
const char* csv_reader::refuse_row(const char* at, wording found, wording expected) {
    const char* const line_feed = find_byte(at, end_, '\n');
    if (line_feed == nullptr && !source_ended_)
        return nullptr;
    next_ = line_feed == nullptr ? end_ : line_feed + 1;
    lines_ = line_feeds(row_, next_);
    throw parse_error(place_of(at), std::move(found), std::move(expected));
}

const char* csv_reader::refuse_within_field(const char* at) {
    if (at == end_)
        return nullptr;
    if (*at == '\0')
        return refuse_row(at, wording("a NUL byte"), wording("UTF-8 text"));
    if (*at == '\r')
        return refuse_row(at, wording("a carriage return within a line"),
                          wording("line ends of LF or CRLF"));
    return refuse_row(at, wording("a quote within an unquoted field"),
                      wording("the whole field in quotes, its own doubled"));
}

const char* csv_reader::refuse_after_quote(const char* at) {
    constexpr std::size_t shown = 10;
    const auto rest = static_cast<std::size_t>(std::find(at, end_, '\n') - at);
    return refuse_row(at,
                      wording("{} after a closing quote", in_quotes({at, std::min(rest, shown)})),
                      wording("a comma or the line's end"));
}

void csv_reader::refuse_open_quote() {
    ended_ = true;
    throw parse_error(place_of(open_quote_), wording("a quote that nothing closes"),
                      wording("a closing quote"));
}

void csv_reader::refuse_long_row() {
    ended_ = true;
    const std::string limit = std::to_string(row_size_max);
    if (open_quote_ != nullptr)
        throw parse_error(place_of(open_quote_),
                          wording("a quote that nothing closes within {} bytes", limit),
                          wording("a closing quote"));
    throw parse_error(place_of(row_), wording("a row of more than {} bytes", limit),
                      wording("rows of at most {} bytes", limit));
}

void csv_reader::refuse_count() const {
    const std::size_t wanted = fields_.size();
    throw parse_error(count_ > wanted ? where(wanted) : place_of(row_end_),
                      raw_.empty() ? wording("an empty line")
                                   : counting("{} field", "{} fields", count_),
                      wording("{} as in the header", std::to_string(wanted)));
}

void csv_reader::require_text() const {
    const std::size_t at = invalid_utf8_at(raw_);
    if (at == std::string_view::npos)
        return;
    constexpr std::string_view hex = "0123456789abcdef";
    const auto byte = static_cast<unsigned char>(raw_[at]);
    throw parse_error(place_of(raw_.data() + at),
                      wording("byte {}", std::string("0x") + hex[byte >> 4U] + hex[byte & 15U]),
                      wording("UTF-8 text"));
}

place csv_reader::place_of(const char* at) const {
    const std::string_view before(row_, static_cast<std::size_t>(at - row_));
    const std::size_t line_feed = before.rfind('\n');
    const std::size_t column =
        line_feed == std::string_view::npos ? before.size() : before.size() - line_feed - 1;
    return {name_, line_ + line_feeds(row_, at), column + 1};
}

/// Walks the row once more: asked for errors only, it need not cost the rows that have none.
place csv_reader::where(std::size_t column) const {
    const char* at = row_;
    bool inside = false;
    for (; column > 0; ++at) {
        if (*at == '"')
            inside = !inside;
        if (*at == ',' && !inside)
            --column;
    }
    return place_of(*at == '"' ? at + 1 : at);
}

void append_field(std::string& out, std::string_view field) {
    // A byte order mark would be skipped at the beginning of a file.
    bool special = field.starts_with(byte_order_mark);
    for (const char c : field)
        special |= (c == ',') | (c == '"') | (c == '\r') | (c == '\n'); // in one wide pass
    if (!special) {
        out += field;
        return;
    }
    out += '"';
    for (const char c : field) {
        if (c == '"')
            out += '"';
        out += c;
    }
    out += '"';
}

} // namespace cofin

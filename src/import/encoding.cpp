#include "import/encoding.hpp"

#include "import/question.hpp"
#include "project/input_file.hpp"
#include "rulebook/utf8.hpp"

#include <uchardet/uchardet.h>
#include <unicode/ucnv.h>
#include <unicode/utf16.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <memory>
#include <optional>
#include <stdexcept>
#include <vector>

namespace cofin {
namespace {

constexpr std::size_t chunk_size = std::size_t{1} << 16U;

unsigned char byte_at(std::string_view text, std::size_t at) noexcept {
    return static_cast<unsigned char>(text[at]);
}

/// Bytes of a valid sequence that begins there; zero where none does.
std::size_t sequence_at(std::string_view text, std::size_t at) noexcept {
    const unsigned char lead = byte_at(text, at);
    const std::size_t size = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : lead >= 0xc2 ? 2 : 0;
    if (size == 0 || at + size > text.size() ||
        invalid_utf8_at(text.substr(at, size)) != std::string_view::npos)
        return 0;
    return size;
}

// What is a letter in one of the two and a sign in the other. Bytes that are letters in both, though different ones, show
// nothing.
constexpr std::string_view signs_in_1250 = "\xa1\xa6\xa9\xab\xac\xae\xb1\xb6\xbb";
constexpr std::string_view letters_in_both = "\xa5\xb5\xb9\xbc\xbe";

/// Counts what tells the encodings apart.
class byte_evidence {
public:
    void add(std::string_view text) {
        for (std::size_t at = 0; at < text.size();) {
            const unsigned char byte = byte_at(text, at);
            if (byte < 0x80) {
                zeros_ += byte == 0 ? 1 : 0;
                previous_letter_ = (byte | 0x20U) >= 'a' && (byte | 0x20U) <= 'z';
                ++at;
                continue;
            }
            at += add_high(text, at);
        }
    }

    [[nodiscard]] bool any_high() const { return valid_ + invalid_ > 0; }
    /// Whether it is UTF-8, whole or with places that the reader refuses.
    [[nodiscard]] bool is_utf8() const { return invalid_ == 0 || valid_ > invalid_; }
    [[nodiscard]] std::size_t latin_sequences() const { return latin_; }
    [[nodiscard]] std::size_t only_1250() const { return controls_; }
    [[nodiscard]] std::size_t only_8859_2() const { return signs_; }
    [[nodiscard]] std::size_t differing() const { return differing_; }

private:
    std::size_t add_high(std::string_view text, std::size_t at) {
        const std::size_t size = sequence_at(text, at);
        if (size > 0) {
            ++valid_;
            const unsigned char lead = byte_at(text, at);
            latin_ += lead == 0xc4 || lead == 0xc5 ? 1 : 0;
        } else {
            ++invalid_;
        }
        for (std::size_t i = at; i < at + std::max<std::size_t>(size, 1); ++i)
            add_single(text[i]);
        return std::max<std::size_t>(size, 1);
    }

    void add_single(char byte) {
        const auto value = static_cast<unsigned char>(byte);
        if (value < 0xa0)
            ++controls_;
        else if (previous_letter_ && signs_in_1250.find(byte) != std::string_view::npos)
            ++signs_;
        else if (letters_in_both.find(byte) != std::string_view::npos ||
                 signs_in_1250.find(byte) != std::string_view::npos)
            ++differing_;
        previous_letter_ = value >= 0xc0 || letters_in_both.find(byte) != std::string_view::npos;
    }

    std::size_t zeros_ = 0;
    std::size_t valid_ = 0;
    std::size_t invalid_ = 0;
    std::size_t latin_ = 0;     ///< UTF-8's accented Latin letters
    std::size_t controls_ = 0;  ///< control characters in ISO-8859-2, letters in Windows-1250
    std::size_t signs_ = 0;     ///< signs behind a letter in Windows-1250, letters in ISO-8859-2
    std::size_t differing_ = 0; ///< read differently, and both make sense
    bool previous_letter_ = false;
};

/// What a general detector thinks of the bytes: only asked whether they are Cyrillic.
class cyrillic_guess {
public:
    cyrillic_guess() : detector_(::uchardet_new()) {
        if (detector_ == nullptr)
            throw std::bad_alloc();
    }
    cyrillic_guess(const cyrillic_guess&) = delete;
    cyrillic_guess& operator=(const cyrillic_guess&) = delete;
    ~cyrillic_guess() { ::uchardet_delete(detector_); }

    void add(std::string_view text) { ::uchardet_handle_data(detector_, text.data(), text.size()); }
    [[nodiscard]] bool is_cyrillic() {
        ::uchardet_data_end(detector_);
        const std::string_view name = ::uchardet_get_charset(detector_);
        constexpr std::string_view cyrillic[] = {
            "WINDOWS-1251", "KOI8-R", "KOI8-U", "ISO-8859-5", "IBM866", "IBM855", "MAC-CYRILLIC"};
        return std::ranges::find(cyrillic, name) != std::end(cyrillic);
    }

private:
    uchardet_t detector_;
};

std::optional<text_encoding> by_mark(std::string_view start) {
    if (start.starts_with("\xef\xbb\xbf"))
        return text_encoding::utf8;
    if (start.starts_with("\xff\xfe"))
        return text_encoding::utf16le;
    if (start.starts_with("\xfe\xff"))
        return text_encoding::utf16be;
    // Without a mark: every other byte of Latin text is zero.
    std::array<std::size_t, 2> zeros{};
    const std::size_t looked_at = std::min<std::size_t>(start.size(), 512) & ~std::size_t{1};
    for (std::size_t i = 0; i < looked_at; ++i)
        zeros[i % 2] += start[i] == 0 ? 1U : 0U;
    if (looked_at >= 8 && zeros[1] > looked_at / 4 && zeros[0] == 0)
        return text_encoding::utf16le;
    if (looked_at >= 8 && zeros[0] > looked_at / 4 && zeros[1] == 0)
        return text_encoding::utf16be;
    return std::nullopt;
}

[[noreturn]] void ask(const std::string& file, wording found) {
    throw import_question({file}, std::move(found), "--encoding",
                          wording("windows-1250, iso-8859-2, windows-1251 or utf-8"));
}

/// A general detector looks at the beginning alone: it is slow.
bool looks_cyrillic(const std::string& file) {
    std::vector<char> start(std::size_t{1} << 19U);
    input_file input(file);
    cyrillic_guess guess;
    guess.add({start.data(), input.read(start.data(), start.size())});
    return guess.is_cyrillic();
}

text_encoding by_letters(const std::string& file, const byte_evidence& seen) {
    if (seen.latin_sequences() > 0)
        ask(file, wording("letters of UTF-8 beside bytes that are none"));
    if (looks_cyrillic(file))
        ask(file, wording("bytes that look like Cyrillic letters, though not of UTF-8"));
    if (seen.only_1250() > 0 && seen.only_8859_2() > 0)
        ask(file, wording("letters of Windows-1250 beside letters of ISO-8859-2"));
    if (seen.only_1250() > 0)
        return text_encoding::windows1250;
    if (seen.only_8859_2() > 0 || seen.differing() == 0)
        return text_encoding::iso8859_2;
    ask(file, wording("letters that Windows-1250 and ISO-8859-2 read differently"));
}

/// Up to a chunk, where a sequence of UTF-8 may go on behind its end: that is left for the next.
std::size_t whole_sequences(std::string_view text) {
    for (std::size_t back = 1; back <= std::min<std::size_t>(3, text.size()); ++back) {
        const unsigned char byte = byte_at(text, text.size() - back);
        if (byte >= 0xc0)
            return sequence_at(text, text.size() - back) > 0 ? text.size() : text.size() - back;
        if (byte < 0x80)
            break;
    }
    return text.size();
}

void append_utf8(std::string& text, std::uint32_t letter) {
    std::array<std::uint8_t, 4> bytes{};
    std::size_t size = 0;
    U8_APPEND_UNSAFE(bytes, size, letter);
    for (std::size_t i = 0; i < size; ++i)
        text += static_cast<char>(bytes[i]);
}

std::vector<std::string> table_of_bytes(text_encoding encoding) {
    UErrorCode problem = U_ZERO_ERROR;
    UConverter* converter = ::ucnv_open(std::string(name_of(encoding)).c_str(), &problem);
    if (U_FAILURE(problem))
        throw std::runtime_error("ICU does not know " + std::string(name_of(encoding)));
    std::vector<std::string> letters(256);
    for (unsigned byte = 0; byte < 256; ++byte) {
        const char source = static_cast<char>(byte);
        std::array<UChar, 4> units{};
        problem = U_ZERO_ERROR;
        const auto count = ::ucnv_toUChars(converter, units.data(), 4, &source, 1, &problem);
        const auto letter = static_cast<std::uint32_t>(units[0]);
        if (U_FAILURE(problem) || count != 1 || letter == 0xfffd || (byte >= 0x80 && letter < 0xa0))
            continue; // empty: no letter
        append_utf8(letters[byte], letter);
    }
    ::ucnv_close(converter);
    return letters;
}

/// Turns bytes into UTF-8, a chunk at a time.
class decoder {
public:
    decoder(const std::string& file, text_encoding encoding)
        : input_(std::make_unique<input_file>(file)), encoding_(encoding) {
        if (!is_wide())
            letters_ = table_of_bytes(encoding);
    }

    std::size_t read(char* into, std::size_t size) {
        std::size_t filled = 0;
        while (filled < size) {
            if (at_ == ready_.size() && !refill())
                break;
            const std::size_t count = std::min(size - filled, ready_.size() - at_);
            std::copy_n(ready_.data() + at_, count, into + filled);
            at_ += count;
            filled += count;
        }
        return filled;
    }

private:
    [[nodiscard]] bool is_wide() const {
        return encoding_ == text_encoding::utf16le || encoding_ == text_encoding::utf16be;
    }

    bool refill() {
        ready_.clear();
        at_ = 0;
        std::array<char, chunk_size>
            bytes; // NOLINT(cppcoreguidelines-pro-type-member-init): read into
        while (ready_.empty()) {
            const std::size_t count = input_->read(bytes.data(), bytes.size());
            const std::string_view text(bytes.data(), count);
            if (count == 0 && high_ != 0)
                refuse(wording("half of a letter at the end"));
            if (count == 0)
                return false;
            is_wide() ? widen(text) : map(text);
        }
        return true;
    }

    void map(std::string_view text) {
        for (const char c : text) {
            const auto byte = static_cast<unsigned char>(c);
            line_ += c == '\n' ? 1 : 0;
            if (letters_[byte].empty())
                refuse(wording("byte {}", std::to_string(byte)));
            ready_ += letters_[byte];
        }
    }

    void widen(std::string_view text) {
        if (text.size() % 2 != 0)
            refuse(wording("half of a letter at the end"));
        for (std::size_t i = 0; i < text.size(); i += 2) {
            const unsigned first = byte_at(text, i);
            const unsigned second = byte_at(text, i + 1);
            append(encoding_ == text_encoding::utf16le ? first | second << 8U
                                                       : second | first << 8U);
        }
    }

    void append(unsigned unit) {
        const bool begins = begun_;
        begun_ = true;
        if (!begins && unit == 0xfeff)
            return;
        line_ += unit == '\n' ? 1 : 0;
        if (U16_IS_LEAD(unit) != (high_ == 0 && U16_IS_SURROGATE(unit)))
            refuse(wording("half of a letter"));
        if (U16_IS_LEAD(unit)) {
            high_ = unit;
            return;
        }
        if (high_ != 0 && !U16_IS_TRAIL(unit))
            refuse(wording("half of a letter"));
        const auto letter = static_cast<std::uint32_t>(
            high_ != 0 ? U16_GET_SUPPLEMENTARY(high_, unit) : static_cast<UChar32>(unit));
        high_ = 0;
        append_utf8(ready_, letter);
    }

    [[noreturn]] void refuse(const wording& what) const {
        throw parse_error({input_->name(), line_}, what,
                          wording("text in {}", std::string(name_of(encoding_))));
    }

    std::unique_ptr<input_file> input_;
    text_encoding encoding_;
    std::vector<std::string> letters_; ///< empty for bytes that are none
    std::string ready_;
    std::size_t at_ = 0;
    std::size_t line_ = 1;
    unsigned high_ = 0; ///< first half of a surrogate pair
    bool begun_ = false;
};

} // namespace

text_encoding detect_encoding(const std::string& file) {
    input_file input(file);
    std::vector<char> bytes(chunk_size);
    byte_evidence seen;
    std::size_t kept = 0;
    std::size_t judged = 0;
    for (bool first = true;; first = false) {
        const std::size_t count = input.read(bytes.data() + kept, bytes.size() - kept);
        const std::string_view text(bytes.data(), kept + count);
        if (first)
            if (const auto marked = by_mark(text))
                return *marked;
        const bool ended = kept + count < bytes.size();
        const std::size_t whole = ended ? text.size() : whole_sequences(text);
        seen.add(text.substr(0, whole));
        // Half a million bytes from the first letter beyond ASCII on, the reader's own check does.
        judged += seen.any_high() ? whole : 0;
        if (ended || (judged > std::size_t{1} << 19U && seen.is_utf8()))
            break;
        kept = text.size() - whole;
        std::copy_n(bytes.data() + whole, kept, bytes.data());
    }
    return seen.is_utf8() ? text_encoding::utf8 : by_letters(file, seen);
}

csv_reader::byte_source decoded(const std::string& file, text_encoding encoding) {
    if (encoding != text_encoding::utf8) {
        const auto reader = std::make_shared<decoder>(file, encoding);
        return [reader](char* into, std::size_t size) { return reader->read(into, size); };
    }
    const auto input = std::make_shared<input_file>(file);
    auto first = std::make_shared<bool>(true);
    return [input, first](char* into, std::size_t size) {
        std::size_t count = input->read(into, size);
        if (*first && std::string_view(into, count).starts_with("\xef\xbb\xbf")) {
            std::copy(into + 3, into + count, into);
            count -= 3;
            count += input->read(into + count, size - count);
        }
        *first = false;
        return count;
    };
}

} // namespace cofin

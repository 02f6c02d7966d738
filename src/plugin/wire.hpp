/// What passes between this program and the helper in which plugins run: a batch there, an answer back.
///
/// Both ends come from one build, so records travel as they lie in memory. Texts are positions in the message's own heap:
/// no pointer crosses. The helper believes what it reads; this program believes nothing that comes back.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace cofin::wire {

/// A text: where it begins in the heap, and its bytes.
struct text {
    std::uint32_t at;
    std::uint32_t size;
};

/// A value of abi.h, its words as they are packed: text and list by position.
struct value {
    std::uint32_t type;
    std::uint32_t scale;
    std::uint64_t first;
    std::uint64_t second;
};

/// Three letters and the number of decimals, in one word.
using unit = std::uint32_t;

struct item {
    text id;
    text partner;
    text category;
    std::int64_t declared;
    std::int64_t left;
    unit declared_in;
    unit left_in;
    std::uint64_t row;
};

/// One rule and some of the items that it speaks about.
struct batch_head {
    std::uint64_t mark;
    std::uint64_t kind; ///< its place in the manifest
    text rule;
    text project;
    unit currency;
    std::uint32_t parameters; ///< values of a row
    std::uint64_t facts;      ///< values of an item
    std::uint64_t rows;
    std::uint64_t items;
    std::uint64_t words; ///< of all lists
    std::uint64_t heap;  ///< bytes
};

struct batch {
    batch_head head{};
    std::vector<value> parameters; ///< row by row
    std::vector<item> items;
    std::vector<value> facts; ///< item by item
    std::vector<text> words;
    std::string heap;

    [[nodiscard]] std::string_view operator[](const text& of) const {
        return std::string_view(heap).substr(of.at, of.size);
    }
};

struct proposal {
    std::uint64_t item;
    std::uint32_t said;
    std::uint32_t has_cut;
    std::int64_t cut;
    unit cut_in;
    text rule;
    text message;
};

enum class ending : std::uint32_t {
    judged,   ///< the proposals count
    failed,   ///< the plugin says that it failed; the heap says why
    too_many, ///< it said more than one thing of an item
    unfit     ///< the helper says why it cannot be run or believed; the heap holds a packed wording
};

struct answer_head {
    std::uint64_t mark;
    std::uint64_t proposals;
    std::uint64_t heap;
    ending ended;
    std::uint32_t reserved;
};

struct answer {
    ending ended = ending::judged;
    std::vector<proposal> proposals;
    std::string heap;

    /// Empty where the position leads out of the heap: an answer may be a lie.
    [[nodiscard]] std::string_view operator[](const text& of) const {
        return of.at > heap.size() ? std::string_view()
                                   : std::string_view(heap).substr(of.at, of.size);
    }
};

/// Most bytes of all texts of one answer: a plugin must not fill this program's memory either.
inline constexpr std::size_t heap_max = std::size_t{256} << 20U;

inline constexpr std::uint64_t batch_mark = 0x31'48'43'54'41'42'46'43U;
inline constexpr std::uint64_t answer_mark = 0x31'53'4e'41'46'43'46'43U;
inline constexpr std::uint64_t end_mark = 0x31'44'4e'45'46'43'46'43U;

/// Ends a helper whose plugin opened a file.
inline constexpr int exit_opened_a_file = 97;

} // namespace cofin::wire

#include "project/cost_lines.hpp"

#include <algorithm>
#include <cstdlib>
#include <new>
#include <stdexcept>

#include <sys/mman.h>

namespace cofin {
namespace {

constexpr std::size_t block_size = std::size_t{1} << 22U; // the last one is half empty, on average
/// A shelf begins small, since there may be as many as lines, and grows by larger chunks, of which one is half empty.
constexpr std::size_t smallest_chunk = std::size_t{1} << 9U;
constexpr std::size_t usual_chunk = std::size_t{1} << 13U;

/// A block of memory in pages as large as the system has them: many shelves are written to in turn, and with small pages
/// each would be looked up anew.
char* allocate(std::size_t size) {
    constexpr std::size_t large_page = std::size_t{1} << 21U;
    void* const block = std::aligned_alloc(large_page, size);
    if (block == nullptr)
        throw std::bad_alloc();
#ifdef MADV_HUGEPAGE
    static_cast<void>(::madvise(block, size, MADV_HUGEPAGE)); // where it has none, small ones do
#endif
    return static_cast<char*>(block);
}

} // namespace

void line_store::block_release::operator()(char* block) const noexcept { std::free(block); }

char* line_store::take(std::size_t size) {
    if (size > left_) {
        blocks_.emplace_back(allocate(block_size));
        left_ = block_size;
    }
    char* const taken = blocks_.back().get() + (block_size - left_);
    left_ -= size;
    return taken;
}

void line_store::extend(shelf& on, std::size_t size) {
    if (size > block_size - sizeof(chunk))
        throw std::length_error("a line larger than a block");
    constexpr std::size_t whole = alignof(chunk) - 1;
    std::size_t room = on.first_ == nullptr ? smallest_chunk : usual_chunk;
    room = std::max(room, size + sizeof(chunk) + whole) & ~whole;
    auto* const made = new (take(room)) chunk{nullptr, nullptr};
    if (on.last_ == nullptr) {
        on.first_ = made;
    } else {
        on.last_->after = made;
        on.last_->end = on.next_;
    }
    on.last_ = made;
    on.next_ = made->begin();
    on.room_ = room - sizeof(chunk);
}

} // namespace cofin

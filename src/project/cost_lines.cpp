#include "project/cost_lines.hpp"

#include <cstdlib>
#include <new>
#include <stdexcept>

#include <sys/mman.h>

namespace cofin {
namespace {

/// A block of memory in pages as large as the system has them: lines are read in another order than they were written, and
/// with small pages each would be looked up anew.
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

line_store::position line_store::begin(std::size_t size) {
    if (size > block_size)
        throw std::length_error("a line larger than a block");
    if (static_cast<std::size_t>(end_ - next_) < size) {
        blocks_.emplace_back(allocate(block_size));
        next_ = blocks_.back().get();
        end_ = next_ + block_size;
    }
    const auto used = static_cast<std::size_t>(next_ - blocks_.back().get());
    return ((blocks_.size() - 1) << block_bits) + used;
}

} // namespace cofin

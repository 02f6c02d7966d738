#include "project/cost_lines.hpp"

#include <stdexcept>

namespace cofin {

line_store::position line_store::begin(std::size_t size) {
    if (size > block_size)
        throw std::length_error("a line larger than a block");
    if (static_cast<std::size_t>(end_ - next_) < size) {
        blocks_.push_back(std::make_unique_for_overwrite<char[]>(block_size));
        next_ = blocks_.back().get();
        end_ = next_ + block_size;
    }
    const auto used = static_cast<std::size_t>(next_ - blocks_.back().get());
    return ((blocks_.size() - 1) << block_bits) + used;
}

} // namespace cofin

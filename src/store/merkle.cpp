#include "store/merkle.hpp"

#include "rulebook/digest.hpp"

#include <bit>
#include <span>

namespace cofin {
namespace {

// Without the prefix a node could be passed off as a leaf: RFC 6962, 2.1.
constexpr char leaf_prefix = 0;
constexpr char node_prefix = 1;

digest hash_of(const std::string& bytes) { return parse_digest(sha256(bytes)); }

digest leaf_of(const chain_head& head) {
    return hash_of(leaf_prefix + big_endian(head.project.size()) + head.project +
                   big_endian(head.entries) + raw_bytes(head.head));
}

digest root_of(std::span<const chain_head> heads) {
    if (heads.empty())
        return hash_of("");
    if (heads.size() == 1)
        return leaf_of(heads.front());
    const std::size_t left = std::bit_floor(heads.size() - 1);
    return hash_of(node_prefix + raw_bytes(root_of(heads.first(left))) +
                   raw_bytes(root_of(heads.subspan(left))));
}

} // namespace

digest merkle_root(const std::vector<chain_head>& heads) { return root_of(heads); }

std::string big_endian(std::uint64_t number) {
    std::string bytes(sizeof number, '\0');
    for (auto byte = bytes.rbegin(); byte != bytes.rend(); ++byte, number >>= 8U)
        *byte = static_cast<char>(number & 0xffU);
    return bytes;
}

std::string raw_bytes(const digest& value) { return {value.bytes.begin(), value.bytes.end()}; }

} // namespace cofin

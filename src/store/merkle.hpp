/// One hash over the chains of all projects.
#pragma once

#include <cofin/store/digest.hpp>

#include <cstdint>
#include <string>
#include <vector>

namespace cofin {

/// Where the chain of one project stands: the hash of its last entry, which rests on all before it.
struct chain_head {
    std::string project;       ///< its id, as the ledger spells it
    std::uint64_t entries = 0; ///< how many its chain has, at least one
    digest head;               ///< the hash of the last of them

    friend bool operator==(const chain_head&, const chain_head&) = default;
};

/// The root of the Merkle tree over the heads, in the order given, as RFC 6962 (2.1) builds it: SHA-256, a leaf's bytes
/// behind 0x00, two nodes behind 0x01, the left part as large a power of two as leaves some for the right one. The root of no
/// heads is the SHA-256 of nothing.
///
/// A leaf is the length of the project's id, the id, the number of entries and the head; both numbers are 8 bytes, the
/// highest first. No two heads make the same leaf.
[[nodiscard]] digest merkle_root(const std::vector<chain_head>& heads);

/// A number as 8 bytes, the highest first.
[[nodiscard]] std::string big_endian(std::uint64_t number);

/// The 32 bytes of a digest.
[[nodiscard]] std::string raw_bytes(const digest& value);

} // namespace cofin

/// Checkpoints: the heads of all chains, signed and kept outside the ledger.
///
/// A chain of hashes shows that its entries fit together; whoever holds the file can still write a new chain, or cut off its
/// end. A checkpoint that lies elsewhere shows both: what was signed must be in the ledger for ever.
#pragma once

#include "store/merkle.hpp"
#include "store/signing_key.hpp"

#include <cofin/store/digest.hpp>

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace cofin {

/// How far the signer of a checkpoint is known.
enum class signer {
    self_declared, ///< the key stands in the checkpoint only: whoever rewrites a ledger can sign with a key of his own
    trusted, ///< it is the key that the caller named
};

/// A signed statement: these chains stood there. It holds no time: the day is the one it was deposited on.
struct checkpoint {
    std::vector<chain_head> heads; ///< in the order of the ids' bytes, each project once
    digest root;                   ///< of the Merkle tree over the heads
    ed25519_public_key key{};
    ed25519_signature signature{}; ///< of `signed_message`
    signer signed_by = signer::self_declared;

    friend bool operator==(const checkpoint&, const checkpoint&) = default;
};

/// The bytes that are signed: `cofin-checkpoint/1`, the root, and the number of heads as 8 bytes, the highest first.
[[nodiscard]] std::string signed_message(const digest& root, std::size_t heads);

/// Sorts the heads and signs them with the private key in a PEM file (`sign` says which and what it throws).
/// Throws `std::invalid_argument` for a project that stands twice, an id that is not UTF-8, a chain without entries.
[[nodiscard]] checkpoint sign_checkpoint(std::vector<chain_head> heads,
                                         const std::string& key_file);

/// The checkpoint as JSON of the format `cofin-checkpoint/1`, one line a head. The same checkpoint is the same text.
[[nodiscard]] std::string checkpoint_text(const checkpoint& made);

/// Reads what `checkpoint_text` writes, byte for byte, and nothing else; root and signature are right then.
/// `trusted_key_file` is a public key in PEM form (`read_public_key`): the checkpoint must be signed by it. Without one
/// `signed_by` is `self_declared`. Throws `parse_error` with `name` and the line.
[[nodiscard]] checkpoint read_checkpoint(std::string_view text, const std::string& name,
                                         const std::optional<std::string>& trusted_key_file = {});

/// `read_checkpoint` of a file's text. Throws `parse_error` where there is no such file, too.
[[nodiscard]] checkpoint
read_checkpoint_file(const std::string& file,
                     const std::optional<std::string>& trusted_key_file = {});

/// Writes the checkpoint to a file that is there whole or not at all, and on the disk when this returns.
/// A file of that name is never replaced, for an older checkpoint proves what a newer one no longer does, and a ledger that
/// was rewritten would sign the rewriting over its only witness: `parse_error`. Throws `std::system_error` where the disk
/// refuses.
void write_checkpoint(const checkpoint& made, const std::string& file);

/// A ledger's chains as they are now.
struct chain_view {
    /// How many entries a project has; empty where the ledger does not know it.
    std::function<std::optional<std::uint64_t>(const std::string& project)> entries;
    /// The hash of an entry, counted from 1, recomputed from what the entry says; asked only for entries that are there.
    std::function<digest(const std::string& project, std::uint64_t entry)> hash;
};

/// One thing that was signed and is no longer so.
struct chain_difference {
    std::string project;
    wording
        words; ///< what was found and what was signed: `10 entries, 12 were signed: the end is cut off`

    friend bool operator==(const chain_difference&, const chain_difference&) = default;
};

/// What a ledger no longer shows of what was signed: a project that is gone, an end cut off, entries rewritten. Projects and
/// entries added since are no difference. At most one a project, in the checkpoint's order.
[[nodiscard]] std::vector<chain_difference> compare(const checkpoint& made, const chain_view& now);

} // namespace cofin

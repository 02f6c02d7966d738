/// Proving a ledger: that its chains hold, and that its figures follow from recorded facts.
#pragma once

#include <cofin/rules/rulebook_supply.hpp>
#include <cofin/store/store.hpp>

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace cofin {
inline namespace v0 {

/// A place where a ledger is not what it must be.
struct ledger_difference {
    std::string project = {}; ///< empty: the file as a whole
    std::size_t entry = 0;    ///< the first that is wrong; 0 where it is none in particular
    wording what;
};

/// `project "P1", entry 12: its hash does not follow from ...`
std::string to_string(const ledger_difference& one);
/// The same, not yet in any language.
wording message_of(const ledger_difference& one);

/// What a verification saw.
struct verification {
    std::size_t agreements = 0;
    std::size_t entries = 0;
    std::size_t erased = 0; ///< entries whose text was erased by a later entry
    std::vector<ledger_difference> differences = {};

    // of a replay
    std::size_t recomputed = 0; ///< entries whose figures were made again
    std::size_t not_recomputed =
        0; ///< reviews that read erased texts or rest on plugins that were not named

    /// Whether nothing differs.
    [[nodiscard]] bool holds() const noexcept { return differences.empty(); }
};

/// Reads everything once: each entry's hash follows from its bytes and the entry before it, its postings sum to zero, its
/// booking date does not go back, what it sealed is there or was erased by an entry; rulebooks are what their digests say;
/// the identities of the books hold. Of each journal the first difference is told. Memory does not grow with the journal.
verification verify(ledger_store& ledger);

/// The same, and every figure is made again: amounts from rates, postings from events, reviews from facts and the stored
/// rulebook, certified and corrected shares from splits. Kinds of foreign plugins come from `supply`; what cannot be made
/// again without them is counted, and their findings stay as recorded.
verification replay(ledger_store& ledger, const rulebook_supply* supply = nullptr);

} // namespace v0
} // namespace cofin

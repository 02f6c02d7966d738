/// The chain of an agreement: each entry's hash covers its fields and the hash before it.
#pragma once

#include "store/engine.hpp"
#include "store/text_writer.hpp"

#include <cofin/store/digest.hpp>

#include <memory>
#include <string>
#include <string_view>

namespace cofin::stored {

/// SHA-256 of values one after the other, each with its length before it, so that no two lists of values have the same
/// bytes. Not for several threads.
class hasher {
public:
    hasher();
    hasher(hasher&&) noexcept;
    hasher& operator=(hasher&&) noexcept;
    ~hasher();

    hasher& add(std::string_view text);
    hasher& add(const digest& hash);
    /// The digest of what was added since the last one.
    digest finish();

private:
    struct context;
    std::unique_ptr<context> context_;
    text_writer bytes_{1024};
};

/// What the first entry of a journal is chained to: which project it is, and its currency.
digest genesis(hasher& with, std::string_view project, std::string_view currency);

/// The hash of an entry after `before`: kind, dates, facts, postings and seal.
digest link(hasher& with, const digest& before, const entry_row& row);

/// What stands for a text that may be deleted. Nobody finds the text by trying: the salt goes with it.
digest seal(hasher& with, const cofin::salt& salt, std::string_view text);

} // namespace cofin::stored

#include "store/chain.hpp"

#include <cofin/short_text.hpp>

#include <openssl/evp.h>

#include <cstdint>
#include <cstring>
#include <stdexcept>
#include <utility>

namespace cofin::stored {

struct hasher::context {
    // Fetched once: fetching it for every hash takes as long as the hash itself.
    EVP_MD* algorithm = EVP_MD_fetch(nullptr, "SHA256", nullptr);
    EVP_MD_CTX* state = EVP_MD_CTX_new();
    bool is_begun = false;

    context() = default;
    context(const context&) = delete;
    context& operator=(const context&) = delete;
    ~context() {
        EVP_MD_CTX_free(state);
        EVP_MD_free(algorithm);
    }
};

hasher::hasher() : context_(std::make_unique<context>()) {}
hasher::hasher(hasher&&) noexcept = default;
hasher& hasher::operator=(hasher&&) noexcept = default;
hasher::~hasher() = default;

hasher& hasher::add(std::string_view text) {
    const uint64_t size = v0::detail::from_first_byte(uint64_t{text.size()});
    char* const out = bytes_.room(sizeof size + text.size());
    std::memcpy(out, &size, sizeof size);
    copy_text(out + sizeof size, text);
    bytes_.wrote(out + sizeof size + text.size());
    return *this;
}

hasher& hasher::add(const digest& hash) {
    std::string_view bytes(reinterpret_cast<const char*>(hash.bytes.data()), hash.bytes.size());
    return add(bytes);
}

digest hasher::finish() {
    digest made;
    // Naming the algorithm again would make its state anew.
    const EVP_MD* const named =
        std::exchange(context_->is_begun, true) ? nullptr : context_->algorithm;
    if (context_->algorithm == nullptr || context_->state == nullptr ||
        EVP_DigestInit_ex2(context_->state, named, nullptr) != 1 ||
        EVP_DigestUpdate(context_->state, bytes_.view().data(), bytes_.view().size()) != 1 ||
        EVP_DigestFinal_ex(context_->state, made.bytes.data(), nullptr) != 1)
        throw std::runtime_error("SHA-256 is not available");
    bytes_.clear();
    return made;
}

digest genesis(hasher& with, std::string_view project, std::string_view currency) {
    return with.add("cofin-ledger/1").add(project).add(currency).finish();
}

digest link(hasher& with, const digest& before, const entry_row& row) {
    with.add(before).add(row.kind).add(row.booked_on).add(row.dated);
    with.add(row.facts).add(row.postings);
    if (row.sealed)
        with.add(*row.sealed);
    else
        with.add("");
    return with.finish();
}

digest seal(hasher& with, const cofin::salt& salt, std::string_view text) {
    return with.add({reinterpret_cast<const char*>(salt.data()), salt.size()}).add(text).finish();
}

} // namespace cofin::stored

#include "store/signing_key.hpp"

#include "rulebook/text_file.hpp"

#include <cofin/error.hpp>

#include <openssl/crypto.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/pem.h>

#include <memory>
#include <stdexcept>

namespace cofin {
namespace {

wording private_key_wanted() {
    return wording("an Ed25519 private key in PEM form without a password, as "
                   "`openssl genpkey -algorithm ed25519 -out key.pem` writes it");
}
wording public_key_wanted() {
    return wording("an Ed25519 public key in PEM form, as "
                   "`openssl pkey -in key.pem -pubout -out public.pem` writes it");
}

struct release {
    void operator()(BIO* bytes) const { ::BIO_free(bytes); }
    void operator()(EVP_PKEY* key) const { ::EVP_PKEY_free(key); }
    void operator()(EVP_MD_CTX* context) const { ::EVP_MD_CTX_free(context); }
};
using key_handle = std::unique_ptr<EVP_PKEY, release>;
using context_handle = std::unique_ptr<EVP_MD_CTX, release>;

/// The text of a key file, wiped when it goes: it may hold a private key.
class key_text {
public:
    key_text(const std::string& file, const wording& wanted) try
        : text_(read_text_file(file, size_max)) {
    } catch (const parse_error& problem) {
        throw parse_error(problem.where(), problem.found(), wanted);
    }
    key_text(const key_text&) = delete;
    key_text& operator=(const key_text&) = delete;
    ~key_text() { ::OPENSSL_cleanse(text_.data(), text_.size()); }
    [[nodiscard]] const std::string& get() const { return text_; }

private:
    static constexpr std::size_t size_max = 65536;
    std::string text_;
};

/// Instead of the library's own, which asks on the terminal.
int no_password(char*, int, int, void*) { return -1; }

/// What stands in the file instead of a key that can be read.
wording found_in(const std::string& text) {
    constexpr std::string_view mark = "-----BEGIN ";
    const auto begin = text.find(mark);
    if (begin == std::string::npos)
        return wording("no PEM");
    const auto name = begin + mark.size();
    const auto label = std::string_view(text).substr(name, text.find("-----", name) - name);
    return wording("{} that cannot be read", in_quotes(label));
}

using read_key = EVP_PKEY*(BIO*, EVP_PKEY**, pem_password_cb*, void*);

key_handle read(const std::string& file, read_key* reader, const wording& wanted) {
    const key_text text(file, wanted);
    const std::unique_ptr<BIO, release> bytes(
        ::BIO_new_mem_buf(text.get().data(), static_cast<int>(text.get().size())));
    key_handle key(bytes ? reader(bytes.get(), nullptr, &no_password, nullptr) : nullptr);
    ::ERR_clear_error();
    if (!key)
        throw parse_error({file}, found_in(text.get()), wanted);
    if (::EVP_PKEY_get_base_id(key.get()) != EVP_PKEY_ED25519)
        throw parse_error(
            {file}, wording("a key for {}", std::string(::EVP_PKEY_get0_type_name(key.get()))),
            wanted);
    return key;
}

ed25519_public_key public_half(const EVP_PKEY* key) {
    ed25519_public_key bytes{};
    std::size_t size = bytes.size();
    if (::EVP_PKEY_get_raw_public_key(key, bytes.data(), &size) != 1 || size != bytes.size())
        throw std::runtime_error("Ed25519 is not available");
    return bytes;
}

const unsigned char* bytes_of(std::string_view text) {
    return reinterpret_cast<const unsigned char*>(text.data());
}

} // namespace

signed_by_key sign(std::string_view message, const std::string& key_file) {
    const auto key = read(key_file, &::PEM_read_bio_PrivateKey, private_key_wanted());
    signed_by_key made{public_half(key.get()), {}};
    const context_handle context(::EVP_MD_CTX_new());
    std::size_t size = made.signature.size();
    if (!context ||
        ::EVP_DigestSignInit(context.get(), nullptr, nullptr, nullptr, key.get()) != 1 ||
        ::EVP_DigestSign(context.get(), made.signature.data(), &size, bytes_of(message),
                         message.size()) != 1)
        throw std::runtime_error("Ed25519 is not available");
    return made;
}

bool is_signed(std::string_view message, const ed25519_public_key& key,
               const ed25519_signature& signature) {
    const key_handle handle(
        ::EVP_PKEY_new_raw_public_key(EVP_PKEY_ED25519, nullptr, key.data(), key.size()));
    const context_handle context(::EVP_MD_CTX_new());
    if (!handle || !context ||
        ::EVP_DigestVerifyInit(context.get(), nullptr, nullptr, nullptr, handle.get()) != 1)
        throw std::runtime_error("Ed25519 is not available");
    const bool verified = ::EVP_DigestVerify(context.get(), signature.data(), signature.size(),
                                             bytes_of(message), message.size()) == 1;
    ::ERR_clear_error();
    return verified;
}

ed25519_public_key read_public_key(const std::string& key_file) {
    return public_half(read(key_file, &::PEM_read_bio_PUBKEY, public_key_wanted()).get());
}

} // namespace cofin

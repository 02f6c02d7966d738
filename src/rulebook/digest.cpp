#include "rulebook/digest.hpp"

#include <openssl/evp.h>

#include <array>
#include <stdexcept>

namespace cofin {

std::string sha256(std::string_view bytes) {
    std::array<unsigned char, EVP_MAX_MD_SIZE> hash{};
    unsigned size = 0;
    if (EVP_Digest(bytes.data(), bytes.size(), hash.data(), &size, EVP_sha256(), nullptr) != 1)
        throw std::runtime_error("SHA-256 is not available");
    constexpr std::string_view hex = "0123456789abcdef";
    std::string text;
    for (unsigned i = 0; i < size; ++i) {
        text += hex[hash[i] >> 4U];
        text += hex[hash[i] & 15U];
    }
    return text;
}

} // namespace cofin

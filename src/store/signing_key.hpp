/// Ed25519 signatures with keys from PEM files.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace cofin {

/// A public key as RFC 8032 writes it.
using ed25519_public_key = std::array<std::uint8_t, 32>;
/// A signature as RFC 8032 writes it.
using ed25519_signature = std::array<std::uint8_t, 64>;

/// What a private key says of a message.
struct signed_by_key {
    ed25519_public_key key{}; ///< the public half of the key that signed
    ed25519_signature signature{};
};

/// Signs with the private key in `key_file`: PKCS#8 in PEM form and not encrypted, as
/// `openssl genpkey -algorithm ed25519 -out key.pem` writes it. Of the key only its public half leaves this function.
/// Throws `parse_error` with the file where it is missing, unreadable, no PEM, encrypted or another kind of key.
[[nodiscard]] signed_by_key sign(std::string_view message, const std::string& key_file);

/// Whether the key's owner signed the message.
[[nodiscard]] bool is_signed(std::string_view message, const ed25519_public_key& key,
                             const ed25519_signature& signature);

/// The public key in `key_file`, as `openssl pkey -in key.pem -pubout -out public.pem` writes it. Throws `parse_error` as
/// `sign` does.
[[nodiscard]] ed25519_public_key read_public_key(const std::string& key_file);

} // namespace cofin

#pragma once

// Keys for tests, as the openssl command writes them. The first is RFC 8032's (7.1, TEST 1): everybody knows it.

namespace cofin::test {

inline constexpr const char* known_key = R"(-----BEGIN PRIVATE KEY-----
MC4CAQAwBQYDK2VwBCIEIJ1hsZ3v/VpguoRK9JLsLMREScVpezJpGXA7rAMcrn9g
-----END PRIVATE KEY-----
)";
inline constexpr const char* known_public_key = R"(-----BEGIN PUBLIC KEY-----
MCowBQYDK2VwAyEA11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=
-----END PUBLIC KEY-----
)";
inline constexpr const char* other_key = R"(-----BEGIN PRIVATE KEY-----
MC4CAQAwBQYDK2VwBCIEIGy1oOnrU42O35CA9P8SF7L8wkEKEVNfWy83P/NPN84j
-----END PRIVATE KEY-----
)";
inline constexpr const char* other_public_key = R"(-----BEGIN PUBLIC KEY-----
MCowBQYDK2VwAyEAUPk9lQZaC0rFRiSQjaJOaEq5lYyxzz97Tp7lH70qJxo=
-----END PUBLIC KEY-----
)";
/// The known key behind the password "secret".
inline constexpr const char* encrypted_key = R"(-----BEGIN ENCRYPTED PRIVATE KEY-----
MIGbMFcGCSqGSIb3DQEFDTBKMCkGCSqGSIb3DQEFDDAcBAitZJqN1wQ/2wICCAAw
DAYIKoZIhvcNAgkFADAdBglghkgBZQMEASoEEDbRcJ7Q9mdg4cDJ2m/4mMQEQK9B
y4Q/bmQKxQnz8yQO5j4pWPrM9qNHcyXv8zvp/LGVnJfX5/bo4kmjYZ7qb4MNjK7F
3BSp86AJG6THCczVmRk=
-----END ENCRYPTED PRIVATE KEY-----
)";
inline constexpr const char* p256_key = R"(-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgfpnucjfqBmX9u4aD
cLVxrecmGJM5hfo4qAH3IVMZf42hRANCAAS+4QX8IsSM42RCgkNzdZbV1UqYFUuD
TE7YV6ZyEfY7Z9y0QiodF4YLsEJX46VXRvVr0f1rsOqtrEvK/ZJkfpfj
-----END PRIVATE KEY-----
)";

} // namespace cofin::test

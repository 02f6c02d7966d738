// Keys in PEM files: a key that signs what it can then be asked about, or refused with the file.

#include "store/signing_key.hpp"

#include "fuzz/input_files.hpp"
#include "fuzz/promise.hpp"

using namespace cofin;
using namespace cofin::fuzz;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    static const input_files files;
    const auto path = files.write("key.pem", text_of(bytes, size));
    const auto refused = [&](const auto& read) {
        try {
            read();
        } catch (const parse_error& problem) {
            require_helpful(problem);
            require(problem.where().file == path, "an error names the key's file");
        }
    };
    refused([&] {
        const auto made = sign("message", path);
        require(is_signed("message", made.key, made.signature), "what a key signs is signed by it");
        require(!is_signed("massage", made.key, made.signature), "and nothing else");
    });
    refused([&] { static_cast<void>(is_signed("message", read_public_key(path), {})); });
    return 0;
}

// Checkpoints: exactly what `checkpoint_text` writes, rightly signed, or refused with the line.

#include "fuzz/promise.hpp"
#include "store/checkpoint.hpp"

using namespace cofin;
using namespace cofin::fuzz;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    const auto text = text_of(bytes, size);
    try {
        const auto made = read_checkpoint(text, "checkpoint.json");
        require(checkpoint_text(made) == text, "a checkpoint is read byte for byte");
        require(is_signed(signed_message(made.root, made.heads.size()), made.key, made.signature),
                "a checkpoint that is taken is signed");
    } catch (const parse_error& problem) {
        require_helpful(problem); // and nothing else is thrown
    }
    return 0;
}

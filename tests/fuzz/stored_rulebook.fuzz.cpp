// Stored rulebooks: exactly the bytes that `canonical_json` writes, or refused.

#include "rulebook/stored_rulebook.hpp"

#include "fuzz/promise.hpp"
#include "rulebook/canonical.hpp"

using namespace cofin;
using namespace cofin::fuzz;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    const auto text = text_of(bytes, size);
    try {
        require(canonical_json(read_stored_rulebook(text)) == text,
                "what is taken for a stored rulebook is one");
    } catch (const parse_error& problem) {
        require_helpful(problem); // and nothing else is thrown: its guarantee
    }
    return 0;
}

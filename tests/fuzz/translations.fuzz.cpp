// Compiled translations: refused, or every word that the catalog shows is found, and lies within its bytes.

#include "fuzz/promise.hpp"
#include "language/catalog.hpp"

using namespace cofin;
using namespace cofin::fuzz;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    try {
        const catalog known(text_of(bytes, size));
        for (const auto word : known.words()) {
            require(word.size() <= size, "a word lies within the catalog");
            static_cast<void>(known.find(word));
            for (std::size_t form = 0; form < 4; ++form)
                static_cast<void>(known.find(word, word, form));
        }
    } catch (const std::runtime_error& problem) {
        require(std::string_view(problem.what()).starts_with("found "),
                "an error says what was found");
    }
    return 0;
}

// Encodings: bytes become UTF-8 or are refused with their line; detection asks, refuses or names one that decodes.

#include "fuzz/input_files.hpp"
#include "fuzz/promise.hpp"
#include "import/encoding.hpp"
#include "rulebook/utf8.hpp"

using namespace cofin;
using namespace cofin::fuzz;

namespace {

std::string decoded_text(const std::string& path, text_encoding encoding, std::size_t step) {
    const auto source = decoded(path, encoding);
    std::string text;
    std::string part(step, '\0');
    for (std::size_t got = step; got == step;) {
        got = source(part.data(), part.size());
        require(got <= step, "a source fills no more than it is given");
        text.append(part, 0, got);
    }
    return text;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    static const input_files files;
    const auto path = files.write("table.csv", text_of(bytes, size));
    static_cast<void>(accepted([&] { return detect_encoding(path); }));
    for (std::size_t i = 0; i < text_encoding_names.size(); ++i) {
        const auto encoding = static_cast<text_encoding>(i);
        const auto whole = accepted([&] { return decoded_text(path, encoding, 65'536); });
        const auto in_steps = accepted([&] { return decoded_text(path, encoding, 7); });
        require(whole == in_steps, "a text does not depend on how it is read");
        if (whole && encoding != text_encoding::utf8) // which is passed on unchecked
            require(invalid_utf8_at(*whole) == std::string_view::npos, "what is decoded is UTF-8");
    }
    return 0;
}

#include "import/folded.hpp"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <stdexcept>

namespace cofin {

std::string folded(std::string_view text) {
    UErrorCode problem = U_ZERO_ERROR;
    const auto* decomposing = icu::Normalizer2::getNFKDInstance(problem);
    const auto source = icu::UnicodeString::fromUTF8(
        icu::StringPiece(text.data(), static_cast<int32_t>(text.size())));
    if (U_FAILURE(problem))
        throw std::runtime_error("ICU's data of Unicode are not there");
    const auto apart = decomposing->normalize(source, problem);
    if (U_FAILURE(problem))
        throw std::runtime_error("ICU cannot normalize a text");
    icu::UnicodeString kept;
    bool space = false;
    for (int32_t at = 0; at < apart.length(); at = apart.moveIndex32(at, 1)) {
        UChar32 letter = u_tolower(apart.char32At(at));
        if (u_charType(letter) == U_NON_SPACING_MARK)
            continue;
        if (letter == 0x142) // l with stroke does not decompose
            letter = 'l';
        if (u_isUWhiteSpace(letter)) {
            space = !kept.isEmpty();
            continue;
        }
        if (space)
            kept.append(UChar32{' '});
        space = false;
        kept.append(letter);
    }
    std::string result;
    kept.toUTF8String(result);
    return result;
}

} // namespace cofin

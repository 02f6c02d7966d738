#include "report/phrase.hpp"

#include <cstddef>

namespace cofin {

std::string filled(std::string_view sentence, std::initializer_list<std::string_view> values) {
    std::string text;
    text.reserve(sentence.size() + 16 * values.size());
    for (std::size_t i = 0; i < sentence.size(); ++i) {
        const bool is_place = sentence[i] == '{' && i + 2 < sentence.size() &&
                              sentence[i + 2] == '}' && sentence[i + 1] >= '1' &&
                              sentence[i + 1] <= '9';
        const auto place = is_place ? static_cast<std::size_t>(sentence[i + 1] - '1') : 0;
        if (!is_place || place >= values.size()) {
            text += sentence[i];
            continue;
        }
        text += values.begin()[place];
        i += 2;
    }
    return text;
}

} // namespace cofin

#include "process/sent_wording.hpp"

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <vector>

namespace cofin {
namespace {

constexpr std::uint16_t text_sign = 0xffff; ///< instead of a place in the list
constexpr std::size_t text_size_max = 1'000;
constexpr std::size_t values_max = 9; ///< as many as words can name
constexpr std::size_t depth_max = 4;

void pack(const wording& said, known_words known, std::string& into) {
    const auto number = [&into](std::uint16_t value) {
        char bytes[sizeof value];
        std::memcpy(bytes, &value, sizeof value);
        into.append(bytes, sizeof value);
    };
    const auto place = std::ranges::find_if(known, [&](const char* one) {
        return said.words() != nullptr && said.plural() == nullptr &&
               std::string_view(one) == said.words();
    });
    if (place == known.end()) {
        const auto text = to_string(said).substr(0, text_size_max);
        number(text_sign);
        number(static_cast<std::uint16_t>(text.size()));
        into += text;
        return;
    }
    number(static_cast<std::uint16_t>(place - known.begin()));
    number(static_cast<std::uint16_t>(said.values().size()));
    for (const auto& value : said.values())
        pack(value, known, into);
}

/// Without control characters, which a terminal would obey.
std::string shown(std::string_view text) {
    std::string made;
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        made += byte < 0x20 || byte == 0x7f ? ' ' : c;
    }
    return made;
}

class unpacking {
public:
    unpacking(std::string_view bytes, known_words known) : rest_(bytes), known_(known) {}

    [[nodiscard]] bool at_end() const noexcept { return rest_.empty(); }

    std::optional<wording> next(std::size_t depth = 0) {
        const auto place = number();
        const auto count = number();
        if (!place || !count || depth > depth_max)
            return std::nullopt;
        if (*place == text_sign)
            return text(*count);
        if (*place >= known_.size() || *count > values_max)
            return std::nullopt;
        std::vector<wording> values;
        for (std::size_t i = 0; i < *count; ++i) {
            auto value = next(depth + 1);
            if (!value)
                return std::nullopt;
            values.push_back(std::move(*value));
        }
        return wording::of(known_[*place], std::move(values));
    }

private:
    std::optional<std::uint16_t> number() {
        std::uint16_t value = 0;
        if (rest_.size() < sizeof value)
            return std::nullopt;
        std::memcpy(&value, rest_.data(), sizeof value);
        rest_.remove_prefix(sizeof value);
        return value;
    }
    std::optional<wording> text(std::size_t size) {
        if (size > rest_.size() || size > text_size_max)
            return std::nullopt;
        const auto taken = rest_.substr(0, size);
        rest_.remove_prefix(size);
        return wording(shown(taken));
    }

    std::string_view rest_;
    known_words known_;
};

} // namespace

std::string sent_form(const wording& said, known_words known) {
    std::string bytes;
    pack(said, known, bytes);
    return bytes;
}

std::optional<wording> read_sent(std::string_view bytes, known_words known) {
    unpacking reading(bytes, known);
    auto said = reading.next();
    return reading.at_end() ? said : std::nullopt;
}

} // namespace cofin

#include "language/catalog.hpp"

#include <stdexcept>

namespace cofin {

catalog::catalog(std::string_view bytes) : bytes_(bytes) {
    constexpr std::size_t magic = 0x950412de;
    if (number_at(0) != magic)
        throw std::runtime_error("found bytes that are no catalog of translations");
    count_ = number_at(8);
    english_ = number_at(12);
    translated_ = number_at(16);
    for (std::size_t i = 0; i < count_; ++i) {
        static_cast<void>(text_at(english_, i));
        static_cast<void>(text_at(translated_, i));
    }
}

std::size_t catalog::number_at(std::size_t position) const {
    if (position + 4 > bytes_.size())
        throw std::runtime_error("found a catalog of translations that ends early");
    std::size_t number = 0;
    for (std::size_t i = 4; i-- > 0;)
        number = number << 8U | static_cast<unsigned char>(bytes_[position + i]);
    return number;
}

std::string_view catalog::text_at(std::size_t table, std::size_t index) const {
    const std::size_t size = number_at(table + 8 * index);
    const std::size_t from = number_at(table + 8 * index + 4);
    if (from + size > bytes_.size())
        throw std::runtime_error("found a catalog of translations that ends early");
    return bytes_.substr(from, size);
}

std::optional<std::string_view> catalog::find(std::string_view english) const {
    std::size_t first = 0;
    std::size_t last = count_;
    while (first < last) {
        const std::size_t middle = first + (last - first) / 2;
        const auto known = text_at(english_, middle);
        if (known == english)
            return text_at(translated_, middle);
        if (known < english)
            first = middle + 1;
        else
            last = middle;
    }
    return std::nullopt;
}

std::optional<std::string_view> catalog::find(std::string_view one, std::string_view many,
                                              std::size_t form) const {
    auto forms = find(std::string(one) + '\0' + std::string(many));
    for (; forms && form > 0; --form) {
        const auto end = forms->find('\0');
        forms =
            end == std::string_view::npos ? std::nullopt : std::optional(forms->substr(end + 1));
    }
    return forms ? std::optional(forms->substr(0, forms->find('\0'))) : std::nullopt;
}

std::vector<std::string_view> catalog::words() const {
    std::vector<std::string_view> all;
    for (std::size_t i = 0; i < count_; ++i)
        all.push_back(text_at(english_, i));
    return all;
}

} // namespace cofin

/// Translations of one language, as msgfmt compiles them from src/language/po/*.po.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace cofin {

/// A view of the bytes of a .mo file of little-endian numbers, which outlive it. Const use is thread-safe.
class catalog {
public:
    /// Throws `std::runtime_error` where the bytes are no such file or end early.
    explicit catalog(std::string_view bytes);

    /// The translation; none where the catalog does not know the words.
    [[nodiscard]] std::optional<std::string_view> find(std::string_view english) const;
    /// The form of that number of words that count; none where the catalog does not have it.
    [[nodiscard]] std::optional<std::string_view> find(std::string_view one, std::string_view many,
                                                       std::size_t form) const;
    /// All words that it knows, those that count as `one`, a zero byte and `many`; the first is empty, its translation the head.
    [[nodiscard]] std::vector<std::string_view> words() const;

private:
    [[nodiscard]] std::size_t number_at(std::size_t position) const;
    [[nodiscard]] std::string_view text_at(std::size_t table, std::size_t index) const;

    std::string_view bytes_;
    std::size_t count_ = 0;
    std::size_t english_ = 0;    // where the table of words begins, sorted by byte
    std::size_t translated_ = 0; // and that of their translations
};

} // namespace cofin

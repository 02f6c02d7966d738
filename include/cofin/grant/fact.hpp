/// What is known about a project, a partner, a claim or a cost: named values. What is not known is absent, never a default.
#pragma once

#include <cofin/money/money.hpp>
#include <cofin/number/decimal.hpp>
#include <cofin/number/rate.hpp>
#include <cofin/short_text.hpp>
#include <cofin/time/calendar.hpp>

#include <algorithm>
#include <array>
#include <concepts>
#include <cstdint>
#include <stdexcept>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <variant>
#include <vector>

namespace cofin {
inline namespace v0 {

/// Words or ids of one fact, such as evidence or natures.
using texts = std::vector<std::string>;

/// A value that a fact or a rule's parameter can have.
using fact_value = std::variant<bool, int64_t, decimal, rate, money, day, std::string, texts>;

/// The types of `fact_value`, in its order.
enum class fact_type : std::uint8_t { flag, count, number, proportion, amount, date, text, list };
inline constexpr std::array<std::string_view, 8> fact_type_names{
    "flag", "count", "number", "proportion", "amount", "date", "text", "list"};

/// The type that a value has.
constexpr fact_type type_of(const fact_value& value) noexcept {
    return static_cast<fact_type>(value.index());
}

/// As files write it: `true`, `4`, `85 %`, `20000.00 EUR`, `2018-01-15`, texts joined by "; ".
std::string to_string(const fact_value& value);

/// A name to look for. Names are looked up for every cost and rule, so a literal's hash is computed by the compiler, and
/// names are compared by their hashes alone: those of all facts and parameters differ (a test says so), and facts refuse a
/// second name with the hash of a first.
class fact_name {
public:
    /// A literal: its hash is computed by the compiler.
    template <std::size_t N>
    consteval fact_name(const char (&literal)[N]) : fact_name(std::string_view(literal, N - 1)) {}
    /// A text that ends with a null; it outlives this.
    template <std::same_as<const char*> T>
    constexpr fact_name(const T& text) : fact_name(std::string_view(text)) {}
    /// Any text; it outlives this.
    constexpr fact_name(std::string_view text) : text_(text), hash_(hash_of(text)) {}
    /// The same.
    fact_name(const std::string& text) : fact_name(std::string_view(text)) {}

    /// The name.
    [[nodiscard]] constexpr std::string_view text() const noexcept { return text_; }
    /// Its hash, FNV-1a.
    [[nodiscard]] constexpr uint64_t hash() const noexcept { return hash_; }

private:
    /// FNV-1a.
    static constexpr uint64_t hash_of(std::string_view text) noexcept {
        uint64_t hash = 14695981039346656037U;
        for (const char c : text)
            hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211U;
        return hash;
    }

    std::string_view text_;
    uint64_t hash_;
};

namespace detail {

/// By the first bits of a hash: where the last entry of some facts with these bits stands, from 1; 0 where none has them.
/// Facts that are moved away leave none.
class likely_places {
public:
    likely_places() = default;
    likely_places(const likely_places&) = default;
    likely_places(likely_places&& other) noexcept : places_(std::exchange(other.places_, {})) {}
    likely_places& operator=(const likely_places&) = default;
    likely_places& operator=(likely_places&& other) noexcept {
        places_ = std::exchange(other.places_, {});
        return *this;
    }
    ~likely_places() = default;

    [[nodiscard]] std::size_t of(uint64_t hash) const noexcept { return places_[first(hash)]; }
    /// Places beyond what a byte counts share its largest number.
    void set(uint64_t hash, std::size_t place) noexcept {
        places_[first(hash)] = static_cast<uint8_t>(std::min<std::size_t>(place, UINT8_MAX));
    }

private:
    static constexpr unsigned bits = 6;
    static std::size_t first(uint64_t hash) noexcept { return hash >> (64U - bits); }
    std::array<uint8_t, std::size_t{1} << bits> places_{};
};

} // namespace detail

/// Facts by name. A value; const use is thread-safe.
class facts {
public:
    /// A fact with its name.
    struct entry {
        std::string name;
        fact_value value;
    };

    /// Adds or replaces a fact. Throws `std::invalid_argument` for a second name with the hash of a first.
    void set(fact_name name, fact_value value);
    /// The same in place of a value of the same type: a text in the memory of the text before it.
    template <class T>
    void set_again(fact_name name, const T& value);
    /// From now on it is not known.
    void erase(fact_name name);

    /// The fact, null where it is not known.
    [[nodiscard]] const fact_value* find(fact_name name) const;
    /// The fact where it is known and of that type.
    template <class T>
    [[nodiscard]] const T* find_as(fact_name name) const {
        const auto* value = find(name);
        return value == nullptr ? nullptr : std::get_if<T>(value);
    }
    /// In the order of names.
    [[nodiscard]] auto begin() const noexcept { return entries_.begin(); }
    /// Behind the last.
    [[nodiscard]] auto end() const noexcept { return entries_.end(); }
    /// Whether nothing is known.
    [[nodiscard]] bool empty() const noexcept { return entries_.empty(); }

private:
    static constexpr std::size_t none = ~std::size_t{0};
    [[nodiscard]] std::size_t position_of(fact_name name) const;
    [[nodiscard]] std::size_t search(fact_name name) const;
    void index();

    std::vector<uint64_t>
        hashes_; // of the entries: few numbers side by side are found faster than few texts
    std::vector<entry> entries_;
    detail::likely_places likely_;
};

// --- definitions ---

[[gnu::always_inline]] inline std::size_t facts::position_of(fact_name name) const {
    const std::size_t likely = likely_.of(name.hash());
    if (likely == 0)
        return none;
    return hashes_[likely - 1] == name.hash() ? likely - 1 : search(name);
}

/// One by one: names that share their first bits, and names of more entries than a byte counts.
[[gnu::noinline]] inline std::size_t facts::search(fact_name name) const {
    const auto found = std::ranges::find(hashes_, name.hash());
    return found == hashes_.end() ? none : static_cast<std::size_t>(found - hashes_.begin());
}

inline void facts::index() {
    likely_ = {};
    for (std::size_t i = 0; i < hashes_.size(); ++i)
        likely_.set(hashes_[i], i + 1);
}

inline void facts::set(fact_name name, fact_value value) {
    if (const auto known = position_of(name); known != none) {
        if (entries_[known].name != name.text()) [[unlikely]]
            throw std::invalid_argument("two names of one hash: " + entries_[known].name + ", " +
                                        std::string(name.text()));
        entries_[known].value = std::move(value);
        return;
    }
    const auto after = std::ranges::upper_bound(
        entries_, name.text(), {}, [](const entry& e) { return std::string_view(e.name); });
    hashes_.insert(hashes_.begin() + (after - entries_.begin()), name.hash());
    entries_.insert(after, {std::string(name.text()), std::move(value)});
    index();
}

template <class T>
[[gnu::always_inline]] inline void facts::set_again(fact_name name, const T& value) {
    using stored = std::conditional_t<std::is_same_v<T, std::string_view>, std::string, T>;
    const auto known = position_of(name);
    auto* before = known == none ? nullptr : std::get_if<stored>(&entries_[known].value);
    if (before == nullptr) [[unlikely]]
        return set(name, stored(value));
    if constexpr (std::is_same_v<T, std::string_view>)
        replace_text(*before, value);
    else
        *before = value;
}

inline void facts::erase(fact_name name) {
    const auto known = position_of(name);
    if (known == none)
        return;
    hashes_.erase(hashes_.begin() + static_cast<std::ptrdiff_t>(known));
    entries_.erase(entries_.begin() + static_cast<std::ptrdiff_t>(known));
    index();
}

[[gnu::always_inline]] inline const fact_value* facts::find(fact_name name) const {
    const auto known = position_of(name);
    return known == none ? nullptr : &entries_[known].value;
}

/// The words in one line.
inline std::string joined(const texts& words, std::string_view separator = "; ") {
    std::string line;
    for (const auto& word : words)
        line += (line.empty() ? "" : std::string(separator)) + word;
    return line;
}

inline std::string to_string(const fact_value& value) {
    struct shown {
        std::string operator()(bool flag) const { return flag ? "true" : "false"; }
        std::string operator()(int64_t count) const { return std::to_string(count); }
        std::string operator()(const std::string& text) const { return text; }
        std::string operator()(const texts& words) const { return joined(words); }
        std::string operator()(const decimal& number) const { return v0::to_string(number); }
        std::string operator()(const rate& share) const { return v0::to_string(share); }
        std::string operator()(const money& amount) const { return v0::to_string(amount); }
        std::string operator()(day on) const { return v0::to_string(on); }
    };
    return std::visit(shown{}, value);
}

} // namespace v0
} // namespace cofin

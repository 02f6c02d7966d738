/// What is known about a project, a partner, a claim or a cost: named values. What is not known is absent, never a default.
#pragma once

#include <cofin/copy_on_write.hpp>
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

/// Whether a word is one of them.
bool contains(const texts& words, std::string_view word) noexcept;
/// Whether any of them is one of others.
bool contains_any(const texts& words, const texts& others) noexcept;

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

/// The names of some facts in their order, each with its place.
class fact_names {
public:
    static constexpr std::size_t none = ~std::size_t{0};

    [[nodiscard]] std::size_t place_of(fact_name name) const noexcept;
    [[nodiscard]] const std::string& operator[](std::size_t place) const {
        return all_[place].text;
    }
    [[nodiscard]] bool operator==(const fact_names& other) const noexcept {
        return std::ranges::equal(all_, other.all_, {}, &hashed::hash, &hashed::hash);
    }
    /// Adds a name that is not among them, and says where it stands now.
    std::size_t add(fact_name name);
    void erase(std::size_t place);

private:
    /// By the first bits of a hash: where the last name with these bits stands, from 1; 0 where none has them. Places
    /// beyond what a byte counts share its largest number.
    using likely_places = std::array<uint8_t, 256>;
    [[nodiscard]] static std::size_t first_bits(uint64_t hash) noexcept { return hash >> 56U; }
    [[nodiscard]] std::size_t search(fact_name name) const noexcept;
    void index();

    struct hashed {
        uint64_t hash;
        std::string text;
    };
    likely_places likely_{};
    std::vector<hashed> all_;
};

} // namespace detail

/// Facts by name. A value; const use is thread-safe.
///
/// Copies share the names of their facts until one of them gains or loses a fact, so that what is known of each cost of a list takes
/// the room of the values alone.
class facts {
public:
    /// A fact with its name, seen where they stand.
    struct entry {
        const std::string& name;
        const fact_value& value;
    };
    /// Goes through them in the order of names.
    class iterator;

    /// Adds or replaces a fact. Throws `std::invalid_argument` for a second name with the hash of a first.
    void set(fact_name name, fact_value value);
    /// The same of the fact of that place (`place_of`), whose value has the same type: a text in the memory of the text before
    /// it. Throws `std::bad_variant_access` where the type is another one.
    template <class T>
    void set_again(std::size_t place, const T& value);
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
    /// The first in the order of names.
    [[nodiscard]] iterator begin() const noexcept;
    /// Behind the last.
    [[nodiscard]] iterator end() const noexcept;
    /// What `place_of` says of a fact that is not known.
    static constexpr std::size_t none = detail::fact_names::none;
    /// Where a fact stands among them in the order of names: the same place in all that share its name.
    [[nodiscard]] std::size_t place_of(fact_name name) const noexcept;
    /// Whether nothing is known.
    [[nodiscard]] bool empty() const noexcept { return values_.empty(); }
    /// Shares the other's names from now on, where both know the same: its own take up no memory then.
    void share_names_of(const facts& other);
    /// Whether one is a copy of the other as far as names go: both know the same, each with its own values.
    [[nodiscard]] bool share_names_with(const facts& other) const noexcept {
        return names_.shares(other.names_);
    }

private:
    // Values before names: where the memory for a copy's values is lacking, its names are still those before.
    std::vector<fact_value> values_; ///< in the order of names
    copy_on_write<detail::fact_names> names_;
};

/// A position among facts; valid until one is added or erased.
class facts::iterator {
public:
    using value_type = entry;               ///< what it stands at
    using difference_type = std::ptrdiff_t; ///< between two of the same facts

    /// Of no facts.
    iterator() = default;
    /// The fact with its name.
    [[nodiscard]] entry operator*() const { return {(*names_)[place_], (*values_)[place_]}; }
    /// The next one.
    iterator& operator++() noexcept {
        ++place_;
        return *this;
    }
    /// The same, and the one before.
    iterator operator++(int) noexcept {
        return std::exchange(*this, {names_, values_, place_ + 1});
    }
    /// Whether both stand at one fact of the same facts.
    bool operator==(const iterator&) const = default;

private:
    friend class facts;
    iterator(const detail::fact_names* names, const std::vector<fact_value>* values,
             std::size_t place) noexcept
        : names_(names), values_(values), place_(place) {}

    const detail::fact_names* names_ = nullptr;
    const std::vector<fact_value>* values_ = nullptr;
    std::size_t place_ = 0;
};

// --- definitions ---

[[gnu::always_inline]] inline std::size_t
detail::fact_names::place_of(fact_name name) const noexcept {
    const std::size_t likely = likely_[first_bits(name.hash())];
    if (likely == 0)
        return none;
    return all_[likely - 1].hash == name.hash() ? likely - 1 : search(name);
}

/// One by one: names that share their first bits, and names of more facts than a byte counts.
[[gnu::noinline]] inline std::size_t detail::fact_names::search(fact_name name) const noexcept {
    const auto found = std::ranges::find(all_, name.hash(), &hashed::hash);
    return found == all_.end() ? none : static_cast<std::size_t>(found - all_.begin());
}

inline std::size_t detail::fact_names::add(fact_name name) {
    const auto after = std::ranges::upper_bound(all_, name.text(), {}, &hashed::text);
    const auto place = after - all_.begin();
    all_.insert(after, {name.hash(), std::string(name.text())});
    index();
    return static_cast<std::size_t>(place);
}

inline void detail::fact_names::erase(std::size_t place) {
    all_.erase(all_.begin() + static_cast<std::ptrdiff_t>(place));
    index();
}

inline void detail::fact_names::index() {
    likely_ = {};
    for (std::size_t i = 0; i < all_.size(); ++i)
        likely_[first_bits(all_[i].hash)] =
            static_cast<uint8_t>(std::min<std::size_t>(i + 1, UINT8_MAX));
}

[[gnu::always_inline]] inline std::size_t facts::place_of(fact_name name) const noexcept {
    const auto* names = names_.get();
    return names == nullptr ? none : names->place_of(name);
}

inline void facts::set(fact_name name, fact_value value) {
    const auto known = place_of(name);
    if (known == none) {
        // Room is made now, so that nothing throws once the name is there.
        if (values_.size() == values_.capacity())
            values_.reserve(2 * values_.size() + 4);
        const auto place = static_cast<std::ptrdiff_t>(names_.write().add(name));
        values_.insert(values_.begin() + place, std::move(value));
        return;
    }
    const std::string& same = (*names_.get())[known];
    if (same != name.text()) [[unlikely]]
        throw std::invalid_argument("two names of one hash: " + same + ", " +
                                    std::string(name.text()));
    values_[known] = std::move(value);
}

template <class T>
[[gnu::always_inline]] inline void facts::set_again(std::size_t place, const T& value) {
    if constexpr (std::is_same_v<T, std::string_view>)
        replace_text(std::get<std::string>(values_[place]), value);
    else
        std::get<T>(values_[place]) = value;
}

inline void facts::erase(fact_name name) {
    const auto known = place_of(name);
    if (known == none)
        return;
    names_.write().erase(known);
    values_.erase(values_.begin() + static_cast<std::ptrdiff_t>(known));
}

inline void facts::share_names_of(const facts& other) {
    if (names_.get() != nullptr && other.names_.get() != nullptr &&
        *names_.get() == *other.names_.get())
        names_ = other.names_;
}

[[gnu::always_inline]] inline const fact_value* facts::find(fact_name name) const {
    const auto known = place_of(name);
    return known == none ? nullptr : &values_[known];
}

inline facts::iterator facts::begin() const noexcept { return {names_.get(), &values_, 0}; }

inline facts::iterator facts::end() const noexcept {
    return {names_.get(), &values_, values_.size()};
}

// Loops: gcc calls what compares the words where a library's algorithm takes four of them at a time.
inline bool contains(const texts& words, std::string_view word) noexcept {
    for (const auto& one : words) // NOLINT(readability-use-anyofallof)
        if (same_text(one, word))
            return true;
    return false;
}

inline bool contains_any(const texts& words, const texts& others) noexcept {
    for (const auto& one : words) // NOLINT(readability-use-anyofallof)
        if (contains(others, one))
            return true;
    return false;
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

/// What is known about a project, a partner, a claim or a cost: named values. What is not known is absent, never a default.
#pragma once

#include <cofin/money/money.hpp>
#include <cofin/number/decimal.hpp>
#include <cofin/number/rate.hpp>
#include <cofin/time/calendar.hpp>

#include <map>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace cofin {
inline namespace v0 {

using texts = std::vector<std::string>;

/// A value that a fact or a rule's parameter can have.
using fact_value = std::variant<bool, int64_t, decimal, rate, money, day, std::string, texts>;

/// The types of `fact_value`, in its order.
enum class fact_type : std::uint8_t { flag, count, number, proportion, amount, date, text, list };
inline constexpr std::array<std::string_view, 8> fact_type_names{
    "flag", "count", "number", "proportion", "amount", "date", "text", "list"};

constexpr fact_type type_of(const fact_value& value) noexcept {
    return static_cast<fact_type>(value.index());
}

/// As files write it: `true`, `4`, `85 %`, `20000.00 EUR`, `2018-01-15`, texts joined by "; ".
std::string to_string(const fact_value& value);

/// Facts by name. A value; const use is thread-safe.
class facts {
public:
    void set(std::string name, fact_value value) {
        values_.insert_or_assign(std::move(name), std::move(value));
    }
    void erase(std::string_view name);

    /// The fact, null where it is not known.
    [[nodiscard]] const fact_value* find(std::string_view name) const;
    /// The fact where it is known and of that type.
    template <class T>
    [[nodiscard]] const T* find_as(std::string_view name) const {
        const auto* value = find(name);
        return value == nullptr ? nullptr : std::get_if<T>(value);
    }
    [[nodiscard]] auto begin() const noexcept { return values_.begin(); }
    [[nodiscard]] auto end() const noexcept { return values_.end(); }
    [[nodiscard]] bool empty() const noexcept { return values_.empty(); }

private:
    std::map<std::string, fact_value, std::less<>> values_;
};

// --- definitions ---

inline void facts::erase(std::string_view name) {
    if (const auto found = values_.find(name); found != values_.end())
        values_.erase(found);
}

inline const fact_value* facts::find(std::string_view name) const {
    const auto found = values_.find(name);
    return found == values_.end() ? nullptr : &found->second;
}

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

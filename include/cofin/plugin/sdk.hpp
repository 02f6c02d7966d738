/// Writing a plugin in C++: a rule kind is a function from an item and a row to a verdict.
///
///     #include <cofin/plugin/sdk.hpp>
///
///     namespace {
///     cofin::verdict judge(const cofin::sdk::item& cost, const cofin::sdk::row& by) {
///         const auto people = cost.find<int64_t>("participants");
///         if (!people)
///             return cofin::missing("participants");
///         const auto limit = *people * *by.find<cofin::money>("each_max");
///         return cost.left() <= limit
///                    ? cofin::eligible()
///                    : cofin::cut_by(cost.left() - limit, cofin::phrase("more than the limit"));
///     }
///     } // namespace
///     COFIN_PLUGIN(cofin::sdk::kind<judge>("example.meal/1"))
///
/// plugins/template is a whole one; docs/plugins.md leads through it. The values are those of the core: money that is not
/// rounded unawares, exact rates. An exception ends at the border as an error of the plugin, with its message.
/// Threads: the host calls one function of a plugin at a time; a judge keeps no state.
#pragma once

#include <cofin/grant/fact.hpp>
#include <cofin/plugin/abi.h>
#include <cofin/rules/outcome.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <exception>
#include <iterator>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>

namespace cofin::sdk {

/// Facts or parameters of a batch, by the names that the manifest gives them. A view, valid until `judge` returns.
class named_values {
public:
    /// The value; none where it is missing. `T`: bool, int64_t, decimal, rate, money, day, std::string_view or texts, as
    /// the manifest and the list of facts say; throws `std::invalid_argument` for another type and an unknown name.
    template <class T>
    [[nodiscard]] std::optional<T> find(std::string_view name) const;

protected:
    /// Borrows the arrays of a batch.
    named_values(const cofin_text* names, std::size_t count, const cofin_value* values)
        : names_(names), count_(count), values_(values) {}

private:
    const cofin_text* names_;
    std::size_t count_;
    const cofin_value* values_;
};

/// The values by which a rule judges an item.
class row : public named_values {
public:
    /// A view of a row of the batch.
    row(const cofin_batch& batch, const cofin_row& at)
        : named_values(batch.parameters, batch.parameter_count, at.values) {}
};

/// A cost, a partner or the project with those of its facts that the manifest asks for.
class item : public named_values {
public:
    /// A view of an item of the batch.
    item(const cofin_batch& batch, const cofin_item& at)
        : named_values(batch.facts, batch.fact_count, at.facts), at_(&at) {}

    /// Of the cost, partner or project.
    [[nodiscard]] std::string_view id() const { return {at_->id.data, at_->id.size}; }
    /// Of a cost; empty for others.
    [[nodiscard]] std::string_view partner() const {
        return {at_->partner.data, at_->partner.size};
    }
    /// Of a cost; empty for others.
    [[nodiscard]] std::string_view category() const {
        return {at_->category.data, at_->category.size};
    }
    /// The amount of a cost's document.
    [[nodiscard]] money declared() const;
    /// What earlier steps left of a cost and its credit notes, in the currency of the step.
    [[nodiscard]] money left() const;

private:
    const cofin_item* at_;
};

/// All items of a rule in the order of sequence rules, and what is said of them: for kinds that look at several together.
class items {
public:
    /// A view of the batch; what is said goes to the host.
    items(const cofin_batch& batch, const cofin_host& host) : batch_(&batch), host_(&host) {}

    /// How many there are.
    [[nodiscard]] std::size_t size() const { return batch_->item_count; }
    /// The item of that place, from 0; it must be below `size()`.
    [[nodiscard]] item operator[](std::size_t i) const { return {*batch_, at(i)}; }
    /// The row that holds for an item.
    [[nodiscard]] row row_of(std::size_t i) const;
    /// Says something of an item, at most once of each.
    void say(std::size_t i, const verdict& says) const;

private:
    [[nodiscard]] const cofin_item& at(std::size_t i) const;

    const cofin_batch* batch_;
    const cofin_host* host_;
};

/// A kind that judges each item by itself: `verdict judge(const item&, const row&)`.
template <auto judge>
consteval cofin_kind kind(const char* name);

/// A kind that looks at all items of a rule together: `void judge(const items&)`. Its manifest says `together = true`.
template <auto judge>
consteval cofin_kind kind_together(const char* name);

/// Exports the plugin with its kinds. A plugin of rulebooks alone has none.
#define COFIN_PLUGIN(...)                                                                          \
    namespace {                                                                                    \
    constexpr std::array cofin_plugin_kinds = ::cofin::sdk::kinds(__VA_ARGS__);                    \
    }                                                                                              \
    extern "C" COFIN_EXPORT const cofin_plugin cofin_plugin_v1{                                    \
        sizeof(cofin_plugin),      COFIN_ABI_VERSION,         0,                                   \
        cofin_plugin_kinds.data(), cofin_plugin_kinds.size(), sizeof(cofin_kind)};

// --- definitions ---

/// The kinds of `COFIN_PLUGIN` as an array.
template <class... Kind>
consteval std::array<cofin_kind, sizeof...(Kind)> kinds(Kind... each) {
    return {each...};
}

namespace detail {

/// An element of an array whose elements may have grown since this was compiled.
template <class T>
const T& element(const T* first, std::size_t stride, std::size_t i) {
    const auto* bytes = static_cast<const unsigned char*>(static_cast<const void*>(first));
    return *static_cast<const T*>(static_cast<const void*>(bytes + stride * i));
}

inline money money_of(const cofin_money& amount) {
    return money::of_minor(amount.minor, currency::parse(std::string_view(amount.currency, 3)));
}

inline cofin_money money_of(const money& amount) {
    const auto code = amount.currency().code();
    return {amount.minor(), {code[0], code[1], code[2], '\0'}, amount.currency().digits()};
}

inline cofin_text text_of(std::string_view text) { return {text.data(), text.size()}; }

template <class T>
struct reading;
template <>
struct reading<bool> {
    static constexpr cofin_type type = COFIN_FLAG;
    static bool of(const cofin_value& value) { return value.as.flag != 0; }
};
template <>
struct reading<int64_t> {
    static constexpr cofin_type type = COFIN_COUNT;
    static int64_t of(const cofin_value& value) { return value.as.count; }
};
template <>
struct reading<decimal> {
    static constexpr cofin_type type = COFIN_NUMBER;
    static decimal of(const cofin_value& value) {
        const auto& number = value.as.number;
        return decimal::scaled(int128{number.high} * (int128{1} << 64U) + number.low, value.scale);
    }
};
template <>
struct reading<rate> {
    static constexpr cofin_type type = COFIN_PROPORTION;
    static rate of(const cofin_value& value) {
        return rate::of(value.as.proportion.numerator, value.as.proportion.denominator);
    }
};
template <>
struct reading<money> {
    static constexpr cofin_type type = COFIN_AMOUNT;
    static money of(const cofin_value& value) { return money_of(value.as.amount); }
};
template <>
struct reading<day> {
    static constexpr cofin_type type = COFIN_DATE;
    static day of(const cofin_value& value) {
        return day(date::days(static_cast<int>(value.as.date)));
    }
};
template <>
struct reading<std::string_view> {
    static constexpr cofin_type type = COFIN_TEXT;
    static std::string_view of(const cofin_value& value) {
        return {value.as.text.data, value.as.text.size};
    }
};
template <>
struct reading<texts> {
    static constexpr cofin_type type = COFIN_LIST;
    static texts of(const cofin_value& value) {
        texts words;
        for (std::size_t i = 0; i < value.as.list.size; ++i)
            words.emplace_back(value.as.list.items[i].data, value.as.list.items[i].size);
        return words;
    }
};

/// Runs what a plugin's author wrote; nothing that it throws leaves it.
template <class Work>
int32_t guarded(const cofin_host& host, const Work& work) noexcept {
    try {
        work();
        return 0;
    } catch (const std::exception& problem) {
        host.fail(host.context, text_of(problem.what()));
    } catch (...) {
        host.fail(host.context, text_of("an exception that is no std::exception"));
    }
    return 1;
}

template <auto judge>
int32_t judge_each(const cofin_batch* batch, const cofin_host* host) noexcept {
    return guarded(*host, [&] {
        const items all(*batch, *host);
        for (std::size_t i = 0; i < all.size(); ++i)
            if (const verdict says = judge(all[i], all.row_of(i)); says.said != outcome::eligible)
                all.say(i, says);
    });
}

template <auto judge>
int32_t judge_together(const cofin_batch* batch, const cofin_host* host) noexcept {
    return guarded(*host, [&] { judge(items(*batch, *host)); });
}

} // namespace detail

template <class T>
std::optional<T> named_values::find(std::string_view name) const {
    for (std::size_t i = 0; i < count_; ++i) {
        if (std::string_view(names_[i].data, names_[i].size) != name)
            continue;
        if (values_[i].type == COFIN_MISSING)
            return std::nullopt;
        if (values_[i].type != detail::reading<T>::type)
            throw std::invalid_argument(std::string(name) + " read as another type than it has");
        return detail::reading<T>::of(values_[i]);
    }
    throw std::invalid_argument(std::string(name) + " read and not named in the manifest");
}

inline money item::declared() const { return detail::money_of(at_->declared); }
inline money item::left() const { return detail::money_of(at_->left); }

inline const cofin_item& items::at(std::size_t i) const {
    return detail::element(batch_->items, batch_->item_size, i);
}

inline row items::row_of(std::size_t i) const {
    return {*batch_, detail::element(batch_->rows, batch_->row_size, at(i).row)};
}

inline void items::say(std::size_t i, const verdict& says) const {
    if (says.said == outcome::eligible || says.said == outcome::not_applicable)
        return;
    cofin_proposal proposal{};
    proposal.struct_size = sizeof proposal;
    proposal.rule = batch_->rule;
    proposal.item = i;
    proposal.said = static_cast<uint32_t>(says.said);
    proposal.has_cut = says.cut ? 1U : 0U;
    if (says.cut)
        proposal.cut = detail::money_of(*says.cut);
    const std::string message = to_string(says.message);
    proposal.message = detail::text_of(message);
    host_->propose(host_->context, &proposal);
}

template <auto judge>
consteval cofin_kind kind(const char* name) {
    return {name, &detail::judge_each<judge>};
}

template <auto judge>
consteval cofin_kind kind_together(const char* name) {
    return {name, &detail::judge_together<judge>};
}

} // namespace cofin::sdk

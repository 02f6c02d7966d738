/// Canonical JSON, written and read by one description of a value's fields.
///
/// Keys stand in the order of the description, nothing is indented, what is nothing (an empty text, list or optional) is
/// left out. So equal values have equal bytes, and reading is one pass that expects each key where it belongs.
#pragma once

#include "store/text_writer.hpp"

#include <cofin/grant/fact.hpp>
#include <cofin/ledger/account.hpp>
#include <cofin/money/money.hpp>
#include <cofin/number/decimal.hpp>
#include <cofin/number/rate.hpp>
#include <cofin/rules/vocabulary.hpp>
#include <cofin/store/store.hpp>
#include <cofin/time/calendar.hpp>

#include <algorithm>
#include <charconv>
#include <concepts>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

namespace cofin::stored {

/// Appends a JSON string.
void append_text(text_writer& out, std::string_view text);

// What no reader takes is not written: a ledger is there to be read again. Each throws `store_error`.

/// Rules must know a fact of that name and type.
void require_readable(std::string_view name, fact_type type);
/// The year must have four digits.
void require_readable(month of);
inline void require_readable(day on) { require_readable(month_of(on)); }
/// The text must be one JSON object, or empty.
void require_object(std::string_view json);

/// Writes the fields of one object; `fields(io, value)` of a type describes them.
class field_writer {
public:
    static constexpr bool reads = false;
    explicit field_writer(text_writer& out) : out_(out) { out_ += '{'; }
    void close() { out_ += '}'; }

    template <class T>
    void operator()(std::string_view key, const T& value) {
        if (is_nothing(value))
            return;
        begin(key);
        write(value);
    }
    /// An amount, left out where it is nothing.
    void amount(std::string_view key, const money& value) {
        if (!value.is_zero())
            (*this)(key, value);
    }
    template <class Enum>
    void choice(std::string_view key, Enum value, std::span<const std::string_view> names) {
        begin(key);
        append_text(out_, names[static_cast<std::size_t>(value)]);
    }
    /// Those facts whose name `is_meant`; left out where there are none.
    template <class Meant>
    void some(std::string_view key, const facts& known, const Meant& is_meant) {
        bool any = false;
        for (const auto& one : known) {
            if (!is_meant(one.name))
                continue;
            if (!std::exchange(any, true)) {
                begin(key);
                out_ += '{';
                first_ = true;
            }
            write_fact(one);
        }
        if (any)
            out_ += '}';
        first_ = first_ && !any;
    }
    /// A value that says its own type.
    void typed(std::string_view type_key, std::string_view key, const fact_value& value) {
        choice(type_key, type_of(value), fact_type_names);
        begin(key);
        write(value);
    }
    /// A JSON object that is written already; left out where it is empty.
    void object(std::string_view key, std::string_view json) {
        if (json.empty())
            return;
        begin(key);
        out_ += json;
    }

private:
    template <class T>
    static bool is_nothing(const T& value) {
        if constexpr (requires { value.has_value(); })
            return !value.has_value();
        else if constexpr (requires { value.empty(); })
            return value.empty();
        else
            return false;
    }
    void begin(std::string_view key) {
        char* out = out_.room(key.size() + 4);
        if (!std::exchange(first_, false))
            *out++ = ',';
        *out++ = '"';
        out = std::copy_n(key.data(), key.size(), out);
        *out++ = '"';
        *out++ = ':';
        out_.wrote(out);
    }
    template <std::integral T>
    void write(T value) {
        if constexpr (std::is_same_v<T, bool>) {
            out_ += value ? "true" : "false";
        } else {
            char* const digits = out_.room(20);
            out_.wrote(std::to_chars(digits, digits + 20, value).ptr);
        }
    }
    void write(cost_number value) { write(static_cast<std::uint32_t>(value)); }
    void write(const std::string& value) { append_text(out_, value); }
    void write(const money& value) {
        out_ += '"';
        out_.wrote(print(value, out_.room(amount_size_max)));
        out_ += ' ';
        out_ += value.currency().code();
        out_ += '"';
    }
    void write(const decimal& value) { append_plain(to_string(value)); }
    void write(const rate& value) { append_plain(to_string(value)); }
    void write(day value) {
        require_readable(value);
        out_ += '"';
        out_.wrote(print(value, out_.room(day_size_max)));
        out_ += '"';
    }
    void write(month value) {
        require_readable(value);
        append_plain(to_string(value));
    }
    void write(const fact_value& value) {
        std::visit([&](const auto& one) { write(one); }, value);
    }
    void write_fact(const facts::entry& one) {
        require_readable(one.name, type_of(one.value));
        begin(one.name);
        write(one.value);
    }
    void write(const facts& known) {
        out_ += '{';
        const bool outer = std::exchange(first_, true);
        for (const auto& one : known)
            write_fact(one);
        first_ = outer;
        out_ += '}';
    }
    template <class T>
    void write(const std::optional<T>& value) {
        write(*value);
    }
    template <class T>
    void write(const std::vector<T>& values) {
        out_ += '[';
        for (std::size_t i = 0; i < values.size(); ++i) {
            if (i > 0)
                out_ += ',';
            write(values[i]);
        }
        out_ += ']';
    }
    template <class T>
        requires requires(field_writer& io, const T& value) { fields(io, value); }
    void write(const T& value) {
        field_writer inner(out_);
        fields(inner, value);
        inner.close();
    }
    void append_plain(std::string_view text) {
        out_ += '"';
        out_ += text;
        out_ += '"';
    }

    text_writer& out_;
    bool first_ = true;
};

/// Reads what `field_writer` wrote. Throws `store_error` where the text is anything else.
class field_reader {
public:
    static constexpr bool reads = true;
    /// `unit`: the currency of amounts that are left out.
    field_reader(std::string_view text, currency unit) : text_(text), unit_(unit) { expect("{"); }
    /// The end of the object; of a text that is one object also the end of the text.
    void close() { expect("}"); }
    void close_text() {
        close();
        if (at_ != text_.size())
            refuse(wording("nothing more"));
    }
    [[nodiscard]] currency unit() const noexcept { return unit_; }

    template <class T>
    void operator()(std::string_view key, T& value) {
        if (begins(key))
            read(value);
        else if constexpr (!can_be_nothing<T>)
            refuse(std::string(key));
    }
    void amount(std::string_view key, money& value) {
        if (begins(key))
            read(value);
    }
    template <class Enum>
    void choice(std::string_view key, Enum& value, std::span<const std::string_view> names) {
        std::string word;
        (*this)(key, word);
        for (std::size_t i = 0; i < names.size(); ++i)
            if (names[i] == word) {
                value = static_cast<Enum>(i);
                return;
            }
        refuse(wording("{} of another name", std::string(key)));
    }
    /// False where there is none.
    bool typed(std::string_view type_key, std::string_view key, fact_value& value);
    void object(std::string_view key, std::string& json);

    /// A value to be read into.
    template <class T>
    [[nodiscard]] T blank() const {
        if constexpr (requires(currency unit, T * type) { blank_of(unit, type); })
            return blank_of(unit_, static_cast<T*>(nullptr));
        else if constexpr (std::is_constructible_v<T, currency> &&
                           !std::is_default_constructible_v<T>)
            return T(unit_);
        else
            return T{};
    }

private:
    template <class T>
    static constexpr bool can_be_nothing = requires(const T& value) {
        value.has_value();
    }
    || requires(const T& value) { value.empty(); };

    field_reader(std::string_view text, std::size_t at, currency unit)
        : text_(text), at_(at), unit_(unit) {
        expect("{");
    }
    [[noreturn]] void refuse(const wording& expected) const;
    bool accept(std::string_view token) {
        if (text_.substr(at_, token.size()) != token)
            return false;
        at_ += token.size();
        return true;
    }
    void expect(std::string_view token) {
        if (!accept(token))
            refuse(std::string(token));
    }
    bool begins(std::string_view key);
    /// The end of the JSON value that begins at `from`.
    [[nodiscard]] std::size_t end_of_value(std::size_t from) const;
    /// A string without escapes, as dates and amounts are.
    std::string_view plain();

    template <std::integral T>
    void read(T& value) {
        if constexpr (std::is_same_v<T, bool>) {
            value = accept("true");
            if (!value)
                expect("false");
        } else {
            const auto* const end = text_.data() + text_.size();
            const auto [ptr, failure] = std::from_chars(text_.data() + at_, end, value);
            if (failure != std::errc())
                refuse(wording("a number"));
            at_ = static_cast<std::size_t>(ptr - text_.data());
        }
    }
    void read(cost_number& value) {
        std::uint32_t number = 0;
        read(number);
        value = static_cast<cost_number>(number);
    }
    void read(std::string& value);
    void read(money& value);
    void read(decimal& value);
    void read(rate& value);
    void read(day& value);
    void read(month& value);
    void read(facts& known);
    void read_fact(fact_type type, fact_value& value);
    template <class T>
    void read(std::optional<T>& value) {
        T one = blank<T>();
        read(one);
        value = std::move(one);
    }
    template <class T>
    void read(std::vector<T>& values) {
        expect("[");
        for (bool more = !accept("]"); more; more = !accept("]")) {
            if (!values.empty())
                expect(",");
            T one = blank<T>();
            read(one);
            values.push_back(std::move(one));
        }
    }
    template <class T>
        requires requires(field_reader& io, T& value) { fields(io, value); }
    void read(T& value) {
        field_reader inner(text_, at_, unit_);
        fields(inner, value);
        inner.close();
        at_ = inner.at_;
    }
    std::string_view text_;
    std::size_t at_ = 0;
    bool first_ = true;
    currency unit_;
};

/// The type that a description takes: to be read into, or only looked at.
template <class Io, class T>
using described = std::conditional_t<Io::reads, T, const T>;

/// The whole object as text.
template <class T>
void write_text(text_writer& out, const T& value) {
    field_writer io(out);
    fields(io, value);
    io.close();
}
template <class T>
std::string text_of(const T& value) {
    text_writer out(256); // most objects fit
    write_text(out, value);
    return std::string(out.view());
}

/// The whole object of a text.
template <class T>
void read_text(std::string_view text, currency unit, T& value) {
    field_reader io(text, unit);
    fields(io, value);
    io.close_text();
}

} // namespace cofin::stored

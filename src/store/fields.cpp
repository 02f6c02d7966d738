#include "store/fields.hpp"

#include <cofin/error.hpp>

#include <cstring>
#include <tuple>

namespace cofin::stored {

namespace {

/// Whether a text stands in JSON as it is, without escapes. Eight bytes at a time: nearly every text is plain.
bool is_plain(std::string_view text) {
    constexpr std::uint64_t ones = 0x0101'0101'0101'0101;
    constexpr std::uint64_t tops = ones << 7U;
    const auto zeros = [](std::uint64_t bytes) { return (bytes - ones) & ~bytes; };
    const auto escaped = [&](std::uint64_t bytes) {
        const std::uint64_t controls = (bytes - ones * 0x20) & ~bytes;
        return (controls | zeros(bytes ^ ones * '"') | zeros(bytes ^ ones * '\\')) & tops;
    };
    std::uint64_t found = 0;
    std::uint64_t bytes = 0;
    for (; text.size() >= sizeof bytes; text.remove_prefix(sizeof bytes)) {
        std::memcpy(&bytes, text.data(), sizeof bytes);
        found |= escaped(bytes);
    }
    bytes = ones * ' ';
    std::memcpy(&bytes, text.data(), text.size());
    return (found | escaped(bytes)) == 0;
}

void append_escaped(text_writer& out, std::string_view text) {
    constexpr std::string_view hex = "0123456789abcdef";
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte < 0x20) {
            out += "\\u00";
            out += hex[byte >> 4U];
            out += hex[byte & 15U];
        } else {
            if (c == '"' || c == '\\')
                out += '\\';
            out += c;
        }
    }
}

/// The end of the JSON value that begins at `from`; npos where it has none.
std::size_t end_of_value_in(std::string_view text, std::size_t from) {
    std::size_t depth = 0;
    for (std::size_t i = from; i < text.size(); ++i) {
        const char c = text[i];
        if (c == '"') {
            for (++i; i < text.size() && text[i] != '"'; ++i)
                if (text[i] == '\\')
                    ++i;
        } else if (c == '{' || c == '[') {
            ++depth;
        } else if (c == '}' || c == ']') {
            if (depth == 1)
                return i + 1;
            --depth;
        }
        if (depth == 0)
            break;
    }
    return std::string_view::npos;
}

std::string name_of(fact_type type) {
    return std::string(fact_type_names[static_cast<std::size_t>(type)]);
}

} // namespace

void append_text(text_writer& out, std::string_view text) {
    out += '"';
    if (is_plain(text)) [[likely]]
        out += text;
    else
        append_escaped(out, text);
    out += '"';
}

void require_readable(std::string_view name, fact_type type) {
    const auto* const known = find_fact(fact_name(name));
    if (known == nullptr)
        throw store_error(wording("found the fact {} to be recorded, expected one that rules know",
                                  in_quotes(name)));
    if (known->type != type)
        throw store_error(wording("found the fact {} with a value of type {}, expected {}",
                                  in_quotes(name), name_of(type), name_of(known->type)));
}

void require_readable(month of) {
    if (const int year = static_cast<int>(of.year()); year < 1 || year > 9999)
        throw store_error(wording("found the month {} to be recorded, expected one of the years "
                                  "0001 to 9999",
                                  to_string(of)));
}

void require_object(std::string_view json) {
    if (!json.empty() && (!json.starts_with('{') || end_of_value_in(json, 0) != json.size()))
        throw store_error(
            wording("found facts {} to be recorded, expected a JSON object", in_quotes(json)));
}

void field_reader::refuse(const wording& expected) const {
    throw store_error(wording("found {} in the facts of an entry, expected {}",
                              in_quotes(text_.substr(std::min(at_, text_.size()))), expected));
}

bool field_reader::begins(std::string_view key) {
    const std::size_t before = at_;
    if ((first_ || accept(",")) && accept("\"") && accept(key) && accept("\":")) {
        first_ = false;
        return true;
    }
    at_ = before;
    return false;
}

std::size_t field_reader::end_of_value(std::size_t from) const {
    const std::size_t end = end_of_value_in(text_, from);
    if (end == std::string_view::npos)
        refuse(wording("an object that ends"));
    return end;
}

void field_reader::object(std::string_view key, std::string& json) {
    if (!begins(key))
        return;
    if (text_.substr(at_, 1) != "{")
        refuse(wording("an object"));
    const std::size_t end = end_of_value(at_);
    json = text_.substr(at_, end - at_);
    at_ = end;
}

bool field_reader::typed(std::string_view type_key, std::string_view key, fact_value& value) {
    const auto before = std::pair(at_, first_);
    if (!begins(type_key))
        return false;
    std::tie(at_, first_) = before;
    fact_type type{};
    choice(type_key, type, fact_type_names);
    if (!begins(key))
        refuse(std::string(key));
    read_fact(type, value);
    return true;
}

std::string_view field_reader::plain() {
    expect("\"");
    const auto end = text_.find('"', at_);
    if (end == std::string_view::npos)
        refuse(wording("a text that ends"));
    const auto read = text_.substr(at_, end - at_);
    at_ = end + 1;
    return read;
}

void field_reader::read(std::string& value) {
    expect("\"");
    const auto end = text_.find_first_of("\"\\", at_);
    if (end != std::string_view::npos && text_[end] == '"') [[likely]] {
        value = text_.substr(at_, end - at_);
        at_ = end + 1;
        return;
    }
    value.clear();
    while (!accept("\"")) {
        if (at_ >= text_.size())
            refuse(wording("a text that ends"));
        if (!accept("\\")) {
            value += text_[at_++];
        } else if (accept("u00")) {
            unsigned byte = 0;
            const auto digits = text_.substr(at_, 2);
            const auto [ptr, failure] =
                std::from_chars(digits.data(), digits.data() + digits.size(), byte, 16);
            if (failure != std::errc() || ptr != digits.data() + 2)
                refuse(wording("two hexadecimal digits"));
            value += static_cast<char>(byte);
            at_ += 2;
        } else {
            value += text_.substr(at_++, 1);
        }
    }
}

void field_reader::read(money& value) {
    const auto text = plain();
    if (const auto amount = money::try_parse(text))
        value = *amount;
    else
        refuse(wording("an amount"));
}

void field_reader::read(decimal& value) {
    if (const auto number = decimal::try_parse(plain()))
        value = *number;
    else
        refuse(wording("a number"));
}

void field_reader::read(rate& value) {
    if (const auto share = rate::try_parse(plain()))
        value = *share;
    else
        refuse(wording("a rate"));
}

void field_reader::read(day& value) {
    if (const auto on = try_parse_day(plain()))
        value = *on;
    else
        refuse(wording("a date"));
}

void field_reader::read(month& value) {
    if (const auto of = try_parse_month(plain()))
        value = *of;
    else
        refuse(wording("a month"));
}

void field_reader::read_fact(fact_type type, fact_value& value) {
    const auto as = [&](auto one) {
        read(one);
        value = std::move(one);
    };
    switch (type) {
    case fact_type::flag: return as(false);
    case fact_type::count: return as(int64_t{0});
    case fact_type::number: return as(decimal(0));
    case fact_type::proportion: return as(rate::of(0, 1));
    case fact_type::amount: return as(money(unit_));
    case fact_type::date: return as(day{});
    case fact_type::text: return as(std::string());
    case fact_type::list: return as(texts());
    }
}

void field_reader::read(facts& known) {
    expect("{");
    for (bool more = !accept("}"); more; more = !accept("}")) {
        if (!known.empty())
            expect(",");
        const std::string name(plain());
        expect(":");
        const auto* const fact = find_fact(fact_name(name));
        if (fact == nullptr)
            refuse(wording("a fact that rules know, not {}", in_quotes(name)));
        fact_value value;
        read_fact(fact->type, value);
        known.set(fact_name(name), std::move(value));
    }
}

} // namespace cofin::stored

#include "rulebook/toml_reader.hpp"

#include "rulebook/toml_error.hpp"
#include "rulebook/toml_keys.hpp"

#include <cofin/rules/soundness.hpp>
#include <cofin/spelling.hpp>

#include <algorithm>
#include <charconv>
#include <iterator>
#include <sstream>

namespace cofin {

toml::table parse_toml(std::string_view text, const std::string& file) {
    if (auto deep = deep_key_in(text)) {
        deep->file = file;
        throw parse_error(*deep,
                          wording("a key of more than {} parts", std::to_string(key_parts_max)),
                          wording("tables nested less deeply"));
    }
    try {
        return toml::parse(text, file);
    } catch (const toml::parse_error& problem) {
        const auto& at = problem.source().begin;
        throw toml_error({file, at.line, at.column}, problem.description());
    }
}

namespace {

/// The shortest decimal that reads back, which is most likely what the file says: 0.1, not 0.10000000000000001.
std::string shown_float(double value) {
    char digits[32];
    const auto end = std::to_chars(std::begin(digits), std::end(digits), value).ptr;
    std::string text(digits, end);
    const bool whole = text.find_first_not_of("-0123456789") == std::string::npos;
    return whole ? text + ".0" : text;
}

} // namespace

wording shown(const toml::node& node) {
    if (const auto* text = node.as_string())
        return in_quotes(text->get());
    if (const auto* number = node.as_floating_point())
        return wording("the floating-point {}", shown_float(number->get()));
    if (node.is_table())
        return wording("a table");
    if (node.is_array())
        return wording("an array");
    std::ostringstream value;
    node.visit([&](const auto& typed) {
        if constexpr (toml::is_value<decltype(typed)>)
            value << typed;
    });
    std::ostringstream type;
    type << node.type();
    return wording("the {} {}", type.str(), value.str());
}

wording example_of(fact_type type) {
    switch (type) {
    case fact_type::flag: return wording("true or false");
    case fact_type::count: return wording("a whole number such as 12");
    case fact_type::number: return wording("a number in quotes such as \"25.308\"");
    case fact_type::proportion: return wording("a rate in quotes such as \"85 %\" or \"5/85\"");
    case fact_type::amount: return wording("an amount in quotes such as \"20000.00 EUR\"");
    case fact_type::date: return wording("a date such as 2018-01-15");
    case fact_type::text: return wording("a text in quotes");
    case fact_type::list: return wording("a list of texts such as [\"staff\", \"travel\"]");
    }
    return wording("a value");
}

namespace {

/// Runs a parser of the core on a string node, so that its error tells the place in the file.
template <class Parse>
std::optional<fact_value> parsed(const toml::node& node, const std::string& file, error_log& log,
                                 const Parse& parse) {
    const auto& at = node.source().begin;
    try {
        return parse(node.as_string()->get());
    } catch (const parse_error& problem) {
        log.add(problem.located({file, at.line, at.column + 1U}));
        return std::nullopt;
    }
}

std::optional<fact_value> read_list(const toml::node& node) {
    if (const auto* one = node.as_string())
        return fact_value(texts{one->get()});
    const auto* array = node.as_array();
    if (array == nullptr)
        return std::nullopt;
    texts words;
    for (const auto& element : *array) {
        const auto* word = element.as_string();
        if (word == nullptr)
            return std::nullopt;
        words.push_back(word->get());
    }
    return fact_value(std::move(words));
}

} // namespace

std::optional<fact_value> read_value(const toml::node& node, fact_type type,
                                     const std::string& file, error_log& log) {
    std::optional<fact_value> read;
    switch (type) {
    case fact_type::flag:
        if (const auto* flag = node.as_boolean())
            read = flag->get();
        break;
    case fact_type::count:
        if (const auto* count = node.as_integer())
            read = count->get();
        break;
    case fact_type::number:
        if (node.is_string())
            return parsed(node, file, log, [](auto& s) { return fact_value(decimal::parse(s)); });
        break;
    case fact_type::proportion:
        if (node.is_string())
            return parsed(node, file, log, [](auto& s) { return fact_value(rate::parse(s)); });
        break;
    case fact_type::amount:
        if (node.is_string())
            return parsed(node, file, log, [](auto& s) { return fact_value(money::parse(s)); });
        break;
    case fact_type::date:
        if (const auto* on = node.as_date())
            read = fact_value(day(date::year(on->get().year) / date::month(on->get().month) /
                                  date::day(on->get().day)));
        break;
    case fact_type::text:
        if (const auto* text = node.as_string())
            read = text->get();
        break;
    case fact_type::list: read = read_list(node); break;
    }
    if (!read) {
        const auto& at = node.source().begin;
        log.add(parse_error({file, at.line, at.column}, shown(node), example_of(type)));
    }
    return read;
}

const toml::node* toml_reader::take(std::string_view key) {
    taken_.push_back(key);
    return table_->get(key);
}

place toml_reader::place_of(const toml::node& node) const {
    const auto& at = node.source().begin;
    return {*file_, at.line, at.column};
}

void toml_reader::refuse(const toml::node& node, wording expected, std::string nearest) {
    log_->add(parse_error(place_of(node), shown(node), std::move(expected), std::move(nearest)));
}

void toml_reader::refuse_absent(std::string_view key, const wording& what) {
    log_->add(parse_error(where(), wording("no key {}", std::string(key)), what));
}

std::optional<fact_value> toml_reader::value(std::string_view key, fact_type type) {
    const auto* node = take(key);
    return node == nullptr ? std::nullopt : read_value(*node, type, *file_, *log_);
}

std::optional<std::string> toml_reader::text(std::string_view key) {
    return value_as<std::string>(key, fact_type::text);
}

std::string toml_reader::required_text(std::string_view key) {
    const auto read = text(key);
    const auto* node = table_->get(key);
    if (node == nullptr)
        refuse_absent(key, wording("a text"));
    else if (read && read->empty())
        refuse(*node, wording("a text that is not empty"));
    return read.value_or("");
}

texts toml_reader::list(std::string_view key) {
    return value_as<texts>(key, fact_type::list).value_or(texts{});
}

std::map<std::string, std::string> toml_reader::by_language(std::string_view key) {
    std::map<std::string, std::string> found;
    auto languages = table(key);
    if (!languages) {
        if (raw().get(key) == nullptr)
            refuse_absent(std::string(key) + ".en", wording("a title in English"));
        return found;
    }
    for (const std::string_view language : {"en", "pl", "cs", "uk"})
        if (const auto said = languages->text(language))
            found.emplace(language, *said);
    languages->refuse_unknown();
    if (!found.contains("en"))
        languages->refuse_absent("en", wording("a title in English"));
    return found;
}

std::vector<toml_reader> toml_reader::tables(std::string_view key) {
    std::vector<toml_reader> found;
    const auto* node = take(key);
    if (node == nullptr)
        return found;
    const auto* array = node->as_array();
    if (array == nullptr) {
        refuse(*node, wording("tables [[{}]]", std::string(key)));
        return found;
    }
    for (const auto& element : *array) {
        if (const auto* inner = element.as_table())
            found.emplace_back(*inner, *file_, *log_);
        else
            refuse(element, wording("a table"));
    }
    return found;
}

std::optional<toml_reader> toml_reader::table(std::string_view key) {
    const auto* node = take(key);
    if (node == nullptr)
        return std::nullopt;
    if (const auto* inner = node->as_table())
        return toml_reader(*inner, *file_, *log_);
    refuse(*node, wording("a table [{}]", std::string(key)));
    return std::nullopt;
}

bool toml_reader::is_taken(std::string_view key) const {
    return std::ranges::find(taken_, key) != taken_.end();
}

void toml_reader::refuse_unknown(std::vector<std::string_view> further_known) {
    if (std::ranges::all_of(*table_, [&](const auto& one) { return is_taken(one.first.str()); }))
        return;
    further_known.insert(further_known.end(), taken_.begin(), taken_.end());
    // More words than these nobody reads in a message: the page of formats lists them.
    constexpr std::size_t shown_max = 24;
    std::ranges::sort(further_known);
    further_known.erase(std::unique(further_known.begin(), further_known.end()),
                        further_known.end());
    std::string list;
    for (const auto known : further_known)
        list += (list.empty() ? "" : ", ") + std::string(known);
    const wording all =
        further_known.size() > shown_max
            ? wording("one of the {} keys in docs/formats.md", std::to_string(further_known.size()))
            : wording("one of {}", list);
    for (const auto& [key, node] : *table_) {
        if (is_taken(key.str()))
            continue;
        const auto& at = key.source().begin;
        std::string meant = nearest_word(key.str(), further_known);
        log_->add(parse_error({*file_, at.line, at.column},
                              wording("the key {}", in_quotes(key.str())),
                              meant.empty() ? all : wording("a known key"), meant));
    }
}

void check_value(toml_reader& table, const toml::node& node, const parameter& wanted,
                 const fact_value& value) {
    const auto* list = std::get_if<texts>(&value);
    const auto* text = std::get_if<std::string>(&value);
    const auto* count = std::get_if<int64_t>(&value);
    if (list != nullptr && list->empty())
        return table.refuse(node, wording("at least one word"));
    if (count != nullptr && (*count < 0 || *count > count_max))
        return table.refuse(node,
                            wording("a whole number from 0 to {}", std::to_string(count_max)));
    const auto* amount = std::get_if<money>(&value);
    if (amount != nullptr && amount->is_negative() && wanted.when == tighter::smaller)
        return table.refuse(node, wording("an amount that is not negative"));
    if (text != nullptr && text->empty())
        return table.refuse(node, wording("a text that is not empty"));
    for (const auto& word : list != nullptr ? *list : text != nullptr ? texts{*text} : texts{})
        if (!wanted.words.empty() && std::ranges::find(wanted.words, word) == wanted.words.end())
            table.refuse(node, detail::one_of(wanted.words), nearest_word(word, wanted.words));
}

} // namespace cofin

#pragma once

// Reading TOML so that every key is known, every value has its type, and every error has its place.

#include <cofin/error.hpp>
#include <cofin/grant/fact.hpp>
#include <cofin/rules/kind.hpp>

#include <toml++/toml.h>

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace cofin {

/// A parsed document. Throws `parse_error` with its place where the text is no TOML.
[[nodiscard]] toml::table parse_toml(std::string_view text, const std::string& file);

/// One table, taken key by key; what nobody took is unknown.
class toml_reader {
public:
    toml_reader(const toml::table& table, const std::string& file, error_log& log)
        : table_(&table), file_(&file), log_(&log) {}

    /// The node of a key, null where it is absent.
    const toml::node* take(std::string_view key);

    [[nodiscard]] std::optional<std::string> text(std::string_view key);
    /// The text, or an error and an empty text where it is absent or empty.
    std::string required_text(std::string_view key);
    [[nodiscard]] std::optional<fact_value> value(std::string_view key, fact_type type);
    template <class T>
    [[nodiscard]] std::optional<T> value_as(std::string_view key, fact_type type) {
        const auto read = value(key, type);
        return read ? std::optional<T>(std::get<T>(*read)) : std::nullopt;
    }
    [[nodiscard]] texts list(std::string_view key);
    /// `title.en = "..."` and the like: texts by language.
    [[nodiscard]] std::map<std::string, std::string> by_language(std::string_view key);
    /// The tables of an array of tables; none where the key is absent.
    [[nodiscard]] std::vector<toml_reader> tables(std::string_view key);
    [[nodiscard]] std::optional<toml_reader> table(std::string_view key);

    /// Refuses every key that was not taken, naming the nearest of those that could have been.
    void refuse_unknown(std::vector<std::string_view> further_known = {});

    [[nodiscard]] place where() const { return place_of(*table_); }
    [[nodiscard]] place place_of(const toml::node& node) const;
    [[nodiscard]] const toml::table& raw() const { return *table_; }
    [[nodiscard]] const std::string& file() const { return *file_; }
    [[nodiscard]] error_log& log() { return *log_; }
    void refuse(const toml::node& node, wording expected, std::string nearest = {});
    void refuse_absent(std::string_view key, const wording& what);

private:
    const toml::table* table_;
    const std::string* file_;
    error_log* log_;
    [[nodiscard]] bool is_taken(std::string_view key) const;
    /// Asked for so far, with repetitions. Keys are literals, names of facts or the document's own: they outlive the reader.
    std::vector<std::string_view> taken_;
};

/// A value of that type; none, and an error in the log, where the node is something else. Numbers, rates and amounts are
/// written as strings, because a TOML float is binary.
std::optional<fact_value> read_value(const toml::node& node, fact_type type,
                                     const std::string& file, error_log& log);

/// Refuses what a value of the right type can still not be: none of the words of the parameter, an empty list or text, a
/// count out of bounds, a limit below zero.
void check_value(toml_reader& table, const toml::node& node, const parameter& wanted,
                 const fact_value& value);

/// The node as a message shows it: `the floating-point 0.85`, `"abc"`.
wording shown(const toml::node& node);

/// What a value of that type looks like, for messages.
wording example_of(fact_type type);

} // namespace cofin

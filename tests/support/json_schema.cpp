#include "support/json_schema.hpp"

#include <algorithm>
#include <regex>
#include <stdexcept>

namespace cofin::test {
namespace {

using json = nlohmann::ordered_json;
using complaints = std::vector<std::string>;

class checker {
public:
    explicit checker(const json& root) : root_{root} {}

    void check(const json& schema, const json& value, const std::string& path) {
        for (const auto& [keyword, wanted] : schema.items())
            check_keyword(schema, keyword, wanted, value, path);
    }

    [[nodiscard]] complaints found() && { return std::move(found_); }

private:
    void check_keyword(const json& schema, const std::string& keyword, const json& wanted,
                       const json& value, const std::string& path) {
        if (keyword == "$ref")
            check(target_of(wanted.get<std::string>()), value, path);
        else if (keyword == "oneOf")
            check_one_of(wanted, value, path);
        else if (keyword == "type")
            require(is_of_type(wanted, value), path, "not of type " + wanted.dump());
        else if (keyword == "const")
            require(value == wanted, path, value.dump() + " is not " + wanted.dump());
        else if (keyword == "enum")
            require(std::ranges::find(wanted, value) != wanted.end(), path,
                    value.dump() + " is none of " + wanted.dump());
        else if (keyword == "pattern")
            require(!value.is_string() || std::regex_search(value.get<std::string>(),
                                                            std::regex{wanted.get<std::string>()}),
                    path, value.dump() + " does not match " + wanted.dump());
        else if (value.is_array())
            check_array(keyword, wanted, value, path);
        else if (value.is_object())
            check_object(schema, keyword, wanted, value, path);
        else
            require_known(keyword);
    }

    void check_array(const std::string& keyword, const json& wanted, const json& value,
                     const std::string& path) {
        if (keyword == "items")
            for (std::size_t i = 0; i < value.size(); ++i)
                check(wanted, value[i], path + "/" + std::to_string(i));
        else if (keyword == "minItems")
            require(value.size() >= wanted.get<std::size_t>(), path, "too few items");
        else
            require_known(keyword);
    }

    void check_object(const json& schema, const std::string& keyword, const json& wanted,
                      const json& value, const std::string& path) {
        if (keyword == "required") {
            for (const auto& name : wanted)
                require(value.contains(name.get<std::string>()), path, "lacks " + name.dump());
        } else if (keyword == "properties") {
            for (const auto& [name, property] : wanted.items())
                if (value.contains(name))
                    check(property, value[name], path + "/" + name);
        } else if (keyword == "additionalProperties") {
            const json known = schema.value("properties", json::object());
            for (const auto& [name, property] : value.items())
                if (wanted.is_object() && !known.contains(name))
                    check(wanted, property, path + "/" + name);
                else
                    require(wanted != false || known.contains(name), path, "has " + name);
        } else {
            require_known(keyword);
        }
    }

    void check_one_of(const json& options, const json& value, const std::string& path) {
        std::size_t fitting = 0;
        complaints reasons;
        for (const auto& option : options) {
            checker one{root_};
            one.check(option, value, path);
            fitting += std::size_t{one.found_.empty()};
            reasons.insert(reasons.end(), one.found_.begin(), one.found_.end());
        }
        if (fitting == 0)
            found_.insert(found_.end(), reasons.begin(), reasons.end());
        require(fitting == 1, path, "fits " + std::to_string(fitting) + " of oneOf");
    }

    [[nodiscard]] const json& target_of(const std::string& reference) const {
        if (!reference.starts_with("#/"))
            throw std::runtime_error{"a reference outside the schema: " + reference};
        return root_.at(json::json_pointer{reference.substr(1)});
    }

    static bool is_of_type(const json& type, const json& value) {
        if (type.is_array())
            return std::ranges::any_of(type,
                                       [&](const json& one) { return is_of_type(one, value); });
        const auto name = type.get<std::string>();
        if (name == "integer")
            return value.is_number_integer();
        if (name == "boolean" || name == "object" || name == "array" || name == "string" ||
            name == "null" || name == "number")
            return value.type_name() == name;
        throw std::runtime_error{"an unknown type: " + name};
    }

    static void require_known(const std::string& keyword) {
        static const std::vector<std::string> known{
            "$schema", "$id",        "$defs",    "title",    "description",
            "items",   "properties", "required", "minItems", "additionalProperties"};
        if (std::ranges::find(known, keyword) == known.end())
            throw std::runtime_error{"an unknown keyword: " + keyword};
    }

    void require(bool holds, const std::string& path, const std::string& complaint) {
        if (!holds)
            found_.push_back((path.empty() ? "/" : path) + ": " + complaint);
    }

    const json& root_;
    complaints found_;
};

} // namespace

std::vector<std::string> schema_complaints(const nlohmann::ordered_json& schema,
                                           const nlohmann::ordered_json& document) {
    checker whole{schema};
    whole.check(schema, document, "");
    return std::move(whole).found();
}

} // namespace cofin::test

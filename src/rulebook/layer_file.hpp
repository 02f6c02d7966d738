#pragma once

// One rulebook file, as written: a layer with its rules and what it refines of the layers above.

#include <cofin/rules/rulebook.hpp>

#include <toml++/toml.h>

#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace cofin {

/// Values by which a lower layer fills or tightens a rule of a layer above.
struct refinement {
    std::string rule;
    facts values;
    std::vector<asked_parameter> asks;
    std::vector<citation> cites;
    place at;
};

/// A layer before it is joined with those above it.
struct layer_file {
    rulebook_layer layer;
    std::map<std::string, std::string> documents; ///< id -> full title
    std::vector<rule> rules;
    std::vector<rule_test> tests;
    std::vector<refinement> refinements;
    std::optional<cost_order> order; ///< none: that of the layers above
    place order_at;                  ///< where the order is stated
    texts categories;
};

/// A layer's file, parsed once: its head says which layers stand above, and only with them can the rest be read.
class layer_document {
public:
    /// Throws `parse_error` where the text is no TOML.
    layer_document(std::string_view text, std::string file);
    // Moved only: toml++ copies values without their places.
    layer_document(layer_document&&) = default;
    layer_document& operator=(layer_document&&) = default;
    layer_document(const layer_document&) = delete;
    layer_document& operator=(const layer_document&) = delete;
    ~layer_document() = default;

    /// Id, version, what it extends. Throws `input_errors`.
    [[nodiscard]] rulebook_layer head() const;

    /// The whole layer. Throws `parse_error` or `input_errors`: unknown keys and kinds, values of a wrong type,
    /// overlapping rows, a rule without a citation, a citation of an undeclared document, a document under the id of
    /// another one above, a refinement without values or without a citation that can cut.
    /// `documents_above`: titles that layers above declared. `rules_above`: kinds of rules that may be refined.
    /// `more_kinds`: those of plugins, which rules may name as well.
    [[nodiscard]] layer_file read(const std::map<std::string, std::string>& documents_above,
                                  const std::vector<rule>& rules_above,
                                  std::span<const rule_kind* const> more_kinds = {}) const;

    [[nodiscard]] const std::string& file() const noexcept { return file_; }
    /// Where the value of a key of [rulebook] stands; the file alone where it has none.
    [[nodiscard]] place place_in_head(std::string_view key) const;

private:
    toml::table document_;
    std::string file_;
};

/// Parses and reads a layer. Throws as both.
[[nodiscard]] layer_file read_layer(std::string_view text, const std::string& file,
                                    const std::map<std::string, std::string>& documents_above,
                                    const std::vector<rule>& rules_above);

} // namespace cofin

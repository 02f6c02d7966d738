/// Putting items that a rule speaks about into a batch for a plugin.
#pragma once

#include "plugin/manifest.hpp"
#include "plugin/wire.hpp"

#include <cofin/rules/run.hpp>

#include <cstddef>
#include <vector>

namespace cofin {

/// A currency as the wire has it.
[[nodiscard]] wire::unit unit_of(currency of);

/// Fills one batch after the other for one rule. Throws `std::length_error` where texts of one batch leave 32 bits.
class batch_writer {
public:
    batch_writer(const rule_run& run, const plugin_kind& kind, std::size_t place);

    /// A cost; `net` is what is left of it and its credit notes.
    void add_cost(const item& cost, const money& net, const rule_row& row);
    /// A partner or the project.
    void add(const item& on, const rule_row& row);

    [[nodiscard]] std::size_t size() const noexcept { return batch_.items.size(); }
    [[nodiscard]] const wire::batch& batch() const noexcept { return batch_; }
    /// Begins the next batch of the same rule.
    void clear();

private:
    void add(const item& on, wire::item what, const rule_row& row);
    [[nodiscard]] wire::text kept(std::string_view text);
    [[nodiscard]] wire::value packed(const fact_value* value);
    [[nodiscard]] std::uint64_t place_of(const rule_row& row);

    std::vector<known_fact> facts_;
    std::vector<fact_name> parameters_;
    std::vector<const rule_row*> rows_;
    std::string rule_;
    std::string project_;
    wire::unit project_in_;
    wire::batch batch_;
};

} // namespace cofin

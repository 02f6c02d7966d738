/// The columns of a flat list that hold facts of costs, and the facts that its lines state.
#pragma once

#include "project/csv.hpp"

#include <cofin/grant/fact.hpp>

#include <cstddef>
#include <cstdint>
#include <map>
#include <string_view>
#include <vector>

namespace cofin {

/// A column that holds a fact.
struct fact_column {
    std::size_t column;
    fact_type type;
    fact_name name;
    std::uint64_t bit; ///< stands for it among the columns that a line fills
};

/// What lines of one kind state.
struct stated_facts {
    /// A fact and where it stands among those of the cost.
    struct stated {
        fact_type type;
        fact_name name;
        std::size_t place;
    };
    facts blank; ///< without anything in them: the costs of such lines share their names
    std::vector<stated> in_order; ///< of the columns
};

/// The columns of one list, and what lines that fill some of them state. Not for several threads.
class flat_columns {
public:
    /// The names of all columns that a list may have.
    [[nodiscard]] static std::vector<std::string_view> names();

    /// Those that the list has.
    explicit flat_columns(const csv_reader& rows);

    /// In the order of the vocabulary.
    [[nodiscard]] const std::vector<fact_column>& all() const noexcept { return all_; }
    /// What lines that fill just these columns state; valid until the next call.
    const stated_facts& stated_by(std::uint64_t columns) {
        if (columns != columns_ || latest_ == nullptr) [[unlikely]]
            find(columns);
        return *latest_;
    }

private:
    void find(std::uint64_t columns);
    [[nodiscard]] stated_facts new_facts(std::uint64_t columns) const;

    std::vector<fact_column> all_;
    std::map<std::uint64_t, stated_facts> by_columns_;
    std::uint64_t columns_ = 0;            ///< of the latest line
    const stated_facts* latest_ = nullptr; ///< what it states
};

} // namespace cofin

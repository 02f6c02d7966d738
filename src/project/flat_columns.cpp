#include "project/flat_columns.hpp"

#include <cofin/rules/vocabulary.hpp>

#include <algorithm>
#include <string>

namespace cofin {
namespace {

/// A list calls documents as their ids.
std::string_view column_name(std::string_view fact) { return fact == "document" ? "doc_id" : fact; }

fact_value blank_value(fact_type type) {
    switch (type) {
    case fact_type::text: return std::string();
    case fact_type::date: return day();
    case fact_type::amount: return money(euro);
    default: return false;
    }
}

} // namespace

std::vector<std::string_view> flat_columns::names() {
    auto columns = facts_about(subject::cost);
    std::ranges::transform(columns, columns.begin(), column_name);
    return columns;
}

flat_columns::flat_columns(const csv_reader& rows) {
    static_assert(std::ranges::count(vocabulary, subject::cost, &fact_definition::about) <= 64);
    for (const auto& fact : vocabulary)
        if (fact.about == subject::cost)
            if (const auto column = rows.find(column_name(fact.name)))
                all_.push_back({*column, fact.type, fact.name, std::uint64_t{1} << all_.size()});
}

void flat_columns::find(std::uint64_t columns) {
    auto place = by_columns_.find(columns);
    if (place == by_columns_.end()) {
        constexpr std::size_t most = 256; // a list may fill other columns in every line
        if (by_columns_.size() == most)
            by_columns_.clear(); // costs keep the names that they share
        place = by_columns_.emplace(columns, new_facts(columns)).first;
    }
    columns_ = columns;
    latest_ = &place->second;
}

stated_facts flat_columns::new_facts(std::uint64_t columns) const {
    stated_facts made;
    for (const auto& fact : all_)
        if ((columns & fact.bit) != 0) {
            made.blank.set(fact.name, blank_value(fact.type));
            made.in_order.push_back({fact.type, fact.name, 0});
        }
    for (auto& fact : made.in_order)
        fact.place = made.blank.place_of(fact.name);
    return made;
}

} // namespace cofin

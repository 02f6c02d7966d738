#pragma once

// What a report in another language leaves in English.

#include <cstddef>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace cofin::test {

/// What people read of a page: texts between tags, and labels; entities as they are.
std::vector<std::string> read_texts_of(std::string_view html);

/// What is said in the report's own words, whatever its language: ids, names, quotations.
using quotations = std::set<std::string>;

/// Texts of a page that stand just so on the English one, and pieces of English sentences that catalogs translate; quotations
/// left aside.
std::vector<std::string> left_in_english(std::string_view page, std::string_view english,
                                         const quotations& quoted);

/// Pieces of English sentences in a text.
std::vector<std::string> english_pieces_in(std::string_view text, const quotations& quoted);

} // namespace cofin::test

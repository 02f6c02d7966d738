/// What a person said about a table that is imported.
#pragma once

#include "import/convention.hpp"
#include "import/encoding.hpp"

#include <cofin/money/currency.hpp>

#include <cstddef>
#include <map>
#include <optional>
#include <string>

namespace cofin {

/// Answers to what a table does not say by itself. All are optional; `import.toml` keeps them for the next table of the kind.
struct import_choices {
    /// What is done with a row whose amount is the exact sum of all others, though nothing else says that it is a total.
    enum class sums : std::uint8_t { set_aside, take };
    /// What is done with rows that the sheet hides.
    enum class hidden : std::uint8_t { set_aside, take };

    std::optional<text_encoding> encoding = {};
    std::optional<char> delimiter = {};
    /// Of a workbook: by name or number.
    std::string sheet = {};
    std::optional<std::size_t> header_line = {};
    std::optional<decimal_mark> decimal = {};
    std::optional<date_order> dates = {};
    std::optional<sums> total_rows = {};
    std::optional<hidden> hidden_rows = {};
    /// Of amounts that name none.
    std::optional<currency> unit = {};
    /// Of rows that name none.
    std::string partner = {};
    std::string category = {};
    /// Column of costs.csv -> heading of the table, or its letter.
    std::map<std::string, std::string> columns = {};
    /// The same as remembered: a heading that a table does not have is passed over.
    std::map<std::string, std::string> remembered = {};
    /// What the table calls a partner or a category -> its id.
    std::map<std::string, std::string, std::less<>> partners = {};
    std::map<std::string, std::string, std::less<>> categories = {};
};

} // namespace cofin

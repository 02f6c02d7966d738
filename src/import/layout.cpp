#include "import/layout.hpp"

#include "import/column_name.hpp"
#include "import/folded.hpp"
#include "import/number_form.hpp"
#include "import/question.hpp"

#include <cofin/rules/vocabulary.hpp>
#include <cofin/spelling.hpp>

#include <algorithm>

namespace cofin {
namespace {

constexpr std::string_view own_columns[] = {"id",     "partner",  "category",
                                            "amount", "currency", "claim"};

std::vector<std::string_view> possible_targets() {
    std::vector<std::string_view> names(std::begin(own_columns), std::end(own_columns));
    for (const auto fact : facts_about(subject::cost))
        names.push_back(fact);
    return names;
}

fact_type type_of_target(std::string_view target) {
    if (target == "amount")
        return fact_type::amount;
    if (target == "claim")
        return fact_type::count;
    for (const auto& fact : vocabulary)
        if (fact.about == subject::cost && fact.name == target)
            return fact.type;
    return fact_type::text;
}

std::optional<std::size_t> position_of_letters(std::string_view letters) {
    std::size_t position = 0;
    if (letters.empty() || letters.size() > 3)
        return std::nullopt;
    for (const char c : letters) {
        if (c < 'A' || c > 'Z')
            return std::nullopt;
        position = position * 26 + static_cast<std::size_t>(c - 'A') + 1;
    }
    return position - 1;
}

class layout_search {
public:
    layout_search(const std::string& file, std::span<const sampled_row> rows,
                  const import_choices& choices)
        : file_(file), rows_(rows), choices_(choices) {}

    table_layout find() {
        const auto& header = header_row();
        made_.file = file_;
        made_.header_line = header.line;
        made_.headings = header.cells;
        for (const auto& [target, heading] : choices_.columns)
            choose(target, heading, true);
        for (const auto& [target, heading] : choices_.remembered)
            if (made_.find(target) == nullptr)
                choose(target, heading, false);
        recognise();
        std::ranges::sort(made_.columns, {}, &used_column::position);
        require_complete();
        return std::move(made_);
    }

private:
    const sampled_row& header_row() const {
        if (rows_.empty())
            throw parse_error({file_}, wording("no rows"), wording("a heading and rows below it"));
        if (choices_.header_line) {
            const auto row = std::ranges::find(rows_, *choices_.header_line, &sampled_row::line);
            if (row == rows_.end())
                throw parse_error(
                    {"--header-row"},
                    wording("no row in line {}", std::to_string(*choices_.header_line)),
                    wording("one of the first {} rows", std::to_string(sampled_rows)));
            return *row;
        }
        const sampled_row* best = nullptr;
        std::size_t most = 0;
        for (const auto& row : rows_) {
            const auto known = known_names(row);
            if (known > most) {
                best = &row;
                most = known;
            }
        }
        if (best != nullptr && (most > 1 || is_heading(*best)))
            return *best;
        for (const auto& row : rows_)
            if (is_heading(row))
                return row;
        throw import_question(
            {file_}, wording("no row of headings among the first {}", std::to_string(rows_.size())),
            "--header-row", wording("N"));
    }

    /// Names known to us, and headings that a person named.
    std::size_t known_names(const sampled_row& row) const {
        std::size_t known = 0;
        for (const auto& cell : row.cells) {
            if (cell.size() > 200)
                continue;
            const auto is_cell = [&, name = folded(cell)](const auto& chosen) {
                return folded(chosen.second) == name;
            };
            known += !read_heading(cell).target.empty() ||
                             std::ranges::any_of(choices_.columns, is_cell) ||
                             std::ranges::any_of(choices_.remembered, is_cell)
                         ? 1U
                         : 0U;
        }
        return known;
    }

    /// Several texts and no number: nothing else looks like that so often.
    static bool is_heading(const sampled_row& row) {
        std::size_t texts = 0;
        for (const auto& cell : row.cells) {
            const auto number = read_number(cell, decimal_mark::point);
            if (number.is == written_number::state::read ||
                number.is == written_number::state::ambiguous)
                return false;
            texts += number.is == written_number::state::empty ? 0 : 1;
        }
        return texts > 1;
    }

    void choose(const std::string& target, const std::string& heading, bool must_exist) {
        const auto known = possible_targets();
        if (std::ranges::find(known, target) == known.end())
            throw parse_error({"--column"}, in_quotes(target), wording("a column of costs.csv"),
                              nearest_word(target, known));
        const auto position = position_of(heading);
        if (position)
            use(target, *position);
        else if (must_exist)
            throw parse_error({"--column"}, in_quotes(target + "=" + heading),
                              wording("a heading of line {} or a letter from A to {}",
                                      std::to_string(made_.header_line),
                                      letters_of(made_.headings.size() - 1)));
    }

    std::optional<std::size_t> position_of(const std::string& heading) const {
        std::optional<std::size_t> found;
        const std::string name = folded(heading);
        for (std::size_t i = 0; i < made_.headings.size(); ++i) {
            if (name.empty() || folded(made_.headings[i]) != name)
                continue;
            if (found)
                throw import_question({file_, made_.header_line},
                                      wording("two headings {}", in_quotes(heading)), "--column",
                                      wording("with the letter of one of them"));
            found = i;
        }
        const auto letters = position_of_letters(heading);
        if (!found && letters && *letters < made_.headings.size())
            return letters;
        return found;
    }

    void use(std::string_view target, std::size_t position) {
        made_.columns.push_back({std::string(target), position, type_of_target(target)});
    }

    /// By its heading, what no person named. A heading that is used already is not recognised again.
    void recognise() {
        const auto named = made_.columns;
        for (std::size_t i = 0; i < made_.headings.size(); ++i) {
            const auto meaning = read_heading(made_.headings[i]);
            if (meaning.target.empty() || made_.uses(i) ||
                std::ranges::find(named, meaning.target, &used_column::target) != named.end())
                continue;
            if (const auto* other = made_.find(meaning.target))
                throw import_question({file_, made_.header_line},
                                      wording("two columns that can be the {}: {} and {}",
                                              meaning.target, shown(other->position), shown(i)),
                                      "--column",
                                      wording("{}={} or {}={}", meaning.target,
                                              letters_of(other->position), meaning.target,
                                              letters_of(i)));
            use(meaning.target, i);
        }
    }

    std::string shown(std::size_t position) const {
        return letters_of(position) + " " + in_quotes(made_.headings[position]);
    }

    void require_complete() {
        const auto* amount = made_.find("amount");
        if (amount == nullptr)
            throw import_question({file_, made_.header_line},
                                  wording("no column known as the amount among {}", all_headings()),
                                  "--column", wording("amount=HEADING or amount=LETTER"));
        for (const auto& column : made_.columns)
            if (column.type == fact_type::amount &&
                read_heading(made_.headings[column.position]).multiplied)
                throw parse_error({file_, made_.header_line}, shown(column.position),
                                  wording("amounts in full, not in thousands or millions"));
        made_.unit = read_heading(made_.headings[amount->position]).unit;
        require_given("partner", choices_.partner);
        require_given("category", choices_.category);
    }

    void require_given(std::string_view target, const std::string& chosen) const {
        if (made_.find(target) == nullptr && chosen.empty())
            throw import_question(
                {file_, made_.header_line},
                wording("no column known as the {}", std::string(target)),
                "--" + std::string(target),
                wording("ID for all rows, or --column {}=HEADING", std::string(target)));
    }

    std::string all_headings() const {
        std::string all;
        for (std::size_t i = 0; i < made_.headings.size() && i < 26; ++i)
            if (!trimmed(made_.headings[i]).empty())
                all += (all.empty() ? "" : ", ") + shown(i);
        return all;
    }

    const std::string& file_;
    std::span<const sampled_row> rows_;
    const import_choices& choices_;
    table_layout made_;
};

} // namespace

const used_column* table_layout::find(std::string_view target) const noexcept {
    const auto found = std::ranges::find(columns, target, &used_column::target);
    return found == columns.end() ? nullptr : &*found;
}

bool table_layout::uses(std::size_t position) const noexcept {
    return std::ranges::find(columns, position, &used_column::position) != columns.end();
}

table_layout find_layout(const std::string& file, std::span<const sampled_row> rows,
                         const import_choices& choices) {
    return layout_search(file, rows, choices).find();
}

std::string letters_of(std::size_t position) {
    std::string letters;
    for (++position; position > 0; position = (position - 1) / 26)
        letters.insert(letters.begin(), static_cast<char>('A' + (position - 1) % 26));
    return letters;
}

} // namespace cofin

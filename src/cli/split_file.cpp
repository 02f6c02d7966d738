#include "cli/split_file.hpp"

#include "project/csv.hpp"

#include <cofin/money/money.hpp>
#include <cofin/money/unrounded.hpp>
#include <cofin/number/rate.hpp>

#include <array>
#include <functional>
#include <optional>
#include <string_view>
#include <unordered_map>

namespace cofin::cli {
namespace {

constexpr std::array<std::string_view, 2> added_columns{"grant", "own"};

rate share_of(std::string_view text) {
    const rate share = rate::parse(text);
    if (share > rate::of(1, 1))
        throw parse_error({{}, 0, 1}, in_quotes(text), wording("a rate of at most 100 %"));
    return share;
}

/// Rates by their text: a file has many rows and few rates, and preparing one takes a division.
class prepared_rates {
public:
    const rate& of(std::string_view text) {
        if (last_ != nullptr && last_->first == text)
            return last_->second;
        auto known = rates_.find(text);
        if (known == rates_.end()) {
            const rate share = share_of(text);
            if (rates_.size() == size_max)
                rates_.clear();
            known = rates_.emplace(text, share).first;
        }
        last_ = &*known;
        return last_->second;
    }

private:
    static constexpr std::size_t size_max = 10'000; // bounds memory, whatever the file holds

    struct text_hash {
        using is_transparent = void;
        std::size_t operator()(std::string_view text) const noexcept {
            return std::hash<std::string_view>()(text);
        }
    };
    std::unordered_map<std::string, rate, text_hash, std::equal_to<>> rates_;
    const std::pair<const std::string, rate>* last_ = nullptr;
};

void refuse_added_columns(const csv_reader& rows) {
    error_log problems;
    for (const auto name : added_columns)
        if (const auto at = rows.find(name))
            problems.add({rows.where(*at), wording("column {}", in_quotes(name)),
                          wording("no column that is added by the split")});
    problems.throw_if_any();
}

void append_row(spool& out, std::string_view raw, const money& grant, const money& own) {
    std::array<char, 2 * amount_size_max + 3> added;
    char* end = added.data();
    *end++ = ',';
    end = print(grant, end);
    *end++ = ',';
    end = print(own, end);
    *end++ = '\n';
    out.append(raw);
    out.append({added.data(), static_cast<std::size_t>(end - added.data())});
}

} // namespace

command_output split_file(const std::string& file, currency unit, rounding how) {
    csv_reader rows(file,
                    {.required = {"amount", "rate"}, .optional = {"rounding"}, .others = true});
    refuse_added_columns(rows);
    const auto amount_column = rows.column("amount");
    const auto rate_column = rows.column("rate");
    const auto rounding_column = rows.find("rounding");

    command_output output;
    output.text.append(std::string(rows.raw()) + ",grant,own\n");
    error_log problems;
    prepared_rates rates;
    rows.each_row(problems, [&] {
        const auto amount =
            rows.read(problems, amount_column, [&](auto text) { return money::parse(text, unit); });
        const auto* const share =
            rows.read(problems, rate_column, [&](auto text) { return &rates.of(text); })
                .value_or(nullptr);
        auto mode = std::optional(how);
        if (rounding_column && !rows[*rounding_column].empty())
            mode = rows.read(problems, *rounding_column, parse_rounding);
        if (problems.count() > 0)
            return;
        const money grant = (*share * *amount).rounded(*mode);
        append_row(output.text, rows.raw(), grant, *amount - grant);
    });
    problems.throw_if_any();
    return output;
}

} // namespace cofin::cli

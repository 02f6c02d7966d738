#include "import/helper/ods_cell.hpp"

#include "import/helper/cell_reference.hpp"
#include "import/helper/refusal.hpp"
#include "import/workbook_messages.hpp"

#include <cofin/error.hpp>

#include <algorithm>

namespace cofin::workbooks {
namespace {

/// The words in what a person sees of a number: `1 200,00 zł` has one.
std::string words_beside(std::string_view seen) {
    constexpr std::string_view plain = "0123456789 \t\n.,'+-()%/";
    constexpr std::string_view spaces[] = {"\xc2\xa0", "\xe2\x80\xaf", "\xe2\x88\x92",
                                           "\xe2\x80\x99"}; // NBSP, narrow NBSP, minus, apostrophe
    std::string words;
    for (std::size_t at = 0; at < seen.size();) {
        const auto rest = seen.substr(at);
        const auto* space = std::ranges::find_if(
            spaces, [&](std::string_view one) { return rest.starts_with(one); });
        const bool exponent = (rest[0] == 'E' || rest[0] == 'e') && at > 0 && rest.size() > 1 &&
                              (rest[1] == '+' || rest[1] == '-');
        if (space != std::end(spaces)) {
            at += space->size();
        } else {
            if (plain.find(rest[0]) == std::string_view::npos && !exponent)
                words += rest[0];
            ++at;
        }
    }
    return words;
}

cell_value number_of(const cell_claim& claim, const std::string& seen) {
    const auto read = read_double(claim.value);
    if (!read)
        throw refusal{said("a number that is none, {}", in_quotes(claim.value)),
                      said(whole_workbook)};
    number_format format;
    format.percent = claim.type == "percentage";
    format.beside =
        claim.type == "currency" && !claim.unit.empty() ? claim.unit : words_beside(seen);
    return shown(*read, format, day_count::from_1900);
}

} // namespace

std::uint32_t repetitions(std::string_view written) {
    if (written.empty())
        return 1;
    const auto count = read_count(written);
    if (!count)
        throw refusal{said("a repetition {}", in_quotes(written)), said(whole_workbook)};
    return *count;
}

void cell_paragraphs::clear() {
    text_.clear();
    any_ = false;
}

void cell_paragraphs::start(const xml_name& name, const xml_attributes& attributes) {
    if (skipped_ > 0 || name.in != space::text || name.local == "note" ||
        name.local == "ruby-text") {
        ++skipped_;
        return;
    }
    if (name.local == "p" || name.local == "h") {
        append(any_ ? "\n" : "");
        any_ = true;
    } else if (name.local == "s") {
        append(std::string(std::min(repetitions(attributes.find(space::text, "c")),
                                    static_cast<std::uint32_t>(workbook_messages::row_size_max)),
                           ' '));
    } else if (name.local == "tab") {
        append("\t");
    } else if (name.local == "line-break") {
        append("\n");
    }
}

void cell_paragraphs::end() {
    if (skipped_ > 0)
        --skipped_;
}

void cell_paragraphs::append(std::string_view more) {
    if (skipped_ > 0)
        return;
    if (text_.size() + more.size() > workbook_messages::row_size_max)
        throw refusal{said("a cell of more than {} bytes", workbook_messages::row_size_max),
                      said("shorter cells")};
    text_ += more;
}

cell_claim claim_of(const xml_attributes& attributes) {
    cell_claim made;
    made.type = attributes.find(space::office, "value-type");
    made.unit = attributes.find(space::office, "currency");
    made.formula = attributes.find(space::table, "formula");
    made.computed = attributes.contains(space::table, "formula");
    made.error = attributes.find(space::calculation, "value-type") == "error";
    made.has_text_value =
        made.type == "string" && attributes.contains(space::office, "string-value");
    for (const auto& [type, attribute] :
         {std::pair("date", "date-value"), std::pair("time", "time-value"),
          std::pair("boolean", "boolean-value"), std::pair("string", "string-value")})
        if (made.type == type)
            made.value = attributes.find(space::office, attribute);
    if (made.type == "float" || made.type == "percentage" || made.type == "currency")
        made.value = attributes.find(space::office, "value");
    return made;
}

cell_value value_of(const cell_claim& claim, const std::string& seen) {
    const auto as_it_stands = [](cell_kind kind, std::string_view text) {
        auto made = cell_value{{cell_kind::text}, std::string(text)};
        // Control characters cannot stand in XML 1.0: nothing is to be looked for.
        made.form.kind = kind;
        return made;
    };
    if (claim.error)
        return as_it_stands(cell_kind::error, seen.empty() ? "an error" : seen);
    if (claim.type.empty())
        return claim.computed ? as_it_stands(cell_kind::no_value,
                                             claim.formula.substr(std::min(claim.formula.find('='),
                                                                           claim.formula.size())))
                              : as_it_stands(cell_kind::text, seen);
    if (claim.type == "float" || claim.type == "percentage" || claim.type == "currency")
        return number_of(claim, seen);
    if (claim.type == "string")
        return as_it_stands(cell_kind::text, claim.has_text_value ? claim.value : seen);
    if (claim.type == "date")
        return as_it_stands(cell_kind::date, without_midnight(claim.value));
    if (claim.type == "time")
        return as_it_stands(cell_kind::date, seen.empty() ? claim.value : seen);
    if (claim.type == "boolean")
        return as_it_stands(cell_kind::truth, claim.value);
    throw refusal{said("a cell of the unknown type {}", in_quotes(claim.type)),
                  said(whole_workbook)};
}

} // namespace cofin::workbooks

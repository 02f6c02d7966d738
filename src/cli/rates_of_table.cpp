#include "cli/rates_of_table.hpp"

#include "project/published_rates.hpp"
#include "report/table.hpp"

#include <filesystem>

namespace cofin::cli {
namespace {

json gap_json(const rate_gap& gap) {
    return {
        {"month", to_string(gap.of)}, {"currency", gap.from.code()}, {"why", to_string(gap.why)}};
}

std::string gaps_text(const language& in, const std::vector<rate_gap>& gaps) {
    if (gaps.empty())
        return {};
    text_table table("lll");
    for (const auto& gap : gaps)
        table.add({to_string(gap.of), std::string(gap.from.code()), in.say(gap.why)});
    return "\n" + in.say(phrase("no rate")) + "\n" + table.text(2);
}

/// What stands above a published table: what it is, and how months follow from days.
std::string publication_text(const language& in, const std::string& file,
                             const published_rates& table) {
    std::string text = in.say(phrase("{}: {}", file, in.words(name_of(table.form))));
    if (table.first_day)
        text += ", " + in.say(phrase("daily, {} to {}", *table.first_day, *table.last_day)) + "\n" +
                in.say(phrase("derived: InforEuro takes for a month the rate of the last quotation "
                              "day but one of the month before"));
    text += "\n";
    if (!table.left_out.empty()) {
        std::string codes;
        for (const auto& code : table.left_out)
            codes += (codes.empty() ? "" : ", ") + code;
        for (const auto& line :
             wrapped(in.say(phrase("left out, no currencies of ISO 4217 today: {}", codes)),
                     line_width))
            text += line + "\n";
    }
    return text;
}

std::string rates_table(const language& in, const std::vector<exchange_rate>& rates) {
    text_table table("llpll");
    table.add({in.say(phrase("month")), in.say(phrase("currency")), in.say(phrase("units per EUR")),
               in.say(phrase("basis")), in.say(phrase("source"))});
    for (const auto& one : rates)
        table.add({to_string(one.of()), std::string(one.from().code()),
                   in.number(to_string(one.units())), said_of(in, one.basis()), one.source()});
    return "\n" + table.text();
}

void require_free(const rates_options& given) {
    if (!given.out.empty() && !given.replace && std::filesystem::exists(given.out))
        throw parse_error({"--out"}, wording("{}, which exists", in_quotes(given.out)),
                          wording("a new name, or --replace"));
}

} // namespace

command_output show_table(const rates_options& given, const language& in) {
    const auto filter = filter_of(given);
    require_free(given);
    auto table = read_published_rates(given.project.path, filter.of);
    std::erase_if(table.months,
                  [&](const auto& one) { return !filter.takes(one.from(), one.of()); });
    std::erase_if(table.gaps, [&](const auto& one) { return !filter.takes(one.from, one.of); });
    if (table.months.empty() && table.gaps.empty())
        throw parse_error({given.project.path}, wording("no rate that these options leave"),
                          wording("a month and a currency of the table"));
    const auto converted = conversion_of(given, table.months);
    command_output output;
    output.exit_code = table.gaps.empty() ? exit_clean : exit_findings;
    if (!given.out.empty())
        output.files.push_back({given.out, rate_list_text(table.months)});
    output.inputs.push_back(given.project.path);
    if (!given.json) {
        output.text.append(publication_text(in, given.project.path, table) +
                           rates_table(in, table.months) + gaps_text(in, table.gaps) +
                           (converted ? conversion_text(in, *converted) : ""));
        if (!given.out.empty())
            output.text.append("\n" + in.say(phrase("wrote {}", given.out)) + "\n");
        return output;
    }
    json shown{{"file", given.project.path}, {"publication", name_of(table.form)}};
    shown["rates"] = json::array();
    for (const auto& one : table.months)
        shown["rates"].push_back(rate_json(one));
    shown["gaps"] = json::array();
    for (const auto& one : table.gaps)
        shown["gaps"].push_back(gap_json(one));
    shown["left_out"] = table.left_out;
    if (converted)
        shown["conversion"] = conversion_json(*converted);
    output.text.append(to_text(shown));
    return output;
}

} // namespace cofin::cli

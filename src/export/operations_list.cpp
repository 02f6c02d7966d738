#include "export/operations_list.hpp"

#include <algorithm>
#include <utility>

namespace cofin {
namespace {

sheet_cell said(std::string_view text) { return {std::string(text), {}, {}}; }

template <class T>
sheet_cell fact_of(const listed_operation& of, fact_name name) {
    const auto* const value = of.agreed.known.find_as<T>(name);
    return value == nullptr ? sheet_cell{} : said(to_string(fact_value(*value)));
}

bool is_person(const partner& one) {
    const auto* const form = one.known.find_as<std::string>("legal_form");
    return form != nullptr && *form == "person";
}

/// Names of legal entities, the lead partner's first. Natural persons are never named here.
sheet_cell beneficiaries(const listed_operation& of) {
    if (const auto named = of.published.of_operation("beneficiary"); !named.empty())
        return said(named);
    const auto leads = [](const partner& one) {
        const auto* const lead = one.known.find_as<bool>("lead");
        return lead != nullptr && *lead;
    };
    std::string names;
    for (const bool lead : {true, false})
        for (const auto& one : of.agreed.partners)
            if (leads(one) == lead && !is_person(one))
                names += (names.empty() ? "" : "; ") + one.name;
    return said(names);
}

/// What the fund that publication.toml names pays, by the rulebook or by its own word.
sheet_cell union_rate(const listed_operation& of) {
    if (const auto rate = of.published.of_operation("union_rate"); !rate.empty())
        return said(rate);
    if (of.result.plan)
        for (const auto& source : of.result.plan->sources())
            if (source.name == of.published.of_operation("fund") && source.of.empty())
                return said(to_string(source.share));
    return {};
}

sheet_cell planned_costs(const listed_operation& of) {
    return of.agreed.budget.empty() ? sheet_cell{} : amount_of(of.result.totals.planned);
}

sheet_cell currency_code(const listed_operation& of) {
    return said(std::string(of.agreed.currency.code()));
}
sheet_cell operation_id(const listed_operation& of) { return said(of.agreed.project); }
sheet_cell operation_name(const listed_operation& of) { return said(of.agreed.title); }
sheet_cell start_date(const listed_operation& of) { return fact_of<day>(of, "starts_on"); }
sheet_cell end_date(const listed_operation& of) { return fact_of<day>(of, "ends_on"); }

constexpr operations_column art_49_3[] = {
    {"unique code of the operation", "project.toml: id", operation_id},
    {"beneficiary's name", "project.toml: name of a [[partner]]", beneficiaries},
    {"contractor's name", "",
     [](const auto& of) { return said(of.published.of_operation("contractor")); }},
    {"beneficiary's first name", "",
     [](const auto& of) { return said(of.published.of_operation("first_name")); }},
    {"beneficiary's surname", "",
     [](const auto& of) { return said(of.published.of_operation("surname")); }},
    {"fishing fleet register number", "",
     [](const auto& of) { return said(of.published.of_operation("fleet_number")); }},
    {"name of the operation", "project.toml: title", operation_name},
    {"purpose and expected or actual achievements", "purpose",
     [](const auto& of) { return said(of.published.of_operation("purpose")); }},
    {"start date", "project.toml: starts_on", start_date},
    {"expected or actual date of completion", "project.toml: ends_on", end_date},
    {"currency", "project.toml: currency", currency_code},
    {"=total cost", "project.toml: [[budget]]", planned_costs},
    {"fund concerned", "fund",
     [](const auto& of) { return said(of.published.of_operation("fund")); }},
    {"specific objective concerned", "specific_objective",
     [](const auto& of) { return said(of.published.of_operation("specific_objective")); }},
    {"Union co-financing rate", "union_rate", union_rate},
    {"location indicator or geolocation", "location",
     [](const auto& of) { return said(of.published.of_operation("location")); }},
    {"country concerned", "country",
     [](const auto& of) { return said(of.published.of_operation("country")); }},
    {"location of the beneficiary", "",
     [](const auto& of) { return said(of.published.of_operation("beneficiary_location")); }},
    {"type of intervention", "intervention",
     [](const auto& of) { return said(of.published.of_operation("intervention")); }},
};

constexpr operations_column annex_xii[] = {
    {"beneficiary name", "project.toml: name of a [[partner]]", beneficiaries},
    {"operation name", "project.toml: title", operation_name},
    {"operation summary", "summary",
     [](const auto& of) { return said(of.published.of_operation("summary")); }},
    {"operation start date", "project.toml: starts_on", start_date},
    {"operation end date", "project.toml: ends_on", end_date},
    {"currency", "project.toml: currency", currency_code},
    {"=total eligible expenditure", "project.toml: [[budget]]", planned_costs},
    {"Union co-financing rate", "union_rate", union_rate},
    {"operation postcode or other location indicator", "location",
     [](const auto& of) { return said(of.published.of_operation("location")); }},
    {"country", "country",
     [](const auto& of) { return said(of.published.of_operation("country")); }},
    {"category of intervention", "intervention",
     [](const auto& of) { return said(of.published.of_operation("intervention")); }},
    {"date of last update", "--updated",
     [](const auto& of) { return said(to_string(of.updated)); }},
};

std::span<const operations_column> columns_of(operations_form form) {
    if (form == operations_form::art_49_3)
        return art_49_3;
    return annex_xii;
}

bool is_empty(const sheet_cell& cell) { return cell.text.empty() && !cell.amount; }

std::string_view head_of(const operations_column& column) {
    return column.head.substr(column.head.starts_with('=') ? 1 : 0);
}

} // namespace

std::string csv_field(std::string_view text) {
    const bool is_formula =
        !text.empty() && std::string_view("=+-@\t\r").find(text[0]) != std::string_view::npos;
    std::string field = is_formula ? "'" : "";
    field += text;
    if (field.find_first_of(",\"\r\n") == std::string::npos)
        return field;
    std::string quoted = "\"";
    for (const char c : field)
        quoted += c == '"' ? std::string("\"\"") : std::string(1, c);
    return quoted + "\"";
}

operations_list::operations_list(operations_form form) : columns_(columns_of(form)) {}

void operations_list::add(const listed_operation& one) {
    auto& row = rows_.emplace_back();
    for (const auto& column : columns_) {
        row.push_back(column.value(one));
        if (!is_empty(row.back()) || column.from.empty())
            continue;
        const bool is_elsewhere = column.from.find_first_of(":-") != std::string_view::npos;
        missing_.push_back(
            is_elsewhere ? wording("{}: {} is not known; it comes from {}", one.agreed.project,
                                   std::string(head_of(column)), std::string(column.from))
                         : wording("{}: {} is not known; say {} in [operation] of {}",
                                   one.agreed.project, std::string(head_of(column)),
                                   std::string(column.from), one.published.file));
    }
}

std::string operations_list::csv() const {
    std::string text;
    const auto line = [&](const auto& fields, const auto& shown) {
        bool is_first = true;
        for (const auto& field : fields) {
            text += (std::exchange(is_first, false) ? "" : ",") + shown(field);
        }
        text += "\n";
    };
    line(columns_, [](const operations_column& column) { return csv_field(head_of(column)); });
    for (const auto& row : rows_)
        line(row, [](const sheet_cell& cell) {
            return cell.amount ? amount_text(*cell.amount) : csv_field(cell.text);
        });
    return text;
}

std::string operations_list::xlsx() const {
    workbook made;
    std::vector<std::string> heads;
    for (const auto& column : columns_)
        heads.emplace_back(column.head);
    auto& table = made.add_sheet("Operations", std::move(heads));
    for (const auto& row : rows_)
        table.add(row);
    return made.bytes();
}

} // namespace cofin

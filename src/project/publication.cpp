#include "project/publication.hpp"

#include "rulebook/text_file.hpp"
#include "rulebook/toml_reader.hpp"

#include <array>
#include <filesystem>

namespace cofin {
namespace {

constexpr std::array<std::string_view, 14> operation_texts{
    "summary",    "purpose", "fund",         "union_rate",          "specific_objective",
    "location",   "country", "intervention", "contractor",          "beneficiary",
    "first_name", "surname", "fleet_number", "beneficiary_location"};

constexpr std::array<std::string_view, 10> activity_texts{
    "identifier",        "language",  "description",  "status",   "scope",
    "recipient_country", "flow_type", "finance_type", "aid_type", "tied_status"};

std::string_view text_in(const std::map<std::string, std::string, std::less<>>& texts,
                         std::string_view name) {
    const auto at = texts.find(name);
    return at == texts.end() ? std::string_view() : std::string_view(at->second);
}

published_organisation organisation_of(toml_reader& table, bool has_role) {
    published_organisation made;
    if (has_role)
        made.role = table.required_text("role");
    made.type = table.required_text("type");
    made.ref = table.text("ref").value_or("");
    made.name = table.required_text("name");
    table.refuse_unknown();
    return made;
}

void read_activity(toml_reader& table, currency unit, publication& into) {
    for (const auto name : activity_texts)
        if (auto text = table.text(name))
            into.activity.emplace(name, std::move(*text));
    into.starts_on = table.value_as<day>("starts_on", fact_type::date);
    into.ends_on = table.value_as<day>("ends_on", fact_type::date);
    if (auto reporting = table.table("reporting_org"))
        into.reporting = organisation_of(*reporting, false);
    for (auto& one : table.tables("participating_org"))
        into.participating.push_back(organisation_of(one, true));
    for (auto& one : table.tables("sector")) {
        into.sectors.push_back({one.required_text("code"), one.text("percentage").value_or("")});
        one.refuse_unknown();
    }
    for (auto& one : table.tables("budget")) {
        const auto from = one.value_as<day>("from", fact_type::date);
        const auto until = one.value_as<day>("until", fact_type::date);
        const auto amount = one.value_as<money>("amount", fact_type::amount);
        one.refuse_unknown();
        if (!from)
            one.refuse_absent("from", wording("the first day of the budget's period"));
        if (!until)
            one.refuse_absent("until", wording("the last day of the budget's period"));
        if (!amount)
            one.refuse_absent("amount",
                              wording("an amount such as 1250.00 {}", std::string(unit.code())));
        if (from && until && amount)
            into.budgets.push_back({*from, *until, *amount});
    }
    table.refuse_unknown();
}

} // namespace

std::string_view publication::of_operation(std::string_view name) const {
    return text_in(operation, name);
}

std::string_view publication::of_activity(std::string_view name) const {
    return text_in(activity, name);
}

publication read_publication(const std::string& folder, currency unit) {
    publication made{
        .file = (std::filesystem::path(folder) / "publication.toml").lexically_normal().string()};
    if (!std::filesystem::exists(made.file))
        return made;
    const auto document = parse_toml(read_text_file(made.file, toml_size_max), made.file);
    error_log problems;
    toml_reader root(document, made.file, problems);
    if (auto table = root.table("operation")) {
        for (const auto name : operation_texts)
            if (auto text = table->text(name))
                made.operation.emplace(name, std::move(*text));
        table->refuse_unknown();
    }
    if (auto table = root.table("iati"))
        read_activity(*table, unit, made);
    root.refuse_unknown();
    problems.throw_if_any();
    return made;
}

} // namespace cofin

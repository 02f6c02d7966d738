#include "report/assessment_json.hpp"

#include "report/funding_rows.hpp"
#include "report/providers.hpp"

#include <nlohmann/json.hpp>

namespace cofin {
namespace {

using json = nlohmann::ordered_json;

json of(const std::vector<citation>& cites) {
    json list = json::array();
    for (const auto& source : cites)
        list.push_back({{"kind", citation_kind_names[static_cast<std::size_t>(source.kind())]},
                        {"text", source.text()},
                        {"unit", source.unit()}});
    return list;
}

json of(const finding& found, const rulebook& book) {
    json made{{"rule", found.rule},
              {"outcome", to_string(found.said)},
              {"about", scope_names[static_cast<std::size_t>(found.about)]},
              {"item", found.item},
              {"step", to_string(found.at)},
              {"cut", amount_text(found.cut)},
              {"proposed", amount_text(found.proposed)},
              {"message", to_string(found.message)},
              {"cite", of(found.cites)}};
    if (const auto* plugin = judge_of(book, found.rule))
        made["plugin"] = to_string(*plugin);
    return made;
}

json of(const std::vector<funding_row>& rows) {
    json list = json::array();
    for (const auto& row : rows) {
        json made{{"source", row.source}, {"rate", row.rate}, {"amount", amount_text(row.amount)}};
        if (!row.of.empty())
            made["of"] = row.of;
        if (row.cap)
            made["cap"] = amount_text(*row.cap);
        made["capped"] = row.capped;
        made["rounding"] = row.rounding;
        if (!row.rule.empty()) {
            made["rule"] = row.rule;
            made["rounding_basis"] = row.rounding_basis;
            made["cite"] = of(row.cites);
        }
        list.push_back(std::move(made));
    }
    return list;
}

json of(const assessment_totals& totals, currency unit) {
    json unconverted = json::array();
    for (const auto& sum : totals.unconverted)
        unconverted.push_back({{"currency", sum.currency().code()}, {"amount", amount_text(sum)}});
    return {{"currency", unit.code()},
            {"planned", amount_text(totals.planned)},
            {"declared", amount_text(totals.declared)},
            {"eligible", amount_text(totals.eligible)},
            {"ineligible", amount_text(totals.ineligible)},
            {"open", amount_text(totals.open)},
            {"unconverted", std::move(unconverted)}};
}

/// Each partner's part of the plan and of the claims.
json partners_of(const agreement& project, const assessment& result) {
    json list = json::array();
    if (result.terms.level == split_level::project || !result.plan)
        return list;
    for (const auto& partner : project.partners) {
        json made{{"partner", partner.id}, {"name", partner.name}};
        for (const auto& [key, split] :
             {std::pair("planned_funding", &result.planned), std::pair("funding", &result.claimed)})
            made[key] = *split ? of(partner_rows(result, **split, partner.id)) : json::array();
        list.push_back(std::move(made));
    }
    return list;
}

texts english(const std::vector<phrase>& said) {
    texts all;
    for (const auto& one : said)
        all.push_back(to_string(one));
    return all;
}

json of(const explanation& record) {
    json made{{"rule", record.rule},
              {"layer", record.layer},
              {"title", record.title},
              {"about", record.about},
              {"step", to_string(record.at)},
              {"outcome", to_string(record.said)},
              {"message", to_string(record.message)}};
    if (!record.anchor.empty()) {
        json anchor{{"fact", record.anchor}};
        anchor["date"] = record.anchored_on ? json(to_string(*record.anchored_on)) : json(nullptr);
        made["anchor"] = std::move(anchor);
    }
    if (record.row) {
        json row = json::object();
        row["from"] = record.row->from ? json(to_string(*record.row->from)) : json(nullptr);
        row["until"] = record.row->until ? json(to_string(*record.row->until)) : json(nullptr);
        json values = json::object();
        for (const auto& [name, value] : record.values)
            values[name] = to_string(value);
        row["values"] = std::move(values);
        made["row"] = std::move(row);
    }
    if (!record.exceptions.empty())
        made["exceptions"] = english(record.exceptions);
    json facts = json::object();
    for (const auto& [name, value] : record.read)
        facts[name] = to_string(value);
    made["facts"] = std::move(facts);
    made["arithmetic"] = english(record.arithmetic);
    made["cite"] = of(record.cites);
    return made;
}

/// What each partner's own contribution is made of, claim by claim.
json of(const std::vector<own_contribution>& contributions) {
    json list = json::array();
    for (const auto& one : contributions) {
        json parts = json::array();
        for (std::size_t i = 0; i < one.kinds.size(); ++i)
            parts.push_back({{"kind", one.kinds[i]}, {"amount", amount_text(one.split.parts[i])}});
        list.push_back({{"partner", one.partner},
                        {"claim", one.claim},
                        {"own", amount_text(one.own)},
                        {"parts", std::move(parts)},
                        {"unassigned", amount_text(one.split.unassigned)}});
    }
    return list;
}

json of(const rulebook& book) {
    return {{"id", book.id},
            {"version", book.version},
            {"digest", book.digest},
            {"plugins", plugins_json(book)}};
}

} // namespace

nlohmann::ordered_json plugins_json(const rulebook& book) {
    json plugins = json::array();
    for (const auto& who : providers_of(book)) {
        json made{{"id", who.id}, {"version", who.version}};
        if (!who.sha256.empty())
            made["sha256"] = who.sha256;
        plugins.push_back(std::move(made));
    }
    return plugins;
}

json findings_json(const std::vector<finding>& findings, const rulebook& book) {
    json list = json::array();
    for (const auto& found : findings)
        list.push_back(of(found, book));
    return list;
}

nlohmann::ordered_json assessment_json(const agreement& project, const rulebook& book,
                                       const assessment& result) {
    json findings = findings_json(result.findings, book);
    json made{{"project", project.project},
              {"title", project.title},
              {"rulebook", of(book)},
              {"profile", result.profile.name},
              {"totals", of(result.totals, project.currency)}};
    made["planned_funding"] =
        result.planned ? of(funding_rows(result, *result.planned)) : json::array();
    made["funding"] = result.claimed ? of(funding_rows(result, *result.claimed)) : json::array();
    made["partners"] = partners_of(project, result);
    made["own_contributions"] = of(result.contributions);
    made["findings"] = std::move(findings);
    return made;
}

nlohmann::ordered_json explanations_json(const rulebook& book, const std::string& item,
                                         const assessment& result) {
    json list = json::array();
    for (const auto& record : result.explanations)
        list.push_back(of(record));
    json findings = json::array();
    for (const auto& found : result.findings)
        if (found.item == item)
            findings.push_back(of(found, book));
    return {{"item", item},
            {"rulebook", of(book)},
            {"rules", std::move(list)},
            {"findings", std::move(findings)}};
}

} // namespace cofin

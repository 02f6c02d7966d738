#include "report/statement_json.hpp"

#include <nlohmann/json.hpp>

namespace cofin {
namespace {

using json = nlohmann::ordered_json;

json of(const std::optional<money>& amount) {
    return amount ? json(amount_text(*amount)) : json(nullptr);
}

void add(json& to, const cost_standing& costs) {
    to["declared"] = amount_text(costs.declared);
    to["open"] = amount_text(costs.open);
    to["accepted"] = amount_text(costs.accepted);
    to["certified"] = amount_text(costs.certified);
    to["parked"] = amount_text(costs.parked);
    to["ineligible"] = amount_text(costs.ineligible);
}

json of(const fund_standing& fund) {
    return {{"fund", fund.fund},
            {"planned", of(fund.planned)},
            {"certified", amount_text(fund.certified)},
            {"paid", amount_text(fund.paid)},
            {"recovered", amount_text(fund.recovered)},
            {"set_off", amount_text(fund.set_off)},
            {"due", amount_text(fund.due)},
            {"advance", amount_text(fund.advance)},
            {"repayable", amount_text(fund.repayable)}};
}

json of(const deadline_note& note) {
    json cites = json::array();
    for (const auto& source : note.cites)
        cites.push_back({{"kind", citation_kind_names[static_cast<std::size_t>(source.kind())]},
                         {"text", source.text()},
                         {"unit", source.unit()}});
    return {{"rule", note.rule},
            {"title", note.title},
            {"outcome", to_string(note.said)},
            {"message", to_string(note.text)},
            {"cite", std::move(cites)}};
}

template <class Items, class Show>
json list_of(const Items& items, const Show& show) {
    json list = json::array();
    for (const auto& item : items)
        list.push_back(show(item));
    return list;
}

} // namespace

json statement_json(const statement& made) {
    const auto& figures = made.figures;
    json shown{{"project", made.project},
               {"title", made.title},
               {"currency", figures.costs.declared.currency().code()},
               {"rulebook", {{"name", made.rulebook}, {"digest", made.digest}}},
               {"as_of", {{"entry", made.entry}, {"booked_on", to_string(made.booked_on)}}},
               {"entries", made.entries},
               {"head", made.head}};
    json costs;
    add(costs, figures.costs);
    shown["costs"] = std::move(costs);
    shown["funds"] = list_of(figures.funds, [](const auto& fund) { return of(fund); });
    shown["partners"] = list_of(figures.partners, [](const partner_standing& partner) {
        json row{{"partner", partner.partner}};
        add(row, partner.costs);
        row["own"] = amount_text(partner.own);
        row["outlay"] = amount_text(partner.outlay);
        return row;
    });
    shown["headings"] = list_of(figures.headings, [](const heading_standing& heading) {
        json row{{"partner", heading.partner}, {"category", heading.category}};
        add(row, heading.costs);
        return row;
    });
    shown["budget"] = list_of(made.budget, [](const budget_use& use) {
        return json{{"partner", use.partner},
                    {"category", use.category},
                    {"planned", of(use.planned)},
                    {"used", amount_text(use.used)},
                    {"remaining", of(use.remaining())}};
    });
    shown["deadlines"] = list_of(made.deadlines, [](const auto& note) { return of(note); });
    return shown;
}

} // namespace cofin

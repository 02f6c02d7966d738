#include "report/statement_xlsx.hpp"

#include <utility>
#include <vector>

namespace cofin {
namespace {

sheet_cell words(std::string text) { return {std::move(text), {}, {}}; }

} // namespace

statement_workbook::statement_workbook()
    : statement_(made_.add_sheet("Statement",
                                 {"project", "title", "rulebook", "sha256 of rulebook",
                                  "after entry", "of entries", "booked on", "hash of the entry"})),
      costs_(
          made_.add_sheet("Costs", {"project", "partner", "category", "currency", "=declared",
                                    "=open", "=accepted", "=certified", "=parked", "=ineligible"})),
      funds_(made_.add_sheet("Funds",
                             {"project", "fund", "currency", "=planned", "=certified", "=paid",
                              "=recovered", "=set off", "=due", "=advance", "=repayable"})),
      partners_(made_.add_sheet("Partners", {"project", "partner", "currency", "=certified", "=own",
                                             "=laid out, not refunded"})),
      budget_(made_.add_sheet("Budget", {"project", "partner", "category", "currency", "=planned",
                                         "=used", "=remaining"})),
      deadlines_(
          made_.add_sheet("Deadlines", {"project", "rule", "outcome", "what", "title", "text"})) {}

void statement_workbook::add(const statement& made) {
    const auto& figures = made.figures;
    const auto code = words(std::string(figures.costs.declared.currency().code()));
    const auto project = words(made.project);
    statement_.add({project, words(made.title), words(made.rulebook), words(made.digest),
                    words(std::to_string(made.entry)), words(std::to_string(made.entries)),
                    words(made.entry > 0 ? to_string(made.booked_on) : std::string()),
                    words(made.head)});
    for (const auto& [partner, category, costs] : figures.headings)
        costs_.add({project, words(partner), words(category), code,
                    formula_of("=F{1}+G{1}+H{1}+I{1}+J{1}", costs.declared), amount_of(costs.open),
                    amount_of(costs.accepted), amount_of(costs.certified), amount_of(costs.parked),
                    amount_of(costs.ineligible)});
    for (const auto& fund : figures.funds)
        funds_.add({project, words(fund.fund), code, amount_of(fund.planned),
                    amount_of(fund.certified), amount_of(fund.paid), amount_of(fund.recovered),
                    amount_of(fund.set_off),
                    // paid - recovered = certified - due + advance + repayable
                    formula_of("=E{1}-F{1}+G{1}+J{1}+K{1}", fund.due), amount_of(fund.advance),
                    amount_of(fund.repayable)});
    for (const auto& partner : figures.partners)
        partners_.add({project, words(partner.partner), code, amount_of(partner.costs.certified),
                       amount_of(partner.own), amount_of(partner.outlay)});
    for (const auto& use : made.budget)
        budget_.add({project, words(use.partner), words(use.category), code, amount_of(use.planned),
                     amount_of(use.used),
                     use.planned ? formula_of("=E{1}-F{1}", *use.remaining()) : sheet_cell{}});
    for (const auto& note : made.deadlines) {
        std::string cites;
        for (const auto& source : note.cites)
            cites += (cites.empty() ? "" : "\n") + to_string(source);
        deadlines_.add({project, words(note.rule), words(std::string(to_string(note.said))),
                        words(to_string(note.text)), words(note.title), words(cites)});
    }
}

std::string statement_workbook::bytes() {
    for (auto* table : {&costs_, &funds_, &partners_, &budget_})
        table->add_sums("together");
    return made_.bytes();
}

} // namespace cofin

#include "report/statement_xlsx.hpp"

#include "report/rule_words.hpp"

#include <utility>
#include <vector>

namespace cofin {

statement_workbook::statement_workbook(const language& in)
    : in_(&in), made_(in),
      statement_(made_.add_sheet(in.words("Statement"),
                                 {in.words("project"), in.words("title"), in.words("rulebook"),
                                  in.words("sha256 of rulebook"), in.words("after entry"),
                                  in.words("of entries"), in.words("day of booking"),
                                  in.words("hash of the entry")})),
      costs_(made_.add_sheet(
          in.words("Costs"),
          {in.words("project"), in.words("partner"), in.words("category"), in.words("currency"),
           "=" + in.words("declared"), "=" + in.words("open"), "=" + in.words("accepted"),
           "=" + in.words("certified"), "=" + in.words("parked"), "=" + in.words("ineligible")})),
      funds_(made_.add_sheet(in.words("Funds"),
                             {in.words("project"), in.words("fund"), in.words("currency"),
                              "=" + in.words("planned"), "=" + in.words("certified"),
                              "=" + in.words("paid"), "=" + in.words("recovered"),
                              "=" + in.words("set off"), "=" + in.words("due"),
                              "=" + in.words("advance"), "=" + in.words("repayable")})),
      partners_(made_.add_sheet(in.words("Partners"),
                                {in.words("project"), in.words("partner"), in.words("currency"),
                                 "=" + in.words("certified"), "=" + in.words("own"),
                                 "=" + in.words("laid out, not refunded")})),
      budget_(made_.add_sheet(in.words("Budget"),
                              {in.words("project"), in.words("partner"), in.words("category"),
                               in.words("currency"), "=" + in.words("planned"),
                               "=" + in.words("used"), "=" + in.words("remaining")})),
      deadlines_(made_.add_sheet(in.words("Deadlines"),
                                 {in.words("project"), in.words("rule"), in.words("outcome"),
                                  in.words("reason"), in.words("title"), in.words("legal text")})) {
}

void statement_workbook::add(const statement& made) {
    const auto& figures = made.figures;
    const auto code = text_of(std::string(figures.costs.declared.currency().code()));
    const auto project = text_of(made.project);
    sheet_cell booked;
    if (made.entry > 0)
        booked.on = made.booked_on;
    statement_.add({project, text_of(made.title), text_of(made.rulebook), text_of(made.digest),
                    count_of(made.entry), count_of(made.entries), booked, text_of(made.head)});
    for (const auto& [partner, category, costs] : figures.headings)
        costs_.add({project, text_of(partner), text_of(category), code,
                    formula_of("=F{1}+G{1}+H{1}+I{1}+J{1}", costs.declared), amount_of(costs.open),
                    amount_of(costs.accepted), amount_of(costs.certified), amount_of(costs.parked),
                    amount_of(costs.ineligible)});
    for (const auto& fund : figures.funds)
        funds_.add({project, text_of(fund.fund), code, amount_of(fund.planned),
                    amount_of(fund.certified), amount_of(fund.paid), amount_of(fund.recovered),
                    amount_of(fund.set_off),
                    // paid - recovered = certified - due + advance + repayable
                    formula_of("=E{1}-F{1}+G{1}+J{1}+K{1}", fund.due), amount_of(fund.advance),
                    amount_of(fund.repayable)});
    for (const auto& partner : figures.partners)
        partners_.add({project, text_of(partner.partner), code, amount_of(partner.costs.certified),
                       amount_of(partner.own), amount_of(partner.outlay)});
    for (const auto& use : made.budget)
        budget_.add({project, text_of(use.partner), text_of(use.category), code,
                     amount_of(use.planned), amount_of(use.used),
                     use.planned ? formula_of("=E{1}-F{1}", *use.remaining()) : sheet_cell{}});
    for (const auto& note : made.deadlines) {
        std::string cites;
        for (const auto& source : note.cites)
            cites += (cites.empty() ? "" : "\n") + citation_text(*in_, source);
        deadlines_.add({project, text_of(note.rule), text_of(in_->words(to_string(note.said))),
                        text_of(in_->say(note.text)), text_of(in_->words(note.title)),
                        text_of(cites)});
    }
}

std::string statement_workbook::bytes() {
    for (auto* table : {&costs_, &funds_, &partners_, &budget_})
        table->add_sums(in_->words("together"));
    return made_.bytes();
}

} // namespace cofin

#include "report/table.hpp"

#include <cofin/report/statement_text.hpp>

#include <utility>

namespace cofin {
namespace {

std::string shown(const std::optional<money>& amount) {
    return amount ? amount_text(*amount) : "-";
}

std::vector<std::string> row_of(std::string name, const cost_standing& costs) {
    return {std::move(name),
            amount_text(costs.declared),
            amount_text(costs.open),
            amount_text(costs.accepted),
            amount_text(costs.certified),
            amount_text(costs.parked),
            amount_text(costs.ineligible)};
}

std::string cost_table(const standing& figures) {
    text_table table("lrrrrrr");
    table.add({"costs", "declared", "open", "accepted", "certified", "parked", "ineligible"});
    for (const auto& heading : figures.headings)
        table.add(row_of(heading.partner + " " + heading.category, heading.costs));
    for (const auto& partner : figures.partners)
        table.add(row_of(partner.partner, partner.costs));
    table.add(row_of("all", figures.costs));
    return table.text();
}

std::string fund_table(const standing& figures) {
    text_table table("lrrrrrrrr");
    table.add({"funds", "planned", "certified", "paid", "recovered", "set off", "due", "advance",
               "repayable"});
    for (const auto& fund : figures.funds)
        table.add({fund.fund, shown(fund.planned), amount_text(fund.certified),
                   amount_text(fund.paid), amount_text(fund.recovered), amount_text(fund.set_off),
                   amount_text(fund.due), amount_text(fund.advance), amount_text(fund.repayable)});
    return table.text();
}

std::string partner_table(const standing& figures) {
    text_table table("lrr");
    table.add({"partners", "own", "laid out, not refunded"});
    for (const auto& partner : figures.partners)
        table.add({partner.partner, amount_text(partner.own), amount_text(partner.outlay)});
    return table.text();
}

std::string budget_table(const std::vector<budget_use>& budget) {
    text_table table("lrrr");
    table.add({"budget", "planned", "used", "remaining"});
    for (const auto& use : budget)
        table.add({use.partner.empty() ? use.category : use.partner + " " + use.category,
                   shown(use.planned), amount_text(use.used), shown(use.remaining())});
    return table.text();
}

std::string deadline_lines(const std::vector<deadline_note>& notes) {
    std::string text = "deadlines and interest\n";
    for (const auto& note : notes) {
        for (const auto& line : wrapped(note.rule + " " + std::string(to_string(note.said)) + ": " +
                                            (note.text.empty() ? note.title : note.text),
                                        line_width - 2))
            text += "  " + line + "\n";
        for (const auto& source : note.cites)
            for (const auto& line : wrapped(to_string(source), line_width - 6))
                text += "      " + line + "\n";
    }
    return text;
}

} // namespace

std::string v0::statement_text(const statement& made) {
    const auto& figures = made.figures;
    std::string text = made.title + "\n" + made.project + "\nin " +
                       std::string(figures.costs.declared.currency().code()) + ", after entry " +
                       std::to_string(made.entry) + " of " + std::to_string(made.entries);
    if (made.entry > 0)
        text += ", booked on " + to_string(made.booked_on);
    text += "\nrulebook " + made.rulebook + ", sha256 " + made.digest.substr(0, 16) + "\n\n";
    text += cost_table(figures) + "\n" + fund_table(figures) + "\n" + partner_table(figures);
    if (!made.budget.empty())
        text += "\n" + budget_table(made.budget);
    if (!made.deadlines.empty())
        text += "\n" + deadline_lines(made.deadlines);
    return text;
}

} // namespace cofin

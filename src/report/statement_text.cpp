#include "report/plain_text.hpp"
#include "report/rule_words.hpp"
#include "report/table.hpp"

#include <cofin/report/statement_text.hpp>

#include <utility>

namespace cofin {
namespace {

std::string shown(const language& in, const std::optional<money>& amount) {
    return amount ? in.number(amount_text(*amount)) : "-";
}

std::vector<std::string> row_of(const language& in, std::string name, const cost_standing& costs) {
    return {std::move(name),
            in.number(amount_text(costs.declared)),
            in.number(amount_text(costs.open)),
            in.number(amount_text(costs.accepted)),
            in.number(amount_text(costs.certified)),
            in.number(amount_text(costs.parked)),
            in.number(amount_text(costs.ineligible))};
}

std::string cost_table(const language& in, const standing& figures) {
    text_table table("lrrrrrr");
    table.add({in.words("costs"), in.words("declared"), in.words("open"), in.words("accepted"),
               in.words("certified"), in.words("parked"), in.words("ineligible")});
    for (const auto& heading : figures.headings)
        table.add(row_of(in, heading.partner + " " + heading.category, heading.costs));
    for (const auto& partner : figures.partners)
        table.add(row_of(in, partner.partner, partner.costs));
    table.add(row_of(in, in.words("all"), figures.costs));
    return table.text();
}

std::string fund_table(const language& in, const standing& figures) {
    text_table table("lrrrrrrrr");
    table.add({in.words("funds"), in.words("planned"), in.words("certified"), in.words("paid"),
               in.words("recovered"), in.words("set off"), in.words("due"), in.words("advance"),
               in.words("repayable")});
    for (const auto& fund : figures.funds)
        table.add({fund.fund, shown(in, fund.planned), in.number(amount_text(fund.certified)),
                   in.number(amount_text(fund.paid)), in.number(amount_text(fund.recovered)),
                   in.number(amount_text(fund.set_off)), in.number(amount_text(fund.due)),
                   in.number(amount_text(fund.advance)), in.number(amount_text(fund.repayable))});
    return table.text();
}

std::string partner_table(const language& in, const standing& figures) {
    text_table table("lrr");
    table.add({in.words("partners"), in.words("own"), in.words("laid out, not refunded")});
    for (const auto& partner : figures.partners)
        table.add({partner.partner, in.number(amount_text(partner.own)),
                   in.number(amount_text(partner.outlay))});
    return table.text();
}

std::string budget_table(const language& in, const std::vector<budget_use>& budget) {
    text_table table("lrrr");
    table.add({in.words("budget"), in.words("planned"), in.words("used"), in.words("remaining")});
    for (const auto& use : budget)
        table.add({use.partner.empty() ? use.category : use.partner + " " + use.category,
                   shown(in, use.planned), in.number(amount_text(use.used)),
                   shown(in, use.remaining())});
    return table.text();
}

std::string deadline_lines(const language& in, const std::vector<deadline_note>& notes) {
    std::string text = in.words("deadlines and interest") + "\n";
    for (const auto& note : notes) {
        for (const auto& line :
             wrapped(note.rule + " " + in.words(to_string(note.said)) + ": " +
                         (note.text.empty() ? in.words(note.title) : in.say(note.text)),
                     line_width - 2))
            text += "  " + line + "\n";
        for (const auto& source : note.cites)
            for (const auto& line : wrapped(citation_text(in, source), line_width - 6))
                text += "      " + line + "\n";
    }
    return text;
}

} // namespace

std::string v0::statement_text(const statement& made, const language& in) {
    const auto& figures = made.figures;
    std::string state =
        in.say(phrase("in {}, after entry {} of {}", figures.costs.declared.currency().code(),
                      made.entry, made.entries));
    if (made.entry > 0)
        state += ", " + in.say(phrase("booked on {}", made.booked_on));
    std::string text =
        folded_line(plain_line(made.title)) + plain_line(made.project) + "\n" + folded_line(state) +
        folded_line(
            in.say(phrase("rulebook {}, sha256 {}", made.rulebook, made.digest.substr(0, 16)))) +
        "\n";
    text += cost_table(in, figures) + "\n" + fund_table(in, figures) + "\n" +
            partner_table(in, figures);
    if (!made.budget.empty())
        text += "\n" + budget_table(in, made.budget);
    if (!made.deadlines.empty())
        text += "\n" + deadline_lines(in, made.deadlines);
    return text;
}

} // namespace cofin

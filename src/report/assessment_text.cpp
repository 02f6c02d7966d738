#include "report/funding_rows.hpp"
#include "report/plain_text.hpp"
#include "report/providers.hpp"
#include "report/rule_words.hpp"
#include "report/table.hpp"

#include <cofin/report/assessment_text.hpp>

namespace cofin {
namespace {

std::string head(const language& in, const agreement& project, const rulebook& book) {
    return folded_line(plain_line(project.title)) + plain_line(project.project) + "\n" +
           folded_line(in.say(phrase("rulebook {} {}, sha256 {}", book.id, book.version,
                                     book.digest.substr(0, 16)))) +
           plugin_lines(in, book);
}

std::string totals_table(const language& in, const assessment& result) {
    const auto& totals = result.totals;
    const std::string unit(totals.declared.currency().code());
    text_table table("lrl");
    table.add({in.words("planned costs"), in.amount(totals.planned), unit});
    table.add({in.words("declared costs"), in.amount(totals.declared), unit});
    table.add({"  " + in.words("eligible"), in.amount(totals.eligible), unit});
    table.add({"  " + in.words("ineligible"), in.amount(totals.ineligible), unit});
    table.add({"  " + in.words("open"), in.amount(totals.open), unit});
    for (const auto& sum : totals.unconverted)
        table.add({in.words("not converted"), in.amount(sum), std::string(sum.currency().code())});
    return table.text();
}

std::string funding_table(const language& in, const assessment& result) {
    if (!result.plan)
        return "\n" +
               (result.terms.open.empty()
                    ? in.words("No rule says who pays.")
                    : in.words("Who pays is undetermined: see the findings.")) +
               "\n";
    text_table table("lrrll");
    table.add({in.words("who pays"), in.words("planned"), in.words("claimed"), in.words("rate"),
               in.words("by rule")});
    const auto planned =
        result.planned ? funding_rows(result, *result.planned) : std::vector<funding_row>();
    const auto claimed =
        result.claimed ? funding_rows(result, *result.claimed) : std::vector<funding_row>();
    const auto& rows = planned.empty() ? claimed : planned;
    const auto& split = planned.empty() ? result.claimed : result.planned;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const auto& row = rows[i];
        table.add({row.source,
                   planned.empty() ? in.words("undetermined") : in.amount(planned[i].amount),
                   claimed.empty() ? in.words("undetermined") : in.amount(claimed[i].amount),
                   rate_text(in, row, *split), row.rule});
    }
    std::string text = "\n" + table.text();
    for (const auto& row : rows) {
        if (row.rule.empty())
            continue;
        text += folded_line(rounding_text(in, row, result.terms));
        for (const auto& source : row.cites)
            for (const auto& line : wrapped(citation_text(in, source), line_width - 4))
                text += "    " + line + "\n";
    }
    return text;
}

/// All findings, or those on one item.
std::string findings_list(const language& in, const rulebook& book, const assessment& result,
                          const std::string& item = {}) {
    std::string text;
    for (const auto& found : result.findings) {
        if (!item.empty() && found.item != item)
            continue;
        std::string head = "  " + plain_line(found.item) + "  " +
                           coloured(in.words(to_string(found.said)), found.said) + "  " +
                           found.rule;
        if (!found.cut.is_zero())
            head += "  -" + in.amount(found.cut) + " " + std::string(found.cut.currency().code());
        if (const auto* plugin = judge_of(book, found.rule))
            head += "  (" + in.say(phrase("plugin {}", to_string(*plugin))) + ")";
        text += folded_line(head);
        if (const auto* rule = book.find(found.rule); rule != nullptr && in.code() != "en")
            for (const auto& line : wrapped(in.title_of(*rule), line_width - 6))
                text += "      " + line + "\n";
        for (const auto& line : wrapped(in.say(found.message), line_width - 6))
            text += "      " + line + "\n";
        for (const auto& source : found.cites)
            for (const auto& line : wrapped(citation_text(in, source), line_width - 8))
                text += "        " + line + "\n";
    }
    return text.empty() ? "\n" + in.words("No findings.") + "\n"
                        : "\n" + in.words("findings") + "\n" + text;
}

bool speaks(const explanation& record) {
    return record.said != outcome::not_applicable || !record.message.empty();
}

/// The profile, where it is not the rulebook's own.
std::string profile_line(const language& in, const assessment& result) {
    if (result.profile.name == profiles::own.name)
        return {};
    return in.say(phrase("rounding profile {}", result.profile.name)) + "\n";
}

/// What own contributions are made of; nothing where no partner says.
std::string contributions_list(const language& in, const assessment& result) {
    const auto number = [&](const money& amount) { return in.number(amount_text(amount)); };
    std::string text;
    for (const auto& one : result.contributions) {
        std::string parts;
        for (std::size_t i = 0; i < one.kinds.size(); ++i)
            parts += ", " + in.words(one.kinds[i]) + " " + number(one.split.parts[i]);
        if (!one.split.unassigned.is_zero())
            parts += ", " + in.words("nobody's") + " " + number(one.split.unassigned);
        const std::string owner =
            result.profile.of_which_has_owner
                ? " (" +
                      in.say(phrase("the rest goes to {}", in.words(one.kinds[one.split.owner]))) +
                      ")"
                : std::string();
        const std::string of = in.say(phrase("of the own {} of {} in claim {}:", number(one.own),
                                             one.partner, one.claim)) +
                               " ";
        for (const auto& line : wrapped(of + parts.substr(2) + owner, line_width))
            text += line + "\n";
    }
    return text;
}

bool objects(const explanation& record) {
    return record.said != outcome::not_applicable && record.said != outcome::eligible;
}

std::string explanation_text(const language& in, const rulebook& book, const explanation& record) {
    const auto* rule = book.find(record.rule);
    std::string text =
        folded_line(record.rule + "  " + coloured(in.words(to_string(record.said)), record.said) +
                    "  (" +
                    in.say(phrase("{}, step {}, layer {}", record.about,
                                  in.words(to_string(record.at)), record.layer)) +
                    ")") +
        folded_line("    " + (rule == nullptr ? record.title : in.title_of(*rule)), 0);
    const auto line = [&](const std::string& name, const std::string& value) {
        std::string start = "    " + name + ": ";
        for (const auto& part : wrapped(value, line_width - characters_in(start))) {
            text += start + part + "\n";
            start = "        ";
        }
    };
    for (const auto& source : record.cites)
        line(in.words("by"), citation_text(in, source));
    if (!record.anchor.empty())
        line(in.words("anchor"),
             record.anchor + " " +
                 (record.anchored_on ? in.date(*record.anchored_on) : in.words("(missing)")));
    if (record.row && (record.row->from || record.row->until))
        line(in.words("row"), span_text(in, *record.row));
    for (const auto& [name, value] : record.values)
        line(in.say(phrase("value {}", name)), in.say(value));
    // An empty list was read as well.
    for (const auto& [name, value] : record.read)
        line(in.say(phrase("fact {}", name)), value.empty() ? in.words("(none)") : in.say(value));
    for (const auto& exception : record.exceptions)
        line(in.words("exception"), in.say(exception));
    for (const auto& step : record.arithmetic)
        line(in.words("so"), in.say(step));
    if (!record.message.empty())
        line(in.words("therefore"), in.say(record.message));
    return text;
}

} // namespace

std::string v0::assessment_text(const agreement& project, const rulebook& book,
                                const assessment& result, const language& in) {
    return head(in, project, book) + profile_line(in, result) + "\n" + totals_table(in, result) +
           funding_table(in, result) + contributions_list(in, result) +
           findings_list(in, book, result);
}

std::string v0::explanations_text(const rulebook& book, const std::string& item,
                                  const assessment& result, const language& in) {
    std::string text = plain_line(item) + "\n" +
                       folded_line(in.say(phrase("rulebook {} {}, sha256 {}", book.id, book.version,
                                                 book.digest))) +
                       plugin_lines(in, book) + findings_list(in, book, result, item) + "\n" +
                       in.words("How each rule came to its verdict:") + "\n";
    // What objects stands before what passes: a reader looks for it.
    for (const bool objecting : {true, false})
        for (const auto& record : result.explanations)
            if (objects(record) == objecting && speaks(record))
                text += "\n" + explanation_text(in, book, record);
    std::string silent;
    for (const auto& record : result.explanations)
        if (!speaks(record))
            silent += (silent.empty() ? "" : ", ") + record.rule;
    if (!silent.empty()) {
        text += "\n" + in.words("rules that do not speak about it:") + "\n";
        for (const auto& line : wrapped(silent, line_width - 4))
            text += "    " + line + "\n";
    }
    return text;
}

} // namespace cofin

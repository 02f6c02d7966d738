#include "report/funding_rows.hpp"
#include "report/providers.hpp"
#include "report/table.hpp"

#include <cofin/report/assessment_text.hpp>

namespace cofin {
namespace {

std::string head(const agreement& project, const rulebook& book) {
    return project.title + "\n" + project.project + "\nrulebook " + book.id + " " + book.version +
           ", sha256 " + book.digest.substr(0, 16) + "\n" + plugin_lines(book);
}

std::string totals_table(const assessment& result) {
    const auto& totals = result.totals;
    const std::string unit(totals.declared.currency().code());
    text_table table("lrl");
    table.add({"planned costs", grouped(totals.planned), unit});
    table.add({"declared costs", grouped(totals.declared), unit});
    table.add({"  eligible", grouped(totals.eligible), unit});
    table.add({"  ineligible", grouped(totals.ineligible), unit});
    table.add({"  open", grouped(totals.open), unit});
    for (const auto& sum : totals.unconverted)
        table.add({"not converted", grouped(sum), std::string(sum.currency().code())});
    return table.text();
}

std::string rate_column(const funding_row& row, const funding_split& split) {
    if (row.rounding == "rest")
        return "the rest";
    if (row.capped)
        return row.rate + " up to " + grouped(*row.cap) + " = " +
               exact_share(row.amount, split.total);
    return row.of.empty() ? row.rate : row.rate + " of " + row.of;
}

std::string funding_table(const assessment& result) {
    if (!result.plan)
        return "\nWho pays is undetermined: see the findings.\n";
    text_table table("lrrll");
    table.add({"who pays", "planned", "claimed", "rate", "by rule"});
    const auto planned =
        result.planned ? funding_rows(result, *result.planned) : std::vector<funding_row>();
    const auto claimed =
        result.claimed ? funding_rows(result, *result.claimed) : std::vector<funding_row>();
    const auto& rows = planned.empty() ? claimed : planned;
    const auto& split = planned.empty() ? result.claimed : result.planned;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const auto& row = rows[i];
        table.add({row.source, planned.empty() ? "undetermined" : grouped(planned[i].amount),
                   claimed.empty() ? "undetermined" : grouped(claimed[i].amount),
                   rate_column(row, *split), row.rule});
    }
    std::string text = "\n" + table.text();
    for (const auto& row : rows) {
        if (row.rule.empty())
            continue;
        text += row.source + ": rounding " + row.rounding + " per " +
                std::string(split_level_names[static_cast<std::size_t>(result.terms.level)]) +
                " (" + row.rounding_basis + "), claims " +
                std::string(claim_mode_names[static_cast<std::size_t>(result.terms.mode)]) + "\n";
        for (const auto& source : row.cites)
            for (const auto& line : wrapped(to_string(source), line_width - 4))
                text += "    " + line + "\n";
    }
    return text;
}

/// All findings, or those on one item.
std::string findings_list(const rulebook& book, const assessment& result,
                          const std::string& item = {}) {
    std::string text;
    for (const auto& found : result.findings) {
        if (!item.empty() && found.item != item)
            continue;
        text += "  " + found.item + "  " + std::string(to_string(found.said)) + "  " + found.rule;
        if (!found.cut.is_zero())
            text += "  -" + grouped(found.cut) + " " + std::string(found.cut.currency().code());
        if (const auto* plugin = judge_of(book, found.rule))
            text += "  (plugin " + to_string(*plugin) + ")";
        text += "\n";
        for (const auto& line : wrapped(found.message, line_width - 6))
            text += "      " + line + "\n";
        for (const auto& source : found.cites)
            for (const auto& line : wrapped(to_string(source), line_width - 8))
                text += "        " + line + "\n";
    }
    return text.empty() ? "\nNo findings.\n" : "\nfindings\n" + text;
}

bool speaks(const explanation& record) {
    return record.said != outcome::not_applicable || !record.message.empty();
}

/// The profile, where it is not the rulebook's own.
std::string profile_line(const assessment& result) {
    if (result.profile.name == profiles::own.name)
        return {};
    return "rounding profile " + std::string(result.profile.name) + "\n";
}

/// What own contributions are made of; nothing where no partner says.
std::string contributions_list(const assessment& result) {
    std::string text;
    for (const auto& one : result.contributions) {
        std::string parts;
        for (std::size_t i = 0; i < one.kinds.size(); ++i)
            parts += ", " + one.kinds[i] + " " + amount_text(one.split.parts[i]);
        if (!one.split.unassigned.is_zero())
            parts += ", nobody's " + amount_text(one.split.unassigned);
        const std::string owner = result.profile.of_which_has_owner
                                      ? " (the rest goes to " + one.kinds[one.split.owner] + ")"
                                      : std::string();
        const std::string of = "of the own " + amount_text(one.own) + " of " + one.partner +
                               " in claim " + std::to_string(one.claim) + ": ";
        for (const auto& line : wrapped(of + parts.substr(2) + owner, line_width))
            text += line + "\n";
    }
    return text;
}

bool objects(const explanation& record) {
    return record.said != outcome::not_applicable && record.said != outcome::eligible;
}

std::string explanation_text(const explanation& record) {
    std::string text = record.rule + "  " + std::string(to_string(record.said)) + "  (" +
                       record.about + ", step " + std::string(to_string(record.at)) + ", layer " +
                       record.layer + ")\n    " + record.title + "\n";
    const auto line = [&](const std::string& name, const std::string& value) {
        std::string start = "    " + name + ": ";
        for (const auto& part : wrapped(value, line_width - start.size())) {
            text += start + part + "\n";
            start = "        ";
        }
    };
    for (const auto& source : record.cites)
        line("by", to_string(source));
    if (!record.anchor.empty())
        line("anchor", record.anchor + " " +
                           (record.anchored_on ? to_string(*record.anchored_on) : "(missing)"));
    if (record.row && (record.row->from || record.row->until))
        line("row", "from " + (record.row->from ? to_string(*record.row->from) : "ever") +
                        " until " +
                        (record.row->until ? to_string(*record.row->until) : "further notice"));
    for (const auto& [name, value] : record.values)
        line("value " + name, value);
    // An empty list was read as well.
    for (const auto& [name, value] : record.read)
        line("fact " + name, value.empty() ? "(none)" : value);
    for (const auto& exception : record.exceptions)
        line("exception", exception);
    for (const auto& step : record.arithmetic)
        line("so", step);
    if (!record.message.empty())
        line("therefore", record.message);
    return text;
}

} // namespace

std::string v0::assessment_text(const agreement& project, const rulebook& book,
                                const assessment& result) {
    return head(project, book) + profile_line(result) + "\n" + totals_table(result) +
           funding_table(result) + contributions_list(result) + findings_list(book, result);
}

std::string v0::explanations_text(const rulebook& book, const std::string& item,
                                  const assessment& result) {
    std::string text = item + "\nrulebook " + book.id + " " + book.version + ", sha256 " +
                       book.digest + "\n" + plugin_lines(book) + findings_list(book, result, item) +
                       "\nHow each rule came to its verdict:\n";
    // What objects stands before what passes: a reader looks for it.
    for (const bool objecting : {true, false})
        for (const auto& record : result.explanations)
            if (objects(record) == objecting && speaks(record))
                text += "\n" + explanation_text(record);
    std::string silent;
    for (const auto& record : result.explanations)
        if (!speaks(record))
            silent += (silent.empty() ? "" : ", ") + record.rule;
    if (!silent.empty()) {
        text += "\nrules that do not speak about it:\n";
        for (const auto& line : wrapped(silent, line_width - 4))
            text += "    " + line + "\n";
    }
    return text;
}

} // namespace cofin

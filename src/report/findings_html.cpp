#include "report/findings_html.hpp"

#include "report/html.hpp"
#include "report/phrase.hpp"
#include "report/providers.hpp"
#include "report/table.hpp"

#include <algorithm>
#include <unordered_map>
#include <vector>

namespace cofin {
namespace {

std::string list_of(const std::vector<citation>& cites) {
    std::string html = "<ul>";
    for (const auto& source : cites)
        html += "<li>" + html_escaped(to_string(source)) + "</li>";
    return html + "</ul>";
}

std::string day_or(const std::optional<day>& on, std::string_view otherwise) {
    return on ? to_string(*on) : std::string(otherwise);
}

/// The steps that `cofin explain` shows, but for what the finding says itself.
std::string steps_of(const explanation& record) {
    std::string html = "<dl class=\"why\">";
    const auto line = [&](std::string_view name, std::string_view value) {
        html += "<dt>" + html_escaped(name) + "</dt><dd>" + html_escaped(value) + "</dd>";
    };
    if (!record.anchor.empty())
        line("chosen by", record.anchor + " " + day_or(record.anchored_on, "(missing)"));
    if (record.row && (record.row->from || record.row->until))
        line("row", filled("from {1} until {2}", {day_or(record.row->from, "ever"),
                                                  day_or(record.row->until, "further notice")}));
    for (const auto& [name, value] : record.values)
        line(filled("value {1}", {name}), value);
    for (const auto& [name, value] : record.read)
        line(filled("fact {1}", {name}), value.empty() ? "(none)" : value);
    for (const auto& exception : record.exceptions)
        line("exception", exception);
    for (const auto& step : record.arithmetic)
        line("so", step);
    return html + "</dl>";
}

std::string key_of(const std::string& rule, const std::string& item) { return rule + '\n' + item; }

/// Writes the folds of one assessment.
class finding_writer {
public:
    finding_writer(const rulebook& book, const assessment& result,
                   std::span<const explanation> explained, std::size_t room)
        : book_(book), result_(result), room_(room), is_long_(result.findings.size() > 2000) {
        for (const auto& record : explained)
            if (record.said != outcome::not_applicable)
                records_[key_of(record.rule, record.about)] = &record;
    }

    std::string write() {
        std::vector<std::string> plain;
        std::size_t size = 0;
        for (const auto& found : result_.findings)
            size += plain.emplace_back(fold(found)).size();
        room_ -= std::min(room_, size);
        std::string folds;
        for (std::size_t i = 0; i < plain.size(); ++i)
            folds += plain[i] + explanation_of(result_.findings[i]) + "</div></details>\n";
        std::string html = "<h2>Findings</h2><p>" + summary() + "</p>";
        if (unexplained_ > 0)
            html += "<p>" +
                    html_escaped(filled("{1} of them are not explained here, to keep the page "
                                        "small: cofin explain does.",
                                        {std::to_string(unexplained_)})) +
                    "</p>";
        return html + folds + (is_long_ ? rules() : std::string());
    }

private:
    [[nodiscard]] std::string summary() const {
        const auto count = std::to_string(result_.findings.size());
        return html_escaped(
            is_long_
                ? filled("{1} in all. Each unfolds to its reason; the texts are listed by rule "
                         "below.",
                         {count})
                : filled("{1} in all. Each unfolds to its reason and to the text it rests on.",
                         {count}));
    }

    /// All but its end, before which the explanation goes.
    std::string fold(const finding& found) {
        const std::string said(to_string(found.said));
        const auto* const rule = book_.find(found.rule);
        std::string html = "<details><summary><span class=\"item\">" + html_escaped(found.item) +
                           "</span><span class=\"said " + said + "\">" + html_escaped(said) +
                           "</span><span class=\"rule\">" + html_escaped(found.rule) + "</span>";
        if (!found.cut.is_zero())
            html += "<span class=\"cut\" data-amount=\"" + amount_text(found.cut) + "\">" +
                    grouped(-found.cut) + " " + std::string(found.cut.currency().code()) +
                    "</span>";
        html += "</summary><div class=\"finding\"><p class=\"message\">" +
                html_escaped(to_string(found.message)) + "</p>";
        const bool is_listed = is_long_ && rule != nullptr && rule->cites == found.cites;
        if (!is_listed) {
            if (rule != nullptr)
                html += title_of(*rule);
            if (const auto* const plugin = judge_of(book_, found.rule))
                html += "<p>" + html_escaped(filled("judged by plugin {1}", {to_string(*plugin)})) +
                        "</p>";
            html += list_of(found.cites);
        }
        return html;
    }

    static std::string title_of(const rule& one) {
        return "<p>" + html_escaped(filled("{1} ({2})", {one.title_in("en"), one.layer})) + "</p>";
    }

    std::string explanation_of(const finding& found) {
        const auto known = records_.find(key_of(found.rule, found.item));
        if (known == records_.end())
            return {};
        std::string html = steps_of(*known->second);
        if (html.size() > room_) {
            ++unexplained_;
            return {};
        }
        room_ -= html.size();
        return html;
    }

    /// Every rule that found something, once, with its text.
    [[nodiscard]] std::string rules() const {
        std::string html = "<h2>Rules</h2>";
        for (const auto& one : book_.rules)
            if (std::ranges::find(result_.findings, one.id, &finding::rule) !=
                result_.findings.end())
                html +=
                    "<h3>" + html_escaped(one.id) + "</h3>" + title_of(one) + list_of(one.cites);
        return html;
    }

    const rulebook& book_;
    const assessment& result_;
    std::size_t room_;
    bool is_long_;
    std::size_t unexplained_ = 0;
    std::unordered_map<std::string, const explanation*> records_;
};

} // namespace

std::string findings_section(const rulebook& book, const assessment& result,
                             std::span<const explanation> explained, std::size_t room) {
    if (result.findings.empty())
        return "<h2>Findings</h2><p>None.</p>";
    return finding_writer(book, result, explained, room).write();
}

} // namespace cofin

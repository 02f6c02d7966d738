#include "report/findings_html.hpp"

#include "report/html.hpp"
#include "report/providers.hpp"
#include "report/rule_words.hpp"

#include <algorithm>
#include <unordered_map>
#include <vector>

namespace cofin {
namespace {

std::string list_of(const language& in, const std::vector<citation>& cites) {
    std::string html = "<ul>";
    for (const auto& source : cites)
        html += "<li>" + html_escaped(citation_text(in, source)) + "</li>";
    return html + "</ul>";
}

/// The steps that `cofin explain` shows, but for what the finding says itself.
std::string steps_of(const language& in, const explanation& record) {
    std::string html = "<dl class=\"why\">";
    const auto line = [&](const std::string& name, const std::string& value) {
        html += "<dt>" + html_escaped(name) + "</dt><dd>" + html_escaped(value) + "</dd>";
    };
    if (!record.anchor.empty())
        line(in.words("chosen by"),
             record.anchor + " " +
                 (record.anchored_on ? in.date(*record.anchored_on) : in.words("(missing)")));
    if (record.row && (record.row->from || record.row->until))
        line(in.words("row"), span_text(in, *record.row));
    for (const auto& [name, value] : record.values)
        line(in.say(phrase("value {}", name)), in.say(value));
    for (const auto& [name, value] : record.read)
        line(in.say(phrase("fact {}", name)), value.empty() ? in.words("(none)") : in.say(value));
    for (const auto& exception : record.exceptions)
        line(in.words("exception"), in.say(exception));
    for (const auto& step : record.arithmetic)
        line(in.words("so"), in.say(step));
    return html + "</dl>";
}

std::string key_of(const std::string& rule, const std::string& item) { return rule + '\n' + item; }

/// Writes the folds of one assessment.
class finding_writer {
public:
    finding_writer(const language& in, const rulebook& book, const assessment& result,
                   std::span<const explanation> explained, std::size_t room)
        : in_(in), book_(book), result_(result), room_(room),
          is_long_(result.findings.size() > 2000) {
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
        std::string html = "<h2>" + html_escaped(in_.words("Findings")) + "</h2>" + summary();
        if (unexplained_ > 0)
            html += paragraph(
                plural_phrase("{} of them is not explained here, to keep the page small: cofin "
                              "explain does.",
                              "{} of them are not explained here, to keep the page small: cofin "
                              "explain does.")(static_cast<int64_t>(unexplained_)));
        return html + folds + (is_long_ ? rules() : std::string());
    }

private:
    [[nodiscard]] std::string paragraph(const phrase& said) const {
        return "<p>" + html_escaped(in_.say(said)) + "</p>";
    }

    [[nodiscard]] std::string summary() const {
        const auto count = static_cast<int64_t>(result_.findings.size());
        if (is_long_)
            return paragraph(plural_phrase(
                "{} in all. Each unfolds to its reason; the texts are listed by rule below.",
                "{} in all. Each unfolds to its reason; the texts are listed by rule below.")(
                count));
        return paragraph(plural_phrase(
            "{} in all. It unfolds to its reason and to the text it rests on.",
            "{} in all. Each unfolds to its reason and to the text it rests on.")(count));
    }

    /// All but its end, before which the explanation goes.
    std::string fold(const finding& found) {
        const std::string said(to_string(found.said));
        const auto* const rule = book_.find(found.rule);
        std::string html = "<details><summary><span class=\"item\">" + html_escaped(found.item) +
                           "</span><span class=\"said " + said + "\">" +
                           html_escaped(in_.words(said)) + "</span><span class=\"rule\">" +
                           html_escaped(found.rule) + "</span>";
        if (!found.cut.is_zero())
            html += "<span class=\"cut\" data-amount=\"" + amount_text(found.cut) + "\">" +
                    in_.amount(-found.cut) + " " + std::string(found.cut.currency().code()) +
                    "</span>";
        html += "</summary><div class=\"finding\"><p class=\"message\">" +
                html_escaped(in_.say(found.message)) + "</p>";
        const bool is_listed = is_long_ && rule != nullptr && rule->cites == found.cites;
        if (!is_listed) {
            if (rule != nullptr)
                html += title_of(*rule);
            if (const auto* const plugin = judge_of(book_, found.rule))
                html += paragraph(phrase("judged by plugin {}", to_string(*plugin)));
            html += list_of(in_, found.cites);
        }
        return html;
    }

    [[nodiscard]] std::string title_of(const rule& one) const {
        return "<p>" + html_escaped(in_.title_of(one) + " (" + one.layer + ")") + "</p>";
    }

    std::string explanation_of(const finding& found) {
        const auto known = records_.find(key_of(found.rule, found.item));
        if (known == records_.end())
            return {};
        std::string html = steps_of(in_, *known->second);
        if (html.size() > room_) {
            ++unexplained_;
            return {};
        }
        room_ -= html.size();
        return html;
    }

    /// Every rule that found something, once, with its text.
    [[nodiscard]] std::string rules() const {
        std::string html = "<h2>" + html_escaped(in_.words("Rules")) + "</h2>";
        for (const auto& one : book_.rules)
            if (std::ranges::find(result_.findings, one.id, &finding::rule) !=
                result_.findings.end())
                html += "<h3>" + html_escaped(one.id) + "</h3>" + title_of(one) +
                        list_of(in_, one.cites);
        return html;
    }

    const language& in_;
    const rulebook& book_;
    const assessment& result_;
    std::size_t room_;
    bool is_long_;
    std::size_t unexplained_ = 0;
    std::unordered_map<std::string, const explanation*> records_;
};

} // namespace

std::string findings_section(const language& in, const rulebook& book, const assessment& result,
                             std::span<const explanation> explained, std::size_t room) {
    if (result.findings.empty())
        return "<h2>" + html_escaped(in.words("Findings")) + "</h2><p>" +
               html_escaped(in.words("None.")) + "</p>";
    return finding_writer(in, book, result, explained, room).write();
}

} // namespace cofin

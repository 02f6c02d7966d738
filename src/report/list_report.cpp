#include "report/list_report.hpp"

#include <algorithm>

namespace cofin {
namespace {

/// What each of the named sources pays; one that the project does not have pays nothing.
std::vector<money> amounts_of(const assessment& result, const std::vector<std::string>& names) {
    std::vector<money> amounts;
    if (!result.claimed || !result.plan)
        return amounts;
    const auto& sources = result.plan->sources();
    for (const auto& name : names) {
        const auto at = std::ranges::find(sources, name, &funding_source::name);
        if (at != sources.end())
            amounts.push_back(result.claimed->paid[static_cast<std::size_t>(at - sources.begin())]);
        else
            amounts.push_back(name == result.plan->residual()
                                  ? result.claimed->residual
                                  : money(result.totals.eligible.currency()));
    }
    return amounts;
}

} // namespace

void list_report::add(const agreement& project, const assessment& result) {
    if (sources_.empty() && result.plan) {
        for (const auto& source : result.plan->sources())
            sources_.push_back(source.name);
        sources_.push_back(result.plan->residual());
    }
    const auto counts = [](const cost_state& state) {
        return state.declared && !state.open && !state.left.is_zero();
    };
    const auto eligible = static_cast<std::size_t>(std::ranges::count_if(result.costs, counts));
    lines_.push_back({project.project, result.costs.size(), eligible, result.totals.eligible,
                      amounts_of(result, sources_)});
}

void list_report::print(std::string& text, const line& of) const {
    text += of.project + "," + std::to_string(of.lines) + "," + std::to_string(of.eligible_lines) +
            "," + amount_text(of.eligible);
    for (std::size_t i = 0; i < sources_.size(); ++i)
        text += "," + (of.paid.empty() ? std::string() : amount_text(of.paid[i]));
    text += '\n';
}

std::string list_report::text() const {
    std::string text = "project_id,lines,eligible_lines,eligible";
    for (const auto& source : sources_)
        text += "," + source;
    text += '\n';
    if (lines_.empty())
        return text;
    const money nothing(lines_.front().eligible.currency());
    line total{"TOTAL", 0, 0, nothing, std::vector<money>(sources_.size(), nothing)};
    for (const auto& one : lines_) {
        print(text, one);
        total.lines += one.lines;
        total.eligible_lines += one.eligible_lines;
        total.eligible += one.eligible;
        for (std::size_t i = 0; i < one.paid.size(); ++i)
            total.paid[i] += one.paid[i];
    }
    print(text, total);
    return text;
}

} // namespace cofin

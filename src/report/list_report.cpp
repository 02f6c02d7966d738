#include "report/list_report.hpp"

#include <algorithm>

namespace cofin {
namespace {

/// The column of that name, a new one if there is none.
std::size_t column_of(std::vector<std::string>& columns, const std::string& name) {
    const auto known = std::ranges::find(columns, name);
    if (known == columns.end()) {
        columns.push_back(name);
        return columns.size() - 1;
    }
    return static_cast<std::size_t>(known - columns.begin());
}

} // namespace

void list_report::add(const agreement& project, const assessment& result) {
    const auto counts = [](const cost_state& state) {
        return state.declared && !state.open && !state.left.is_zero();
    };
    const auto eligible = static_cast<std::size_t>(std::ranges::count_if(result.costs, counts));
    const bool funded = result.claimed && result.plan;
    line made{project.project, result.costs.size(), eligible, result.totals.eligible, funded, {}};
    if (funded) {
        const auto& sources = result.plan->sources();
        for (std::size_t s = 0; s < sources.size(); ++s)
            made.paid.push_back(
                {false, column_of(sources_, sources[s].name), result.claimed->paid[s]});
        made.paid.push_back(
            {true, column_of(owners_, result.plan->residual()), result.claimed->residual});
    }
    lines_.push_back(std::move(made));
}

void list_report::print(std::string& text, const line& of) const {
    std::vector<money> amounts(sources_.size() + owners_.size(), money(of.eligible.currency()));
    for (const auto& one : of.paid)
        amounts[one.column + (one.is_rest ? sources_.size() : 0)] += one.amount;
    text += of.project + "," + std::to_string(of.lines) + "," + std::to_string(of.eligible_lines) +
            "," + amount_text(of.eligible);
    for (const auto& amount : amounts)
        text += "," + (of.funded ? amount_text(amount) : std::string());
    text += '\n';
}

list_report::line list_report::total() const {
    line sum{"TOTAL", 0, 0, money(lines_.front().eligible.currency()), true, {}};
    for (const auto& one : lines_) {
        sum.lines += one.lines;
        sum.eligible_lines += one.eligible_lines;
        sum.eligible += one.eligible;
        sum.paid.insert(sum.paid.end(), one.paid.begin(), one.paid.end());
    }
    return sum;
}

std::string list_report::text() const {
    std::string text = "project_id,lines,eligible_lines,eligible";
    for (const auto* names : {&sources_, &owners_})
        for (const auto& name : *names)
            text += "," + name;
    text += '\n';
    for (const auto& one : lines_)
        print(text, one);
    if (!lines_.empty())
        print(text, total());
    return text;
}

} // namespace cofin

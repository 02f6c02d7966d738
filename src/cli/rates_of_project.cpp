#include "cli/rates_of_project.hpp"

#include "report/plain_text.hpp"
#include "report/table.hpp"

#include <cofin/project/project_folder.hpp>
#include <cofin/rules/kinds/fx.hpp>

#include <algorithm>
#include <tuple>

namespace cofin::cli {
namespace {

/// A rule that says which month counts.
struct rate_policy {
    std::string rule;
    std::string month_of;
};

std::vector<rate_policy> policies_of(const rulebook& book) {
    std::vector<rate_policy> made;
    for (const auto& rule : book.rules)
        if (rule.kind->name == kinds::fx.name)
            for (const auto& row : rule.rows) {
                const auto* date = row.find<std::string>("month_of");
                made.push_back({rule.id, date == nullptr ? std::string() : *date});
            }
    return made;
}

/// A rate that costs of a project are converted at, or lack.
struct used_rate {
    currency from;
    cofin::month of;
    const exchange_rate* rate; ///< null: there is none
    std::size_t costs = 0;
};

/// Costs in another currency, by the rate that the assessment took for them. Those whose month nobody knows are counted apart.
class rates_in_use {
public:
    rates_in_use(const project_folder& project, const assessment& result, const rate_filter& filter)
        : filter_(filter) {
        for (std::size_t i = 0; i < result.costs.size(); ++i) {
            const auto& state = result.costs[i];
            const currency from = project.declared.costs[i].amount.currency();
            if (state.rate != nullptr)
                add({from, state.rate->of(), state.rate});
            else if (from != project.agreed.currency)
                ++undated_;
        }
        for (const auto& one : result.missing_rates) {
            add({one.from, one.of, nullptr});
            --undated_;
        }
        std::ranges::sort(all_, {}, [](const auto& one) {
            return std::tuple(to_string(one.of), one.from.code());
        });
    }
    [[nodiscard]] const std::vector<used_rate>& all() const { return all_; }
    [[nodiscard]] std::size_t undated() const { return undated_; }
    [[nodiscard]] bool is_complete() const {
        return undated_ == 0 &&
               std::ranges::all_of(all_, [](const auto& one) { return one.rate != nullptr; });
    }

private:
    void add(const used_rate& one) {
        if (!filter_.takes(one.from, one.of))
            return;
        auto known = std::ranges::find_if(
            all_, [&](const auto& other) { return other.from == one.from && other.of == one.of; });
        if (known == all_.end())
            known = all_.insert(known, one);
        ++known->costs;
    }

    rate_filter filter_;
    std::vector<used_rate> all_;
    std::size_t undated_ = 0;
};

std::string used_text(const language& in, const rates_in_use& used) {
    if (used.all().empty())
        return "\n" + in.say(phrase("No cost is converted.")) + "\n";
    text_table table("llprll");
    table.add({in.say(phrase("month")), in.say(phrase("currency")), in.say(phrase("units per EUR")),
               in.say(phrase("costs")), in.say(phrase("basis")), in.say(phrase("source"))});
    for (const auto& one : used.all()) {
        const bool is_there = one.rate != nullptr;
        table.add({to_string(one.of), std::string(one.from.code()),
                   is_there ? in.number(to_string(one.rate->units())) : in.say(phrase("none")),
                   in.number(std::to_string(one.costs)),
                   is_there ? said_of(in, one.rate->basis()) : "",
                   is_there ? one.rate->source() : ""});
    }
    return "\n" + table.text();
}

std::string policies_text(const language& in, const std::vector<rate_policy>& policies) {
    std::string text;
    for (const auto& one : policies)
        text +=
            in.say(one.month_of.empty()
                       ? phrase("by rule {} the month of a date that project.toml names", one.rule)
                       : phrase("by rule {} the month of {}", one.rule, one.month_of)) +
            "\n";
    return text.empty() ? in.say(phrase("no rule says which month counts")) + "\n" : text;
}

json used_json(const rates_in_use& used) {
    json rows = json::array();
    for (const auto& one : used.all()) {
        json row = one.rate == nullptr ? json{{"month", to_string(one.of)},
                                              {"currency", one.from.code()},
                                              {"units_per_eur", nullptr}}
                                       : rate_json(*one.rate);
        row["costs"] = one.costs;
        rows.push_back(std::move(row));
    }
    return rows;
}

} // namespace

command_output show_project(const rates_options& given, const language& in,
                            const rulebook_supply& supply) {
    const auto filter = filter_of(given);
    if (!given.out.empty())
        throw parse_error({"--out"}, wording("it with a project folder"),
                          wording("a published table"));
    const auto project = read_project(request(given.project, given.project.path, supply));
    const auto result = assess_project(project);
    const rates_in_use used(project, result, filter);
    const auto policies = policies_of(project.book);
    std::vector<exchange_rate> rates;
    for (const auto& one : project.declared.rates)
        if (filter.takes(one.from(), one.of()))
            rates.push_back(one);
    const auto converted = conversion_of(given, rates);
    command_output output;
    output.exit_code = used.is_complete() ? exit_clean : exit_findings;
    if (!given.json) {
        output.text.append(plain_line(project.agreed.title) + "\n" + policies_text(in, policies) +
                           used_text(in, used));
        if (used.undated() > 0)
            output.text.append(
                "\n" +
                in.say(plural_phrase("{} cost has no date that a rule takes the month of",
                                     "{} costs have no date that a rule takes the month of")(
                    static_cast<int64_t>(used.undated()))) +
                "\n");
        if (converted)
            output.text.append(conversion_text(in, *converted));
        return output;
    }
    json shown{{"project", project.agreed.project}};
    shown["policies"] = json::array();
    for (const auto& one : policies)
        shown["policies"].push_back(
            {{"rule", one.rule}, {"month_of", one.month_of.empty() ? json() : json(one.month_of)}});
    shown["rates"] = used_json(used);
    shown["costs_without_month"] = used.undated();
    if (converted)
        shown["conversion"] = conversion_json(*converted);
    output.text.append(to_text(shown));
    return output;
}

} // namespace cofin::cli

#include "cli/rates.hpp"

#include "cli/json.hpp"
#include "cli/manual.hpp"
#include "cli/project_options.hpp"
#include "project/published_rates.hpp"
#include "report/table.hpp"

#include <cofin/project/project_folder.hpp>
#include <cofin/rules/kinds/fx.hpp>
#include <cofin/spelling.hpp>

#include <CLI/CLI.hpp>

#include <algorithm>
#include <filesystem>
#include <memory>
#include <optional>
#include <tuple>

namespace cofin::cli {
namespace {

struct rates_options {
    project_options project;
    std::string from;
    std::string month;
    std::string day;
    std::string amount;
    std::string out;
    bool replace = false;
    bool json = false;
};

/// What the options leave of a table.
struct rate_filter {
    std::optional<currency> from;
    std::optional<cofin::month> of;

    [[nodiscard]] bool takes(currency code, cofin::month at) const {
        return (!from || *from == code) && (!of || *of == at);
    }
};

rate_filter filter_of(const rates_options& given) {
    rate_filter made;
    if (!given.from.empty())
        made.from =
            read_option("--from", given.from, [](auto text) { return currency::parse(text); });
    if (!given.month.empty() && !given.day.empty())
        throw parse_error({"cofin rates"}, wording("--month together with --day"),
                          wording("one of them"));
    if (!given.month.empty())
        made.of = read_option("--month", given.month, parse_month);
    if (!given.day.empty())
        made.of = month_of(read_option("--day", given.day, parse_day));
    return made;
}

std::string_view word_of(rate_basis basis) {
    return basis == rate_basis::published ? "published" : "derived";
}

json rate_json(const exchange_rate& rate) {
    return {{"month", to_string(rate.of())},
            {"currency", rate.from().code()},
            {"units_per_eur", to_string(rate.units())},
            {"basis", word_of(rate.basis())},
            {"source", rate.source()}};
}

json gap_json(const rate_gap& gap) {
    return {
        {"month", to_string(gap.of)}, {"currency", gap.from.code()}, {"why", to_string(gap.why)}};
}

/// An amount at the one rate that is left; throws `parse_error` where there is none or there are several.
struct conversion_shown {
    money amount;
    money converted;
    exchange_rate rate;
};

std::optional<conversion_shown> conversion_of(const rates_options& given,
                                              const std::vector<exchange_rate>& rates) {
    if (given.amount.empty())
        return std::nullopt;
    const auto amount =
        read_option("--amount", given.amount, [](auto text) { return money::parse(text); });
    std::vector<exchange_rate> usable;
    std::ranges::copy_if(rates, std::back_inserter(usable),
                         [&](const auto& one) { return one.from() == amount.currency(); });
    if (usable.size() != 1)
        throw parse_error({"--amount"},
                          counting("{} rate of {}", "{} rates of {}", usable.size(),
                                   std::string(amount.currency().code())),
                          wording("one: --month or --day of a month that has one"));
    return conversion_shown{amount, usable.front().convert(amount), usable.front()};
}

std::string conversion_text(const language& in, const conversion_shown& shown) {
    return "\n" +
           in.say(phrase("{} / {} = {}, half up to the cent, at the rate of {}", shown.amount,
                         shown.rate.units(), shown.converted, to_string(shown.rate.of()))) +
           "\n";
}

json conversion_json(const conversion_shown& shown) {
    return {{"amount", to_string(shown.amount)},
            {"month", to_string(shown.rate.of())},
            {"converted", to_string(shown.converted)}};
}

std::string gaps_text(const language& in, const std::vector<rate_gap>& gaps) {
    if (gaps.empty())
        return {};
    text_table table("lll");
    for (const auto& gap : gaps)
        table.add({to_string(gap.of), std::string(gap.from.code()), in.say(gap.why)});
    return "\n" + in.say(phrase("no rate")) + "\n" + table.text(2);
}

/// What stands above a published table: what it is, and how months follow from days.
std::string publication_text(const language& in, const std::string& file,
                             const published_rates& table) {
    std::string text = in.say(phrase("{}: {}", file, name_of(table.form)));
    if (table.first_day)
        text += ", " + in.say(phrase("daily, {} to {}", *table.first_day, *table.last_day)) + "\n" +
                in.say(phrase("derived: InforEuro takes for a month the rate of the last quotation "
                              "day but one of the month before"));
    text += "\n";
    if (!table.left_out.empty()) {
        std::string codes;
        for (const auto& code : table.left_out)
            codes += (codes.empty() ? "" : ", ") + code;
        for (const auto& line :
             wrapped(in.say(phrase("left out, no currencies of ISO 4217 today: {}", codes)),
                     line_width))
            text += line + "\n";
    }
    return text;
}

/// `published` or `derived`, for people.
std::string said_of(const language& in, rate_basis basis) {
    return in.say(basis == rate_basis::published ? phrase("published") : phrase("derived"));
}

std::string rates_table(const language& in, const std::vector<exchange_rate>& rates) {
    text_table table("llpll");
    table.add({in.say(phrase("month")), in.say(phrase("currency")), in.say(phrase("units per EUR")),
               in.say(phrase("basis")), in.say(phrase("source"))});
    for (const auto& one : rates)
        table.add({to_string(one.of()), std::string(one.from().code()),
                   in.number(to_string(one.units())), said_of(in, one.basis()), one.source()});
    return "\n" + table.text();
}

void require_free(const rates_options& given) {
    if (!given.out.empty() && !given.replace && std::filesystem::exists(given.out))
        throw parse_error({"--out"}, wording("{}, which exists", in_quotes(given.out)),
                          wording("a new name, or --replace"));
}

command_output show_table(const rates_options& given, const language& in) {
    const auto filter = filter_of(given);
    require_free(given);
    auto table = read_published_rates(given.project.path, filter.of);
    std::erase_if(table.months,
                  [&](const auto& one) { return !filter.takes(one.from(), one.of()); });
    std::erase_if(table.gaps, [&](const auto& one) { return !filter.takes(one.from, one.of); });
    if (table.months.empty() && table.gaps.empty())
        throw parse_error({given.project.path}, wording("no rate that these options leave"),
                          wording("a month and a currency of the table"));
    const auto converted = conversion_of(given, table.months);
    command_output output;
    output.exit_code = table.gaps.empty() ? exit_clean : exit_findings;
    if (!given.out.empty())
        output.files.push_back({given.out, rate_list_text(table.months)});
    if (!given.json) {
        output.text.append(publication_text(in, given.project.path, table) +
                           rates_table(in, table.months) + gaps_text(in, table.gaps) +
                           (converted ? conversion_text(in, *converted) : ""));
        if (!given.out.empty())
            output.text.append("\n" + in.say(phrase("wrote {}", given.out)) + "\n");
        return output;
    }
    json shown{{"file", given.project.path}, {"publication", name_of(table.form)}};
    shown["rates"] = json::array();
    for (const auto& one : table.months)
        shown["rates"].push_back(rate_json(one));
    shown["gaps"] = json::array();
    for (const auto& one : table.gaps)
        shown["gaps"].push_back(gap_json(one));
    shown["left_out"] = table.left_out;
    if (converted)
        shown["conversion"] = conversion_json(*converted);
    output.text.append(to_text(shown));
    return output;
}

// --- of a project ---

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
        output.text.append(project.agreed.title + "\n" + policies_text(in, policies) +
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

command_output show_rates(const rates_options& given, const language& in,
                          const rulebook_supply& supply) {
    if (given.project.path.empty())
        throw parse_error({"PATH"}, wording("nothing"),
                          wording("a table of rates, or a project folder"));
    return std::filesystem::is_directory(given.project.path) ? show_project(given, in, supply)
                                                             : show_table(given, in);
}

} // namespace

void add_rates(CLI::App& app, command& chosen) {
    const auto given = std::make_shared<rates_options>();
    auto* sub = app.add_subcommand(
        "rates", "Exchange rates by month: those of a published table, or those that the costs of "
                 "a project need.");
    add_project_options(
        *sub, given->project,
        to_translate("A project folder, its rates.csv, a table of the European Central Bank "
                     "(CSV), or of InforEuro (JSON)."));
    sub->add_option("--from", given->from, "Only this currency.")->type_name("CODE");
    sub->add_option("--month", given->month,
                    "Only this month, such as 2018-11; that of a table which names none.")
        ->type_name("MONTH");
    sub->add_option("--day", given->day, "Only the month of this day.")->type_name("DATE");
    sub->add_option("--amount", given->amount,
                    "Convert this amount, such as \"1300.00 CZK\", at the one rate that is left.")
        ->type_name("AMOUNT");
    sub->add_option("--out", given->out, "Write the table as rates.csv of a project to this file.")
        ->type_name("FILE");
    sub->add_flag("--replace", given->replace, "Write over a file that exists.");
    sub->add_flag("--json", given->json, "Print JSON (docs/schema/rates.schema.json).");
    add_notes(
        *sub,
        {{{to_translate("What the costs of a project are converted at:"),
           "cofin rates examples/urady-bez-hranic"},
          {to_translate("Of the reference rates of the ECB, what InforEuro takes of them:"),
           "cofin rates eurofxref-hist.csv --from CZK --month 2018-11 --amount \"1300.00 CZK\""},
          {to_translate("All of it, as a project has it:"),
           "cofin rates eurofxref-hist.csv --out rates.csv"}},
         {{0, to_translate("no rate is missing")},
          {1, to_translate("a month between others has none, or a cost has none")},
          {2, bad_input_when},
          {3, output_failed_when}}});
    sub->callback([&chosen, given] {
        chosen = [given](const language& in) {
            return with_plugins(given->project.plugins, in,
                                [&](const auto& supply) { return show_rates(*given, in, supply); });
        };
    });
}

} // namespace cofin::cli

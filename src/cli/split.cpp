#include "cli/split.hpp"

#include "cli/manual.hpp"
#include "cli/split_file.hpp"
#include "cli/split_report.hpp"
#include "cli/split_request.hpp"

#include <cofin/grant/funding.hpp>
#include <cofin/money/split.hpp>

#include <CLI/CLI.hpp>

#include <memory>

namespace cofin::cli {
namespace {

constexpr const char* description = to_translate(
    "Who gets which part of an amount: by rates and who takes the rest, or by weights.");

command_notes split_notes() {
    return {
        {{to_translate("One source; the rest is the applicant's own:"),
          "cofin split 23725.48 --source ERDF=85% --residual own"},
         {to_translate("A cap lowers its source, and what depends on it follows:"),
          "cofin split 39894.30 --source ERDF=85% --source \"SB=5/85 of ERDF\" --cap ERDF=20000.00 "
          "--residual own"},
         {to_translate("Two partners, each cut for itself; SB pays the Polish one only:"),
          "cofin split --part pl=12325.48 --part cz=11400.00 --source ERDF=85% --source \"SB=5/85 "
          "of ERDF for pl\" --residual own"},
         {to_translate("Items cut one by one:"),
          "cofin split --part pl=100.03 --part pl=200.03 --level item "
          "--source ERDF=85% --residual own"},
         {to_translate("A cap over several partners divides as the call says:"),
          "cofin split --part pl=20000.00 --part cz=10000.00 --source ERDF=85% --cap ERDF=20000.00 "
          "--divide-cap proportional --residual own"},
         {to_translate("Successive claims without drift, each the split of all so far minus what "
                       "came before:"),
          "cofin split --claim 100.03 --claim 200.03 --claims cumulative --source ERDF=85% "
          "--residual own"},
         {to_translate("Shares by weight, leftover cents to the largest remainders:"),
          "cofin split 100.00 --weights 1,1,1"},
         {to_translate(
              "A file with columns amount, rate and perhaps rounding, which gets grant and own:"),
          "cofin split --from grants.csv"}},
        {{0, to_translate("it was split")}, {2, bad_input_when}, {3, output_failed_when}}};
}

command_output split_by_weights(const CLI::App& app, const split_options& given,
                                const language& in) {
    require_without(app, "--weights",
                    {"--source", "--cap", "--residual", "--rounding", "--part", "--claim",
                     "--claims", "--level", "--divide-cap"});
    const auto asked = read_weights(given);
    const auto parts = split(asked.amount, asked.weights);
    return {given.json ? to_text(as_json(asked, parts)) : as_text(in, asked, parts)};
}

command_output split_by_sources(const split_options& given, const language& in) {
    const auto asked = read_funding(given);
    const funding plan(asked.sources, asked.residual, asked.division);
    const auto splits = split_claims(plan, asked.claims, asked.mode);
    if (!splits)
        throw parse_error({"--cap"}, wording("a cap that binds over several parts"),
                          wording("--divide-cap proportional or in_order, as the call says"));
    return {given.json ? to_text(as_json(asked, *splits)) : as_text(in, asked, *splits)};
}

command_output split_rows(const CLI::App& app, const split_options& given) {
    require_without(app, "--from",
                    {"AMOUNT", "--weights", "--source", "--cap", "--residual", "--part", "--claim",
                     "--claims", "--level", "--divide-cap", "--json"});
    for (const auto& how : given.roundings)
        read_option("--rounding", how, parse_rounding);
    return split_file(*given.from, read_currency(given).value, read_rounding(given).value);
}

command_output run_split(const CLI::App& app, const split_options& given, const language& in) {
    if (given.from)
        return split_rows(app, given);
    if (given.weights)
        return split_by_weights(app, given, in);
    return split_by_sources(given, in);
}

void add_options(CLI::App& app, split_options& given) {
    const auto add = [&](const char* name, auto& value, const char* form, const char* text) {
        return app.add_option(name, value, text)->type_name(form)->allow_extra_args(false);
    };
    add("AMOUNT", given.amount, "",
        to_translate("what is split: digits, a decimal point, no separators"));
    add("--source", given.sources, "NAME=RATE",
        to_translate("a source: ERDF=85%, \"SB=5/85 of ERDF\", \"SB=5% for pl\"; repeatable"));
    add("--cap", given.caps, "NAME=AMOUNT",
        to_translate("most that a source pays in all; repeatable"));
    add("--residual", given.residual, "NAME",
        to_translate("who takes the rest, and with it all leftover cents"));
    add("--rounding", given.roundings, "MODE",
        to_translate("floor (default), ceiling, down, up, half_up, half_down, half_even; "
                     "SOURCE=MODE for one "
                     "source"));
    add("--currency", given.currency, "CODE", to_translate("ISO 4217, default EUR"));
    add("--part", given.parts, "PARTNER=AMOUNT",
        to_translate("a part instead of AMOUNT, cut for itself; repeatable"));
    add("--level", given.level, "item|partner|project",
        to_translate("what is cut as one: item, partner (default) or project"));
    add("--divide-cap", given.cap_division, "proportional|in_order",
        to_translate("how a cap divides over parts: proportional or in_order"));
    add("--claim", given.claims, "AMOUNT",
        to_translate(
            "a claim instead of AMOUNT, also PARTNER=AMOUNT,PARTNER=AMOUNT; repeatable, in their "
            "order"));
    add("--claims", given.claim_mode, "per_claim|cumulative",
        to_translate("per_claim, or cumulative: no cents drift over several claims"));
    add("--weights", given.weights, "N,N,...",
        to_translate("share AMOUNT by weights instead, also NAME=N,..."));
    add("--from", given.from, "FILE", to_translate("split each row of a CSV file instead"));
    app.add_flag("--json", given.json, to_translate("JSON instead of a table"));
}

} // namespace

void add_split(CLI::App& app, command& chosen) {
    const auto given = std::make_shared<split_options>();
    auto* const sub = app.add_subcommand("split", description);
    add_options(*sub, *given);
    add_notes(*sub, split_notes());
    sub->callback([&chosen, given, sub] {
        chosen = [given, sub](const language& in) { return run_split(*sub, *given, in); };
    });
}

} // namespace cofin::cli

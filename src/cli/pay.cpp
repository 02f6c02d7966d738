#include "cli/pay.hpp"

#include "cli/ledger_options.hpp"
#include "cli/manual.hpp"

#include <CLI/CLI.hpp>

#include <memory>

namespace cofin::cli {
namespace {

struct pay_options {
    ledger_options ledger;
    std::string fund;
    std::string from;
    std::string to;
    std::string amount;
    std::int64_t claim = 0;
    bool is_balance = false;
    bool is_advance = false;
    std::string open_max;
    std::string settled_min;
};

disbursement paid_by_fund(const pay_options& given, currency unit) {
    disbursement event{given.fund, given.to, read_amount("--amount", given.amount, unit)};
    if (given.claim != 0)
        event.claim = given.claim;
    if (given.is_balance)
        event.kind = tranche_kind::balance;
    if (!given.is_advance)
        return event;
    event.kind = tranche_kind::prefinancing;
    event.terms = advance_terms{read_amount(
        "--open-max",
        required(given.open_max, "--open-max", wording("how much may be open in advance")), unit)};
    if (!given.settled_min.empty())
        event.terms->settled_min = read_share("--settled-min", given.settled_min);
    return event;
}

/// Throws `parse_error` where an option says nothing of such a payment: it would be dropped, and nobody would notice.
void require_meant(const CLI::App& app, const pay_options& given) {
    if (app.count("--from") > 0)
        require_without(app, "--from",
                        {"--claim", "--balance", "--advance", "--open-max", "--settled-min"});
    if (given.is_advance)
        return require_without(app, "--advance", {"--balance"});
    for (const char* const of_advance : {"--open-max", "--settled-min"})
        if (app.count(of_advance) > 0)
            throw parse_error({"cofin pay"}, wording("{} without --advance", of_advance),
                              wording("--advance with it"));
}

command_output pay(const CLI::App& app, const pay_options& given, const language& in) {
    required(given.to, "--to", wording("the partner that receives it"));
    required(given.amount, "--amount", wording("how much"));
    if (given.fund.empty() == given.from.empty())
        throw parse_error({"cofin pay"},
                          given.fund.empty() ? wording("no payer") : wording("two payers"),
                          wording("--fund, or --from a partner that passes money on"));
    require_meant(app, given);
    if (app.count("--claim") > 0)
        require_number(given.claim, "--claim");
    return book(given.ledger, in, [&](ledger_change& now, const std::string& project) {
        const currency unit = now.books_of(project).currency();
        if (given.fund.empty())
            return std::vector{record{
                booked(given.ledger, transfer{given.from, given.to,
                                              read_amount("--amount", given.amount, unit)})}};
        return std::vector{record{booked(given.ledger, paid_by_fund(given, unit))}};
    });
}

} // namespace

void add_pay(CLI::App& app, command& chosen) {
    const auto given = std::make_shared<pay_options>();
    auto* sub =
        app.add_subcommand("pay", "Record money that a fund paid, or that a partner passed on.");
    add_booking_options(*sub, given->ledger);
    sub->add_option("--fund", given->fund, "The fund that pays.")->type_name("FUND");
    sub->add_option("--from", given->from, "The partner that passes money on.")
        ->type_name("PARTNER");
    sub->add_option("--to", given->to, "The partner that receives it.")->type_name("PARTNER");
    sub->add_option("--amount", given->amount, "How much, such as 20166.65.")->type_name("AMOUNT");
    sub->add_option("--claim", given->claim, "The claim that it pays.")->type_name("N");
    sub->add_flag("--balance", given->is_balance, "It is the final payment.");
    sub->add_flag("--advance", given->is_advance, "It is paid in advance of costs.");
    sub->add_option("--open-max", given->open_max, "Of an advance: how much may be open after it.")
        ->type_name("AMOUNT");
    sub->add_option("--settled-min", given->settled_min,
                    "Of an advance: the share of what was received that must be settled before it, "
                    "such as 70 %.")
        ->type_name("SHARE");
    add_notes(
        *sub,
        {{{"",
           "cofin pay --ledger urady.cofin --fund ERDF --to pl --amount 5027.06 --claim 1 --booked "
           "2018-12-20",
           0},
          {to_translate("A partner passes on what is the other's:"),
           "cofin pay --ledger urady.cofin --from pl --to cz --amount 1000.00 --booked 2019-02-18",
           0}},
         booking_exits()});
    sub->callback([&chosen, given, sub] {
        chosen = [given, sub](const language& in) { return pay(*sub, *given, in); };
    });
}

} // namespace cofin::cli

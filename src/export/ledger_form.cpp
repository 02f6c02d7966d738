#include "export/journal_form.hpp"
#include "export/one_line.hpp"

#include <algorithm>
#include <set>

namespace cofin {
namespace {

// ledger reads no line of more bytes than 4095, to which an amount, its assertion and blanks come, and of an account's name
// no part but the last of more than 255.
constexpr std::size_t ledger_name_max = 3900;
constexpr std::size_t ledger_part_max = 255;

/// Journals for ledger 3 and hledger.
class ledger_form_of : public journal_form {
public:
    ledger_form_of(ledger_dialect dialect, std::string& out) : dialect_(dialect), out_(out) {}

    void begin(const journaled_agreement& of) override;
    void add(const journaled_agreement& in, const told_entry& next) override;
    void end(const journaled_agreement& of) override;
    void finish() override {}

private:
    void require_readable(const journaled_account& account) const;
    void declare(currency unit);
    void declare(const journaled_account& account);
    void append_facts(std::string_view before_each, const told_entry& of);

    ledger_dialect dialect_;
    std::string& out_;
    std::set<std::string_view> units_;
    bool is_begun_ = false;
};

void ledger_form_of::begin(const journaled_agreement& of) {
    out_ +=
        std::string(is_begun_ ? "\n" : "") + "; project " + one_line(of.heading().project) + '\n';
    if (!of.heading().title.empty())
        out_ += "; " + one_line(of.heading().title) + '\n';
    out_ += '\n';
    if (!is_begun_ && dialect_ == ledger_dialect::hledger)
        out_ += "decimal-mark .\n";
    if (!is_begun_ && dialect_ == ledger_dialect::ledger)
        for (const auto name : {"dated", "hash"})
            out_ += "tag " + std::string(name) + '\n';
    if (!is_begun_ && dialect_ == ledger_dialect::ledger)
        for (const auto name : entry_fact_names)
            out_ += "tag " + std::string(name) + '\n';
    is_begun_ = true;
    if (units_.insert(of.heading().currency.code()).second)
        declare(of.heading().currency);
    for (const auto& account : of.accounts())
        declare(account);
}

void ledger_form_of::declare(currency unit) {
    const std::string code(unit.code());
    const std::string sample =
        amount_text(money::of_minor(1000 * int64_t{unit.minor_per_major()}, unit));
    if (dialect_ == ledger_dialect::ledger)
        out_ += "commodity " + code + "\n    format " + sample + ' ' + code + '\n';
    else // which wants the decimal mark even where no digit follows it
        out_ += "commodity " + sample + (unit.digits() == 0 ? ". " : " ") + code + '\n';
}

void ledger_form_of::declare(const journaled_account& account) {
    require_readable(account);
    out_ += "; " + one_line(account.name) + "\naccount " + account.plain_name + '\n';
}

void ledger_form_of::require_readable(const journaled_account& account) const {
    const std::string_view name = account.plain_name;
    std::size_t longest = 0;
    for (std::size_t begin = 0, end = name.find(':'); end != std::string_view::npos;
         begin = end + 1, end = name.find(':', begin))
        longest = std::max(longest, end - begin);
    if (dialect_ == ledger_dialect::ledger &&
        (name.size() > ledger_name_max || longest > ledger_part_max))
        throw error(
            wording("found an account named {} of {} bytes, one part {}, expected at most {} "
                    "and {}, as ledger reads no longer ones",
                    in_quotes(name), std::to_string(name.size()), std::to_string(longest),
                    std::to_string(ledger_name_max), std::to_string(ledger_part_max)));
}

void ledger_form_of::append_facts(std::string_view before_each, const told_entry& of) {
    const auto append = [&](std::string_view name, std::string_view value) {
        out_ += before_each;
        out_ += std::string(name) + ": " + one_line(value) + '\n';
    };
    if (of.of.booked.dated != of.of.booked.booked_on)
        append("dated", to_string(of.of.booked.dated));
    for (const auto& fact : of.facts)
        append(fact.name, fact.value);
    if (!of.hash.empty())
        append("hash", of.hash);
}

void ledger_form_of::add(const journaled_agreement& in, const told_entry& next) {
    const auto number = " (" + std::to_string(next.of.number) + ") ";
    const auto date = booking_date(next.of);
    if (next.of.postings.empty()) {
        out_ += "\n; " + date + number + one_line(next.about) + '\n';
        return append_facts(";     ", next);
    }
    const auto& booked = next.of.booked;
    out_ += '\n' + date + (has_readable_date(booked) ? '=' + to_string(booked.dated) : "") + " *" +
            number + one_line(next.about) + '\n';
    append_facts("    ; ", next);
    posting_lines lines;
    for (const auto& posting : next.of.postings)
        lines.add(in.at(posting.on).plain_name,
                  money::of_minor(posting.minor, in.heading().currency));
    lines.append_to(out_, "    ");
}

void ledger_form_of::end(const journaled_agreement& of) {
    const money nothing(of.heading().currency);
    if (!of.booked_until() || of.accounts().empty())
        return;
    out_ += '\n' + to_string(*of.booked_until()) + " * balances of " +
            one_line(of.heading().project) + '\n';
    const std::string equals = ' ' + std::string(of.heading().currency.code()) + " = ";
    posting_lines lines;
    for (const auto& account : of.accounts())
        lines.add(account.plain_name, nothing,
                  equals + to_string(of.debits_less_credits(account.on)));
    lines.append_to(out_, "    ");
}

} // namespace

std::unique_ptr<journal_form> ledger_form(ledger_dialect dialect, std::string& out) {
    return std::make_unique<ledger_form_of>(dialect, out);
}

} // namespace cofin

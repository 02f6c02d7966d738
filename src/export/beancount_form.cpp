#include "export/journal_form.hpp"
#include "export/one_line.hpp"

#include <map>
#include <set>

namespace cofin {
namespace {

/// One line as a string of beancount: it has no quote, and beancount undoes the escapes of its own when it reads.
std::string quoted_line(std::string_view line) {
    std::string text = "\"";
    for (const char c : line)
        text += c == '\\' ? std::string("\\\\") : std::string(1, c);
    return text + '"';
}

std::string beancount_string(std::string_view text) { return quoted_line(one_line(text)); }

/// Journals for beancount 2.
class beancount_form_of : public journal_form {
public:
    beancount_form_of(journal_extent extent, std::string& out) : extent_(extent), out_(out) {}

    void begin(const journaled_agreement& of) override;
    void add(const journaled_agreement& in, const told_entry& next) override;
    void end(const journaled_agreement& of) override;
    void finish() override {}

private:
    void open_accounts(const journaled_agreement& of, const std::string& date);
    void append_metadata(const journaled_agreement& in, const told_entry& of);

    journal_extent extent_;
    std::string& out_;
    std::set<std::string_view> units_;
    bool is_begun_ = false;
};

void beancount_form_of::begin(const journaled_agreement& of) {
    const auto& heading = of.heading();
    out_ += std::string(is_begun_ ? "\n" : "") + "; project " + one_line(heading.project) + '\n';
    if (!heading.title.empty())
        out_ += "; " + one_line(heading.title) + '\n';
    out_ += '\n';
    is_begun_ = true;
    if (extent_ == journal_extent::one_agreement)
        out_ += R"(option "title" )" +
                beancount_string(heading.title.empty() ? heading.project : heading.title) + '\n';
    if (units_.insert(heading.currency.code()).second)
        out_ += "option \"operating_currency\" \"" + std::string(heading.currency.code()) + "\"\n";
}

void beancount_form_of::open_accounts(const journaled_agreement& of, const std::string& date) {
    for (const auto& account : of.accounts())
        out_ += date + " open " + account.plain_name + ' ' +
                std::string(of.heading().currency.code()) +
                "\n  name: " + quoted_line(one_line(account.name)) + '\n';
}

void beancount_form_of::append_metadata(const journaled_agreement& in, const told_entry& of) {
    std::map<std::string_view, int> times; // beancount takes each key of an entry once
    const auto append = [&](std::string_view name, const std::string& value) {
        const int time = ++times[name];
        out_ += "  " + std::string(name) + (time == 1 ? "" : '_' + std::to_string(time)) + ": " +
                value + '\n';
    };
    const auto& booked = of.of.booked;
    append("entry", std::to_string(of.of.number));
    if (extent_ == journal_extent::many_agreements)
        append("project", beancount_string(in.heading().project));
    if (has_readable_date(booked))
        append("dated", to_string(booked.dated));
    else if (booked.dated != booked.booked_on)
        append("dated", beancount_string(to_string(booked.dated)));
    for (const auto& fact : of.facts)
        append(fact.name, beancount_string(fact.value));
    if (!of.hash.empty())
        append("hash", beancount_string(of.hash));
}

void beancount_form_of::add(const journaled_agreement& in, const told_entry& next) {
    const auto date = booking_date(next.of);
    if (next.is_first)
        open_accounts(in, date);
    out_ += '\n' + date;
    if (next.of.postings.empty())
        out_ +=
            " custom \"" +
            std::string(event_kind_names[static_cast<std::size_t>(kind_of(next.of.booked.what))]) +
            "\" ";
    else
        out_ += " * ";
    out_ += beancount_string(next.about) + '\n';
    append_metadata(in, next);
    posting_lines lines;
    for (const auto& posting : next.of.postings)
        lines.add(in.at(posting.on).plain_name,
                  money::of_minor(posting.minor, in.heading().currency));
    lines.append_to(out_, "  ");
}

void beancount_form_of::end(const journaled_agreement& of) {
    if (!of.booked_until())
        return;
    // It looks at balances as a day begins, and lets a cent pass unless told not to.
    const auto morning_after = to_string(*of.booked_until() + date::days(1)) + " balance ";
    const std::string to_the_cent = " ~ " + to_string(money(of.heading().currency));
    posting_lines lines;
    for (const auto& account : of.accounts())
        lines.add(account.plain_name, of.debits_less_credits(account.on), to_the_cent);
    out_ += '\n';
    lines.append_to(out_, morning_after);
}

} // namespace

std::unique_ptr<journal_form> beancount_form(journal_extent extent, std::string& out) {
    return std::make_unique<beancount_form_of>(extent, out);
}

} // namespace cofin

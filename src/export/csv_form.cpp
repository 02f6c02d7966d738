#include "export/journal_form.hpp"
#include "export/one_line.hpp"
#include "project/csv.hpp"

namespace cofin {
namespace {

/// A field that machine CSV reads back; a NUL byte, which it has not, is written as bytes are that are not UTF-8.
void append_text(std::string& out, std::string_view text) {
    std::string field = as_utf8(text);
    for (auto at = field.find('\0'); at != std::string::npos; at = field.find('\0', at))
        field.replace(at, 1, "\\x00");
    append_field(out, field);
}

/// A row a posting.
class csv_form_of : public journal_form {
public:
    explicit csv_form_of(std::string& out) : out_(out) {}

    void begin(const journaled_agreement& of) override;
    void add(const journaled_agreement& in, const told_entry& next) override;
    void end(const journaled_agreement& /*of*/) override {}
    void finish() override;

private:
    void append_header();
    void append_posting(const journaled_agreement& in, const posting& one);

    std::string& out_;
    bool is_begun_ = false;
};

void csv_form_of::append_header() {
    if (!is_begun_)
        out_ += "project,entry,booked_on,dated,event,about,document,account,plain_account,debit,"
                "credit,currency,hash\n";
    is_begun_ = true;
}

void csv_form_of::begin(const journaled_agreement& /*of*/) { append_header(); }

void csv_form_of::finish() { append_header(); }

void csv_form_of::append_posting(const journaled_agreement& in, const posting& one) {
    const auto& account = in.at(one.on);
    const money moved = money::of_minor(one.minor, in.heading().currency);
    append_text(out_, to_string(account.name));
    out_ += ',' + account.plain_name + ',';
    out_ += moved.is_negative() ? ',' + amount_text(-moved) : amount_text(moved) + ',';
}

void csv_form_of::add(const journaled_agreement& in, const told_entry& next) {
    const auto& booked = next.of.booked;
    std::string before;
    append_text(before, in.heading().project);
    before += ',' + std::to_string(next.of.number) + ',' + to_string(booked.booked_on) + ',' +
              to_string(booked.dated) + ',' +
              std::string(event_kind_names[static_cast<std::size_t>(kind_of(booked.what))]) + ',';
    append_text(before, next.about);
    before += ',';
    append_text(before, booked.document);
    before += ',';
    std::string after = ',' + std::string(in.heading().currency.code()) + ',';
    append_text(after, next.hash);
    after += '\n';
    for (const auto& posting : next.of.postings) {
        out_ += before;
        append_posting(in, posting);
        out_ += after;
    }
    if (next.of.postings.empty())
        out_ += before + ",,," + after;
}

} // namespace

std::unique_ptr<journal_form> csv_form(std::string& out) {
    return std::make_unique<csv_form_of>(out);
}

} // namespace cofin

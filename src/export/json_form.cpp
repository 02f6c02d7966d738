#include "export/journal_form.hpp"
#include "export/one_line.hpp"

#include <nlohmann/json.hpp>

namespace cofin {
namespace {

using object = nlohmann::ordered_json;

object account_object(const account_name& name) {
    object account;
    account["account"] = as_utf8(to_string(name));
    return account;
}

object posting_object(const journaled_agreement& in, const posting& one) {
    const auto& account = in.at(one.on);
    const money moved = money::of_minor(one.minor, in.heading().currency);
    object posting = account_object(account.name);
    posting["plain_account"] = account.plain_name;
    posting[moved.is_negative() ? "credit" : "debit"] =
        amount_text(moved.is_negative() ? -moved : moved);
    return posting;
}

object balance_object(const journaled_agreement& of, const journaled_account& account) {
    object balance = account_object(account.name);
    balance["plain_account"] = account.plain_name;
    balance["kind"] = to_string(account.name.kind);
    const auto owner = owner_of(account.name.kind);
    balance[owner == account_owner::fund ? "fund" : "partner"] = as_utf8(account.name.subject);
    if (owner == account_owner::heading)
        balance["category"] = as_utf8(account.name.category);
    balance["balance"] = amount_text(of.balance(account.on));
    return balance;
}

object entry_object(const journaled_agreement& in, const told_entry& of) {
    const auto& booked = of.of.booked;
    object entry;
    entry["entry"] = of.of.number;
    entry["booked_on"] = to_string(booked.booked_on);
    entry["dated"] = to_string(booked.dated);
    entry["event"] = event_kind_names[static_cast<std::size_t>(kind_of(booked.what))];
    entry["about"] = as_utf8(of.about);
    entry["facts"] = object::array();
    for (const auto& fact : of.facts)
        entry["facts"].push_back({{"name", fact.name}, {"value", as_utf8(fact.value)}});
    entry["postings"] = object::array();
    for (const auto& posting : of.of.postings)
        entry["postings"].push_back(posting_object(in, posting));
    if (!of.hash.empty())
        entry["hash"] = as_utf8(of.hash);
    return entry;
}

/// One object an agreement; an entry a line, so that a file of any size can be read line by line.
class json_form_of : public journal_form {
public:
    json_form_of(journal_extent extent, std::string& out) : extent_(extent), out_(out) {}

    void begin(const journaled_agreement& of) override;
    void add(const journaled_agreement& in, const told_entry& next) override;
    void end(const journaled_agreement& of) override;
    void finish() override;

private:
    journal_extent extent_;
    std::string& out_;
    bool is_begun_ = false;
};

void json_form_of::begin(const journaled_agreement& of) {
    const auto& heading = of.heading();
    if (extent_ == journal_extent::many_agreements)
        out_ += is_begun_ ? ",\n" : "{\"projects\": [\n";
    is_begun_ = true;
    out_ += "{\n\"project\": " + object(as_utf8(heading.project)).dump();
    if (!heading.title.empty())
        out_ += ",\n\"title\": " + object(as_utf8(heading.title)).dump();
    out_ += ",\n\"currency\": \"" + std::string(heading.currency.code()) + "\",\n\"entries\": [";
}

void json_form_of::add(const journaled_agreement& in, const told_entry& next) {
    out_ += (next.is_first ? "\n" : ",\n") + entry_object(in, next).dump();
}

void json_form_of::end(const journaled_agreement& of) {
    out_ += "\n],\n\"accounts\": [";
    bool is_first = true;
    for (const auto& account : of.accounts()) {
        out_ += (is_first ? "\n" : ",\n") + balance_object(of, account).dump();
        is_first = false;
    }
    out_ += extent_ == journal_extent::many_agreements ? "\n]\n}" : "\n]\n}\n";
}

void json_form_of::finish() {
    if (extent_ == journal_extent::many_agreements)
        out_ += is_begun_ ? "\n]}\n" : "{\"projects\": []}\n";
}

} // namespace

std::unique_ptr<journal_form> json_form(journal_extent extent, std::string& out) {
    return std::make_unique<json_form_of>(extent, out);
}

} // namespace cofin

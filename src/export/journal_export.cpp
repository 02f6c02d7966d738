#include "export/journal_export.hpp"

#include "export/journal_form.hpp"
#include "export/journaled_agreement.hpp"

#include <stdexcept>

namespace cofin {
namespace {

std::unique_ptr<journal_form> form_of(journal_format format, journal_extent extent,
                                      std::string& out) {
    switch (format) {
    case journal_format::ledger: return ledger_form(ledger_dialect::ledger, out);
    case journal_format::hledger: return ledger_form(ledger_dialect::hledger, out);
    case journal_format::beancount: return beancount_form(extent, out);
    case journal_format::csv: return csv_form(out);
    case journal_format::json: break;
    }
    return json_form(extent, out);
}

} // namespace

journal_writer::journal_writer(journal_format format, journal_extent extent, std::string& out)
    : form_(form_of(format, extent, out)), extent_(extent) {}

journal_writer::~journal_writer() = default;

void journal_writer::require(bool holds, const char* what) const {
    if (!holds || is_finished_)
        throw std::invalid_argument(what);
}

void journal_writer::begin(const journal_heading& of, const chart_of_accounts& accounts) {
    require(!open_, "a journal begins before the one before it ended");
    require(begun_ == 0 || extent_ == journal_extent::many_agreements,
            "a second agreement where there is to be one");
    open_ = std::make_unique<journaled_agreement>(of, accounts, extent_);
    ++begun_;
    form_->begin(*open_);
}

void journal_writer::add(const entry& next, std::string_view hash) {
    require(open_ != nullptr, "an entry of no agreement");
    const bool is_first = !open_->booked_until();
    open_->post(next);
    form_->add(*open_, {next, about(next.booked.what), facts_of(next.booked), hash, is_first});
}

void journal_writer::end() {
    require(open_ != nullptr, "the end of no agreement");
    form_->end(*open_);
    open_.reset();
}

void journal_writer::finish() {
    require(!open_, "a journal is finished before it ended");
    require(begun_ > 0 || extent_ == journal_extent::many_agreements, "a journal of no agreement");
    form_->finish();
    is_finished_ = true;
}

} // namespace cofin

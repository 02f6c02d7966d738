#include "store/recorded_standing.hpp"

#include "store/body.hpp"
#include "store/event_fields.hpp"

#include <cofin/ledger/refusal.hpp>

#include <utility>

namespace cofin {
namespace {

class standing_reader {
public:
    explicit standing_reader(currency unit) : read_(unit) {}

    void take(const stored::entry_row& row) {
        const auto kind = stored::kind_named(row.kind);
        stored::read_postings(row.postings, postings_);
        if (kind == event_kind::declared_cost)
            note_heading(row);
        else if (kind == event_kind::commitment)
            note_agreement(row);
        read_.sums.add(kind, postings_);
        read_.entry = row.number;
        read_.hash = row.hash;
        last_ = row.booked_on;
    }
    recorded_standing finish() {
        if (const auto on = try_parse_day(last_))
            read_.booked_on = *on;
        return std::move(read_);
    }
    /// The entry that stated the agreement last.
    [[nodiscard]] std::size_t agreed_in() const noexcept { return agreed_in_; }

private:
    /// A posting says by its number whether its heading is known; only a new one is read by name.
    void note_heading(const stored::entry_row& row) {
        if (!postings_.empty() && postings_.front().on.number() < read_.chart.headings().size())
            return;
        stored::read_heading(row.facts, read_.sums.currency(), heading_);
        if (const auto partner = read_.chart.find_partner(heading_.partner))
            read_.chart.open_heading(*partner, heading_.category);
    }

    void note_agreement(const stored::entry_row& row) {
        const auto entry = stored::entry_of(row, std::nullopt, read_.sums.currency());
        const auto& made = std::get<commitment>(entry.booked.what);
        for (const auto& partner : made.partners)
            read_.chart.open_partner(partner);
        for (const auto& fund : made.funds) {
            read_.chart.open_fund(fund.fund);
            read_.planned.insert_or_assign(fund.fund, fund.planned);
        }
        agreed_in_ = row.number;
    }

    recorded_standing read_;
    std::size_t agreed_in_ = 0;
    std::vector<posting> postings_;
    stored::cost_heading heading_;
    std::string last_;
};

} // namespace

standing recorded_standing::figures() const {
    return standing_of(sums, chart, [&](fund_number fund) {
        const auto known = planned.find(chart.name(fund));
        return known == planned.end() ? std::nullopt : std::optional(known->second);
    });
}

recorded_standing standing_after(ledger_store& in, const std::string& project, std::size_t entry) {
    std::optional<recorded_standing> read;
    auto& store = in.inside();
    store.transact(false, [&] {
        const auto* const row = store.find(project);
        if (row == nullptr)
            throw ledger_error(refusal::unknown_name, wording("project {}", in_quotes(project)),
                               wording("one that is in the ledger"));
        const auto head = store.engine().head(row->number);
        if (entry > head.entries)
            throw ledger_error(refusal::unknown_name, wording("entry {}", std::to_string(entry)),
                               wording("at most {}", std::to_string(head.entries)));
        const auto unit = currency::parse(row->currency);
        standing_reader reader(unit);
        store.engine().scan_rows(row->number, 1, entry, [&](const auto& one) { reader.take(one); });
        read.emplace(reader.finish());
        read->entries = head.entries;
        if (reader.agreed_in() > 0)
            store.engine().find(
                row->number, reader.agreed_in(), [&](const auto& one, const auto& text) {
                    read->terms = agreed_terms_of(stored::entry_of(one, text, unit), unit);
                });
        read->terms.agreed.project = project;
    });
    return std::move(*read);
}

} // namespace cofin

#include "store/recorded_standing.hpp"

#include "store/body.hpp"
#include "store/event_fields.hpp"

#include <cofin/ledger/refusal.hpp>

#include <utility>

namespace cofin {
namespace {

class standing_reader {
public:
    /// Of the agreement of that number, in its currency.
    standing_reader(ledger_store::body& from, std::uint32_t agreement, currency unit)
        : file_(from.file()), from_(from.engine()), agreement_(agreement), read_(unit) {}

    recorded_standing read_until(std::size_t entry) {
        // In order: what follows a gap is no standing of these books.
        from_.scan_postings(agreement_, entry, [&](const auto& row) { take(row); });
        if (read_.entry != entry)
            refuse_gap();
        from_.find(agreement_, entry, [&](const auto& last, const auto& /*text*/) {
            read_.hash = last.hash;
            if (const auto on = try_parse_day(last.booked_on))
                read_.booked_on = *on;
        });
        if (agreed_in_ > 0)
            from_.find(agreement_, agreed_in_, [&](const auto& row, const auto& text) {
                const auto unit = read_.sums.currency();
                read_.terms = agreed_terms_of(stored::entry_of(row, text, unit), unit);
            });
        return std::move(read_);
    }

private:
    void take(const stored::posted_row& row) {
        if (row.number != read_.entry + 1)
            refuse_gap();
        read_.entry = row.number;
        const auto kind = stored::kind_named(row.kind);
        stored::read_postings(row.postings, postings_);
        if (kind == event_kind::declared_cost)
            note_heading(row);
        else if (kind == event_kind::commitment)
            from_.find(agreement_, row.number,
                       [&](const auto& one, const auto& /*text*/) { note_agreement(one); });
        read_.sums.add(kind, postings_);
    }

    [[noreturn]] void refuse_gap() const {
        throw store_error(
            wording("{}: entry {} is missing", file_, std::to_string(read_.entry + 1)));
    }

    /// A posting says by its number whether its heading is known; only a new one is read by name.
    void note_heading(const stored::posted_row& row) {
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

    const std::string& file_;
    stored::engine& from_;
    std::uint32_t agreement_;
    recorded_standing read_;
    std::size_t agreed_in_ = 0; ///< the entry that stated the agreement last
    std::vector<posting> postings_;
    stored::cost_heading heading_;
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
        read.emplace(
            standing_reader(store, row->number, currency::parse(row->currency)).read_until(entry));
        read->entries = head.entries;
        read->terms.agreed.project = project;
    });
    return std::move(*read);
}

} // namespace cofin

#include "export/entry_facts.hpp"

#include <cstddef>
#include <optional>

namespace cofin {
namespace {

std::string counted(std::size_t count, const std::string& what) {
    return std::to_string(count) + ' ' + what + (count == 1 ? "" : "s");
}

template <class List, class Name>
std::string joined(const List& list, const Name& name) {
    std::string text;
    for (const auto& one : list)
        text += (text.empty() ? "" : " and ") + name(one);
    return text;
}

/// What each event calls to be put in words.
struct phrasing {
    std::string operator()(const commitment& event) const {
        const auto funds = joined(event.funds, [](const auto& fund) { return fund.fund; });
        const auto partners = joined(event.partners, [](const auto& partner) { return partner; });
        return "commitment" + (funds.empty() ? "" : " of " + funds) +
               (partners.empty() ? "" : " to " + partners);
    }
    std::string operator()(const declared_cost& event) const {
        return "declared cost" + (event.id.empty() ? "" : ' ' + event.id) + " of " + event.partner;
    }
    std::string operator()(const claim_submission& event) const {
        return "claim " + std::to_string(event.number) + " of " +
               counted(event.costs.size(), "cost");
    }
    std::string operator()(const cost_review& event) const {
        return "review of " + counted(event.costs.size(), "cost") + " (" +
               std::string(review_kind_names[static_cast<std::size_t>(event.kind)]) + ')';
    }
    std::string operator()(const certification& event) const {
        return "certification of " + counted(event.costs.size(), "cost") + " in claim " +
               std::to_string(event.claim);
    }
    std::string operator()(const disbursement& event) const {
        return "disbursement from " + event.fund + " to " + event.payee +
               (event.claim ? " for claim " + std::to_string(*event.claim) : "") + " (" +
               std::string(tranche_kind_names[static_cast<std::size_t>(event.kind)]) + ')';
    }
    std::string operator()(const transfer& event) const {
        return "transfer from " + event.from + " to " + event.to;
    }
    std::string operator()(const correction& event) const {
        return (event.is_withdrawal ? "withdrawal of " : "correction of ") +
               counted(event.costs.size(), "cost");
    }
    std::string operator()(const recovery& event) const {
        return "recovery from " + event.partner + " to " + event.fund;
    }
    std::string operator()(const set_off& event) const { return "set-off by " + event.fund; }
    std::string operator()(const advance_return& event) const {
        return "advance return from " + event.partner + " to " + event.fund;
    }
    std::string operator()(const period_closing& event) const {
        return "closing from " + to_string(event.closed.first()) + " to " +
               to_string(event.closed.last());
    }
    std::string operator()(const rate_notice& event) const {
        if (event.rates.size() != 1)
            return std::to_string(event.rates.size()) + " rates";
        const auto& rate = event.rates.front();
        return "rate of " + to_string(rate.units()) + ' ' + std::string(rate.from().code()) +
               " for " + std::string(rate.to().code()) + " in " + to_string(rate.of());
    }
    std::string operator()(const text_erasure& event) const {
        return "erasure of text in " + (event.entries.size() == 1
                                            ? "1 entry"
                                            : std::to_string(event.entries.size()) + " entries");
    }
};

/// What each event calls to state its facts.
struct stating {
    std::vector<entry_fact>& facts;

    void state(std::string_view name, std::string value) const {
        if (!value.empty())
            facts.push_back({name, std::move(value)});
    }
    void state(std::string_view name, const std::optional<clearing_share>& clearing) const {
        if (clearing)
            state(name, to_string(clearing->share) + ' ' + std::string(to_string(clearing->how)));
    }

    void operator()(const commitment& event) const {
        for (const auto& partner : event.partners)
            state("partner", partner);
        for (const auto& fund : event.funds) {
            state("fund", fund.fund);
            state("planned", to_string(fund.planned));
        }
    }
    void operator()(const declared_cost& event) const {
        state("partner", event.partner);
        state("category", event.category);
        state("cost", event.id);
        state("occurrence", event.occurrence == 0 ? "" : std::to_string(event.occurrence));
        state("original", to_string(event.original));
        state("rate", event.rate ? to_string(*event.rate) : "");
        state("amount", event.amount ? to_string(*event.amount) : "");
    }
    void operator()(const claim_submission& event) const {
        state("claim", std::to_string(event.number));
        state("costs", std::to_string(event.costs.size()));
    }
    void operator()(const cost_review& event) const {
        state("kind", std::string(review_kind_names[static_cast<std::size_t>(event.kind)]));
        if (event.kind == review_kind::assessed) // a digest; of others, a person's words
            state("basis", event.basis);
        state("costs", std::to_string(event.costs.size()));
    }
    void operator()(const certification& event) const {
        state("claim", std::to_string(event.claim));
        state("costs", std::to_string(event.costs.size()));
        state("clearing", event.clearing);
    }
    void operator()(const disbursement& event) const {
        state("fund", event.fund);
        state("partner", event.payee);
        state("amount", to_string(event.amount));
        state("tranche", std::string(tranche_kind_names[static_cast<std::size_t>(event.kind)]));
        state("claim", event.claim ? std::to_string(*event.claim) : "");
        if (event.terms) {
            state("open_max", to_string(event.terms->open_max));
            state("settled_min",
                  event.terms->settled_min ? to_string(*event.terms->settled_min) : "");
        }
    }
    void operator()(const transfer& event) const {
        state("from", event.from);
        state("to", event.to);
        state("amount", to_string(event.amount));
    }
    void operator()(const correction& event) const {
        state("kind", event.is_withdrawal ? "withdrawal" : "correction");
        state("basis", event.basis);
        state("costs", std::to_string(event.costs.size()));
        state("clearing", event.clearing);
    }
    void operator()(const recovery& event) const {
        state("fund", event.fund);
        state("partner", event.partner);
        state("amount", to_string(event.amount));
    }
    void operator()(const set_off& event) const {
        state("fund", event.fund);
        state("amount", to_string(event.amount));
    }
    void operator()(const advance_return& event) const {
        state("fund", event.fund);
        state("partner", event.partner);
        state("amount", to_string(event.amount));
    }
    void operator()(const period_closing& event) const {
        state("from", to_string(event.closed.first()));
        state("until", to_string(event.closed.last()));
    }
    void operator()(const rate_notice& event) const {
        for (const auto& rate : event.rates) {
            state("from", std::string(rate.from().code()));
            state("to", std::string(rate.to().code()));
            state("rate", to_string(rate.units()));
            state("month", to_string(rate.of()));
            state("source", rate.source());
            state("basis", rate.basis() == rate_basis::published ? "published" : "derived");
        }
    }
    void operator()(const text_erasure& event) const {
        for (const auto entry : event.entries)
            state("erased", std::to_string(entry));
    }
};

} // namespace

std::string about(const ledger_event& what) { return std::visit(phrasing(), what); }

std::vector<entry_fact> facts_of(const booking& booked) {
    std::vector<entry_fact> facts;
    if (!booked.document.empty())
        facts.push_back({"document", booked.document});
    std::visit(stating{facts}, booked.what);
    return facts;
}

} // namespace cofin

#include "store/recorded_project.hpp"

#include <algorithm>

namespace cofin {

void recorded_project::take(const recorded_entry& entry) {
    const currency unit = books_->currency();
    const auto& what = entry.booked.what;
    if (std::holds_alternative<commitment>(what)) {
        terms_ = agreed_terms_of(entry, unit);
    } else if (std::holds_alternative<declared_cost>(what)) {
        take_cost(entry);
    } else if (const auto* claimed = std::get_if<claim_submission>(&what)) {
        for (const auto& one : claimed->costs)
            costs_.at(place_of(one.cost)).claim = claimed->number;
    } else if (const auto* notice = std::get_if<rate_notice>(&what)) {
        rates_.insert(rates_.end(), notice->rates.begin(), notice->rates.end());
    } else if (const auto* certified = std::get_if<certification>(&what)) {
        take(*certified);
    } else if (const auto* corrected = std::get_if<correction>(&what)) {
        take(*corrected);
    } else if (std::holds_alternative<cost_review>(what)) {
        if (auto basis = basis_of(entry, unit); basis.answer)
            answers_.push_back(std::move(*basis.answer));
    }
}

void recorded_project::take_cost(const recorded_entry& entry) {
    const auto& event = std::get<declared_cost>(entry.booked.what);
    const auto partner = books_->chart().find_partner(event.partner);
    const auto number =
        partner ? books_->costs().find(key_of(*partner, event, entry.booked)) : std::nullopt;
    if (!number || place_of(*number) > costs_.size())
        throw store_error(
            wording("found a cost of {} that the books do not know, expected its declaration",
                    in_quotes(event.partner)));
    if (entry.is_erased)
        erased_.insert(*number);
    if (place_of(*number) == costs_.size())
        costs_.push_back(cost_of(entry, books_->currency()));
    else
        costs_[place_of(*number)] = cost_of(entry, books_->currency());
}

void recorded_project::take(const certification& event) {
    auto& claim = certified_[event.claim];
    for (const auto& one : event.costs)
        claim.try_emplace(one.cost, books_->currency()).first->second += one.amount;
    borne_ = sum(borne_, event.shares);
}

void recorded_project::take(const correction& event) {
    take_off(certified_, event.costs);
    borne_ = sum(borne_, event.change);
}

void take_off(recorded_project::certified_amounts& certified, std::span<const cost_amount> costs) {
    for (const auto& corrected : costs) {
        money left = corrected.amount;
        for (auto claim = certified.rbegin(); claim != certified.rend(); ++claim) {
            const auto known = claim->second.find(corrected.cost);
            if (known == claim->second.end())
                continue;
            const money part =
                left.is_negative() ? std::max(left, known->second) : std::min(left, known->second);
            known->second -= part;
            left -= part;
        }
    }
}

std::vector<decision> recorded_project::decisions() const {
    auto all = terms_.decisions;
    all.insert(all.end(), answers_.begin(), answers_.end());
    return all;
}

declaration recorded_project::declared(std::span<const cost_number> numbers) const {
    declaration made{terms_.claims, {}, rates_, decisions(), terms_.lists};
    made.costs.reserve(numbers.size());
    for (const auto number : numbers)
        made.costs.push_back(costs_.at(place_of(number)));
    return made;
}

recorded_project project_after(ledger_view& in, const std::string& project, std::size_t entry) {
    recorded_project told(in.books_of(project));
    in.read(project, 1, entry, [&](const recorded_entry& one) { told.take(one); });
    return told;
}

} // namespace cofin

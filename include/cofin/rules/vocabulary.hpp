/// The facts that rules may read: one table from which project files, cost lists, `where` and anchors are checked.
#pragma once

#include <cofin/grant/fact.hpp>
#include <cofin/rules/finding.hpp>

#include <algorithm>
#include <array>
#include <cstdint>
#include <iterator>
#include <string>
#include <string_view>
#include <vector>

namespace cofin {
inline namespace v0 {

/// Who a fact is about. Names are unique over all subjects, so a rule names a fact without saying whose it is.
enum class subject : std::uint8_t { project, partner, claim, cost };
inline constexpr std::array<std::string_view, 4> subject_names{"project", "partner", "claim",
                                                               "cost"};

/// One fact that files and rules may name.
struct fact_definition {
    subject about;
    std::string_view name;
    fact_type type;
    std::string_view meaning;
};

/// In the order of documentation. A money fact of a cost is in the document's currency.
inline constexpr fact_definition vocabulary[] = {
    {subject::project, "agreed", fact_type::flag, "whether there is an agreement at all"},
    {subject::project, "axis", fact_type::count, "number of the priority axis"},
    {subject::project, "type", fact_type::text,
     "type of the project in its programme, such as A, B, C, annual or modular"},
    {subject::project, "path", fact_type::text,
     "path or component of the call that it is submitted to"},
    {subject::project, "objectives", fact_type::list, "codes of the objectives it serves"},
    {subject::project, "criteria", fact_type::list, "criteria of co-operation that it fulfils"},
    {subject::project, "complex", fact_type::flag,
     "whether the programme recognised it as complex"},
    {subject::project, "target_countries", fact_type::list,
     "ISO 3166-1 codes of the countries it works for"},
    {subject::project, "abroad", fact_type::flag, "whether the task is carried out abroad"},
    {subject::project, "declarations", fact_type::list,
     "documents and statements at hand for the project as a whole"},
    {subject::project, "conflict_of_interest", fact_type::flag,
     "whether a person of the grantor sits in a body of the applicant"},
    {subject::project, "weeks", fact_type::count, "length in weeks"},
    {subject::project, "awards", fact_type::count, "how many applications were awarded"},
    {subject::project, "applications_received", fact_type::count,
     "how many applications were submitted"},
    {subject::project, "call_published", fact_type::date, "when its call was published"},
    {subject::project, "application_submitted", fact_type::date,
     "when its application was submitted"},
    {subject::project, "registered_on", fact_type::date,
     "when the complete application was registered"},
    {subject::project, "award_decided_on", fact_type::date, "when its award was decided"},
    {subject::project, "contract_signed", fact_type::date, "when its grant contract was signed"},
    {subject::project, "procedure_started", fact_type::date, "when its procurement began"},
    {subject::project, "starts_on", fact_type::date, "first day of implementation"},
    {subject::project, "ends_on", fact_type::date, "last day of implementation"},
    {subject::project, "change_notified_on", fact_type::date, "when a change was notified"},
    {subject::project, "audited_on", fact_type::date, "day of the audit"},
    {subject::project, "grant_requested", fact_type::amount, "grant that the application asks for"},
    {subject::project, "own_cash", fact_type::amount, "planned own contribution in money"},
    {subject::project, "own_in_kind", fact_type::amount, "planned own contribution in kind"},
    {subject::project, "own_work", fact_type::amount,
     "planned own contribution as work of volunteers"},
    {subject::project, "primary_grant", fact_type::amount, "grant of the main donor"},
    {subject::project, "primary_starts_on", fact_type::date,
     "first day of the main donor's project"},
    {subject::project, "primary_ends_on", fact_type::date, "last day of the main donor's project"},
    {subject::project, "matching_grant", fact_type::amount,
     "grant of a donor whose money counts as own contribution"},
    {subject::project, "indirect_rate", fact_type::proportion,
     "flat rate of indirect costs in the contract"},
    {subject::project, "advance_received", fact_type::amount, "advances received so far"},
    {subject::project, "advance_settled", fact_type::amount,
     "advances settled by accepted costs so far"},
    {subject::project, "advance_received_on", fact_type::date,
     "when the latest advance was received"},
    {subject::project, "settled_on", fact_type::date, "when it was settled"},
    {subject::project, "last_claim_on", fact_type::date, "when the last claim was submitted"},
    {subject::project, "claim_received_on", fact_type::date, "when the payer had the claim"},
    {subject::project, "paid_out_on", fact_type::date, "when the payer paid it"},
    {subject::project, "transferred_on", fact_type::date, "when the grant was transferred"},
    {subject::project, "finding_on", fact_type::date, "when an irregularity was established"},
    {subject::project, "budget_year_ends_on", fact_type::date,
     "last day of the budget year of the grant"},
    {subject::project, "unused_grant", fact_type::amount, "grant that was not used in time"},
    {subject::project, "irregular_amount", fact_type::amount, "amount affected by an irregularity"},
    {subject::project, "returned_on", fact_type::date, "when it was returned"},
    {subject::project, "net_revenue", fact_type::amount, "net revenue of the project"},
    {subject::project, "final_payment_on", fact_type::date, "when the final payment was made"},
    {subject::project, "finally_paid", fact_type::flag, "whether its final payment was made"},
    {subject::project, "changed", fact_type::flag,
     "whether since then activity moved, stopped, or changed its owner or its nature"},
    {subject::project, "changed_on", fact_type::date, "when it did"},
    {subject::project, "visibility", fact_type::list, "duties of information that were met"},
    {subject::project, "records_kept_until", fact_type::date, "until when records are kept"},
    {subject::project, "aid_awarded_on", fact_type::date, "when State aid was granted"},

    {subject::partner, "role", fact_type::text,
     "what it is in the project: applicant, partner, employer, host, ..."},
    {subject::partner, "country", fact_type::text, "ISO 3166-1 code of the country of its seat"},
    {subject::partner, "seat", fact_type::text,
     "code of the territory of its seat (NUTS or district)"},
    {subject::partner, "region", fact_type::text, "ISO 3166-2 code of its region"},
    {subject::partner, "community", fact_type::text, "its code in a closed list of communities"},
    {subject::partner, "registered_in", fact_type::text,
     "ISO 3166-1 code of the country of its register"},
    {subject::partner, "legal_form", fact_type::text,
     "public_body, non_profit, company, person, no_legal_personality"},
    {subject::partner, "lead", fact_type::flag, "whether it is the lead partner"},
    {subject::partner, "recovers_vat", fact_type::flag,
     "whether it can recover VAT under national law"},
    {subject::partner, "population", fact_type::count, "inhabitants"},
    {subject::partner, "grade", fact_type::text, "grade of the person it sends"},
    {subject::partner, "nominated", fact_type::flag, "whether its leadership named that person"},
    {subject::partner, "delegated", fact_type::flag,
     "whether the grantor delegated its person there"},
    {subject::partner, "applications", fact_type::count,
     "how many applications it submitted to the call"},
    {subject::partner, "experience_years", fact_type::list,
     "calendar years with projects of the kind: 2012; 2013"},
    {subject::partner, "public_funds", fact_type::list,
     "public money managed by calendar year: 2012 150000.00 PLN"},
    {subject::partner, "published", fact_type::list, "documents that it publishes"},
    {subject::partner, "budget_share", fact_type::amount, "costs charged to it"},
    {subject::partner, "public_contribution", fact_type::amount,
     "planned public part of its own contribution"},
    {subject::partner, "automatic_public_contribution", fact_type::amount,
     "planned part that a public scheme pays without a decision"},
    {subject::partner, "private_contribution", fact_type::amount,
     "planned private part of its own contribution"},
    {subject::partner, "aids", fact_type::list,
     "de minimis aid of its single undertaking: 2022-05-01 50000.00 EUR"},
    {subject::partner, "aid", fact_type::amount, "de minimis aid that this project gives it"},

    {subject::claim, "submitted_for_verification", fact_type::date,
     "when it was submitted to the controller"},
    {subject::claim, "reported_to_lead", fact_type::date,
     "when it was reported to the lead partner"},
    {subject::claim, "claim_submitted", fact_type::date, "when it was submitted to the programme"},

    {subject::cost, "activity", fact_type::text, "the activity or task it belongs to"},
    {subject::cost, "description", fact_type::text, "what was bought"},
    {subject::cost, "supplier", fact_type::text, "who issued the document"},
    {subject::cost, "document", fact_type::text, "number of the document"},
    {subject::cost, "issued_on", fact_type::date, "date of the document"},
    {subject::cost, "incurred_on", fact_type::date, "when the goods or services were delivered"},
    {subject::cost, "paid_on", fact_type::date, "when it was paid"},
    {subject::cost, "vat", fact_type::amount, "VAT contained in the amount"},
    {subject::cost, "method", fact_type::text, "real, flat_rate, unit_cost or lump_sum"},
    {subject::cost, "nature", fact_type::list,
     "what it is by law: fine, gift, promotion, interest, land, ..."},
    {subject::cost, "unit_value", fact_type::amount, "value of one piece, such as one gift"},
    {subject::cost, "units", fact_type::number, "how many units"},
    {subject::cost, "unit", fact_type::text, "of what: hour, night, km, participant, ..."},
    {subject::cost, "participants", fact_type::count, "how many people took part"},
    {subject::cost, "person", fact_type::text, "who worked or travelled"},
    {subject::cost, "hours", fact_type::number, "hours worked"},
    {subject::cost, "other_hours", fact_type::number,
     "hours the person worked in other projects that month"},
    {subject::cost, "annual_cost", fact_type::amount,
     "latest documented annual gross employment cost"},
    {subject::cost, "trip_hours", fact_type::number, "length of the trip in hours"},
    {subject::cost, "breakfasts", fact_type::count, "breakfasts that were free"},
    {subject::cost, "lunches", fact_type::count, "lunches that were free"},
    {subject::cost, "dinners", fact_type::count, "dinners that were free"},
    {subject::cost, "purchase_value", fact_type::amount, "what the depreciated asset cost"},
    {subject::cost, "months_used", fact_type::count, "months it was used in the project"},
    {subject::cost, "life_months", fact_type::count, "months over which it is written off"},
    {subject::cost, "use_share", fact_type::proportion, "share of its use that is for the project"},
    {subject::cost, "granted_before", fact_type::flag, "whether it was bought with a grant"},
    {subject::cost, "expert_value", fact_type::amount, "value certified by an independent expert"},
    {subject::cost, "evidence", fact_type::list,
     "documents at hand: invoice, payment, employment_document, ..."},
    {subject::cost, "contract", fact_type::text, "reference of the contract"},
    {subject::cost, "contract_value", fact_type::amount,
     "expected value of the contract without VAT"},
    {subject::cost, "procedure", fact_type::text, "reference of the tender or market check"},
    {subject::cost, "irregularity", fact_type::text, "code of an irregularity that was found"},
    {subject::cost, "correction", fact_type::proportion, "rate of correction that a person fixed"},
    {subject::cost, "location", fact_type::text, "code of the territory where it was incurred"},
    {subject::cost, "share", fact_type::proportion, "share of the document that is declared here"},
    {subject::cost, "funded_elsewhere", fact_type::proportion,
     "share of the document that other projects declare"},
    {subject::cost, "credit_note_for", fact_type::text,
     "id of the cost that this negative amount corrects"},
};

/// The cost's own fields, which `where` may name like facts.
inline constexpr std::array<std::string_view, 2> cost_fields{"partner", "category"};

/// The definition of a fact, null for an unknown name.
constexpr const fact_definition* find_fact(fact_name name) noexcept;

/// The name of a fact, or of one of the cost's own fields, with whom it is about: looked up once, asked of many items. A
/// literal that names neither does not compile; a name that a rulebook gives may be unknown, and then no subject has it.
class known_fact {
public:
    /// A literal; one that names neither does not compile.
    template <std::size_t N>
    consteval known_fact(const char (&literal)[N])
        : known_fact(fact_name(std::string_view(literal, N - 1))) {
        if (position_ == unknown)
            throw "no such fact";
    }
    /// A name that may be unknown.
    constexpr known_fact(fact_name name);
    /// The same.
    known_fact(const std::string& name) : known_fact(fact_name(name)) {}

    /// The name with its hash.
    [[nodiscard]] constexpr fact_name name() const noexcept { return name_; }
    /// The name.
    [[nodiscard]] constexpr std::string_view text() const noexcept { return name_.text(); }
    /// Null for a field of the cost and for an unknown name.
    [[nodiscard]] constexpr const fact_definition* definition() const noexcept {
        return position_ < std::size(vocabulary) ? &vocabulary[position_] : nullptr;
    }
    /// Whom it is about; only of names that have a definition.
    [[nodiscard]] constexpr subject about() const noexcept { return about_; }
    /// Whether it is in the vocabulary.
    [[nodiscard]] constexpr bool is_fact() const noexcept { return position_ < first_field; }
    /// Whether it is the cost's own field `partner`.
    [[nodiscard]] constexpr bool is_partner() const noexcept { return position_ == first_field; }
    /// Whether it is the cost's own field `category`.
    [[nodiscard]] constexpr bool is_category() const noexcept {
        return position_ == first_field + 1;
    }

private:
    static constexpr std::size_t first_field = std::size(vocabulary);
    static constexpr std::size_t unknown = first_field + std::size(cost_fields);

    fact_name name_;
    std::size_t position_; ///< in the vocabulary and the cost's fields after it
    subject about_ = subject::cost;
};

/// The names of a list, looked up.
inline std::vector<known_fact> known_facts(const texts& names) {
    return {names.begin(), names.end()};
}

/// All names of facts about a subject, for checking files and naming near words.
inline std::vector<std::string_view> facts_about(subject whom) {
    std::vector<std::string_view> names;
    for (const auto& fact : vocabulary)
        if (fact.about == whom)
            names.push_back(fact.name);
    return names;
}

// --- definitions ---

namespace detail {

/// The vocabulary by hash: open addressing with room to spare, filled by the compiler.
class fact_index {
public:
    constexpr fact_index() {
        for (std::size_t i = 0; i < std::size(vocabulary); ++i) {
            hashes_[i] = fact_name(vocabulary[i].name).hash();
            std::size_t at = hashes_[i] % slots_.size();
            while (slots_[at] != 0)
                at = (at + 1) % slots_.size();
            slots_[at] = static_cast<uint8_t>(i + 1);
        }
    }
    /// The position in the vocabulary; its size for an unknown name.
    [[nodiscard]] constexpr std::size_t find(fact_name name) const noexcept {
        for (std::size_t at = name.hash() % slots_.size(); slots_[at] != 0;
             at = (at + 1) % slots_.size())
            if (hashes_[slots_[at] - 1U] == name.hash())
                return slots_[at] - std::size_t{1};
        return std::size(vocabulary);
    }

private:
    std::array<uint8_t, 512> slots_{};
    std::array<uint64_t, std::size(vocabulary)> hashes_{};
};
static_assert(std::size(vocabulary) < 255, "a slot of fact_index is a byte");
inline constexpr fact_index facts_by_name;

} // namespace detail

constexpr known_fact::known_fact(fact_name name)
    : name_(name), position_(detail::facts_by_name.find(name)) {
    if (position_ < first_field) {
        about_ = vocabulary[position_].about;
        return;
    }
    for (position_ = first_field; position_ < unknown; ++position_)
        if (cost_fields[position_ - first_field] == name.text())
            return;
}

constexpr const fact_definition* find_fact(fact_name name) noexcept {
    return known_fact(name).definition();
}

} // namespace v0
} // namespace cofin

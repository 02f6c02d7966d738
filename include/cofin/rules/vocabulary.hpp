/// The facts that rules may read: one table from which project files, cost lists, `where` and anchors are checked.
#pragma once

#include <cofin/grant/fact.hpp>
#include <cofin/rules/finding.hpp>

#include <algorithm>
#include <array>
#include <string_view>
#include <vector>

namespace cofin {
inline namespace v0 {

/// Who a fact is about. Names are unique over all subjects, so a rule names a fact without saying whose it is.
enum class subject : std::uint8_t { project, partner, claim, cost };
inline constexpr std::array<std::string_view, 4> subject_names{"project", "partner", "claim",
                                                               "cost"};

struct fact_definition {
    subject about;
    std::string_view name;
    fact_type type;
    std::string_view meaning;
};

/// In the order of documentation. A money fact of a cost is in the document's currency.
inline constexpr fact_definition vocabulary[] = {
    {subject::project, "axis", fact_type::count, "number of the priority axis"},
    {subject::project, "type", fact_type::text,
     "type of the project in its programme, such as A, B or C"},
    {subject::project, "criteria", fact_type::list, "criteria of co-operation that it fulfils"},
    {subject::project, "complex", fact_type::flag,
     "whether the programme recognised it as complex"},
    {subject::project, "call_published", fact_type::date, "when its call was published"},
    {subject::project, "application_submitted", fact_type::date,
     "when its application was submitted"},
    {subject::project, "contract_signed", fact_type::date, "when its grant contract was signed"},
    {subject::project, "starts_on", fact_type::date, "first day of implementation"},
    {subject::project, "ends_on", fact_type::date, "last day of implementation"},

    {subject::partner, "country", fact_type::text, "ISO 3166-1 code of the country of its seat"},
    {subject::partner, "seat", fact_type::text,
     "code of the territory of its seat (NUTS or district)"},
    {subject::partner, "legal_form", fact_type::text,
     "public_body, non_profit, company, person, no_legal_personality"},
    {subject::partner, "lead", fact_type::flag, "whether it is the lead partner"},
    {subject::partner, "recovers_vat", fact_type::flag,
     "whether it can recover VAT under national law"},

    {subject::claim, "submitted_for_verification", fact_type::date,
     "when it was submitted to the controller"},
    {subject::claim, "reported_to_lead", fact_type::date,
     "when it was reported to the lead partner"},
    {subject::claim, "claim_submitted", fact_type::date, "when it was submitted to the programme"},

    {subject::cost, "activity", fact_type::text, "the activity it belongs to"},
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
    {subject::cost, "evidence", fact_type::list,
     "documents at hand: invoice, payment, employment_document, ..."},
    {subject::cost, "contract_value", fact_type::amount,
     "expected value of the contract without VAT"},
    {subject::cost, "procedure", fact_type::text, "reference of the tender or market check"},
    {subject::cost, "location", fact_type::text, "code of the territory where it was incurred"},
    {subject::cost, "share", fact_type::proportion, "share of the document that is declared here"},
    {subject::cost, "credit_note_for", fact_type::text,
     "id of the cost that this negative amount corrects"},
};

/// The cost's own fields, which `where` may name like facts.
inline constexpr std::array<std::string_view, 2> cost_fields{"partner", "category"};

/// The definition of a fact, null for an unknown name.
constexpr const fact_definition* find_fact(std::string_view name) noexcept {
    for (const auto& fact : vocabulary)
        if (fact.name == name)
            return &fact;
    return nullptr;
}

/// All names of facts about a subject, for checking files and naming near words.
inline std::vector<std::string_view> facts_about(subject whom) {
    std::vector<std::string_view> names;
    for (const auto& fact : vocabulary)
        if (fact.about == whom)
            names.push_back(fact.name);
    return names;
}

} // namespace v0
} // namespace cofin

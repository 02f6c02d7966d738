/// Projects as activities of the International Aid Transparency Initiative, version 2.03.
#pragma once

#include "project/publication.hpp"

#include <cofin/claim/claim.hpp>
#include <cofin/error.hpp>
#include <cofin/grant/agreement.hpp>
#include <cofin/rules/assessment.hpp>

#include <string>
#include <string_view>

namespace cofin {

/// A file of activities. What a project does not know - who reports, to what sector - publication.toml says; nothing has a
/// default, and nobody is named whom it does not name.
///
/// Money: the plan as the budget, where its period is at most a year, otherwise the budgets that publication.toml gives; eligible
/// costs as expenditure, one transaction a month of payment, dated by its last payment.
class iati_file {
public:
    /// Adds a project; to `problems` what IATI requires and nobody said.
    void add(const agreement& agreed, const declaration& declared, const publication& published,
             const assessment& result, error_log& problems);
    [[nodiscard]] std::string text() const;
    /// Costs that count and have no day of payment: they are in no transaction.
    [[nodiscard]] std::size_t undated() const noexcept { return undated_; }

private:
    std::string activities_;
    std::size_t undated_ = 0;
};

/// Text as XML has it, in an attribute as well; control characters, which XML does not have, become U+FFFD.
[[nodiscard]] std::string xml_escaped(std::string_view text);

} // namespace cofin

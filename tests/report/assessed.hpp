#pragma once

// One small project as reports show it: two partners, a cap, a cut and a question.

#include "support/small_project.hpp"

#include <cofin/rules/assess.hpp>

namespace cofin::test {

struct reported_project {
    small_project project;
    rulebook book;
    assessment result;

    explicit reported_project(std::vector<rule> rules = default_rules())
        : project(declaring()), result{.totals = assessment_totals(euro)} {
        book.id = "book";
        book.version = "1.0.0";
        book.digest = std::string(64, 'd');
        book.rules = std::move(rules);
        result = assess(book, project.agreed, project.declared, "c1");
    }
    // `result` points into `project`.
    reported_project(const reported_project&) = delete;
    reported_project& operator=(const reported_project&) = delete;

    static rule paying() {
        rule made = rule_of("RATE", kinds::cofinancing_rate,
                            {{"source", text("ERDF")},
                             {"rate", rate::of(85, 100)},
                             {"rounding.mode", text("floor")},
                             {"rounding.level", text("partner")},
                             {"rounding.residual_to", text("own")},
                             {"rounding.basis", text("observation")},
                             {"claims", text("cumulative")},
                             {"cap_division", text("proportional")},
                             {"cap_in_claims", text("full_until_cap")}});
        return made;
    }
    static rule capping(money most) {
        return rule_of("CAP", kinds::grant_bounds,
                       {{"source", text("ERDF")}, {"max", most}, {"effect", text("exclude")}});
    }
    /// Needs an invoice for each cost.
    static rule papers() {
        return rule_of("PAPERS", kinds::document_required,
                       {{"documents", words({"invoice"})}, {"effect", text("exclude")}});
    }
    static std::vector<rule> default_rules() { return {paying(), papers()}; }

private:
    static small_project declaring() {
        using namespace cofin::literals;
        const values invoiced{{"evidence", words({"invoice"})}};
        small_project made{costing("c1", 1'000.01_eur, {{"evidence", words({})}}),
                           costing("c2", 12'325.48_eur, invoiced), costing("c3", 7_eur),
                           costing("c4", 11'400_eur, invoiced)};
        made.agreed.project = "P/1";
        made.agreed.title = "Úřady \"bez\" hranic";
        made.add_partner("pp2");
        made.declared.costs[3].partner = "pp2";
        made.plan("pp1", 12'325.48_eur);
        made.plan("pp2", 11'400_eur);
        return made;
    }
};

} // namespace cofin::test

#include "support/catch.hpp"
#include "support/small_project.hpp"

using namespace cofin;
using namespace cofin::literals;
using namespace cofin::test;

using lines = std::vector<std::string>;

namespace {

rule vat(std::string mode) { return rule_of("VAT", kinds::vat, {{"mode", text(std::move(mode))}}); }

small_project with_vat(money amount, const values& facts) { return {costing("c", amount, facts)}; }

} // namespace

TEST_CASE("VAT that never counts is cut", "[kinds][vat]") {
    const auto project = with_vat(121_eur, {{"vat", 21_eur}});
    CHECK(findings_of(project.against({vat("never")})) == lines{"VAT on c: ineligible -21.00"});
    CHECK(message_of(project.against({vat("never")})) == "VAT 21.00 EUR does not count");
    CHECK(project.against({vat("always")}).findings.empty());
}

TEST_CASE("VAT counts where the partner cannot recover it", "[kinds][vat]") {
    auto project = with_vat(121_eur, {{"vat", 21_eur}});
    CHECK(message_of(project.against({vat("if_nonrecoverable")})) == "fact missing: recovers_vat");
    project.agreed.partners[0].known.set("recovers_vat", false);
    CHECK(project.against({vat("if_nonrecoverable")}).findings.empty());
    project.agreed.partners[0].known.set("recovers_vat", true);
    CHECK(message_of(project.against({vat("if_nonrecoverable")})) ==
          "VAT 21.00 EUR is recoverable by the partner");
}

TEST_CASE("VAT that is unknown is asked for; a cost without any needs nothing more",
          "[kinds][vat]") {
    CHECK(message_of(with_vat(121_eur, {}).against({vat("never")})) == "fact missing: vat");
    CHECK(with_vat(121_eur, {{"vat", 0_eur}}).against({vat("if_nonrecoverable")}).findings.empty());
    CHECK(with_vat(121_eur, {}).against({vat("always")}).findings.empty());
}

TEST_CASE("VAT of an unlinked credit note is cut with its sign", "[kinds][vat]") {
    CHECK(totals_of(with_vat(-121_eur, {{"vat", -21_eur}}).against({vat("never")})) ==
          "-121.00 = -100.00 + -21.00 + 0.00");
}

TEST_CASE("VAT above the amount takes no more than the amount", "[kinds][vat]") {
    CHECK(totals_of(with_vat(100_eur, {{"vat", 121_eur}}).against({vat("never")})) ==
          "100.00 = 0.00 + 100.00 + 0.00");
}

TEST_CASE("VAT of another sign or currency than its document is not guessed at", "[kinds][vat]") {
    const auto turned = with_vat(121_eur, {{"vat", -21_eur}}).against({vat("never")});
    CHECK(findings_of(turned) == lines{"VAT on c: needs_judgement"});
    CHECK(totals_of(turned) == "121.00 = 0.00 + 0.00 + 121.00");
    CHECK(message_of(with_vat(121_eur, {{"vat", 500_czk}}).against({vat("never")})) ==
          "fact missing: vat of c in EUR");
}

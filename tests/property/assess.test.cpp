// What holds for every project under every rulebook, however little is known of its costs.

#include "property/any_project.hpp"

using namespace cofin;
using namespace cofin::literals;
using namespace cofin::test;

namespace {

/// All that a finding says, for comparing assessments as a whole.
std::vector<std::string> told_by(const assessment& result) {
    std::vector<std::string> lines = findings_of(result);
    for (std::size_t i = 0; i < lines.size(); ++i)
        lines[i] += " of " + amount_text(result.findings[i].proposed) + ": " +
                    to_string(result.findings[i].message);
    return lines;
}

std::string shares_of(const std::optional<funding_split>& split) {
    if (!split)
        return "undetermined";
    std::string line = amount_text(split->total) + " =";
    for (const auto& paid : split->paid)
        line += " " + amount_text(paid) + " +";
    return line + " " + amount_text(split->residual);
}

/// Everything that an assessment says and that the order of a list must not change.
std::vector<std::string> summary_of(const assessment& result) {
    std::vector<std::string> lines = told_by(result);
    lines.push_back(totals_of(result));
    for (const auto& sum : result.totals.unconverted)
        lines.push_back("unconverted " + to_string(sum));
    lines.push_back("planned " + shares_of(result.planned));
    lines.push_back("claimed " + shares_of(result.claimed));
    for (const auto& claim : result.claims)
        lines.push_back("claim " + shares_of(claim));
    return lines;
}

/// The case that breaks a law, as RapidCheck shows it.
void log_case(const drawn_project& drawn) {
    auto& log = RC_LOG();
    for (const auto& by : drawn.rules)
        log << by.id << (by.can_cut() ? "" : " (unverified)") << " ";
    log << "\n";
    for (const auto& declared : drawn.project.declared.costs) {
        log << declared.id << " " << declared.partner << " " << declared.category << " "
            << to_string(declared.amount) << " claim " << declared.claim;
        for (const auto& [name, value] : declared.known)
            log << ", " << name << " " << to_string(value);
        log << "\n";
    }
}

/// Between nothing and all of what was declared, whatever its sign.
bool is_within(const money& left, const money& declared) {
    const money nothing(declared.currency());
    return declared.is_negative() ? declared <= left && left <= nothing
                                  : nothing <= left && left <= declared;
}

} // namespace

TEST_CASE("declared is eligible and ineligible and open, and findings name every cent refused",
          "[property][assess]") {
    for_all([] {
        const auto drawn = any_project();
        log_case(drawn);
        const auto result = drawn.project.against(drawn.rules);
        const auto& totals = result.totals;
        RC_ASSERT(totals.declared == totals.eligible + totals.ineligible + totals.open);
        money declared(euro);
        for (const auto& state : result.costs)
            declared += state.declared.value_or(money(euro));
        RC_ASSERT(totals.declared == declared);
        money refused(euro);
        for (const auto& found : result.findings)
            refused += found.cut;
        RC_ASSERT(totals.ineligible == refused);
    });
}

TEST_CASE("no cost is cut below nothing, and none grows", "[property][assess]") {
    for_all([] {
        const auto drawn = any_project();
        log_case(drawn);
        const auto result = drawn.project.against(drawn.rules);
        for (const auto& state : result.costs)
            if (state.declared)
                RC_ASSERT(is_within(state.left, *state.declared));
    });
}

TEST_CASE("only what is law or a programme's document takes a cent", "[property][assess]") {
    for_all([] {
        const auto drawn = any_project();
        log_case(drawn);
        const auto result = drawn.project.against(drawn.rules);
        for (const auto& found : result.findings) {
            const bool carried =
                std::ranges::any_of(found.cites, [](const auto& cite) { return cite.can_cut(); });
            RC_ASSERT(!found.cites.empty());
            RC_ASSERT(carried || found.cut.is_zero());
            RC_ASSERT(found.said == outcome::ineligible || found.cut.is_zero());
        }
    });
}

TEST_CASE("a book of which nobody verified anything refuses and opens nothing",
          "[property][assess]") {
    for_all([] {
        auto drawn = any_project();
        for (auto& by : drawn.rules)
            by.cites = {citation::unverified("from memory")};
        for (auto& declared : drawn.project.declared.costs)
            declared.amount = money::of_minor(declared.amount.minor(), euro);
        log_case(drawn);
        const auto result = drawn.project.against(drawn.rules);
        RC_ASSERT(result.totals.eligible == result.totals.declared);
        RC_ASSERT(!result.has_objections());
    });
}

TEST_CASE("sources and residual are what is eligible, claim by claim and together",
          "[property][assess]") {
    for_all([] {
        const auto drawn = any_project();
        log_case(drawn);
        const auto result = drawn.project.against(drawn.rules);
        RC_ASSERT(result.claimed.has_value());
        const auto whole = [](const funding_split& split) {
            money sum = split.residual;
            for (const auto& paid : split.paid)
                sum += paid;
            return sum;
        };
        RC_ASSERT(whole(*result.claimed) == result.totals.eligible);
        RC_ASSERT(result.claimed->total == result.totals.eligible);
        RC_ASSERT(result.claims.size() == result.claim_numbers.size());
        for (std::size_t c = 0; c < result.claims.size(); ++c) {
            money eligible(euro);
            for (std::size_t i = 0; i < result.costs.size(); ++i)
                if (drawn.project.declared.costs[i].claim == result.claim_numbers[c] &&
                    result.costs[i].declared && !result.costs[i].open)
                    eligible += result.costs[i].left;
            RC_ASSERT(result.claims[c].total == eligible);
            RC_ASSERT(whole(result.claims[c]) == eligible);
        }
        if (result.planned) // cut item by item, an empty budget has nothing to split
            RC_ASSERT(whole(*result.planned) == result.totals.planned);
    });
}

TEST_CASE("the order of a list changes nothing", "[property][assess]") {
    for_all([] {
        const auto drawn = any_project();
        log_case(drawn);
        const auto other = reordered(drawn.project);
        RC_ASSERT(summary_of(drawn.project.against(drawn.rules)) ==
                  summary_of(other.against(drawn.rules)));
    });
}

TEST_CASE("to explain an item changes nothing, and each finding on it is explained",
          "[property][assess]") {
    for_all([] {
        const auto drawn = any_project();
        log_case(drawn);
        const std::string id = one_of(drawn.project.declared.costs).id;
        const auto plain = drawn.project.against(drawn.rules);
        const auto explained = drawn.project.against(drawn.rules, id);
        RC_ASSERT(summary_of(plain) == summary_of(explained));
        for (const auto& found : explained.findings) {
            const auto is_of = [&](const auto& record) {
                return record.rule == found.rule && record.about == id;
            };
            if (found.item == id)
                RC_ASSERT(std::ranges::any_of(explained.explanations, is_of));
        }
    });
}

TEST_CASE("a fact that is missing makes nothing eligible unless a finding says what changed",
          "[property][assess]") {
    for_all([] {
        const auto drawn = any_project();
        auto less = drawn.project;
        auto& poorer = less.declared.costs[static_cast<std::size_t>(
            *up_to(static_cast<int64_t>(less.declared.costs.size()) - 1))];
        texts names;
        // The absence of these two says something: that there is no such cost, that all of the document is declared.
        for (const auto& [name, value] : poorer.known)
            if (name != "credit_note_for" && name != "share")
                names.push_back(name);
        RC_PRE(!names.empty());
        const std::string lost = one_of(names);
        poorer.known.erase(lost);
        log_case(drawn);
        RC_LOG() << "lost: " << lost << " of " << poorer.id << "\n";
        const auto before = drawn.project.against(drawn.rules);
        const auto after = less.against(drawn.rules);
        if (after.totals.eligible <= before.totals.eligible)
            return;
        const auto known = told_by(before);
        const auto is_new = [&](const std::string& line) {
            return std::ranges::find(known, line) == known.end();
        };
        RC_ASSERT(std::ranges::any_of(told_by(after), is_new));
    });
}

TEST_CASE("one rule more about costs by themselves never makes more eligible",
          "[property][assess]") {
    for_all([] {
        auto drawn = any_project();
        const texts alone{"NATURE", "PAPERS", "TENDER", "METHOD", "VAT", "FX", "RATE"};
        std::erase_if(drawn.rules, [&](const auto& by) {
            return std::ranges::find(alone, by.id) == alone.end();
        });
        for (auto& declared : drawn.project.declared.costs)
            if (declared.amount.is_negative()) // to refuse a reduction does raise the total
                declared.amount = -declared.amount;
        log_case(drawn);
        const auto all = drawn.project.against(drawn.rules);
        RC_PRE(drawn.rules.size() > 2);
        drawn.rules.pop_back();
        RC_ASSERT(all.totals.eligible <= drawn.project.against(drawn.rules).totals.eligible);
    });
}

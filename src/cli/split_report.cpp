#include "cli/split_report.hpp"

#include "report/table.hpp"

#include <cofin/money/unrounded.hpp>
#include <cofin/number/integer.hpp>

#include <algorithm>
#include <optional>
#include <stdexcept>

namespace cofin::cli {
namespace {

/// What one source gets of a part, a claim or the whole; the one after the last source is the owner of the rest.
struct share {
    std::optional<unrounded> exact; ///< none where the exact sum is beyond what can be represented
    money amount;
    bool capped = false;
};

/// Adds, or subtracts; none where the result has no 64-bit denominator: only the explanation is lost.
std::optional<unrounded> sum(const std::optional<unrounded>& a, const std::optional<unrounded>& b,
                             bool minus = false) {
    if (!a || !b)
        return std::nullopt;
    try {
        return minus ? *a - *b : *a + *b;
    } catch (const std::overflow_error&) {
        return std::nullopt;
    }
}

/// The shares of one part. What a cap cut counts as exact in what it leaves to the residual.
std::vector<share> shares_of(const funding_request& asked, const funding_part& part,
                             const funding_split& split, const funding_split::part& got) {
    std::vector<share> shares;
    std::optional<unrounded> rest = unrounded(part.amount);
    for (std::size_t s = 0; s < asked.sources.size(); ++s) {
        const auto& source = asked.sources[s];
        const auto of = std::ranges::find(asked.sources, source.of, &funding_source::name);
        const money base = source.of.empty()
                               ? part.amount
                               : got.paid[static_cast<std::size_t>(of - asked.sources.begin())];
        const unrounded exact =
            source.share * (source.pays(part.partner) ? base : money(base.currency()));
        shares.push_back({exact, got.paid[s], split.capped[s]});
        rest = sum(rest, split.capped[s] ? unrounded(got.paid[s]) : exact, true);
    }
    shares.push_back({rest, got.residual});
    return shares;
}

void add(std::vector<share>& total, const std::vector<share>& more) {
    if (total.empty()) {
        total = more;
        return;
    }
    for (std::size_t s = 0; s < total.size(); ++s) {
        total[s].exact = sum(total[s].exact, more[s].exact);
        total[s].amount += more[s].amount;
        total[s].capped = total[s].capped || more[s].capped;
    }
}

struct told_part {
    std::size_t claim = 0;
    std::string partner;
    money amount;
    std::vector<share> shares;
};

/// Everything that is told, part by part and in all.
struct told {
    std::vector<told_part> parts;
    std::vector<share> total;
    money amount;
};

bool is_same(const funding_part& a, const funding_part& b) {
    return a.partner == b.partner && a.item == b.item;
}

/// The parts that the split of a claim speaks of, with what this claim has of each. In cumulative mode those are all parts
/// so far, since a cap divided anew may move money of earlier ones.
std::vector<funding_part> parts_of(const funding_request& asked, std::size_t claim) {
    std::vector<funding_part> parts;
    for (std::size_t c = asked.mode == claim_mode::cumulative ? 0 : claim; c <= claim; ++c)
        for (const auto& part : asked.claims[c]) {
            auto known =
                std::ranges::find_if(parts, [&](const auto& p) { return is_same(p, part); });
            if (known == parts.end())
                known = parts.insert(known, {part.partner, money(asked.unit.value), part.item});
            if (c == claim)
                known->amount += part.amount;
        }
    return parts;
}

bool is_untouched(const told_part& part) {
    return part.amount.is_zero() &&
           std::ranges::all_of(part.shares, [](const auto& s) { return s.amount.is_zero(); });
}

told tell(const funding_request& asked, std::span<const funding_split> splits) {
    told all{{}, {}, money(asked.unit.value)};
    for (std::size_t c = 0; c < splits.size(); ++c) {
        const auto parts = parts_of(asked, c);
        for (std::size_t k = 0; k < parts.size(); ++k) {
            told_part part{c, parts[k].partner, parts[k].amount,
                           shares_of(asked, parts[k], splits[c], splits[c].parts[k])};
            add(all.total, part.shares);
            all.amount += part.amount;
            const bool earlier_only = std::ranges::none_of(
                asked.claims[c], [&](const auto& own) { return is_same(own, parts[k]); });
            if (!earlier_only || !is_untouched(part))
                all.parts.push_back(std::move(part));
        }
    }
    return all;
}

std::string rate_text(const language& in, const funding_source& source) {
    std::string text = in.number(to_string(source.share));
    if (!source.of.empty())
        text = in.say(phrase("{} of {}", text, source.of));
    return source.partners.empty()
               ? text
               : in.say(phrase("{} for {}", text, joined(source.partners, ",")));
}

std::string exact_text(const language& in, const std::optional<unrounded>& exact) {
    if (!exact)
        return "";
    const std::string text = to_string(*exact);
    return in.number(text.substr(0, text.rfind(' ')));
}

/// The name of a mode, of which a reader may not know that nobody asked for it.
std::string marked(const language& in, std::string_view name, bool is_default) {
    return is_default ? in.say(phrase("{} (default)", name)) : std::string(name);
}

/// How much is split, and into how many claims or parts.
std::string whole_text(const language& in, const funding_request& asked, const told& all) {
    if (asked.in_claims)
        return in.say(plural_phrase("{2} in {1} claim, {3}", "{2} in {1} claims, {3}")(
            static_cast<int64_t>(asked.claims.size()), all.amount,
            claim_mode_names[static_cast<std::size_t>(asked.mode)]));
    if (asked.in_parts)
        return in.say(plural_phrase("{2} in {1} part", "{2} in {1} parts")(
            static_cast<int64_t>(all.parts.size()), all.amount));
    return in.say(phrase("{}", all.amount));
}

/// `23725.48 EUR in 2 parts, each source rounded by floor (default) per partner (default), the rest to own`
std::string heading(const language& in, const funding_request& asked, const told& all) {
    const auto how = marked(in, to_string(asked.how.value), asked.how.is_default);
    std::string text =
        whole_text(in, asked, all) + ", " + in.say(phrase("each source rounded by {}", how));
    for (const auto& source : asked.sources)
        if (source.how != asked.how.value)
            text += ", " + in.say(phrase("{} by {}", source.name, to_string(source.how)));
    if (asked.in_levels)
        text +=
            " " +
            in.say(phrase("per {}",
                          marked(in, split_level_names[static_cast<std::size_t>(asked.level.value)],
                                 asked.level.is_default)));
    if (asked.division != cap_division::undecided)
        text += ", " + in.say(phrase("caps divided {}",
                                     cap_division_names[static_cast<std::size_t>(asked.division)]));
    return folded_line(text + ", " + in.say(phrase("the rest to {}", asked.residual)), 0) + "\n";
}

/// One row a source, and one for the residual.
void add_rows(const language& in, text_table& table, const funding_request& asked,
              const std::vector<share>& shares, const std::vector<std::string>& lead,
              const std::string* partner) {
    for (std::size_t s = 0; s < shares.size(); ++s) {
        const bool is_residual = s == asked.sources.size();
        if (!is_residual && partner != nullptr && !asked.sources[s].pays(*partner))
            continue;
        std::vector<std::string> row = lead;
        row.push_back(is_residual ? asked.residual : asked.sources[s].name);
        row.push_back(is_residual ? in.words("rest") : rate_text(in, asked.sources[s]));
        row.push_back(exact_text(in, shares[s].exact));
        row.push_back(in.number(amount_text(shares[s].amount)));
        row.push_back(shares[s].capped
                          ? in.say(phrase("cap {}", in.number(amount_text(*asked.sources[s].cap))))
                          : "");
        table.add(std::move(row));
    }
}

json amounts(const funding_request& asked, const std::vector<share>& shares,
             const std::string* partner) {
    json parts = json::array();
    for (std::size_t s = 0; s < shares.size(); ++s) {
        const bool is_residual = s == asked.sources.size();
        if (!is_residual && partner != nullptr && !asked.sources[s].pays(*partner))
            continue;
        json part;
        part["source"] = is_residual ? asked.residual : asked.sources[s].name;
        part["amount"] = shares[s].amount;
        if (shares[s].exact)
            part["exact"] = *shares[s].exact;
        parts.push_back(std::move(part));
    }
    return parts;
}

/// What is said of the sources once, whatever the number of parts.
void describe_sources(json& parts, const funding_request& asked, const std::vector<share>& total) {
    for (std::size_t s = 0; s < asked.sources.size(); ++s) {
        const auto& source = asked.sources[s];
        parts[s]["rate"] = source.share;
        if (!source.of.empty())
            parts[s]["of"] = source.of;
        if (!source.partners.empty())
            parts[s]["partners"] = source.partners;
        parts[s]["rounding"] = to_string(source.how);
        if (source.cap) {
            parts[s]["cap"] = *source.cap;
            parts[s]["capped"] = total[s].capped;
        }
    }
}

json defaults(const funding_request& asked) {
    json names = json::array();
    if (asked.unit.is_default)
        names.push_back("currency");
    if (asked.how.is_default)
        names.push_back("rounding");
    if (asked.in_levels && asked.level.is_default)
        names.push_back("level");
    return names;
}

} // namespace

std::string as_text(const language& in, const funding_request& asked,
                    std::span<const funding_split> splits) {
    const told all = tell(asked, splits);
    const bool by_partner = asked.in_levels && asked.level.value != split_level::project;
    std::vector<std::string> titles;
    if (asked.in_claims)
        titles.push_back(in.words("claim"));
    if (by_partner)
        titles.push_back(in.words("partner"));
    text_table table(std::string(titles.size(), 'l') + "llprl");
    titles.insert(titles.end(), {in.words("source"), in.words("rate"), in.words("exact share"),
                                 in.words("amount"), ""});
    table.add(titles);
    for (const auto& part : all.parts) {
        std::vector<std::string> lead;
        if (asked.in_claims)
            lead.push_back(std::to_string(part.claim + 1));
        if (by_partner)
            lead.push_back(part.partner);
        add_rows(in, table, asked, part.shares, lead, &part.partner);
    }
    if (all.parts.size() > 1) {
        std::vector<std::string> lead(static_cast<std::size_t>(asked.in_claims) +
                                      static_cast<std::size_t>(by_partner));
        lead[0] = in.words("total");
        add_rows(in, table, asked, all.total, lead, nullptr);
    }
    return heading(in, asked, all) + table.text();
}

json as_json(const funding_request& asked, std::span<const funding_split> splits) {
    const told all = tell(asked, splits);
    json document;
    document["policy"] = "residual";
    document["amount"] = all.amount;
    document["currency"] = asked.unit.value.code();
    document["rounding"] = to_string(asked.how.value);
    if (asked.in_levels)
        document["level"] = split_level_names[static_cast<std::size_t>(asked.level.value)];
    if (asked.in_claims)
        document["claims"] = claim_mode_names[static_cast<std::size_t>(asked.mode)];
    if (asked.division != cap_division::undecided)
        document["divide_cap"] = cap_division_names[static_cast<std::size_t>(asked.division)];
    document["residual"] = asked.residual;
    document["defaults"] = defaults(asked);
    document["parts"] = amounts(asked, all.total, nullptr);
    describe_sources(document["parts"], asked, all.total);
    if (!asked.in_parts)
        return document;
    document["shares"] = json::array();
    for (const auto& part : all.parts) {
        json share;
        if (asked.in_claims)
            share["claim"] = part.claim + 1;
        if (!part.partner.empty())
            share["partner"] = part.partner;
        share["amount"] = part.amount;
        share["parts"] = amounts(asked, part.shares, &part.partner);
        document["shares"].push_back(std::move(share));
    }
    return document;
}

namespace {

std::vector<unrounded> exact_shares(const weights_request& asked) {
    int64_t total = 0;
    for (const int64_t weight : asked.weights)
        total = checked_add(total, weight);
    std::vector<unrounded> shares;
    for (const int64_t weight : asked.weights)
        shares.push_back(rate::of(weight, total) * asked.amount);
    return shares;
}

} // namespace

std::string as_text(const language& in, const weights_request& asked,
                    std::span<const money> parts) {
    const auto exact = exact_shares(asked);
    text_table table("lrpr");
    table.add({in.words("part"), in.words("weight"), in.words("exact share"), in.words("amount")});
    for (std::size_t i = 0; i < parts.size(); ++i)
        table.add({asked.names[i], in.number(std::to_string(asked.weights[i])),
                   exact_text(in, exact[i]), in.number(amount_text(parts[i]))});
    return folded_line(
               in.say(phrase("{} by weights; cents left over go to the largest remainders, of "
                             "equal ones to the earlier",
                             asked.amount)),
               0) +
           "\n" + table.text();
}

json as_json(const weights_request& asked, std::span<const money> parts) {
    const auto exact = exact_shares(asked);
    json document;
    document["policy"] = "largest_remainder";
    document["amount"] = asked.amount;
    document["currency"] = asked.unit.value.code();
    document["defaults"] = asked.unit.is_default ? json::array({"currency"}) : json::array();
    document["parts"] = json::array();
    for (std::size_t i = 0; i < parts.size(); ++i) {
        json part;
        part["source"] = asked.names[i];
        part["amount"] = parts[i];
        part["exact"] = exact[i];
        part["weight"] = std::to_string(asked.weights[i]);
        document["parts"].push_back(std::move(part));
    }
    return document;
}

} // namespace cofin::cli

#include "cli/split_request.hpp"

#include "cli/command.hpp"
#include "rulebook/utf8.hpp"

#include <cofin/spelling.hpp>

#include <algorithm>
#include <charconv>
#include <string_view>
#include <utility>

namespace cofin::cli {
namespace {

constexpr std::string_view source_form =
    R"(NAME=RATE such as ERDF=85%, "SB=5/85 of ERDF" or "SB=5% for pl")";

[[noreturn]] void refuse(std::string_view option, wording found, wording expected,
                         std::string nearest = {}) {
    throw parse_error({std::string(option)}, std::move(found), std::move(expected),
                      std::move(nearest));
}

std::string require_name(std::string_view option, std::string_view name) {
    const bool printable = std::ranges::none_of(
        name, [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == '\x7f'; });
    if (name.empty() || name.front() == ' ' || name.back() == ' ' || !printable ||
        invalid_utf8_at(name) != std::string_view::npos)
        refuse(option, in_quotes(name), wording("a name"));
    return std::string(name);
}

/// A piece of an option's value and the column where it begins.
struct piece {
    std::string_view text;
    std::size_t column = 1;

    [[nodiscard]] piece from(std::size_t at) const { return {text.substr(at), column + at}; }
    [[nodiscard]] piece first(std::size_t size) const { return {text.substr(0, size), column}; }
};

/// Cuts `NAME=REST` at its first equals sign.
std::pair<std::string, piece> cut_name(std::string_view option, piece value, const wording& form) {
    const auto equals = value.text.find('=');
    if (equals == std::string_view::npos)
        refuse(option, in_quotes(value.text), form);
    return {require_name(option, value.text.substr(0, equals)), value.from(equals + 1)};
}

std::vector<piece> cut_list(piece value) {
    std::vector<piece> items;
    for (;;) {
        const auto comma = value.text.find(',');
        items.push_back(value.first(comma));
        if (comma == std::string_view::npos)
            return items;
        value = value.from(comma + 1);
    }
}

money read_amount(std::string_view option, piece value, currency unit) {
    return read_option(
        option, value.text, [&](auto text) { return money::parse(text, unit); }, value.column);
}

template <class Enum, std::size_t N>
Enum read_choice(std::string_view option, std::string_view word,
                 const std::array<std::string_view, N>& names) {
    return static_cast<Enum>(
        read_option(option, word, [&](auto text) { return choice_of(text, names); }));
}

std::vector<std::string> names_of(const std::vector<funding_source>& sources) {
    std::vector<std::string> names;
    for (const auto& source : sources)
        names.push_back(source.name);
    return names;
}

std::string comma_list(const std::vector<std::string>& names) {
    std::string text;
    for (const auto& name : names)
        text += (text.empty() ? "" : ", ") + name;
    return text.empty() ? "none" : text;
}

funding_source& source_called(std::string_view option, const std::string& name,
                              std::vector<funding_source>& sources) {
    const auto found = std::ranges::find(sources, name, &funding_source::name);
    if (found != sources.end())
        return *found;
    const auto known = names_of(sources);
    refuse(option, wording("source {}", in_quotes(name)), wording("one of {}", comma_list(known)),
           nearest_word(name, known));
}

/// `NAME=RATE [of SOURCE] [for PARTNER,...]`
funding_source read_source(std::string_view value, const std::vector<funding_source>& earlier) {
    constexpr std::string_view option = "--source";
    constexpr std::string_view of_mark = " of ";
    constexpr std::string_view for_mark = " for ";
    auto [name, rest] = cut_name(option, {value}, std::string(source_form));
    funding_source source{.name = name, .share = {}};
    if (const auto at = rest.text.find(for_mark); at != std::string_view::npos) {
        for (const auto& partner : cut_list(rest.from(at + for_mark.size())))
            source.partners.push_back(require_name(option, partner.text));
        rest = rest.first(at);
    }
    if (const auto at = rest.text.find(of_mark); at != std::string_view::npos) {
        source.of = rest.text.substr(at + of_mark.size());
        rest = rest.first(at);
        const auto known = names_of(earlier);
        if (std::ranges::find(known, source.of) == known.end())
            refuse(option, wording("{} of {}", in_quotes(name), in_quotes(source.of)),
                   wording("an earlier source: {}", comma_list(known)),
                   nearest_word(source.of, known));
    }
    source.share = read_option(option, rest.text, rate::parse, rest.column);
    return source;
}

/// What the sources that pay a partner come to, of the whole amount.
rate sum_of_shares(const std::vector<funding_source>& sources, std::string_view partner) {
    std::vector<rate> shares;
    rate sum;
    for (const auto& source : sources) {
        const auto base = std::ranges::find(sources, source.of, &funding_source::name);
        const rate of = source.of.empty()
                            ? rate::of(1, 1)
                            : shares[static_cast<std::size_t>(base - sources.begin())];
        shares.push_back(source.pays(partner) ? source.share * of : rate());
        sum = sum + shares.back();
    }
    return sum;
}

void require_at_most_whole(const std::vector<funding_source>& sources) {
    std::vector<std::string> partners{""};
    for (const auto& source : sources)
        partners.insert(partners.end(), source.partners.begin(), source.partners.end());
    for (const auto& partner : partners)
        if (const rate sum = sum_of_shares(sources, partner); sum > rate::of(1, 1))
            refuse("--source",
                   wording("{} of the amount{}", to_string(sum),
                           partner.empty() ? wording() : wording(" for {}", partner)),
                   wording("at most 100 % from all sources together"));
}

void read_sources(const split_options& given, funding_request& asked) {
    for (const auto& value : given.sources) {
        auto source = read_source(value, asked.sources);
        if (std::ranges::find(asked.sources, source.name, &funding_source::name) !=
            asked.sources.end())
            refuse("--source", wording("{} a second time", in_quotes(source.name)),
                   wording("each source once"));
        asked.sources.push_back(std::move(source));
    }
    if (asked.sources.empty())
        refuse("cofin split", wording("no --source"),
               wording("--source {}", std::string(source_form)));
    require_at_most_whole(asked.sources);
    if (!given.residual)
        refuse("cofin split", wording("no --residual"),
               wording("--residual NAME, who takes the rest, such as --residual own"));
    asked.residual = require_name("--residual", *given.residual);
    if (std::ranges::find(asked.sources, asked.residual, &funding_source::name) !=
        asked.sources.end())
        refuse("--residual", wording("{}, which is a source", in_quotes(asked.residual)),
               wording("a name of its own"));
}

void read_caps(const split_options& given, funding_request& asked) {
    for (const auto& value : given.caps) {
        const auto [name, rest] =
            cut_name("--cap", {value}, wording("SOURCE=AMOUNT such as {}", "ERDF=20000.00"));
        auto& source = source_called("--cap", name, asked.sources);
        if (source.cap)
            refuse("--cap", wording("{} a second time", in_quotes(name)),
                   wording("each source once"));
        source.cap = read_amount("--cap", rest, asked.unit.value);
        if (source.cap->is_negative())
            refuse("--cap", in_quotes(value), wording("an amount that is not below zero"));
    }
    if (given.cap_division) {
        if (given.caps.empty())
            refuse("--divide-cap", in_quotes(*given.cap_division), wording("a --cap to divide"));
        const auto named = std::span(cap_division_names).subspan(1);
        const auto choice = read_option("--divide-cap", *given.cap_division,
                                        [&](auto t) { return choice_of(t, named); });
        asked.division = static_cast<cap_division>(choice + 1);
    }
}

void read_source_roundings(const split_options& given, funding_request& asked) {
    for (auto& source : asked.sources)
        source.how = asked.how.value;
    for (const auto& value : given.roundings) {
        if (value.find('=') == std::string::npos)
            continue;
        const auto [name, rest] = cut_name("--rounding", {value}, {});
        source_called("--rounding", name, asked.sources).how =
            read_option("--rounding", rest.text, parse_rounding, rest.column);
    }
}

std::vector<funding_part> read_parts(std::string_view option, piece value, bool named,
                                     currency unit) {
    std::vector<funding_part> parts;
    for (const auto& item : cut_list(value)) {
        if (!named && item.text.find('=') == std::string_view::npos) {
            parts.push_back({"", read_amount(option, item, unit)});
            continue;
        }
        const auto [partner, rest] =
            cut_name(option, item, wording("PARTNER=AMOUNT such as {}", "pl=12325.48"));
        parts.push_back({partner, read_amount(option, rest, unit)});
    }
    return parts;
}

/// The amount stated beside its parts is a control sum.
void require_sum(const split_options& given, const funding_request& asked) {
    if (!given.amount)
        return;
    const money stated = read_amount("AMOUNT", {*given.amount}, asked.unit.value);
    money sum(asked.unit.value);
    for (const auto& claim : asked.claims)
        for (const auto& part : claim)
            sum += part.amount;
    if (sum != stated)
        refuse("AMOUNT", amount_text(stated),
               wording("the sum of its parts, {}", amount_text(sum)));
}

void read_amounts(const split_options& given, funding_request& asked) {
    const currency unit = asked.unit.value;
    asked.in_parts = !given.parts.empty() || !given.claims.empty();
    asked.in_claims = !given.claims.empty();
    if (!given.parts.empty() && asked.in_claims)
        refuse("cofin split", wording("--part together with --claim"), wording("one of them"));
    for (const auto& value : given.claims)
        asked.claims.push_back(read_parts("--claim", {value}, false, unit));
    if (!given.parts.empty())
        asked.claims.emplace_back();
    for (const auto& value : given.parts) {
        const auto [partner, rest] =
            cut_name("--part", {value}, wording("PARTNER=AMOUNT such as {}", "pl=12325.48"));
        asked.claims[0].push_back({partner, read_amount("--part", rest, unit)});
    }
    if (asked.in_parts)
        return require_sum(given, asked);
    if (!given.amount)
        refuse("cofin split", wording("no AMOUNT"), wording("AMOUNT, --part, --claim or --from"));
    asked.claims.push_back({{"", read_amount("AMOUNT", {*given.amount}, unit)}});
}

void read_claim_mode(const split_options& given, funding_request& asked) {
    if (asked.in_claims && !given.claim_mode)
        refuse("cofin split", wording("--claim without --claims"),
               wording("--claims per_claim or cumulative, as the programme says"));
    if (!asked.in_claims && given.claim_mode)
        refuse("--claims", in_quotes(*given.claim_mode), wording("a --claim to split"));
    if (asked.in_claims)
        asked.mode = read_choice<claim_mode>("--claims", *given.claim_mode, claim_mode_names);
}

/// A source for a partner that no part names would quietly pay nothing.
void require_partners(const funding_request& asked) {
    std::vector<std::string> known;
    for (const auto& claim : asked.claims)
        for (const auto& part : claim)
            if (!part.partner.empty() && std::ranges::find(known, part.partner) == known.end())
                known.push_back(part.partner);
    for (const auto& source : asked.sources)
        for (const auto& partner : source.partners)
            if (std::ranges::find(known, partner) == known.end())
                refuse("--source", wording("{} for {}", in_quotes(source.name), in_quotes(partner)),
                       wording("a partner that --part or --claim names: {}", comma_list(known)),
                       nearest_word(partner, known));
}

/// What is cut as one becomes one part: items stay apart, a partner's are added, or all are.
void gather_parts(const split_options& given, funding_request& asked) {
    if (given.level)
        asked.level = {read_choice<split_level>("--level", *given.level, split_level_names), false};
    if (given.level && !asked.in_parts)
        refuse("--level", in_quotes(*given.level), wording("a --part or a --claim to cut"));
    if (!asked.in_parts)
        return;
    const bool named = std::ranges::any_of(asked.claims, [](const auto& claim) {
        return std::ranges::any_of(claim, [](const auto& part) { return !part.partner.empty(); });
    });
    asked.in_levels = named || !asked.level.is_default;
    const split_level level = asked.level.value;
    if (level == split_level::project)
        for (const auto& source : asked.sources)
            if (!source.partners.empty())
                refuse("--level",
                       wording("project with source {} for one partner", in_quotes(source.name)),
                       wording("partner or item"));
    std::size_t item = 0;
    for (auto& claim : asked.claims) {
        std::vector<funding_part> gathered;
        for (auto& part : claim) {
            if (level == split_level::project)
                part.partner.clear();
            if (level == split_level::item)
                part.item = std::to_string(++item);
            const auto same = std::ranges::find_if(gathered, [&](const auto& known) {
                return known.partner == part.partner && known.item == part.item;
            });
            if (same == gathered.end())
                gathered.push_back(part);
            else
                same->amount += part.amount;
        }
        claim = std::move(gathered);
    }
}

std::int64_t read_weight(piece value) {
    std::int64_t weight = 0;
    const char* const end = value.text.data() + value.text.size();
    const auto [stop, failure] = std::from_chars(value.text.data(), end, weight);
    const bool canonical = value.text.size() == 1 || !value.text.starts_with('0');
    if (failure != std::errc() || stop != end || weight < 0 || !canonical)
        throw parse_error({"--weights", 0, value.column}, in_quotes(value.text),
                          wording("a whole number that is not below zero"));
    return weight;
}

} // namespace

chosen_value<currency> read_currency(const split_options& given) {
    if (!given.currency)
        return {euro};
    return {read_option("--currency", *given.currency, currency::parse), false};
}

chosen_value<rounding> read_rounding(const split_options& given) {
    chosen_value<rounding> how{rounding::floor};
    for (const auto& value : given.roundings) {
        if (value.find('=') != std::string::npos)
            continue;
        if (!how.is_default)
            refuse("--rounding", wording("{} a second time", in_quotes(value)),
                   wording("one rounding, or SOURCE=ROUNDING"));
        how = {read_option("--rounding", value, parse_rounding), false};
    }
    return how;
}

funding_request read_funding(const split_options& given) {
    funding_request asked;
    asked.unit = read_currency(given);
    asked.how = read_rounding(given);
    read_amounts(given, asked);
    read_claim_mode(given, asked);
    read_sources(given, asked);
    read_caps(given, asked);
    read_source_roundings(given, asked);
    require_partners(asked);
    gather_parts(given, asked);
    return asked;
}

weights_request read_weights(const split_options& given) {
    weights_request asked;
    asked.unit = read_currency(given);
    if (!given.amount)
        refuse("cofin split", wording("no AMOUNT"), wording("AMOUNT, which --weights share out"));
    asked.amount = read_amount("AMOUNT", {*given.amount}, asked.unit.value);
    for (auto item : cut_list({*given.weights})) {
        std::string name = std::to_string(asked.names.size() + 1);
        if (item.text.find('=') != std::string_view::npos)
            std::tie(name, item) = cut_name("--weights", item, {});
        if (std::ranges::find(asked.names, name) != asked.names.end())
            refuse("--weights", wording("{} a second time", in_quotes(name)),
                   wording("each name once"));
        asked.names.push_back(name);
        asked.weights.push_back(read_weight(item));
    }
    if (std::ranges::all_of(asked.weights, [](auto weight) { return weight == 0; }))
        refuse("--weights", in_quotes(*given.weights), wording("at least one weight above zero"));
    return asked;
}

} // namespace cofin::cli

// The functions of include/cofin/c/cofin.h.

#include "c/arguments.hpp"

#include <cofin/c/cofin.h>
#include <cofin/grant/funding.hpp>
#include <cofin/grant/rounding_profile.hpp>
#include <cofin/project/project_folder.hpp>
#include <cofin/report/json_text.hpp>
#include <cofin/spelling.hpp>
#include <cofin/store/recorded_statement.hpp>
#include <cofin/version.hpp>

#include <array>
#include <cstdlib>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace cofin::c {
namespace {

/// Reads a text by `parse`; its errors name the member.
template <class Parse>
auto read_by(const Parse& parse, const std::string& text, const char* name) {
    try {
        return parse(text);
    } catch (const parse_error& problem) {
        throw parse_error(problem.located({name, 0, 1}));
    }
}

money read_amount_text(const char* given) {
    const auto text = read_text(given, "text");
    const auto blank = text.rfind(' ');
    const auto code = blank == std::string::npos ? std::string() : text.substr(blank + 1);
    if (code.size() == 3 && !currency::try_parse(code))
        throw unknown_currency("text: found " + in_quotes(code) +
                               ", expected a currency of ISO 4217 such as EUR");
    return read_by([](const std::string& all) { return money::parse(all); }, text, "text");
}

funding_source read_source(const cofin_source& given) {
    funding_source source{.name = read_text(given.name, "name"), .share = {}};
    source.share = read_by(rate::parse, read_text(given.rate, "rate"), "rate");
    source.of = read_optional_text(given.of, "of");
    source.how = read_by(parse_rounding, read_text(given.rounding, "rounding"), "rounding");
    if (given.cap != nullptr)
        source.cap = read_amount(*given.cap, "cap");
    if (source.cap && source.cap->is_negative())
        throw parse_error({"cap"}, amount_text(*source.cap),
                          wording("an amount that is not below zero"));
    return source;
}

std::vector<funding_source> read_sources(const cofin_split_request& request) {
    if (request.source_count == 0 || request.source_count > COFIN_SOURCES_MAX)
        throw bad_argument("source_count: found " + std::to_string(request.source_count) +
                           ", expected 1 to " + std::to_string(COFIN_SOURCES_MAX));
    const auto* at = reinterpret_cast<const char*>(require(request.sources, "sources"));
    std::vector<funding_source> sources;
    for (std::size_t i = 0; i < request.source_count; ++i, at += request.source_size) {
        require_size(at, request.source_size, sizeof(cofin_source), "source_size");
        cofin_source one;
        std::memcpy(&one, at, sizeof one);
        sources.push_back(read_source(one));
    }
    return sources;
}

funding read_funding(const cofin_split_request& request) {
    try {
        auto residual = read_optional_text(require(request.residual, "residual"), "residual");
        return funding(read_sources(request), std::move(residual));
    } catch (const std::invalid_argument& problem) {
        throw parse_error({"sources"}, problem.what(),
                          wording("named sources, each once, that depend on earlier ones and pay "
                                  "at most 100 % together"));
    }
}

void split_into(const cofin_split_request& request, cofin_amount* parts, std::size_t count) {
    const auto plan = read_funding(request);
    require(parts, "parts");
    if (count != plan.sources().size() + 1)
        throw bad_argument("part_count: found " + std::to_string(count) + ", expected " +
                           std::to_string(plan.sources().size() + 1) +
                           ", the sources and the residual");
    const auto made = plan.split(read_amount(request.amount, "amount"));
    for (const auto& paid : made.paid)
        *parts++ = as_c(paid);
    *parts = as_c(made.residual);
}

const rounding_profile& read_profile(const char* given) {
    if (given == nullptr)
        return profiles::own;
    const auto name = read_text(given, "profile");
    if (const auto* const found = profiles::find(name))
        return *found;
    std::vector<std::string_view> known;
    for (const auto* profile : profiles::all)
        known.push_back(profile->name);
    throw parse_error({"profile"}, in_quotes(name), wording("a rounding profile"),
                      nearest_word(name, known));
}

/// The project of a statement: the named one, or the only one.
ledger_head project_meant(ledger_store& ledger, const char* given) {
    std::vector<std::string> known;
    const auto heads = ledger.heads();
    for (const auto& head : heads)
        known.push_back(head.project);
    if (given == nullptr) {
        if (heads.size() == 1)
            return heads.front();
        throw parse_error({"project"},
                          wording("{} projects in the ledger", std::to_string(heads.size())),
                          wording("the number of one of them"));
    }
    const auto wanted = read_text(given, "project");
    for (const auto& head : heads)
        if (head.project == wanted)
            return head;
    throw parse_error({"project"}, in_quotes(wanted), wording("a project of the ledger"),
                      nearest_word(wanted, known));
}

std::size_t entry_meant(ledger_store& ledger, const ledger_head& of,
                        const cofin_statement_request& request) {
    if (request.as_of_day != nullptr && request.as_of_entry != 0)
        throw bad_argument("found as_of_day and as_of_entry, expected at most one of them");
    if (request.as_of_day != nullptr)
        return ledger.last_by(of.project, read_day(request.as_of_day, "as_of_day"));
    if (request.as_of_entry > of.entries)
        throw parse_error({"as_of_entry"}, std::to_string(request.as_of_entry),
                          wording("an entry up to {}", std::to_string(of.entries)));
    return request.as_of_entry == 0 ? of.entries : request.as_of_entry;
}

std::string statement_text_of(const cofin_statement_request& request) {
    ledger_store ledger(read_text(request.ledger, "ledger"), ledger_store::access::reading);
    const auto of = project_meant(ledger, request.project);
    return statement_json_text(statement_after(ledger, of, entry_meant(ledger, of, request)));
}

} // namespace
} // namespace cofin::c

namespace c = cofin::c;

extern "C" {

const char* cofin_version(void) { return COFIN_VERSION_STRING; }

uint32_t cofin_c_version(void) { return COFIN_C_VERSION; }

const char* cofin_error_message(void) { return c::kept_error(); }

const char* cofin_status_name(int32_t status) {
    static constexpr std::array names{
        "COFIN_OK",           "COFIN_BAD_ARGUMENT", "COFIN_BAD_INPUT", "COFIN_WRONG_CURRENCY",
        "COFIN_OUT_OF_RANGE", "COFIN_STORE_FAILED", "COFIN_NO_MEMORY", "COFIN_FAILED"};
    return status >= 0 && static_cast<std::size_t>(status) < names.size()
               ? names[static_cast<std::size_t>(status)]
               : "unknown";
}

void cofin_free(char* text) { std::free(text); }

int32_t cofin_amount_parse(const char* text, cofin_amount* amount) {
    return c::guarded([&] {
        c::require(amount, "amount");
        *amount = c::as_c(c::read_amount_text(text));
    });
}

int32_t cofin_amount_text(const cofin_amount* amount, char** text) {
    return c::guarded([&] {
        *c::require(text, "text") = nullptr;
        *text = c::handed_out(to_string(c::read_amount(*c::require(amount, "amount"), "amount")));
    });
}

int32_t cofin_split(const cofin_split_request* request, cofin_amount* parts, size_t part_count) {
    return c::guarded([&] { c::split_into(c::read_request(request), parts, part_count); });
}

int32_t cofin_check(const cofin_check_request* request, char** json, int32_t* objections) {
    return c::guarded([&] {
        *c::require(json, "json") = nullptr;
        const auto read = c::read_request(request);
        cofin::project_request wanted{.path = c::read_text(read.path, "path")};
        wanted.rulebook = c::read_optional_text(read.rulebook, "rulebook");
        if (read.on != nullptr)
            wanted.on = c::read_day(read.on, "on");
        const auto& profile = c::read_profile(read.profile);
        const auto project = cofin::read_project(wanted);
        const auto result = cofin::assess_project(project, {}, profile);
        *json = c::handed_out(assessment_json_text(project.agreed, project.book, result));
        if (objections != nullptr)
            *objections = result.has_objections() ? 1 : 0;
    });
}

int32_t cofin_statement(const cofin_statement_request* request, char** json) {
    return c::guarded([&] {
        *c::require(json, "json") = nullptr;
        *json = c::handed_out(c::statement_text_of(c::read_request(request)));
    });
}

} // extern "C"

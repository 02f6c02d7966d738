#include "report/rule_words.hpp"

namespace cofin {
namespace {

/// Words of the core that reports say: catalogs translate them.
[[maybe_unused]] constexpr const char* words_of_the_core[] = {
    to_translate("eligible"),
    to_translate("ineligible"),
    to_translate("needs_judgement"),
    to_translate("undetermined"),
    to_translate("not_applicable"),
    to_translate("note"),
    to_translate("project"),
    to_translate("exclude"),
    to_translate("vat"),
    to_translate("exchange"),
    to_translate("ceiling"),
    to_translate("revenue"),
    to_translate("flat_rate"),
    to_translate("cap"),
    to_translate("correction"),
    to_translate("funding"),
    to_translate("item"),
    to_translate("partner"),
    to_translate("per_claim"),
    to_translate("cumulative"),
    to_translate("rounding floor"),
    to_translate("rounding ceiling"),
    to_translate("rounding down"),
    to_translate("rounding up"),
    to_translate("rounding half_up"),
    to_translate("rounding half_down"),
    to_translate("rounding half_even"),
    to_translate("law"),
    to_translate("document"),
    to_translate("observation"),
    to_translate("unverified"),
    to_translate("public"),
    to_translate("automatic_public"),
    to_translate("private"),
};

} // namespace

std::string citation_text(const language& in, const citation& source) {
    const std::string text = to_string(source);
    if (source.can_cut())
        return text;
    const auto worth = citation_kind_names[static_cast<std::size_t>(source.kind())];
    return in.words(worth) + text.substr(worth.size());
}

std::string span_text(const language& in, const validity& of) {
    return in.say(phrase("from {} until {}", of.from ? in.date(*of.from) : in.words("ever"),
                         of.until ? in.date(*of.until) : in.words("further notice")));
}

} // namespace cofin

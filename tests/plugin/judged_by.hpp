#pragma once

// Projects judged by plugins that the build made for the tests.

#include "rulebook/catalog.hpp"
#include "rulebook/digest.hpp"
#include "support/small_project.hpp"
#include "support/temporary_folder.hpp"

#include <cofin/plugin/host.hpp>
#include <cofin/rules/assess.hpp>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

namespace cofin::test {

/// A plugin of the build: `template`, `deeds`, ...
inline std::string built_plugin(const std::string& name) {
    // Plugins are refused behind symbolic links, and the build may lie behind one.
    return (std::filesystem::canonical(COFIN_TEST_PLUGINS) / (name + ".so")).string();
}

inline std::string digest_of(const std::string& file) {
    std::ifstream in(file, std::ios::binary);
    return sha256(std::string(std::istreambuf_iterator<char>(in), {}));
}

/// Tight limits, so that what goes on for ever is ended soon; the time for an answer leaves a busy machine room.
inline constexpr plugin_limits tight{std::chrono::seconds(1), std::chrono::seconds(60),
                                     std::uint64_t{256} << 20U};
/// For what only waits.
inline constexpr plugin_limits impatient{std::chrono::seconds(60), std::chrono::seconds(4),
                                         std::uint64_t{256} << 20U};

/// Plugins in helpers with tight limits.
class tight_host : public plugin_host {
public:
    explicit tight_host(const std::vector<std::string>& names, const plugin_limits& limits = tight)
        : plugin_host(limits, COFIN_TEST_HELPER) {
        for (const auto& name : names)
            add(built_plugin(name), digest_of(built_plugin(name)));
    }
};

/// A rule of the template's kind: at most so much a day.
inline std::string day_rule(const std::string& day_max = "120.00 EUR") {
    return "[[rule]]\nid = \"DAY\"\nkind = \"template.day_rate/1\"\ntitle.en = \"a day\"\n"
           "cite = [{ kind = \"document\", doc = \"call\" }]\n[[rule.valid]]\nday_max = \"" +
           day_max + "\"\n";
}

/// A rule of a hostile plugin.
inline std::string deed_rule(const std::string& deed) {
    return "[[rule]]\nid = \"DEED\"\nkind = \"hostile.deed/1\"\ntitle.en = \"a deed\"\n"
           "cite = [{ kind = \"document\", doc = \"call\" }]\n[[rule.valid]]\ndeed = \"" +
           deed + "\"\n";
}

/// The rulebook that these rules make, read with the plugins' kinds.
inline rulebook book_of(const std::string& rules, const plugin_host& plugins) {
    const temporary_folder folder;
    const auto file = folder.write(
        "book.toml", "[rulebook]\nid = \"book\"\nversion = \"1.0.0\"\ntitle.en = \"a book\"\n"
                     "published = 2026-01-01\n[documents]\ncall = \"the call\"\n" +
                         rules);
    return load_rulebook({file, {}, {}, &plugins.supply()});
}

/// Halls rented by the day: 100.00 for one, 360.00 for two, one for nobody knows how many.
inline small_project rentals() {
    using namespace literals;
    const auto days = [](std::string_view many) {
        return values{{"unit", text("day")}, {"units", decimal::parse(many)}};
    };
    return {costing("A", 100.00_eur, days("1")), costing("B", 360.00_eur, days("2")),
            costing("C", 50.00_eur, {{"unit", text("day")}}), costing("D", 70.00_eur)};
}

inline assessment judged(plugin_host& plugins, const rulebook& book, const small_project& project) {
    return plugins.run([&] { return assess(book, project.agreed, project.declared); });
}

} // namespace cofin::test

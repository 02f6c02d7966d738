// A program that takes plugins of strangers: each is named with its digest, judges in a process of its own, and only proposes.

#include <cofin/plugin/host.hpp>
#include <cofin/rulebook/catalog.hpp>
#include <cofin/rules/assess.hpp>

#include <cstdio>

using namespace cofin;
using namespace cofin::literals;

namespace {

cost tent(std::string id, money amount, std::optional<int64_t> nights) {
    cost one{.id = std::move(id), .partner = "scouts", .category = "tent", .amount = amount};
    if (nights)
        one.known.set("units", decimal(*nights));
    return one;
}

} // namespace

int main(int argc, char** argv) {
    if (argc != 4)
        return 2; // load_a_plugin PLUGIN SHA256 HELPER
    plugin_host plugins({}, argv[3]);
    try {
        plugins.add(argv[1], std::string(64, '0'));
    } catch (const error&) {
        std::printf("another digest: refused\n");
    }
    plugins.add(argv[1], argv[2]);
    const auto book = load_rulebook({.id_or_file = "tents.camps", .supply = &plugins.supply()});

    const agreement agreed{.project = "CAMP-1", .title = "A camp", .partners = {{.id = "scouts"}}};
    const declaration declared{
        .claims = {{.number = 1}},
        .costs = {tent("T1", 30_eur, 2), tent("T2", 31_eur, 2), tent("T3", 12_eur, {})}};
    const auto result = plugins.run([&] { return assess(book, agreed, declared); });
    for (const auto& found : result.findings)
        std::printf("%s %s, cut %s: %s\n", found.item.c_str(),
                    std::string(to_string(found.said)).c_str(), to_string(found.cut).c_str(),
                    to_string(found.message).c_str());
    for (const auto& plugin : plugins.failed())
        std::printf("%s %s\n", to_string(plugin.who).c_str(), to_string(plugin.reason).c_str());
}

// Project folders: project.toml, costs.csv and rates.csv are refused with places, or assessed without a cent lost.

#include "fuzz/assessed.hpp"
#include "fuzz/promise.hpp"
#include "fuzz/sections.hpp"
#include "project/cost_list.hpp"
#include "project/project_file.hpp"

#include <cofin/rulebook/catalog.hpp>
#include <cofin/rules/assess.hpp>

#include <map>

using namespace cofin;
using namespace cofin::fuzz;

namespace {

/// Rulebooks that come with the program, each read once: reading them is another fuzzer's subject.
rulebook known_book(const std::string& id, const place& named_at) {
    static const auto bundled = bundled_rulebooks();
    static std::map<std::string, rulebook, std::less<>> read;
    for (const auto& layer : bundled)
        if (layer.id == id) {
            auto known = read.find(id);
            if (known == read.end())
                known = read.emplace(id, load_rulebook({.id_or_file = id})).first;
            return known->second;
        }
    throw parse_error(named_at, in_quotes(id), "the id of a rulebook");
}

/// As `read_project` puts them together.
void assess_files(const input_files& files) {
    auto project = read_project_file(files.path("project.toml"), &known_book);
    if (project.claims.empty())
        project.claims.push_back({1, {}});
    declaration declared;
    declared.costs =
        read_cost_list(files.path("costs.csv"), project.agreed, project.claims, project.book);
    if (std::filesystem::exists(files.path("rates.csv")))
        declared.rates = read_rate_list(files.path("rates.csv"), project.agreed.currency);
    declared.claims = std::move(project.claims);
    declared.decisions = std::move(project.decisions);
    require_tied(assess(project.book, project.agreed, declared));
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    static const input_files files;
    write_sections(files, text_of(bytes, size), {"project.toml", "costs.csv", "rates.csv"});
    static_cast<void>(accepted([&] {
        assess_files(files);
        return true;
    }));
    return 0;
}

// Flat lists: five files of many projects are refused with places, or assessed without a cent lost.

#include "project/flat_list.hpp"

#include "fuzz/assessed.hpp"
#include "fuzz/promise.hpp"
#include "fuzz/sections.hpp"

#include <cofin/rulebook/catalog.hpp>

using namespace cofin;
using namespace cofin::fuzz;

namespace {

const rulebook& book() {
    static const auto read =
        load_rulebook({.id_or_file = COFIN_SOURCE_DIR "/examples/flat-list/rulebook.toml"});
    return read;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    static const input_files files;
    write_sections(
        files, text_of(bytes, size),
        {"expenditures.csv", "projects.csv", "budgets.csv", "rates.csv", "excluded.csv"});
    static_cast<void>(accepted([&] {
        std::string last;
        assess_flat_list(files.path(), book(), profiles::own, [&](const listed_project& project) {
            require(last.empty() || last < project.agreed.project, "projects come in order, once");
            last = project.agreed.project;
            require_tied(project.result);
        });
        return true;
    }));
    return 0;
}

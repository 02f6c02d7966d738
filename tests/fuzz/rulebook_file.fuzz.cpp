// Rulebook files: refused with places, or a book that is stored and read back byte for byte and whose own tests run.

#include "fuzz/input_files.hpp"
#include "fuzz/promise.hpp"
#include "rulebook/canonical.hpp"
#include "rulebook/lint.hpp"
#include "rulebook/rule_test.hpp"
#include "rulebook/stored_rulebook.hpp"

#include <cofin/rulebook/catalog.hpp>

using namespace cofin;
using namespace cofin::fuzz;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    static const input_files files;
    const auto path = files.write("book.toml", text_of(bytes, size));
    const auto book = accepted([&] { return load_rulebook({.id_or_file = path}); });
    if (!book)
        return 0;
    const auto canonical = canonical_json(*book);
    require(canonical_json(read_stored_rulebook(canonical)) == canonical,
            "a stored rulebook is read back");
    for (const auto& remark : lint_rulebook(*book))
        require(!remark.text.empty(), "a remark says something");
    if (const auto report = accepted([&] { return run_rule_tests(*book); }))
        require(report->failing <= report->run && report->failed.size() >= report->failing,
                "tests are counted");
    return 0;
}

// Manifests of plugins: refused with places, or kinds whose names, parameters and facts are what rulebooks can use.

#include "fuzz/promise.hpp"
#include "plugin/manifest.hpp"

#include <cofin/rules/vocabulary.hpp>

using namespace cofin;
using namespace cofin::fuzz;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    const auto manifest =
        accepted([&] { return read_manifest(text_of(bytes, size), "plugin.toml"); });
    if (!manifest)
        return 0;
    require(!manifest->id.empty() && !manifest->version.empty(),
            "a plugin has a name and a version");
    for (const auto& kind : manifest->kinds) {
        require(kind.name.starts_with(manifest->id + "."), "a kind bears its plugin's name");
        for (const auto& wanted : kind.parameters)
            require(!wanted.name.empty(), "a parameter has a name");
    }
    return 0;
}

/// What the code of a plugin's kinds needs to know of the manifest.
#pragma once

#include "plugin/judging.hpp"
#include "plugin/manifest.hpp"

namespace cofin {

[[nodiscard]] inline std::vector<kind_terms> terms_of_kinds(const plugin_manifest& manifest) {
    std::vector<kind_terms> all;
    for (const auto& kind : manifest.kinds) {
        auto& made = all.emplace_back(kind_terms{kind.name, {}, kind.facts});
        for (const auto& parameter : kind.parameters)
            made.parameters.emplace_back(parameter.name);
    }
    return all;
}

} // namespace cofin

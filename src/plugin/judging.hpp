/// Calling a loaded plugin: a batch of the wire becomes the structs of abi.h, and what the plugin says an answer.
///
/// Compiled into the helper, and into this program for plugins that an embedder trusts.
#pragma once

#include "plugin/wire.hpp"

#include <cofin/plugin/abi.h>
#include <cofin/wording.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace cofin {

/// What the manifest says of a kind, as far as its code needs it.
struct kind_terms {
    std::string name;
    std::vector<std::string> parameters;
    std::vector<std::string> facts;
};

/// What is wrong with the exported struct; empty where nothing is: another version, too small, a kind without code.
[[nodiscard]] wording problem_of(const cofin_plugin& plugin, const std::vector<kind_terms>& kinds);

/// The code of a kind; null where the plugin has none of that name.
[[nodiscard]] const cofin_kind* find_code(const cofin_plugin& plugin, std::string_view name);

/// Has the plugin judge a batch. Throws nothing but `std::bad_alloc` before the plugin is called.
[[nodiscard]] wire::answer judge(const cofin_kind& code, const kind_terms& kind,
                                 const wire::batch& batch);

} // namespace cofin

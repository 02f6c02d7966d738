/// Running a plugin inside this program: only where an embedder says in code that it trusts it.
#pragma once

#include "plugin/plugin_file.hpp"
#include "plugin/runner.hpp"

#include <memory>

namespace cofin {

/// Loads the plugin, for good: code that may still be running is never unloaded. Throws `plugin_failure`.
[[nodiscard]] std::unique_ptr<plugin_runner> run_in_process(const plugin_file& file);

} // namespace cofin

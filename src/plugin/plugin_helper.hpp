/// Running a plugin in a process of its own, within limits.
#pragma once

#include "plugin/plugin_file.hpp"
#include "plugin/runner.hpp"

#include <cofin/plugin/limits.hpp>

#include <memory>
#include <string>

namespace cofin {

/// Starts a helper for the plugin; `program` is its path, empty where it lies beside the running program. The process ends with the
/// runner; where this program is killed, with the batch that it judges. Throws `plugin_failure` where the plugin cannot be loaded
/// there, `std::runtime_error` where the helper cannot be found or started.
[[nodiscard]] std::unique_ptr<plugin_runner>
run_in_helper(const plugin_file& file, const plugin_limits& limits, const std::string& program);

} // namespace cofin

/// Running a plugin in a process of its own, within limits.
#pragma once

#include "plugin/plugin_file.hpp"
#include "plugin/runner.hpp"

#include <cofin/plugin/limits.hpp>

#include <memory>
#include <string>

namespace cofin {

/// Starts a helper for the plugin; `helper` is the path of its program. The process ends with the runner; where
/// this program is killed, with the batch that it judges. Throws `plugin_failure` where the plugin cannot be loaded there, `std::system_error` where no process can be
/// started.
[[nodiscard]] std::unique_ptr<plugin_runner>
run_in_helper(const plugin_file& file, const plugin_limits& limits, const std::string& helper);

/// The helper's program: `given` or, where that is empty, beside the running program or in `../libexec/cofin` from there.
/// Throws `std::runtime_error` where there is none.
[[nodiscard]] std::string find_helper(const std::string& given);

} // namespace cofin

/// Where a plugin's code runs.
#pragma once

#include "plugin/judging.hpp"
#include "plugin/wire.hpp"

#include <cofin/error.hpp>

namespace cofin {

/// A plugin crashed, hung, lied or said itself that it failed. `message()` is the reason: "was ended by signal 11".
class plugin_failure : public error {
public:
    using error::error;
};

class plugin_runner {
public:
    plugin_runner() = default;
    plugin_runner(const plugin_runner&) = delete;
    plugin_runner& operator=(const plugin_runner&) = delete;
    virtual ~plugin_runner() = default;

    /// Has a batch judged. The answer is whole, and otherwise not to be believed: whoever asks looks at what it says.
    /// Throws `plugin_failure`; after that the runner is of no more use.
    [[nodiscard]] virtual wire::answer judge(const wire::batch& batch) = 0;
};

} // namespace cofin

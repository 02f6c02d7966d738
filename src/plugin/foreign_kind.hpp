/// A kind of rule whose code is a plugin's: asked batch by batch, believed as far as what it says can be checked.
#pragma once

#include "plugin/plugin_file.hpp"
#include "plugin/runner.hpp"

#include <cofin/rules/kind.hpp>

#include <functional>
#include <memory>
#include <string>

namespace cofin {

/// A plugin at work: its runner, started when the first rule asks, and why it is believed no longer.
class plugin_session {
public:
    using starter = std::function<std::unique_ptr<plugin_runner>()>;

    plugin_session(provider who, starter start) : who_(std::move(who)), start_(std::move(start)) {}

    [[nodiscard]] const provider& who() const noexcept { return who_; }
    /// Empty while all is well.
    [[nodiscard]] const wording& failure() const noexcept { return failure_; }

    /// Has a batch judged. Throws `plugin_failure`, for good once it did.
    [[nodiscard]] wire::answer judge(const wire::batch& batch);
    /// What the plugin said cannot be true.
    [[noreturn]] void disbelieve(const wording& why);

private:
    provider who_;
    starter start_;
    std::unique_ptr<plugin_runner> runner_;
    wording failure_;
};

/// As rulebooks and the engine see it. What the manifest says of the kind and the plugin at work outlive it.
struct foreign_kind : rule_kind {
    foreign_kind(const plugin_kind& by, std::size_t at_place, plugin_session& with);

    const plugin_kind* declared;
    std::size_t place; ///< in the manifest
    plugin_session* session;
};

} // namespace cofin

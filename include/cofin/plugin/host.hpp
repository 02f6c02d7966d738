/// Rules from strangers: plugins that are named with their digest, looked at, and judged by at arm's length.
///
///     cofin::plugin_host plugins;
///     plugins.add("/opt/cofin/libexample.so", "9f86d081884c7d65...");
///     const auto result = plugins.run([&] { return assess(book, agreed, declared); });
///
/// A plugin only proposes. What it says is checked before anything is made of it: a known item, the rule that was asked
/// about, the currency, a cut between nothing and what is left. A plugin that crashes, hangs, lies or fails makes its rules
/// undetermined, never met, and takes nothing else down.
/// Link `cofin::host`. Linux on x86-64 and aarch64.
#pragma once

#include <cofin/plugin/limits.hpp>
#include <cofin/rules/provider.hpp>
#include <cofin/rules/rulebook_supply.hpp>
#include <cofin/wording.hpp>

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace cofin {

/// A plugin that is believed no longer.
struct failed_plugin {
    provider who;
    wording reason; ///< `was ended by signal 11 (segmentation fault)`
};

/// The plugins of one run, and the processes in which they judge. Not for several threads at once; moved from thread to
/// thread as a whole it may be.
class plugin_host {
public:
    /// `helper`: path of the program `cofin-plugin-host`; empty: beside the running program, or in `../libexec/cofin` from
    /// there.
    explicit plugin_host(plugin_limits limits = {}, std::string helper = {});
    plugin_host(const plugin_host&) = delete;
    plugin_host& operator=(const plugin_host&) = delete;
    ~plugin_host();

    /// Adds a plugin, which will run in a helper of its own with the limits. None of its code runs here.
    ///
    /// Throws `parse_error` with the path as its place: whatever is wrong with the file, where it lies or its manifest; a
    /// digest other than `sha256` (64 hexadecimal digits); an id or a rulebook that is known already.
    void add(const std::string& path, std::string_view sha256);

    /// Adds a plugin that runs inside this program, without limits: its crash is this program's. Only for plugins that the
    /// embedder answers for. Throws as `add`; where it cannot be loaded, its rules are undetermined.
    void add_trusted(const std::string& path, std::string_view sha256);

    /// The kinds and rulebooks of all plugins, for `load_rulebook`. Valid, and growing with `add`, as long as this lives.
    [[nodiscard]] const rulebook_supply& supply() const noexcept;

    /// All that were added, in that order, with their digests.
    [[nodiscard]] std::vector<provider> plugins() const;
    /// Those that failed so far. Their rules stay undetermined.
    [[nodiscard]] std::vector<failed_plugin> failed() const;

    /// Does some work, and again from the start whenever a plugin fails in it: what it said before it failed does not
    /// count either. Throws what `work` throws; assessing throws `std::runtime_error` where the helper's program is missing.
    template <class Work>
    auto run(const Work& work);

private:
    struct loaded;
    void add(const std::string& path, std::string_view sha256, bool trusted);

    plugin_limits limits_;
    std::string helper_;
    std::vector<std::unique_ptr<loaded>> plugins_;
    rulebook_supply supply_;
};

// --- definitions ---

template <class Work>
auto plugin_host::run(const Work& work) {
    for (;;) {
        const auto before = failed().size();
        auto result = work();
        if (failed().size() == before)
            return result;
    }
}

} // namespace cofin

#include "cli/plugin_options.hpp"

#include <cofin/plugin/host.hpp>

#include <CLI/CLI.hpp>

#include <algorithm>

namespace cofin::cli {

void add_plugin_options(CLI::App& sub, plugin_options& given) {
    sub.add_option("--plugin", given.files,
                   "A plugin whose kinds and rulebooks may be named; it runs in a process of its "
                   "own, within limits.")
        ->type_name("FILE")
        ->allow_extra_args(false);
    sub.add_option("--sha256", given.digests,
                   "The digest of the plugin before it (cofin plugin verify FILE shows it).")
        ->type_name("HEX")
        ->allow_extra_args(false);
}

command_output with_plugins(const plugin_options& given, const language& in,
                            const std::function<command_output(const rulebook_supply&)>& act) {
    if (given.files.size() > given.digests.size())
        throw parse_error(
            {"--plugin"}, wording("{} without --sha256", in_quotes(given.files.back())),
            wording("--sha256 with the digest of each plugin (cofin plugin verify FILE shows it)"));
    if (given.files.size() < given.digests.size())
        throw parse_error({"--sha256"},
                          wording("{} without --plugin", in_quotes(given.digests.back())),
                          wording("the plugin that has this digest"));
    plugin_host plugins;
    for (std::size_t i = 0; i < given.files.size(); ++i)
        plugins.add(given.files[i], given.digests[i]);
    auto output = plugins.run([&] { return act(plugins.supply()); });
    output.inputs.insert(output.inputs.end(), given.files.begin(), given.files.end());
    for (const auto& plugin : plugins.failed()) {
        output.exit_code = std::max(output.exit_code, exit_findings);
        output.warning += in.say(phrase("plugin {} {}: its rules are undetermined",
                                        to_string(plugin.who), phrase::of(plugin.reason))) +
                          "\n";
    }
    return output;
}

} // namespace cofin::cli

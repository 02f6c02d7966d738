#include "plugin/foreign_kind.hpp"
#include "plugin/in_process.hpp"
#include "plugin/plugin_file.hpp"
#include "plugin/plugin_helper.hpp"
#include "plugin/plugin_rulebooks.hpp"

#include <cofin/error.hpp>
#include <cofin/plugin/host.hpp>

#include <algorithm>
#include <deque>

namespace cofin {
struct plugin_host::loaded {
    plugin_file file;
    plugin_session session;
    std::deque<foreign_kind> kinds; // rulebooks point to them

    loaded(plugin_file opened,
           const std::function<std::unique_ptr<plugin_runner>(const plugin_file&)>& start)
        : file(std::move(opened)), session(file.who, [this, start] { return start(file); }) {
        for (std::size_t i = 0; i < file.manifest.kinds.size(); ++i)
            kinds.emplace_back(file.manifest.kinds[i], i, session);
    }
};

plugin_host::plugin_host(plugin_limits limits, std::string helper)
    : limits_(limits), helper_(std::move(helper)) {}

plugin_host::~plugin_host() = default;

void plugin_host::add(const std::string& path, std::string_view sha256) {
    add(path, sha256, false);
}

void plugin_host::add_trusted(const std::string& path, std::string_view sha256) {
    add(path, sha256, true);
}

void plugin_host::add(const std::string& path, std::string_view sha256, bool trusted) {
    auto file = read_plugin_file(path);
    require_digest(file, sha256);
    const auto known = [&](const auto& other) { return other->file.who.id == file.who.id; };
    if (std::ranges::any_of(plugins_, known))
        throw parse_error({path, 0, 0}, wording("a second plugin {}", in_quotes(file.who.id)),
                          wording("every plugin once"));
    const auto books = rulebooks_of(file, supply_);
    const auto start = [limits = limits_, helper = helper_, trusted](const plugin_file& opened) {
        return trusted ? run_in_process(opened) : run_in_helper(opened, limits, helper);
    };
    const auto& made = *plugins_.emplace_back(std::make_unique<loaded>(std::move(file), start));
    for (const auto& kind : made.kinds)
        supply_.kinds.push_back(&kind);
    supply_.rulebooks.insert(supply_.rulebooks.end(), books.begin(), books.end());
}

const rulebook_supply& plugin_host::supply() const noexcept { return supply_; }

std::vector<provider> plugin_host::plugins() const {
    std::vector<provider> all;
    for (const auto& plugin : plugins_)
        all.push_back(plugin->file.who);
    return all;
}

std::vector<failed_plugin> plugin_host::failed() const {
    std::vector<failed_plugin> all;
    for (const auto& plugin : plugins_)
        if (!plugin->session.failure().empty())
            all.push_back({plugin->file.who, plugin->session.failure()});
    return all;
}

} // namespace cofin

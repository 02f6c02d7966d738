// The helper in which plugins run: `cofin-plugin-host SECONDS BYTES`, started by cofin with a channel as descriptor 3 and
// the plugin as descriptor 4. It reads batches and writes answers until the channel closes. Nobody starts it by hand.

#include "plugin/judging.hpp"
#include "plugin/messages.hpp"
#include "plugin/unfit_words.hpp"
#include "plugin/wire.hpp"
#include "process/helper/sandbox.hpp"
#include "process/helper_border.hpp"

#include <exception>
#include <iterator>

#include <dlfcn.h>
#include <unistd.h>

namespace cofin::helper {
namespace {

/// The plugin, or why there is none.
const cofin_plugin* load(const std::vector<kind_terms>& kinds, wording& problem) {
    const std::string path = "/proc/self/fd/" + std::to_string(file_descriptor);
    void* library = ::dlopen(path.c_str(), RTLD_NOW | RTLD_LOCAL);
    if (library == nullptr) {
        problem = unfit("cannot be loaded: {}", std::string(::dlerror()));
        return nullptr;
    }
    const auto* plugin = static_cast<const cofin_plugin*>(::dlsym(library, "cofin_plugin_v1"));
    if (plugin == nullptr)
        problem = unfit("exports no {}", "cofin_plugin_v1");
    else
        problem = problem_of(*plugin, kinds);
    return plugin;
}

void serve() {
    channel there(channel_descriptor);
    const auto kinds = receive_kinds(there);
    confine_to_loading(file_descriptor, wire::exit_opened_a_file);
    wording problem;
    const auto* plugin = load(kinds, problem);
    confine_to_computing();
    // The first answer says whether the plugin is there.
    if (problem.empty())
        send_answer(there, {wire::ending::judged, {}, {}});
    else
        send_answer(there, {wire::ending::unfit, {}, sent_form(problem, unfit_words)});
    while (problem.empty()) {
        const auto batch = receive_batch(there);
        if (batch.head.kind >= kinds.size())
            return;
        const auto& kind = kinds[batch.head.kind];
        send_answer(there, judge(*find_code(*plugin, kind.name), kind, batch));
    }
}

} // namespace
} // namespace cofin::helper

int main(int argc, char** argv) {
    using namespace cofin;
    helper::limit(argc, argv);
    try {
        helper::serve();
    } catch (const std::exception&) {
        // The channel closed: nobody asks any more.
    }
    // No destructor of a plugin runs: there is nothing left that it may do.
    ::_exit(helper::exit_channel_closed);
}

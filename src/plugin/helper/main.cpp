// The helper in which plugins run: `cofin-plugin-host SECONDS BYTES`, started by cofin with a channel as descriptor 3 and
// the plugin as descriptor 4. It reads batches and writes answers until the channel closes. Nobody starts it by hand.

#include "plugin/channel.hpp"
#include "plugin/helper/sandbox.hpp"
#include "plugin/judging.hpp"
#include "plugin/wire.hpp"

#include <charconv>
#include <cstdint>
#include <cstring>
#include <exception>
#include <iterator>

#include <dlfcn.h>
#include <unistd.h>

namespace cofin::helper {
namespace {

std::uint64_t number_of(const char* text) {
    std::uint64_t number = 0;
    const char* end = text + std::strlen(text);
    if (std::from_chars(text, end, number).ptr != end || number == 0)
        ::_exit(wire::exit_no_sandbox);
    return number;
}

/// The plugin, or why there is none.
const cofin_plugin* load(const std::vector<kind_terms>& kinds, std::string& problem) {
    const std::string path = "/proc/self/fd/" + std::to_string(wire::library_descriptor);
    void* library = ::dlopen(path.c_str(), RTLD_NOW | RTLD_LOCAL);
    if (library == nullptr) {
        problem = std::string("cannot be loaded: ") + ::dlerror();
        return nullptr;
    }
    const auto* plugin = static_cast<const cofin_plugin*>(::dlsym(library, "cofin_plugin_v1"));
    if (plugin == nullptr)
        problem = "exports no cofin_plugin_v1";
    else if (problem = problem_of(*plugin, kinds); !problem.empty())
        problem = "does not fit: " + problem;
    return plugin;
}

void serve() {
    channel there(wire::channel_descriptor);
    const auto kinds = receive_kinds(there);
    confine_to_loading(wire::library_descriptor);
    std::string problem;
    const auto* plugin = load(kinds, problem);
    confine_to_judging();
    // The first answer says whether the plugin is there.
    send_answer(there,
                {problem.empty() ? wire::ending::judged : wire::ending::failed, {}, problem});
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
    if (argc != 3)
        return wire::exit_no_sandbox;
    helper::limit(helper::number_of(argv[1]), helper::number_of(argv[2]),
                  wire::library_descriptor + 1);
    try {
        helper::serve();
    } catch (const std::exception&) {
        // The channel closed: nobody asks any more.
    }
    // No destructor of a plugin runs: there is nothing left that it may do.
    ::_exit(wire::exit_channel_closed);
}

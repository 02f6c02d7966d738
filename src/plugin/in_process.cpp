#include "plugin/in_process.hpp"

#include "plugin/kind_terms.hpp"
#include "plugin/unfit_words.hpp"
#include "process/sealed_file.hpp"

#include <deque>
#include <mutex>

#include <dlfcn.h>

namespace cofin {
namespace {

class in_process : public plugin_runner {
public:
    explicit in_process(const plugin_file& file) : kinds_(terms_of_kinds(file.manifest)) {
        // Never closed, like the library: the loader takes a path that it met before for the library that it loaded then.
        static std::deque<sealed_file> loaded;
        static std::mutex one_at_a_time;
        const std::lock_guard lock(one_at_a_time);
        const auto& sealed = loaded.emplace_back(file.bytes);
        void* library = ::dlopen(sealed.path().c_str(), RTLD_NOW | RTLD_LOCAL);
        if (library == nullptr)
            throw plugin_failure(unfit("cannot be loaded: {}", std::string(::dlerror())));
        plugin_ = static_cast<const cofin_plugin*>(::dlsym(library, "cofin_plugin_v1"));
        if (plugin_ == nullptr)
            throw plugin_failure(unfit("exports no {}", "cofin_plugin_v1"));
        if (const auto problem = problem_of(*plugin_, kinds_); !problem.empty())
            throw plugin_failure(problem);
    }

    wire::answer judge(const wire::batch& batch) override {
        const auto& kind = kinds_[batch.head.kind];
        return cofin::judge(*find_code(*plugin_, kind.name), kind, batch);
    }

private:
    std::vector<kind_terms> kinds_;
    const cofin_plugin* plugin_ = nullptr;
};

} // namespace

std::unique_ptr<plugin_runner> run_in_process(const plugin_file& file) {
    return std::make_unique<in_process>(file);
}

} // namespace cofin

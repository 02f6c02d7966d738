#include "plugin/plugin_helper.hpp"

#include "plugin/kind_terms.hpp"
#include "plugin/messages.hpp"
#include "process/helper_process.hpp"
#include "process/sealed_file.hpp"

namespace cofin {
namespace {

class helped_runner : public plugin_runner {
public:
    helped_runner(const plugin_file& file, const plugin_limits& limits, const std::string& program)
        : helper_(program, {limits.processor, limits.answer, limits.memory},
                  sealed_file(file.bytes).descriptor()) {
        try {
            there().begin();
            send_kinds(there(), terms_of_kinds(file.manifest));
            const auto ready = receive_answer(there(), 0);
            if (ready.ended != wire::ending::judged)
                throw plugin_failure(reason_in(ready));
            helper_.is_ready();
        } catch (const channel_closed& problem) {
            throw plugin_failure(obituary(problem.late()));
        }
    }

    wire::answer judge(const wire::batch& batch) override {
        try {
            there().begin();
            send_batch(there(), batch);
            return receive_answer(there(), batch.items.size());
        } catch (const channel_closed& problem) {
            throw plugin_failure(obituary(problem.late()));
        }
    }

private:
    [[nodiscard]] channel& there() noexcept { return helper_.there(); }

    /// Once a plugin is at work, it can end its process with any code that it likes.
    wording obituary(bool late) {
        auto words = helper_.obituary(late);
        if (!helper_.ready() && helper_.exit_code() == wire::exit_opened_a_file)
            return wording("tried to open a file while it was loaded");
        return words;
    }

    helper_process helper_;
};

} // namespace

std::unique_ptr<plugin_runner> run_in_helper(const plugin_file& file, const plugin_limits& limits,
                                             const std::string& program) {
    return std::make_unique<helped_runner>(
        file, limits,
        program.empty() ? find_helper("cofin-plugin-host", wording("plugins run in it")) : program);
}

} // namespace cofin

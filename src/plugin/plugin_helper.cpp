#include "plugin/plugin_helper.hpp"

#include "plugin/kind_terms.hpp"
#include "plugin/messages.hpp"
#include "process/helper_process.hpp"
#include "process/sealed_file.hpp"

#include <algorithm>

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
            const auto ready = receive(0);
            if (ready.ended != wire::ending::judged)
                throw plugin_failure(ready.heap);
            helper_.is_ready();
        } catch (const channel_closed& problem) {
            throw plugin_failure(obituary(problem.late()));
        }
    }

    wire::answer judge(const wire::batch& batch) override {
        try {
            there().begin();
            send_batch(there(), batch);
            return receive(batch.items.size());
        } catch (const channel_closed& problem) {
            throw plugin_failure(obituary(problem.late()));
        }
    }

private:
    [[nodiscard]] channel& there() noexcept { return helper_.there(); }

    /// Nothing of an answer is believed before its end mark is there, and nothing is kept that could not be one.
    wire::answer receive(std::size_t items) {
        wire::answer_head head;
        there().receive(&head, sizeof head);
        if (head.mark != wire::answer_mark)
            throw plugin_failure("wrote into the channel what is no answer");
        if (head.ended == wire::ending::too_many || head.proposals > items)
            throw plugin_failure("said more than one thing of an item: more than " +
                                 std::to_string(items) + " of " + std::to_string(items) + " items");
        constexpr std::size_t texts_max = 2 * (COFIN_MESSAGE_MAX + std::size_t{1});
        if (head.heap > std::min((head.proposals + 1) * texts_max, wire::heap_max))
            throw plugin_failure("wrote messages of " + std::to_string(head.heap) + " bytes");
        wire::answer answer;
        answer.ended = head.ended;
        answer.proposals.resize(head.proposals);
        answer.heap.resize(head.heap);
        there().receive(answer.proposals);
        there().receive(answer.heap);
        std::uint64_t mark = 0;
        there().receive(&mark, sizeof mark);
        if (mark != wire::end_mark)
            throw plugin_failure("ended its answer without the end mark");
        return answer;
    }

    /// Once a plugin is at work, it can end its process with any code that it likes.
    std::string obituary(bool late) {
        auto words = helper_.obituary(late);
        if (!helper_.ready() && helper_.exit_code() == wire::exit_opened_a_file)
            return "tried to open a file while it was loaded";
        return words;
    }

    helper_process helper_;
};

} // namespace

std::unique_ptr<plugin_runner> run_in_helper(const plugin_file& file, const plugin_limits& limits,
                                             const std::string& program) {
    return std::make_unique<helped_runner>(
        file, limits,
        program.empty() ? find_helper("cofin-plugin-host", "in which plugins run") : program);
}

} // namespace cofin

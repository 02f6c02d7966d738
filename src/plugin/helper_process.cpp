#include "plugin/helper_process.hpp"

#include "plugin/channel.hpp"
#include "plugin/kind_terms.hpp"
#include "plugin/sealed_file.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <filesystem>
#include <optional>
#include <system_error>

#include <fcntl.h>
#include <spawn.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

namespace cofin {
namespace {

namespace fs = std::filesystem;

[[noreturn]] void refuse(int reason, const std::string& what) {
    throw std::system_error(reason, std::generic_category(), what);
}

/// The two ends of a channel; both are closed in any other program.
struct socket_pair {
    std::array<int, 2> ends{-1, -1};

    socket_pair() {
        if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends.data()) != 0)
            refuse(errno, "a channel to the plugin's helper");
        // Larger buffers mean fewer turns between the two processes; a system that gives smaller ones works as well.
        for (const int end : ends) {
            const int size = 1 << 20;
            ::setsockopt(end, SOL_SOCKET, SO_SNDBUF, &size, sizeof size);
        }
    }
    socket_pair(const socket_pair&) = delete;
    socket_pair& operator=(const socket_pair&) = delete;
    ~socket_pair() {
        close(0);
        close(1);
    }
    void close(std::size_t which) {
        if (ends[which] >= 0)
            ::close(ends[which]);
        ends[which] = -1;
    }
};

/// What a started program gets in place of this one's descriptors.
class descriptors {
public:
    descriptors() {
        if (const int problem = ::posix_spawn_file_actions_init(&actions_); problem != 0)
            refuse(problem, "starting the plugin's helper");
    }
    descriptors(const descriptors&) = delete;
    descriptors& operator=(const descriptors&) = delete;
    ~descriptors() { ::posix_spawn_file_actions_destroy(&actions_); }

    void nothing_as(int wanted) {
        require(::posix_spawn_file_actions_addopen(&actions_, wanted, "/dev/null", O_RDWR, 0));
    }
    void give(int own, int wanted) {
        require(::posix_spawn_file_actions_adddup2(&actions_, own, wanted));
    }
    [[nodiscard]] const posix_spawn_file_actions_t* get() const { return &actions_; }

private:
    static void require(int problem) {
        if (problem != 0)
            refuse(problem, "starting the plugin's helper");
    }
    posix_spawn_file_actions_t actions_{};
};

/// A duplicate of a descriptor above all those that the helper is given, so that none overwrites another.
class raised {
public:
    explicit raised(int descriptor) : descriptor_(::fcntl(descriptor, F_DUPFD_CLOEXEC, 16)) {
        if (descriptor_ < 0)
            refuse(errno, "a descriptor for the plugin's helper");
    }
    raised(const raised&) = delete;
    raised& operator=(const raised&) = delete;
    ~raised() { ::close(descriptor_); }
    [[nodiscard]] int get() const { return descriptor_; }

private:
    int descriptor_;
};

pid_t start(const std::string& helper, const plugin_limits& limits, int channel, int library) {
    const raised channel_end(channel);
    const raised library_end(library);
    descriptors given;
    for (const int standard : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO})
        given.nothing_as(standard);
    given.give(channel_end.get(), wire::channel_descriptor);
    given.give(library_end.get(), wire::library_descriptor);
    std::string name = "cofin-plugin-host";
    std::string seconds = std::to_string(limits.processor.count());
    std::string memory = std::to_string(limits.memory);
    const std::array<char*, 4> words{name.data(), seconds.data(), memory.data(), nullptr};
    const std::array<char*, 1> environment{nullptr};
    pid_t started = -1;
    if (const int problem = ::posix_spawn(&started, helper.c_str(), given.get(), nullptr,
                                          words.data(), environment.data());
        problem != 0)
        refuse(problem, helper);
    return started;
}

std::string signal_in_words(int number) {
    const std::string signal = "was ended by signal " + std::to_string(number);
    switch (number) {
    case SIGSEGV: return signal + " (segmentation fault)";
    case SIGBUS: return signal + " (bus error)";
    case SIGFPE: return signal + " (arithmetic error)";
    case SIGILL: return signal + " (illegal instruction)";
    case SIGABRT: return signal + " (abort)";
    case SIGSYS:
        return "asked the system for what no plugin may do (signal " + std::to_string(number) + ")";
    default: return signal;
    }
}

class helper_process : public plugin_runner {
public:
    helper_process(const plugin_file& file, const plugin_limits& limits, const std::string& helper)
        : limits_(limits), channel_(ends_.ends[0], limits.answer) {
        const sealed_file library(file.bytes);
        process_ = start(helper, limits, ends_.ends[1], library.descriptor());
        ends_.close(1);
        try {
            channel_.begin();
            send_kinds(channel_, terms_of_kinds(file.manifest));
            const auto ready = receive(0);
            if (ready.ended != wire::ending::judged)
                throw plugin_failure(ready.heap);
            ready_ = true;
        } catch (const channel_closed& problem) {
            throw plugin_failure(obituary(problem.late()));
        } catch (...) {
            end();
            throw;
        }
    }
    ~helper_process() override { end(); }

    wire::answer judge(const wire::batch& batch) override {
        try {
            channel_.begin();
            send_batch(channel_, batch);
            return receive(batch.items.size());
        } catch (const channel_closed& problem) {
            throw plugin_failure(obituary(problem.late()));
        }
    }

private:
    /// Nothing of an answer is believed before its end mark is there, and nothing is kept that could not be one.
    wire::answer receive(std::size_t items) {
        wire::answer_head head;
        channel_.receive(&head, sizeof head);
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
        channel_.receive(answer.proposals);
        channel_.receive(answer.heap);
        std::uint64_t mark = 0;
        channel_.receive(&mark, sizeof mark);
        if (mark != wire::end_mark)
            throw plugin_failure("ended its answer without the end mark");
        return answer;
    }

    /// How the process came to its end, in words; it is ended now at the latest.
    std::string obituary(bool late) {
        if (late) {
            end();
            return "gave no answer within " + std::to_string(limits_.answer.count()) + " s";
        }
        // Its end of the channel is closed: it is ending, or it closed the channel itself and does not count on.
        int status = 0;
        pid_t ended = 0;
        for (int tries = 0; tries < 200 && ended == 0; ++tries) {
            ended = ::waitpid(process_, &status, WNOHANG);
            if (ended == 0)
                ::usleep(5'000);
        }
        if (ended != process_) {
            end();
            return "closed the channel";
        }
        process_ = -1;
        return WIFSIGNALED(status) ? ended_by(WTERMSIG(status)) : ended_with(WEXITSTATUS(status));
    }

    [[nodiscard]] std::string ended_by(int signal) const {
        const std::string limit =
            std::to_string(limits_.processor.count()) + " s of processor time";
        if (signal == SIGXCPU)
            return "used more than " + limit;
        if (signal == SIGKILL)
            return "was killed, from outside or after its " + limit;
        return signal_in_words(signal);
    }

    /// Once a plugin is at work, it can end its process with any code that it likes.
    [[nodiscard]] std::string ended_with(int code) const {
        if (!ready_ && code == wire::exit_opened_a_file)
            return "tried to open a file while it was loaded";
        if (!ready_ && code == wire::exit_no_sandbox)
            return "was not started: this system does not confine a process as a plugin needs it";
        return "ended without an answer (exit code " + std::to_string(code) + ")";
    }

    void end() noexcept {
        if (process_ <= 0)
            return;
        ::kill(process_, SIGKILL);
        while (::waitpid(process_, nullptr, 0) < 0 && errno == EINTR) {}
        process_ = -1;
    }

    plugin_limits limits_;
    socket_pair ends_;
    channel channel_;
    pid_t process_ = -1;
    bool ready_ = false; ///< the plugin is loaded
};

} // namespace

std::unique_ptr<plugin_runner> run_in_helper(const plugin_file& file, const plugin_limits& limits,
                                             const std::string& helper) {
    return std::make_unique<helper_process>(file, limits, helper);
}

std::string find_helper(const std::string& given) {
    if (!given.empty())
        return given;
    constexpr std::string_view name = "cofin-plugin-host";
    std::error_code problem;
    const auto folder = fs::read_symlink("/proc/self/exe", problem).parent_path();
    for (const auto& candidate :
         {folder / name, (folder / ".." / "libexec" / "cofin" / name).lexically_normal()})
        if (!problem && fs::exists(candidate, problem))
            return candidate.string();
    throw std::runtime_error("cofin-plugin-host, the program in which plugins run, is not beside " +
                             folder.string());
}

} // namespace cofin

#include "process/helper_process.hpp"

#include "process/helper_border.hpp"

#include <cerrno>
#include <csignal>
#include <filesystem>
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

/// What a started program gets in place of this one's descriptors.
class descriptors {
public:
    descriptors() {
        if (const int problem = ::posix_spawn_file_actions_init(&actions_); problem != 0)
            refuse(problem, "starting a helper");
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
            refuse(problem, "starting a helper");
    }
    posix_spawn_file_actions_t actions_{};
};

/// A duplicate of a descriptor above all those that the helper is given, so that none overwrites another.
class raised {
public:
    explicit raised(int descriptor) : descriptor_(::fcntl(descriptor, F_DUPFD_CLOEXEC, 16)) {
        if (descriptor_ < 0)
            refuse(errno, "a descriptor for a helper");
    }
    raised(const raised&) = delete;
    raised& operator=(const raised&) = delete;
    ~raised() { ::close(descriptor_); }
    [[nodiscard]] int get() const { return descriptor_; }

private:
    int descriptor_;
};

pid_t start(const std::string& program, const helper_limits& limits, int channel, int file) {
    const raised channel_end(channel);
    const raised file_end(file);
    descriptors given;
    for (const int standard : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO})
        given.nothing_as(standard);
    given.give(channel_end.get(), helper::channel_descriptor);
    given.give(file_end.get(), helper::file_descriptor);
    std::string name = fs::path(program).filename().string();
    std::string seconds = std::to_string(limits.processor.count());
    std::string memory = std::to_string(limits.memory);
    const std::array<char*, 4> words{name.data(), seconds.data(), memory.data(), nullptr};
    const std::array<char*, 1> environment{nullptr};
    pid_t started = -1;
    if (const int problem = ::posix_spawn(&started, program.c_str(), given.get(), nullptr,
                                          words.data(), environment.data());
        problem != 0)
        refuse(problem, program);
    return started;
}

wording signal_in_words(int number) {
    const std::string signal = std::to_string(number);
    switch (number) {
    case SIGSEGV: return wording("was ended by signal {} (segmentation fault)", signal);
    case SIGBUS: return wording("was ended by signal {} (bus error)", signal);
    case SIGFPE: return wording("was ended by signal {} (arithmetic error)", signal);
    case SIGILL: return wording("was ended by signal {} (illegal instruction)", signal);
    case SIGABRT: return wording("was ended by signal {} (abort)", signal);
    case SIGSYS: return wording("asked the system for what it may not do (signal {})", signal);
    default: return wording("was ended by signal {}", signal);
    }
}

} // namespace

helper_process::socket_pair::socket_pair() {
    if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends.data()) != 0)
        refuse(errno, "a channel to a helper");
    // Larger buffers mean fewer turns between the two processes; a system that gives smaller ones works as well.
    for (const int end : ends) {
        const int size = 1 << 20;
        ::setsockopt(end, SOL_SOCKET, SO_SNDBUF, &size, sizeof size);
    }
}

helper_process::socket_pair::~socket_pair() {
    close(0);
    close(1);
}

void helper_process::socket_pair::close(std::size_t which) {
    if (ends[which] >= 0)
        ::close(ends[which]);
    ends[which] = -1;
}

helper_process::helper_process(const std::string& program, const helper_limits& limits, int file)
    : limits_(limits), channel_(ends_.ends[0], limits.answer),
      process_(start(program, limits, ends_.ends[1], file)) {
    ends_.close(1);
}

wording helper_process::obituary(bool late) {
    if (late) {
        end();
        return wording("gave no answer within {} s", std::to_string(limits_.answer.count()));
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
        return wording("closed the channel");
    }
    process_ = -1;
    if (WIFSIGNALED(status))
        return ended_by(WTERMSIG(status));
    exit_code_ = WEXITSTATUS(status);
    return ended_with(exit_code_);
}

wording helper_process::ended_by(int signal) const {
    const std::string seconds = std::to_string(limits_.processor.count());
    if (signal == SIGXCPU)
        return wording("used more than {} s of processor time", seconds);
    if (signal == SIGKILL)
        return wording("was killed, from outside or after its {} s of processor time", seconds);
    return signal_in_words(signal);
}

wording helper_process::ended_with(int code) const {
    if (!ready_ && code == helper::exit_no_sandbox)
        return wording("was not started: this system does not confine a process as it must be");
    return wording("ended without an answer (exit code {})", std::to_string(code));
}

void helper_process::end() noexcept {
    if (process_ <= 0)
        return;
    ::kill(process_, SIGKILL);
    while (::waitpid(process_, nullptr, 0) < 0 && errno == EINTR) {}
    process_ = -1;
}

std::string find_helper(const std::string& name, const wording& purpose) {
    std::error_code problem;
    const auto folder = fs::read_symlink("/proc/self/exe", problem).parent_path();
    const std::array candidates{folder / name,
                                (folder / ".." / "libexec" / "cofin" / name).lexically_normal()};
    for (const auto& candidate : candidates)
        if (!problem && fs::exists(candidate, problem))
            return candidate.string();
    throw helper_missing(wording("found no program {} ({}), expected {} or {}: install cofin whole",
                                 name, purpose, candidates[0].string(), candidates[1].string()));
}

} // namespace cofin

#include "support/child_process.hpp"

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <system_error>
#include <utility>

#include <fcntl.h>
#include <poll.h>
#include <sys/wait.h>
#include <unistd.h>

namespace cofin::test {
namespace {

using namespace std::chrono_literals;

[[noreturn]] void refuse(const char* what) {
    throw std::system_error{errno, std::generic_category(), what};
}

/// A pipe's two ends; what nobody took is closed.
struct pipe_ends {
    std::array<int, 2> both{-1, -1};

    pipe_ends() {
        if (::pipe2(both.data(), O_CLOEXEC) != 0)
            refuse("pipe");
    }
    pipe_ends(const pipe_ends&) = delete;
    pipe_ends& operator=(const pipe_ends&) = delete;
    ~pipe_ends() {
        for (const int end : both)
            if (end >= 0)
                ::close(end);
    }
    int take_reader() {
        ::fcntl(both[0], F_SETFL, O_NONBLOCK);
        return std::exchange(both[0], -1);
    }
};

[[noreturn]] void become(const std::vector<std::string>& command,
                         const std::filesystem::path& folder, int out, int err) {
    std::vector<char*> raw;
    for (const auto& word : command)
        raw.push_back(const_cast<char*>(word.c_str()));
    raw.push_back(nullptr);
    const int nothing = ::open("/dev/null", O_RDONLY | O_CLOEXEC);
    ::dup2(nothing, STDIN_FILENO);
    ::dup2(out, STDOUT_FILENO);
    ::dup2(err, STDERR_FILENO);
    ::setenv("LC_ALL", "C.UTF-8", 1);
    ::setenv("TZ", "UTC", 1);
    ::setenv("NO_COLOR", "1", 1);
    if (::chdir(folder.c_str()) == 0)
        ::execv(raw.front(), raw.data());
    ::_exit(127);
}

/// Reads what is there; false once the other end is closed.
bool read_what_is_there(int from, std::string& into) {
    std::array<char, 65536> buffer{};
    for (;;) {
        const auto count = ::read(from, buffer.data(), buffer.size());
        if (count > 0)
            into.append(buffer.data(), static_cast<std::size_t>(count));
        else if (count == 0)
            return false;
        else if (errno == EAGAIN)
            return true;
        else if (errno != EINTR)
            refuse("read");
    }
}

} // namespace

child_process::child_process(const std::vector<std::string>& command,
                             const std::filesystem::path& folder) {
    pipe_ends out;
    pipe_ends err;
    started_ = clock::now();
    process_ = ::fork();
    if (process_ < 0)
        refuse("fork");
    if (process_ == 0)
        become(command, folder, out.both[1], err.both[1]);
    ends_ = {out.take_reader(), err.take_reader()};
}

child_process::~child_process() {
    if (process_ > 0) {
        ::kill(process_, SIGKILL);
        while (::waitpid(process_, nullptr, 0) < 0 && errno == EINTR) {}
    }
    for (const int end : ends_)
        if (end >= 0)
            ::close(end);
}

ending child_process::wait() {
    // A program that closed both has ended or is about to; one whose own child holds them open is asked for now and then.
    while (!is_silent() && !has_ended())
        read_for(20ms);
    return finish();
}

ending child_process::kill_after(std::chrono::microseconds time) {
    const auto end = started_ + time;
    while (!has_ended()) {
        const auto left = std::chrono::duration_cast<std::chrono::microseconds>(end - clock::now());
        if (left <= 0us) {
            ::kill(process_, SIGKILL);
            break;
        }
        read_for(std::min<std::chrono::microseconds>(left, 20ms));
    }
    return finish();
}

ending child_process::kill_when(const std::function<bool(const child_process&)>& condition) {
    while (!has_ended()) {
        if (condition(*this)) {
            ::kill(process_, SIGKILL);
            break;
        }
        read_for(1ms);
    }
    return finish();
}

/// Waits that long at most, less where something is said.
void child_process::read_for(std::chrono::microseconds time) {
    std::array<pollfd, 2> waiting{pollfd{ends_[0], POLLIN, 0}, pollfd{ends_[1], POLLIN, 0}};
    const auto seconds = std::chrono::duration_cast<std::chrono::seconds>(time);
    const timespec limit{seconds.count(), std::chrono::nanoseconds(time - seconds).count()};
    if (::ppoll(waiting.data(), waiting.size(), &limit, nullptr) < 0 && errno != EINTR)
        refuse("poll");
    for (std::size_t i = 0; i < ends_.size(); ++i)
        if (ends_[i] >= 0 && waiting[i].revents != 0 && !read_what_is_there(ends_[i], said_[i]))
            ::close(std::exchange(ends_[i], -1));
}

bool child_process::is_silent() const { return ends_[0] < 0 && ends_[1] < 0; }

bool child_process::has_ended() {
    if (process_ > 0 && ::waitpid(process_, &status_, WNOHANG) == process_)
        process_ = -1;
    return process_ < 0;
}

ending child_process::finish() {
    while (process_ > 0)
        if (::waitpid(process_, &status_, 0) == process_)
            process_ = -1;
        else if (errno != EINTR)
            refuse("waitpid");
    read_for(0us);
    if (WIFSIGNALED(status_))
        return {0, WTERMSIG(status_)};
    return {WEXITSTATUS(status_), 0};
}

} // namespace cofin::test

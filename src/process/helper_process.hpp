/// Code that is not to be trusted, or that reads what is not, in a process of its own, within limits.
#pragma once

#include "process/channel.hpp"

#include <cofin/error.hpp>

#include <array>
#include <chrono>
#include <cstdint>
#include <string>

#include <sys/types.h>

namespace cofin {

/// What a helper may use up.
struct helper_limits {
    std::chrono::seconds processor; ///< processor time in all
    std::chrono::seconds answer;    ///< until a message is answered
    std::uint64_t memory;           ///< bytes of address space
};

/// A helper at work: `program SECONDS BYTES`, which confines itself (process/helper/sandbox.hpp) before it does anything.
/// It ends with this, and where this program is killed, with the message that it is busy with.
class helper_process {
public:
    /// Starts it with an end of the channel and a duplicate of `file`, and none of this program's other descriptors or
    /// variables of the environment. Throws `std::system_error` where the system starts no process.
    helper_process(const std::string& program, const helper_limits& limits, int file);
    helper_process(const helper_process&) = delete;
    helper_process& operator=(const helper_process&) = delete;
    ~helper_process() { end(); }

    [[nodiscard]] channel& there() noexcept { return channel_; }
    /// It said something: from now on its exit codes may be anyone's.
    void is_ready() noexcept { ready_ = true; }
    [[nodiscard]] bool ready() const noexcept { return ready_; }

    /// How the process came to its end, after the channel closed or was `late`, in words: "was ended by signal 11". The
    /// process is ended now at the latest.
    [[nodiscard]] wording obituary(bool late);
    /// The code that the process ended with, once it did; otherwise -1.
    [[nodiscard]] int exit_code() const noexcept { return exit_code_; }
    void end() noexcept;

private:
    /// The two ends of a channel; both are closed in any other program.
    struct socket_pair {
        std::array<int, 2> ends{-1, -1};

        socket_pair();
        socket_pair(const socket_pair&) = delete;
        socket_pair& operator=(const socket_pair&) = delete;
        ~socket_pair();
        void close(std::size_t which);
    };

    [[nodiscard]] wording ended_by(int signal) const;
    [[nodiscard]] wording ended_with(int code) const;

    helper_limits limits_;
    socket_pair ends_;
    channel channel_;
    pid_t process_ = -1;
    int exit_code_ = -1;
    bool ready_ = false;
};

/// The program of a helper is not where it must be: the installation is incomplete, the input is not to blame.
class helper_missing : public error {
public:
    using error::error;
};

/// The path of the helper `name`: beside the running program or in `../libexec/cofin` from there. Throws `helper_missing`
/// where there is none; `purpose` says what it is for: "plugins run in it".
[[nodiscard]] std::string find_helper(const std::string& name, const wording& purpose);

} // namespace cofin

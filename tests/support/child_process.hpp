#pragma once

// A program that a test starts, and may kill while it works.

#include <array>
#include <chrono>
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include <sys/types.h>

namespace cofin::test {

/// How a program ended: by itself with a code, or by a signal.
struct ending {
    int code = 0;
    int signal = 0; ///< 0 where it ended by itself

    friend bool operator==(const ending&, const ending&) = default;
};

/// A running program with nothing on its standard input, a plain language and the time of UTC. What it says is read while one
/// of the members below waits. Where this ends before the program does, the program is killed. Failures of the system are
/// `std::system_error`; a program that cannot be started ends with code 127.
class child_process {
public:
    /// The first word is the program's path. It runs in `folder`.
    explicit child_process(const std::vector<std::string>& command,
                           const std::filesystem::path& folder = ".");
    ~child_process();
    child_process(const child_process&) = delete;
    child_process& operator=(const child_process&) = delete;

    /// Until it ends.
    ending wait();
    /// SIGKILL once that time has passed since the program was started, unless it ended before.
    ending kill_after(std::chrono::microseconds time);
    /// SIGKILL once the condition holds, asked at least once a millisecond, unless the program ended before.
    ending kill_when(const std::function<bool(const child_process&)>& condition);

    /// What it said so far on standard output and standard error.
    [[nodiscard]] const std::string& out() const { return said_[0]; }
    [[nodiscard]] const std::string& err() const { return said_[1]; }

private:
    using clock = std::chrono::steady_clock;

    void read_for(std::chrono::microseconds time);
    [[nodiscard]] bool is_silent() const;
    [[nodiscard]] bool has_ended();
    ending finish();

    clock::time_point started_;
    pid_t process_ = -1; ///< -1 once its status is known
    int status_ = 0;
    std::array<int, 2> ends_{-1, -1}; ///< of the pipes that it writes into; -1 once it closed them
    std::array<std::string, 2> said_;
};

} // namespace cofin::test

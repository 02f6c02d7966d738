#include "process/helper/sandbox.hpp"

#include "process/helper_border.hpp"

#include <charconv>
#include <csignal>
#include <cstdint>
#include <cstring>
#include <initializer_list>

#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <seccomp.h>
#include <ucontext.h>

namespace cofin::helper {
namespace {

/// Set before a library is loaded; a signal's handler can be given nothing.
int library_to_load = -1; // NOLINT(cppcoreguidelines-avoid-non-const-global-variables)
int exit_of_opening = 0;  // NOLINT(cppcoreguidelines-avoid-non-const-global-variables)
volatile std::sig_atomic_t files_opened =
    0; // NOLINT(cppcoreguidelines-avoid-non-const-global-variables)

void require(bool holds) {
    if (!holds)
        ::_exit(exit_no_sandbox);
}

std::uint64_t number_of(const char* text) {
    std::uint64_t number = 0;
    const char* end = text + std::strlen(text);
    require(std::from_chars(text, end, number).ptr == end && number > 0);
    return number;
}

void set_limit(int what, std::uint64_t soft, std::uint64_t hard) {
    const rlimit limit{soft, hard};
    require(::setrlimit(static_cast<__rlimit_resource>(what), &limit) == 0);
}

/// The loader asks to open the library by a path. The system never opens anything: this gives the descriptor instead.
void open_library(int /*signal*/, siginfo_t* /*what*/, void* context) {
    if (files_opened != 0)
        ::_exit(exit_of_opening);
    files_opened = 1;
    const int opened = ::dup(library_to_load);
    auto& registers = static_cast<ucontext_t*>(context)->uc_mcontext;
#if defined(__x86_64__)
    registers.gregs[REG_RAX] = opened;
#elif defined(__aarch64__)
    registers.regs[0] = static_cast<unsigned long long>(opened);
#else
#error                                                                                             \
    "no plugin runs on this processor: the handler must know where a system call returns its value"
#endif
}

class filter {
public:
    filter() : context_(::seccomp_init(SCMP_ACT_KILL_PROCESS)) { require(context_ != nullptr); }
    ~filter() { ::seccomp_release(context_); }
    filter(const filter&) = delete;
    filter& operator=(const filter&) = delete;

    void allow(std::initializer_list<int> calls) {
        for (const int call : calls)
            require(::seccomp_rule_add(context_, SCMP_ACT_ALLOW, call, 0) == 0);
    }
    /// Only where an argument compares like that.
    void allow_where(int call, scmp_arg_cmp argument) {
        require(::seccomp_rule_add_array(context_, SCMP_ACT_ALLOW, call, 1, &argument) == 0);
    }
    void hand_over(int call) { require(::seccomp_rule_add(context_, SCMP_ACT_TRAP, call, 0) == 0); }
    void install() { require(::seccomp_load(context_) == 0); }

private:
    scmp_filter_ctx context_;
};

/// Memory, the channel, the clock, and ending: for itself alone.
void allow_computing(filter& to) {
    to.allow({SCMP_SYS(read),       SCMP_SYS(write),         SCMP_SYS(recvfrom),
              SCMP_SYS(sendto),     SCMP_SYS(poll),          SCMP_SYS(ppoll),
              SCMP_SYS(brk),        SCMP_SYS(munmap),        SCMP_SYS(mremap),
              SCMP_SYS(madvise),    SCMP_SYS(futex),         SCMP_SYS(sched_yield),
              SCMP_SYS(getrandom),  SCMP_SYS(clock_gettime), SCMP_SYS(exit),
              SCMP_SYS(exit_group), SCMP_SYS(rt_sigreturn),  SCMP_SYS(rt_sigprocmask),
              SCMP_SYS(getpid),     SCMP_SYS(gettid)});
    to.allow_where(SCMP_SYS(tgkill),
                   {0, SCMP_CMP_EQ, static_cast<scmp_datum_t>(::getpid()), 0}); // abort()
}

} // namespace

void limit(int words, const char* const* command_line) {
    require(words == 3);
    const auto seconds = number_of(command_line[1]);
    const auto memory = number_of(command_line[2]);
    constexpr int first_foreign = file_descriptor + 1;
    require(::syscall(SYS_close_range, first_foreign, ~0U, 0) == 0);
    require(::chdir("/") == 0);
    set_limit(RLIMIT_CPU, seconds, seconds + 1); // first a signal that says why, then the end
    set_limit(RLIMIT_AS, memory, memory);
    set_limit(RLIMIT_FSIZE, 0, 0);
    set_limit(RLIMIT_CORE, 0, 0);
    set_limit(RLIMIT_NPROC, 0, 0);
    set_limit(RLIMIT_MEMLOCK, 0, 0);
    constexpr std::uint64_t descriptors = first_foreign + 2;
    set_limit(RLIMIT_NOFILE, descriptors, descriptors);
    require(::prctl(PR_SET_DUMPABLE, 0, 0, 0, 0) == 0);
    require(::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0);
}

void confine_to_loading(int library, int exit_code) {
    library_to_load = library;
    exit_of_opening = exit_code;
    struct sigaction handler {};
    handler.sa_sigaction = &open_library;
    handler.sa_flags = SA_SIGINFO | SA_NODEFER;
    require(::sigaction(SIGSYS, &handler, nullptr) == 0);
    filter loading;
    allow_computing(loading);
    loading.allow({SCMP_SYS(mmap), SCMP_SYS(mprotect), SCMP_SYS(close), SCMP_SYS(dup),
                   SCMP_SYS(pread64), SCMP_SYS(fstat), SCMP_SYS(newfstatat), SCMP_SYS(statx),
                   SCMP_SYS(lseek), SCMP_SYS(getcwd), SCMP_SYS(seccomp)});
    loading.allow_where(SCMP_SYS(prctl), {0, SCMP_CMP_EQ, PR_SET_NO_NEW_PRIVS, 0});
    loading.hand_over(SCMP_SYS(openat));
    loading.hand_over(SCMP_SYS(open));
    loading.install();
}

void confine_to_computing() {
    filter computing;
    allow_computing(computing);
    // No memory becomes code any more.
    computing.allow_where(SCMP_SYS(mmap), {2, SCMP_CMP_MASKED_EQ, PROT_EXEC, 0});
    computing.allow_where(SCMP_SYS(mprotect), {2, SCMP_CMP_MASKED_EQ, PROT_EXEC, 0});
    computing.install();
}

} // namespace cofin::helper

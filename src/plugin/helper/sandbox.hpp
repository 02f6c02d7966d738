/// What a plugin may do in the helper: compute, in so much memory and time, and nothing else.
#pragma once

#include <cstdint>

namespace cofin::helper {

/// Limits of the process, before anything of a plugin is touched: processor time in seconds, bytes of address space, no
/// file to be written, no process to be started, no new privileges. Descriptors from `first_foreign` on are closed. Ends
/// the process where the system refuses one of them: a limit that does not hold is none.
void limit(std::uint64_t seconds, std::uint64_t memory, int first_foreign);

/// From now on only the system calls remain that loading a library needs. The one file that is opened - the library - is
/// `library`, whatever path is asked for, and once: its constructors open nothing.
void confine_to_loading(int library);

/// From now on only the system calls remain that computing needs: memory, and the channel.
void confine_to_judging();

} // namespace cofin::helper

/// What code may do in a helper: compute, in so much memory and time, and nothing else.
#pragma once

namespace cofin::helper {

/// Limits of the process by its command line, `PROGRAM SECONDS BYTES`, before anything foreign is touched: processor time,
/// address space, no file to be written, no process to be started, no new privileges. Descriptors but the channel and the file
/// are closed. Ends the process where the system refuses one of them: a limit that does not hold is none.
void limit(int words, const char* const* command_line);

/// From now on only the system calls remain that loading a library needs. The one file that is opened - the library - is
/// `library`, whatever path is asked for, and once: where its constructors open another, the process ends with `exit_code`.
void confine_to_loading(int library, int exit_code);

/// From now on only the system calls remain that computing needs: memory, the channel, and reading what is open.
void confine_to_computing();

} // namespace cofin::helper

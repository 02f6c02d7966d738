/// What a program and the helpers that it starts agree upon before anything is said.
#pragma once

namespace cofin::helper {

/// The descriptors that a helper is started with: its channel, and the file that it is for.
inline constexpr int channel_descriptor = 3;
inline constexpr int file_descriptor = 4;

/// How a helper ends where it must end itself.
inline constexpr int exit_no_sandbox = 98;
inline constexpr int exit_channel_closed = 99;

} // namespace cofin::helper

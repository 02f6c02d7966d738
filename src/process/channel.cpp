#include "process/channel.hpp"

#include <algorithm>
#include <cerrno>

#include <poll.h>
#include <sys/socket.h>

namespace cofin {

using std::chrono::milliseconds;
using std::chrono::steady_clock;

void channel::begin() {
    if (patience_ != milliseconds::max())
        until_ = steady_clock::now() + patience_;
}

void channel::wait_for(short event) const {
    int patience = -1;
    if (patience_ != milliseconds::max()) {
        const auto left =
            std::chrono::duration_cast<milliseconds>(until_ - steady_clock::now()).count();
        if (left <= 0)
            throw channel_closed(true);
        patience = static_cast<int>(std::min<decltype(left)>(left + 1, 1'000'000));
    }
    pollfd waiting{descriptor_, event, 0};
    if (::poll(&waiting, 1, patience) < 0 && errno != EINTR)
        throw channel_closed(false);
}

void channel::send(const void* bytes, std::size_t size) {
    const auto* at = static_cast<const char*>(bytes);
    const bool waits = patience_ != milliseconds::max();
    while (size > 0) {
        const ssize_t sent =
            ::send(descriptor_, at, size, MSG_NOSIGNAL | (waits ? MSG_DONTWAIT : 0));
        if (sent > 0) {
            at += sent;
            size -= static_cast<std::size_t>(sent);
        } else if (sent < 0 && errno == EAGAIN) {
            wait_for(POLLOUT);
        } else if (sent == 0 || errno != EINTR) {
            throw channel_closed(false);
        }
    }
}

void channel::receive(void* bytes, std::size_t size) {
    auto* at = static_cast<char*>(bytes);
    const bool waits = patience_ != milliseconds::max();
    while (size > 0) {
        const ssize_t got = ::recv(descriptor_, at, size, waits ? MSG_DONTWAIT : 0);
        if (got > 0) {
            at += got;
            size -= static_cast<std::size_t>(got);
        } else if (got < 0 && errno == EAGAIN) {
            wait_for(POLLIN);
        } else if (got == 0 || errno != EINTR) {
            throw channel_closed(false);
        }
    }
}

} // namespace cofin

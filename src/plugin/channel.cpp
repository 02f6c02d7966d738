#include "plugin/channel.hpp"

#include <algorithm>
#include <cerrno>

#include <poll.h>
#include <sys/socket.h>

namespace cofin {
namespace {

using std::chrono::milliseconds;
using std::chrono::steady_clock;

constexpr char kind_sign = 'k';
constexpr char parameter_sign = 'p';
constexpr char fact_sign = 'f';

} // namespace

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

void send_batch(channel& to, const wire::batch& batch) {
    auto head = batch.head;
    head.mark = wire::batch_mark;
    head.items = batch.items.size();
    head.words = batch.words.size();
    head.heap = batch.heap.size();
    to.send(&head, sizeof head);
    to.send(batch.parameters);
    to.send(batch.items);
    to.send(batch.facts);
    to.send(batch.words);
    to.send(batch.heap);
}

wire::batch receive_batch(channel& from) {
    wire::batch batch;
    auto& head = batch.head;
    from.receive(&head, sizeof head);
    if (head.mark != wire::batch_mark)
        throw channel_closed(false);
    batch.parameters.resize(head.rows * head.parameters);
    batch.items.resize(head.items);
    batch.facts.resize(head.items * head.facts);
    batch.words.resize(head.words);
    batch.heap.resize(head.heap);
    from.receive(batch.parameters);
    from.receive(batch.items);
    from.receive(batch.facts);
    from.receive(batch.words);
    from.receive(batch.heap);
    return batch;
}

void send_answer(channel& to, const wire::answer& answer) {
    const wire::answer_head head{wire::answer_mark, answer.proposals.size(), answer.heap.size(),
                                 answer.ended, 0};
    to.send(&head, sizeof head);
    to.send(answer.proposals);
    to.send(answer.heap);
    to.send(&wire::end_mark, sizeof wire::end_mark);
}

void send_kinds(channel& to, const std::vector<kind_terms>& kinds) {
    std::string names;
    const auto add = [&](char sign, const std::string& name) { names += sign + name + '\n'; };
    for (const auto& kind : kinds) {
        add(kind_sign, kind.name);
        for (const auto& name : kind.parameters)
            add(parameter_sign, name);
        for (const auto& name : kind.facts)
            add(fact_sign, name);
    }
    const std::uint64_t size = names.size();
    to.send(&size, sizeof size);
    to.send(names);
}

std::vector<kind_terms> receive_kinds(channel& from) {
    std::uint64_t size = 0;
    from.receive(&size, sizeof size);
    std::string names(size, '\0');
    from.receive(names);
    std::vector<kind_terms> kinds;
    for (std::size_t at = 0; at < names.size();) {
        const auto end = names.find('\n', at);
        std::string name = names.substr(at + 1, end - at - 1);
        if (names[at] == kind_sign)
            kinds.push_back({std::move(name), {}, {}});
        else if (!kinds.empty())
            (names[at] == fact_sign ? kinds.back().facts : kinds.back().parameters)
                .push_back(std::move(name));
        at = end + 1;
    }
    return kinds;
}

} // namespace cofin

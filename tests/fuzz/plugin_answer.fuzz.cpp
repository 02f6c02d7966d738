// Answers of plugins: bytes on the channel, and every lie that well-formed ones can tell. Nothing that cannot be true is
// believed, and no cent is lost.

#include "fuzz/judged.hpp"
#include "fuzz/promise.hpp"
#include "plugin/messages.hpp"

#include <fuzzer/FuzzedDataProvider.h>

#include <array>

#include <sys/socket.h>
#include <unistd.h>

using namespace cofin;
using namespace cofin::fuzz;

namespace {

/// Both ends of a channel.
struct ends {
    std::array<int, 2> of{-1, -1};
    ends() {
        require(::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, of.data()) == 0, "a socket");
    }
    ~ends() {
        for (const int end : of)
            if (end >= 0)
                ::close(end);
    }
    ends(const ends&) = delete;
    ends& operator=(const ends&) = delete;
    void close(std::size_t which) { ::close(std::exchange(of[which], -1)); }
};

/// A helper that wrote those bytes and went away.
class written_before : public plugin_runner {
public:
    explicit written_before(std::string bytes) : bytes_(std::move(bytes)) {}
    wire::answer judge(const wire::batch& batch) override {
        ends of;
        const auto sent =
            ::send(of.of[1], bytes_.data(), bytes_.size(), MSG_NOSIGNAL | MSG_DONTWAIT);
        require(sent == static_cast<ssize_t>(bytes_.size()), "the socket takes a short answer");
        of.close(1);
        channel from(of.of[0]);
        try {
            return receive_answer(from, batch.items.size());
        } catch (const channel_closed&) {
            throw plugin_failure(wording("closed the channel"));
        }
    }

private:
    std::string bytes_;
};

/// The bytes of an answer whose counts are right and whose records are not.
std::string told(FuzzedDataProvider& from) {
    std::vector<wire::proposal> said(from.ConsumeIntegralInRange<std::size_t>(0, 4));
    for (auto& one : said) {
        one.item = from.ConsumeIntegralInRange<std::uint64_t>(0, 4);
        one.said = from.ConsumeIntegralInRange<std::uint32_t>(0, 6);
        one.has_cut = from.ConsumeIntegralInRange<std::uint32_t>(0, 1);
        one.cut = from.ConsumeIntegral<std::int64_t>();
        one.cut_in = from.ConsumeBool() ? euro_unit() : from.ConsumeIntegral<wire::unit>();
        for (auto* text : {&one.rule, &one.message})
            *text = {from.ConsumeIntegralInRange<std::uint32_t>(0, 8),
                     from.ConsumeIntegral<std::uint32_t>()};
        if (from.ConsumeBool())
            one.rule = {0, 1};
        if (from.ConsumeBool())
            one.message = {1, 3};
    }
    const std::string heap = "Rabc" + from.ConsumeRemainingBytesAsString();
    const wire::answer_head head{wire::answer_mark, said.size(), heap.size(), wire::ending::judged,
                                 0};
    const auto bytes_of = [](const void* at, std::size_t size) {
        return std::string(static_cast<const char*>(at), size);
    };
    return bytes_of(&head, sizeof head) +
           bytes_of(said.data(), said.size() * sizeof(wire::proposal)) + heap +
           bytes_of(&wire::end_mark, sizeof wire::end_mark);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    if (size == 0 || size > 32'768)
        return 0;
    FuzzedDataProvider from(bytes + 1, size - 1);
    const bool any_bytes = (bytes[0] & 1U) != 0;
    require_judged_soundly(std::make_unique<written_before>(
        any_bytes ? from.ConsumeRemainingBytesAsString() : told(from)));
    return 0;
}

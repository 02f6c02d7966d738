// A plugin that does what its rule's parameter says: everything that no plugin may do. It speaks the border of abi.h
// itself, since the SDK would hold it back.

#include <cofin/plugin/abi.h>

#include <csignal>
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <stdexcept>
#include <string_view>
#include <vector>

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <unistd.h>

#include <pthread.h>

COFIN_MANIFEST(manifest, R"(
id = "hostile"
version = "1.0.0"
abi = 1
title.en = "What no plugin may do"
[[kind]]
name = "hostile.deed/1"
summary = "does the deed"
step = "exclude"
about = "cost"
[[kind.parameter]]
name = "deed"
type = "text"
tighter = "fixed"
required = true
meaning = "what it does"
)");

namespace {

constexpr int channel = 3; // where the helper's answers go

cofin_text text(std::string_view words) { return {words.data(), words.size()}; }

/// An honest cut of a cent off the first item, for deeds to spoil.
cofin_proposal honest(const cofin_batch& batch) {
    cofin_proposal made{};
    made.struct_size = sizeof made;
    made.rule = batch.rule;
    made.item = 0;
    made.said = COFIN_INELIGIBLE;
    made.has_cut = 1;
    made.cut = batch.items[0].left;
    made.cut.minor = 1;
    made.message = text("a cent too much");
    return made;
}

void* idle(void* /*nothing*/) { return nullptr; }

// What happens to the process.

void write_to_null() {
    volatile int* nowhere = nullptr;
    *nowhere = 1;
}
void loop() {
    volatile std::uint64_t turns = 0;
    for (;;)
        turns = turns + 1;
}
void wait() {
    char bytes[64];
    static_cast<void>(::recv(channel, bytes, sizeof bytes, MSG_WAITALL));
}
void eat_memory() {
    std::vector<char*> eaten;
    for (;;) {
        eaten.push_back(new char[1U << 20U]);
        std::memset(eaten.back(), 1, 1U << 20U);
    }
}
void start_a_thread() {
    pthread_t thread{};
    pthread_create(&thread, nullptr, &idle, nullptr);
}
void make_code() {
    static_cast<void>(::mmap(nullptr, 4096, PROT_READ | PROT_WRITE | PROT_EXEC,
                             MAP_PRIVATE | MAP_ANONYMOUS, -1, 0));
}
void write_rubbish() {
    const char rubbish[] = "this is no answer, however long it is and whatever else follows it";
    static_cast<void>(::send(channel, rubbish, sizeof rubbish, 0));
}
void stop_halfway() {
    // The head of an answer of one proposal, and then nothing.
    const std::uint64_t head[4] = {0x31'53'4e'41'46'43'46'43U, 1, 0, 0};
    static_cast<void>(::send(channel, head, sizeof head, 0));
    ::_exit(0);
}

void promise_a_gigabyte() {
    // The head of an answer of one proposal with texts of 1 GiB.
    const std::uint64_t head[4] = {0x31'53'4e'41'46'43'46'43U, 1, 1U << 30U, 0};
    static_cast<void>(::send(channel, head, sizeof head, 0));
    ::_exit(0);
}

struct process_deed {
    std::string_view name;
    void (*act)();
};
const process_deed process_deeds[] = {
    {"writes to null", &write_to_null},
    {"aborts", [] { std::abort(); }},
    {"throws", [] { throw std::runtime_error("over the border"); }},
    {"exits", [] { ::_exit(0); }},
    {"exits like a loader", [] { ::_exit(97); }},
    {"stops halfway", &stop_halfway},
    {"promises a gigabyte", &promise_a_gigabyte},
    {"writes rubbish", &write_rubbish},
    {"closes the channel", [] { ::close(channel); }},
    {"loops", &loop},
    {"waits", &wait},
    {"eats memory", &eat_memory},
    {"forks", [] { static_cast<void>(::fork()); }},
    {"starts a thread", &start_a_thread},
    {"opens a file", [] { static_cast<void>(::open("/etc/passwd", O_RDONLY)); }},
    {"opens a socket", [] { static_cast<void>(::socket(AF_INET, SOCK_STREAM, 0)); }},
    {"runs a program", [] { static_cast<void>(::execl("/bin/true", "true", nullptr)); }},
    {"signals its parent", [] { static_cast<void>(::kill(::getppid(), 9)); }},
    {"makes code", &make_code},
};

// What it says.

struct word_deed {
    std::string_view name;
    void (*spoil)(cofin_proposal&);
};
const word_deed word_deeds[] = {
    {"cuts less than nothing", [](cofin_proposal& said) { said.cut.minor = -1; }},
    {"cuts more than there is", [](cofin_proposal& said) { said.cut.minor = 1'000'000'000; }},
    {"cuts in crowns", [](cofin_proposal& said) { std::memcpy(said.cut.currency, "CZK", 4); }},
    {"cuts what it only asks about",
     [](cofin_proposal& said) { said.said = COFIN_NEEDS_JUDGEMENT; }},
    {"speaks of a foreign item", [](cofin_proposal& said) { said.item = 1'000'000; }},
    {"speaks for another rule", [](cofin_proposal& said) { said.rule = text("RATE"); }},
    {"finds it eligible loudly", [](cofin_proposal& said) { said.said = 0; }},
    {"has an outcome of its own", [](cofin_proposal& said) { said.said = 77; }},
    {"says little", [](cofin_proposal& said) { said.struct_size = 8; }},
    {"says nothing", [](cofin_proposal& said) { said.message = text(""); }},
    {"says two lines", [](cofin_proposal& said) { said.message = text("one\ntwo"); }},
    {"says no UTF-8", [](cofin_proposal& said) { said.message = text("caf\xe9"); }},
    {"says too much",
     [](cofin_proposal& said) {
         static const std::vector<char> much(COFIN_MESSAGE_MAX + 1, 'a');
         said.message = {much.data(), much.size()};
     }},
};

std::int32_t judge(const cofin_batch* batch, const cofin_host* host) {
    const auto& wanted = batch->rows[0].values[0].as.text;
    const std::string_view deed(wanted.data, wanted.size);
    cofin_proposal said = honest(*batch);
    for (const auto& one : process_deeds)
        if (one.name == deed)
            one.act();
    for (const auto& one : word_deeds)
        if (one.name == deed)
            one.spoil(said);
    if (deed == "fails") {
        host->fail(host->context, text("I cannot"));
        return 7;
    }
    if (deed == "speaks ten million times")
        for (int i = 0; i < 10'000'000; ++i)
            host->propose(host->context, &said);
    if (deed == "speaks twice")
        host->propose(host->context, &said);
    if (deed == "casts away const") {
        auto& item = const_cast<cofin_item&>(batch->items[0]);
        item.left.minor = 5'000'000;
        item.declared.minor = 5'000'000;
    }
    host->propose(host->context, &said);
    return 0;
}

constexpr cofin_kind kinds[] = {{"hostile.deed/1", &judge}};

} // namespace

extern "C" COFIN_EXPORT const cofin_plugin cofin_plugin_v1{
    sizeof(cofin_plugin), COFIN_ABI_VERSION, 0, kinds, 1, sizeof(cofin_kind)};

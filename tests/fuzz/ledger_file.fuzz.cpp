// Ledgers with changed bytes: refused, found out by `verify`, or of the same content as before - wherever the bytes lie.

#include "fuzz/input_files.hpp"
#include "fuzz/promise.hpp"

#include <cofin/money/money.hpp>
#include <cofin/store/store.hpp>
#include <cofin/store/verification.hpp>

#include <fuzzer/FuzzedDataProvider.h>

#include <iterator>

using namespace cofin;
using namespace cofin::fuzz;
using namespace cofin::literals;
using namespace date::literals;

namespace {

void book(ledger_store& ledger) {
    ledger.change([](ledger_change& now) {
        constexpr auto on = day(2024_y / 1 / 1);
        now.open("P1", euro);
        now.append("P1", {.booked = {on, on, {}, {}, commitment{.partners = {"pl", "cz"}}}});
        for (int i = 1; i <= 6; ++i)
            now.append("P1",
                       {.booked = {on, on, "J. Nowak", "invoice " + std::to_string(i),
                                   declared_cost{.partner = i % 2 == 0 ? "pl" : "cz",
                                                 .category = "staff",
                                                 .id = "C" + std::to_string(i),
                                                 .original = money::of_minor(i * 1'000, euro),
                                                 .amount = money::of_minor(i * 1'000, euro)}}});
        now.open("P2", euro);
        now.append("P2", {.booked = {on, on, {}, {}, commitment{.partners = {"ua"}}}});
    });
}

std::string bytes_of_a_ledger(const input_files& files) {
    const auto path = files.path("sound.cofin");
    { // closed, its log is gone
        ledger_store ledger(path, ledger_store::access::or_new,
                            [](const std::string&, std::size_t entry) {
                                return salt{static_cast<std::uint8_t>(entry)};
                            });
        book(ledger);
    }
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

/// Everything that it holds, in words.
std::string content(ledger_store& ledger) {
    std::string all;
    for (const auto& head : ledger.heads()) {
        all += head.project + " " + std::string(head.currency.code()) + " " + to_string(head.head) +
               "\n";
        ledger.look([&](ledger_view& in) {
            in.read(head.project, 1, head.entries, [&](const recorded_entry& entry) {
                all += std::to_string(entry.number) + " " + to_string(entry.booked.booked_on) +
                       " " + entry.booked.by + " " + entry.known + entry.personal +
                       to_string(entry.hash);
                for (const auto& one : entry.postings)
                    all += " " + std::to_string(one.minor);
                all += '\n';
            });
        });
    }
    return all;
}

/// Changes bytes, most of them a few at a time.
void patch(std::string& file, FuzzedDataProvider& from) {
    while (from.remaining_bytes() > 4) {
        const auto at = from.ConsumeIntegralInRange<std::size_t>(0, file.size() - 1);
        const auto with = from.ConsumeRandomLengthString(16);
        file.replace(at, std::min(with.size(), file.size() - at), with, 0, file.size() - at);
    }
    if (from.remaining_bytes() > 0 && from.ConsumeBool())
        file.resize(file.size() / 2);
}

std::string content_of_sound(const std::string& path, const std::string& sound) {
    std::ofstream(path, std::ios::binary) << sound;
    ledger_store ledger(path, ledger_store::access::reading);
    for (const auto& one : verify(ledger).differences)
        require(false, "a ledger that nobody touched verifies: " + to_string(one));
    return content(ledger);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    static const input_files files;
    static const std::string sound = bytes_of_a_ledger(files);
    static const std::string before = content_of_sound(files.path("copy.cofin"), sound);
    FuzzedDataProvider from(bytes, size);
    auto changed = sound;
    patch(changed, from);
    for (const auto* log : {"changed.cofin-wal", "changed.cofin-shm", "changed.cofin-journal"})
        files.remove(log);
    const auto path = files.write("changed.cofin", changed);
    static_cast<void>(accepted([&] {
        ledger_store ledger(path, ledger_store::access::reading);
        if (verify(ledger).holds())
            require(content(ledger) == before, "what verifies is what was booked");
        return true;
    }));
    return 0;
}

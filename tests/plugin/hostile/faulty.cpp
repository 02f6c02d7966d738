// A plugin whose fault is chosen when it is compiled: COFIN_FAULT.

#include <cofin/plugin/abi.h>

#include <cstdint>
#include <cstdlib>

#include <fcntl.h>
#include <unistd.h>

#define WRONG_VERSION 1
#define WRONG_SIZE 2
#define NO_CODE 3
#define CONSTRUCTOR_CRASHES 4
#define CONSTRUCTOR_OPENS 5
#define CONSTRUCTOR_EXITS 6
#define RESERVED_USED 7

COFIN_MANIFEST(manifest, R"(
id = "faulty"
version = "1.0.0"
abi = 1
title.en = "Wrong from the beginning"
[[kind]]
name = "faulty.rule/1"
summary = "nothing"
step = "exclude"
about = "cost"
)");

namespace {

std::int32_t judge(const cofin_batch* /*batch*/, const cofin_host* /*host*/) { return 0; }

constexpr cofin_kind kinds[] = {
    {COFIN_FAULT == NO_CODE ? "faulty.other/1" : "faulty.rule/1", &judge}};

[[gnu::constructor]] void begin() {
    if (COFIN_FAULT == CONSTRUCTOR_CRASHES)
        std::abort();
    if (COFIN_FAULT == CONSTRUCTOR_OPENS)
        static_cast<void>(::open("/etc/passwd", O_RDONLY));
    if (COFIN_FAULT == CONSTRUCTOR_EXITS)
        ::_exit(0);
}

} // namespace

extern "C" COFIN_EXPORT const cofin_plugin cofin_plugin_v1{
    COFIN_FAULT == WRONG_SIZE ? 8 : sizeof(cofin_plugin),
    COFIN_FAULT == WRONG_VERSION ? 2 : COFIN_ABI_VERSION,
    COFIN_FAULT == RESERVED_USED ? 1 : 0,
    kinds,
    1,
    sizeof(cofin_kind)};

// What a plugin proposes through abi.h: any structs, any texts. Nothing that cannot be true is believed.

#include "fuzz/judged.hpp"
#include "fuzz/promise.hpp"
#include "plugin/judging.hpp"

#include <cofin/plugin/abi.h>

#include <fuzzer/FuzzedDataProvider.h>

using namespace cofin;
using namespace cofin::fuzz;

namespace {

FuzzedDataProvider* fed = nullptr; // to the plugin, whose functions have no context of their own

cofin_text text_or(const cofin_text& right, const std::string& other) {
    return fed->ConsumeBool() ? right : cofin_text{other.data(), other.size()};
}

/// Reads what it is shown, then says what it is fed.
std::int32_t judge_as_fed(const cofin_batch* batch, const cofin_host* host) {
    require(batch->struct_size == sizeof(cofin_batch) && host->struct_size == sizeof(cofin_host),
            "structs say their size");
    require(batch->item_count == 3 && batch->fact_count == 1 && batch->parameter_count == 1,
            "a plugin is shown all items, facts and parameters");
    for (std::size_t i = 0; i < batch->item_count; ++i)
        require(batch->items[i].row < batch->row_count &&
                    batch->items[i].facts[0].type == COFIN_MISSING,
                "an item has its row and its facts");
    while (fed->remaining_bytes() > 0) {
        const auto item = fed->ConsumeIntegralInRange<std::uint64_t>(0, 4);
        const auto rule = fed->ConsumeRandomLengthString(8);
        const auto message = fed->ConsumeRandomLengthString(3'000);
        cofin_proposal said{sizeof(cofin_proposal),
                            text_or(batch->rule, rule),
                            item,
                            COFIN_INELIGIBLE,
                            fed->ConsumeIntegralInRange<std::uint32_t>(0, 1),
                            {0, "EUR", 2},
                            {message.data(), message.size()}};
        said.cut.minor = fed->ConsumeIntegralInRange<std::int64_t>(-6'000, 40'000);
        if (fed->ConsumeIntegralInRange(0, 3) == 0) {
            said.said = fed->ConsumeIntegral<std::uint32_t>() % 7;
            said.has_cut = fed->ConsumeIntegral<std::uint32_t>();
            said.cut.minor = fed->ConsumeIntegral<std::int64_t>();
            said.cut.currency[0] = fed->ConsumeIntegral<char>();
            said.cut.digits = fed->ConsumeIntegral<std::uint32_t>();
            said.struct_size = fed->ConsumeIntegralInRange<std::size_t>(0, 2 * sizeof said);
        }
        host->propose(host->context, &said);
    }
    return 0;
}

class in_here : public plugin_runner {
public:
    wire::answer judge(const wire::batch& batch) override {
        const cofin_kind code{"fuzz.kind/1", &judge_as_fed};
        return cofin::judge(code, {"fuzz.kind/1", {"day_max"}, {"units"}}, batch);
    }
};

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    FuzzedDataProvider from(bytes, size);
    fed = &from;
    require_judged_soundly(std::make_unique<in_here>());
    return 0;
}

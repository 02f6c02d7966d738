// The C interface: any texts, sizes and numbers give a status that the header names, and nothing is half done.

#include "fuzz/promise.hpp"

#include <cofin/c/cofin.h>

#include <fuzzer/FuzzedDataProvider.h>

#include <algorithm>
#include <cstring>
#include <memory>
#include <vector>

using namespace cofin::fuzz;

namespace {

/// Texts that outlive the call, now and then none.
class texts {
public:
    explicit texts(FuzzedDataProvider& from) : from_(from) {}
    const char* any() {
        if (from_.ConsumeIntegralInRange(0, 9) == 0)
            return nullptr;
        return keep(from_.ConsumeRandomLengthString(64));
    }
    const char* one_of(std::initializer_list<const char*> likely) {
        if (from_.ConsumeIntegralInRange(0, 7) == 0)
            return any();
        return *(likely.begin() + from_.ConsumeIntegralInRange<std::size_t>(0, likely.size() - 1));
    }

private:
    const char* keep(std::string text) {
        kept_.push_back(std::make_unique<std::string>(std::move(text)));
        return kept_.back()->c_str();
    }
    FuzzedDataProvider& from_;
    std::vector<std::unique_ptr<std::string>> kept_;
};

void require_told(std::int32_t status) {
    require(status >= COFIN_OK &&
                status <= COFIN_NO_MEMORY, // COFIN_FAILED would be a fault of the library
            std::string("a status that bad input can give: ") + cofin_status_name(status) + ": " +
                cofin_error_message());
    require((status == COFIN_OK) == (std::strlen(cofin_error_message()) == 0),
            "a message where something failed, and only there");
}

/// Whether a text that a function handed out is there exactly where it succeeded.
void require_handed_out(std::int32_t status, char* text) {
    require_told(status);
    require((status == COFIN_OK) == (text != nullptr), "a text is handed out where nothing failed");
    cofin_free(text);
}

cofin_amount any_amount(FuzzedDataProvider& from) {
    cofin_amount made{from.ConsumeIntegral<std::int64_t>(), "EUR", 2};
    if (from.ConsumeIntegralInRange(0, 5) == 0) {
        for (char& letter : made.currency)
            letter = from.ConsumeIntegral<char>();
        made.digits = from.ConsumeIntegral<std::uint32_t>();
    }
    return made;
}

void read_amount(FuzzedDataProvider& from, texts& words) {
    cofin_amount amount{};
    const auto status = cofin_amount_parse(words.any(), from.ConsumeBool() ? &amount : nullptr);
    require_told(status);
    if (status != COFIN_OK)
        return;
    char* text = nullptr;
    require(cofin_amount_text(&amount, &text) == COFIN_OK, "an amount that was read is written");
    cofin_amount again{};
    require(cofin_amount_parse(text, &again) == COFIN_OK && again.minor == amount.minor,
            "an amount is read back");
    cofin_free(text);
}

void write_amount(FuzzedDataProvider& from) {
    const auto amount = any_amount(from);
    char* text = nullptr;
    require_handed_out(cofin_amount_text(from.ConsumeBool() ? &amount : nullptr, &text), text);
}

void split(FuzzedDataProvider& from, texts& words) {
    std::vector<cofin_amount> caps;
    caps.reserve(8);
    std::vector<cofin_source> sources(from.ConsumeIntegralInRange<std::size_t>(0, 5));
    for (auto& one : sources) {
        caps.push_back(any_amount(from));
        one = {words.one_of({"ERDF", "SB", "region", "own"}),
               words.one_of({"85 %", "5/85", "10 %", "0 %"}),
               from.ConsumeBool() ? nullptr : words.one_of({"ERDF", "SB"}),
               words.one_of({"floor", "half_up", "ceiling", "down"}),
               from.ConsumeBool() ? &caps.back() : nullptr};
    }
    cofin_split_request request{sizeof request,       any_amount(from),
                                sources.data(),       sources.size(),
                                sizeof(cofin_source), words.one_of({"own", "rest"})};
    if (from.ConsumeIntegralInRange(0, 9) ==
        0) // smaller than the first version; never larger than what is there
        request.struct_size = from.ConsumeIntegralInRange<std::size_t>(0, sizeof request);
    if (from.ConsumeIntegralInRange(0, 9) == 0)
        request.source_size = from.ConsumeIntegralInRange<std::size_t>(0, sizeof(cofin_source));
    const auto untouched = cofin_amount{77, "XTS", 9};
    std::vector<cofin_amount> parts(sources.size() + 1, untouched);
    const bool right_count = from.ConsumeIntegralInRange(0, 9) != 0;
    const auto status = cofin_split(&request, parts.data(), parts.size() - (right_count ? 0 : 1));
    require_told(status);
    if (status != COFIN_OK) {
        require(std::ranges::all_of(parts, [](const auto& part) { return part.minor == 77; }),
                "a split that failed wrote nothing");
        return;
    }
    __extension__ __int128 sum = 0;
    for (const auto& part : parts)
        sum += part.minor;
    require(sum == request.amount.minor, "parts sum to the amount");
}

void check(FuzzedDataProvider& from, texts& words) {
    const cofin_check_request request{
        sizeof request,
        words.one_of({COFIN_SOURCE_DIR "/tests/cases/data/sound",
                      COFIN_SOURCE_DIR "/tests/cases/data/amounts", "",
                      COFIN_SOURCE_DIR "/README.md"}),
        words.one_of({nullptr, nullptr, "eu-2014-2020", "eu-2014", COFIN_SOURCE_DIR "/README.md"}),
        words.one_of({nullptr, "2018-06-30", "2018-06-31"}),
        words.one_of({nullptr, "cofin", "jems-10"})};
    char* json = nullptr;
    std::int32_t objections = 0;
    require_handed_out(cofin_check(&request, &json, from.ConsumeBool() ? &objections : nullptr),
                       json);
}

void state(FuzzedDataProvider& from, texts& words) {
    const cofin_statement_request request{
        sizeof request, words.one_of({COFIN_SOURCE_DIR "/README.md", "", "/nowhere"}), words.any(),
        words.one_of({nullptr, "2018-12-31"}), from.ConsumeIntegralInRange<std::uint64_t>(0, 3)};
    char* json = nullptr;
    require_handed_out(cofin_statement(&request, &json), json);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    FuzzedDataProvider from(bytes, size);
    texts words(from);
    switch (from.ConsumeIntegralInRange(0, 5)) {
    case 0: read_amount(from, words); break;
    case 1: write_amount(from); break;
    case 2: check(from, words); break;
    case 3: state(from, words); break;
    default: split(from, words); break;
    }
    return 0;
}

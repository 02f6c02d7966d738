// The border as it was first released is kept in v1/abi.h. What it laid down stays where it is; what is new stands behind
// it. docs/abi.md says what may change.

#include "support/catch.hpp"

#include <cofin/plugin/abi.h>

#include <fstream>
#include <iterator>
#include <string>

#include <stddef.h>

#if defined(__x86_64__) || defined(__aarch64__)
// Of the first border; none of these figures ever changes.
static_assert(sizeof(cofin_text) == 16 && offsetof(cofin_text, size) == 8);
static_assert(sizeof(cofin_money) == 16 && offsetof(cofin_money, currency) == 8 &&
              offsetof(cofin_money, digits) == 12);
static_assert(sizeof(cofin_list) == 16 && sizeof(cofin_rate) == 16 &&
              sizeof(cofin_coefficient) == 16);
static_assert(sizeof(cofin_value) == 24 && offsetof(cofin_value, scale) == 4 &&
              offsetof(cofin_value, as) == 8);
static_assert(sizeof(cofin_row) >= 8);
static_assert(sizeof(cofin_item) >= 96 && offsetof(cofin_item, partner) == 16 &&
              offsetof(cofin_item, category) == 32 && offsetof(cofin_item, declared) == 48 &&
              offsetof(cofin_item, left) == 64 && offsetof(cofin_item, row) == 80 &&
              offsetof(cofin_item, facts) == 88);
static_assert(sizeof(cofin_batch) >= 152 && offsetof(cofin_batch, rule) == 8 &&
              offsetof(cofin_batch, kind) == 24 && offsetof(cofin_batch, project) == 40 &&
              offsetof(cofin_batch, currency) == 56 && offsetof(cofin_batch, parameters) == 72 &&
              offsetof(cofin_batch, facts) == 88 && offsetof(cofin_batch, rows) == 104 &&
              offsetof(cofin_batch, items) == 128 && offsetof(cofin_batch, item_size) == 144);
static_assert(sizeof(cofin_proposal) >= 72 && offsetof(cofin_proposal, rule) == 8 &&
              offsetof(cofin_proposal, item) == 24 && offsetof(cofin_proposal, said) == 32 &&
              offsetof(cofin_proposal, has_cut) == 36 && offsetof(cofin_proposal, cut) == 40 &&
              offsetof(cofin_proposal, message) == 56);
static_assert(sizeof(cofin_host) >= 32 && offsetof(cofin_host, context) == 8 &&
              offsetof(cofin_host, propose) == 16 && offsetof(cofin_host, fail) == 24);
static_assert(sizeof(cofin_kind) >= 16 && offsetof(cofin_kind, judge) == 8);
static_assert(sizeof(cofin_plugin) >= 40 && offsetof(cofin_plugin, abi_version) == 8 &&
              offsetof(cofin_plugin, kinds) == 16 && offsetof(cofin_plugin, kind_count) == 24 &&
              offsetof(cofin_plugin, kind_size) == 32);
#endif
static_assert(COFIN_INELIGIBLE == 1 && COFIN_NEEDS_JUDGEMENT == 2 && COFIN_UNDETERMINED == 3 &&
              COFIN_NOTE == 5 && COFIN_MESSAGE_MAX == 2048 && COFIN_ABI_VERSION == 1);
static_assert(COFIN_MISSING == 0 && COFIN_FLAG == 1 && COFIN_COUNT == 2 && COFIN_NUMBER == 3 &&
              COFIN_PROPORTION == 4 && COFIN_AMOUNT == 5 && COFIN_DATE == 6 && COFIN_TEXT == 7 &&
              COFIN_LIST == 8);

TEST_CASE("the border grew only at the ends of its parts", "[abi]") {
    const auto read = [](const std::string& path) {
        std::ifstream in(std::string(COFIN_SOURCE_DIR) + path);
        return std::string(std::istreambuf_iterator<char>(in), {});
    };
    const auto first = read("/tests/abi/v1/abi.h");
    const auto now = read("/include/cofin/plugin/abi.h");
    REQUIRE_FALSE(first.empty());
    // Every member of a first struct still stands in the struct of today, in its order.
    std::size_t at = 0;
    std::size_t members = 0;
    for (std::size_t from = 0; from < first.size();) {
        const auto end = std::min(first.find('\n', from), first.size());
        const auto line = first.substr(from, end - from);
        from = end + 1;
        const auto semicolon = line.find(';');
        if (!line.starts_with("    ") || semicolon == std::string::npos)
            continue;
        const auto found = now.find(line.substr(0, semicolon + 1), at);
        CAPTURE(line);
        CHECK(found != std::string::npos);
        at = found == std::string::npos ? at : found + 1;
        ++members;
    }
    CHECK(members > 50);
}

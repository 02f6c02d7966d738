/* A plugin in C11 against the first border, frozen in abi.h beside this file. It must load in every later cofin. */

#include "abi.h"

COFIN_MANIFEST(manifest, "id = \"first_border\"\n"
                         "version = \"1.0.0\"\n"
                         "abi = 1\n"
                         "title.en = \"The first border\"\n"
                         "[[kind]]\n"
                         "name = \"first_border.above/1\"\n"
                         "summary = \"nothing costs more\"\n"
                         "step = \"ceiling\"\n"
                         "about = \"cost\"\n"
                         "[[kind.parameter]]\n"
                         "name = \"max\"\n"
                         "type = \"amount\"\n"
                         "tighter = \"smaller\"\n"
                         "required = true\n"
                         "meaning = \"most for one cost\"\n");

static const char above[] = "above the limit";

static int32_t judge(const cofin_batch* batch, const cofin_host* host) {
    for (size_t i = 0; i < batch->item_count; ++i) {
        const cofin_item* item =
            (const cofin_item*)(const void*)((const char*)batch->items + i * batch->item_size);
        const cofin_row* row =
            (const cofin_row*)(const void*)((const char*)batch->rows + item->row * batch->row_size);
        const int64_t max = row->values[0].as.amount.minor;
        if (item->left.minor <= max)
            continue;
        cofin_proposal proposal = {0};
        proposal.struct_size = sizeof proposal;
        proposal.rule = batch->rule;
        proposal.item = i;
        proposal.said = COFIN_INELIGIBLE;
        proposal.has_cut = 1;
        proposal.cut = item->left;
        proposal.cut.minor = item->left.minor - max;
        proposal.message.data = above;
        proposal.message.size = sizeof above - 1;
        host->propose(host->context, &proposal);
    }
    return 0;
}

static const cofin_kind kinds[] = {{"first_border.above/1", &judge}};

COFIN_EXPORT const cofin_plugin cofin_plugin_v1 = {
    sizeof(cofin_plugin), COFIN_ABI_VERSION, 0, kinds, 1, sizeof(cofin_kind)};

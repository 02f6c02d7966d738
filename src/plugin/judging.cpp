#include "plugin/judging.hpp"

#include "plugin/unfit_words.hpp"

#include <algorithm>
#include <exception>
#include <optional>

namespace cofin {
namespace {

cofin_text text_of(std::string_view text) { return {text.data(), text.size()}; }

cofin_money money_of(std::int64_t minor, wire::unit in) {
    cofin_money made{minor, {}, in >> 24U};
    for (unsigned i = 0; i < 3; ++i)
        made.currency[i] = static_cast<char>(in >> (8 * i) & 0xffU);
    return made;
}

/// The letters as the plugin gave them; the host looks whether there is such a currency.
wire::unit unit_of(const cofin_money& amount) {
    wire::unit in = 0;
    for (unsigned i = 0; i < 3; ++i)
        in |= static_cast<wire::unit>(static_cast<unsigned char>(amount.currency[i])) << (8 * i);
    return in;
}

/// An element of an array whose elements are smaller or larger than they are here.
template <class T>
const T* element(const T* first, std::size_t stride, std::size_t i) {
    const auto* bytes = static_cast<const unsigned char*>(static_cast<const void*>(first));
    return static_cast<const T*>(static_cast<const void*>(bytes + stride * i));
}

/// A batch in the structs of the border; they point into it.
struct unpacked {
    std::vector<cofin_text> parameter_names;
    std::vector<cofin_text> fact_names;
    std::vector<cofin_text> words;
    std::vector<cofin_value> parameters;
    std::vector<cofin_row> rows;
    std::vector<cofin_value> facts;
    std::vector<cofin_item> items;
};

cofin_value unpacked_value(const wire::value& packed, const wire::batch& from,
                           const std::vector<cofin_text>& words) {
    cofin_value made{packed.type, packed.scale, {}};
    const auto first = static_cast<std::int64_t>(packed.first);
    const auto second = static_cast<std::int64_t>(packed.second);
    switch (packed.type) {
    case COFIN_FLAG: made.as.flag = first; break;
    case COFIN_COUNT: made.as.count = first; break;
    case COFIN_NUMBER: made.as.number = {packed.first, second}; break;
    case COFIN_PROPORTION: made.as.proportion = {first, second}; break;
    case COFIN_AMOUNT:
        made.as.amount = money_of(first, static_cast<wire::unit>(packed.second));
        break;
    case COFIN_DATE: made.as.date = first; break;
    case COFIN_TEXT:
        made.as.text = text_of(from[{static_cast<std::uint32_t>(packed.first),
                                     static_cast<std::uint32_t>(packed.second)}]);
        break;
    case COFIN_LIST: made.as.list = {words.data() + packed.first, packed.second}; break;
    default: break;
    }
    return made;
}

unpacked unpack(const wire::batch& from, const kind_terms& kind) {
    unpacked made;
    const auto names = [](const std::vector<std::string>& of, std::vector<cofin_text>& into) {
        for (const auto& name : of)
            into.push_back(text_of(name));
    };
    names(kind.parameters, made.parameter_names);
    names(kind.facts, made.fact_names);
    for (const auto& word : from.words)
        made.words.push_back(text_of(from[word]));
    const auto values = [&](const std::vector<wire::value>& of, std::vector<cofin_value>& into) {
        into.reserve(of.size());
        for (const auto& packed : of)
            into.push_back(unpacked_value(packed, from, made.words));
    };
    values(from.parameters, made.parameters);
    values(from.facts, made.facts);
    for (std::size_t i = 0; i < from.head.rows; ++i)
        made.rows.push_back({made.parameters.data() + i * from.head.parameters});
    made.items.reserve(from.items.size());
    for (std::size_t i = 0; i < from.items.size(); ++i) {
        const auto& one = from.items[i];
        made.items.push_back({text_of(from[one.id]), text_of(from[one.partner]),
                              text_of(from[one.category]), money_of(one.declared, one.declared_in),
                              money_of(one.left, one.left_in), one.row,
                              made.facts.data() + i * from.head.facts});
    }
    return made;
}

/// What the plugin says, as it says it. The plugin may be C, so nothing is thrown into it.
class listener {
public:
    explicit listener(std::size_t items) : items_(items) {}

    static void propose(void* context, const cofin_proposal* proposal) noexcept {
        static_cast<listener*>(context)->take(*proposal);
    }
    static void fail(void* context, cofin_text why) noexcept {
        auto& heard = *static_cast<listener*>(context);
        try {
            heard.why_ = std::string_view(why.data, std::min(why.size, why_max));
        } catch (const std::exception&) {
            heard.out_of_memory_ = true;
        }
    }

    [[nodiscard]] wire::answer answer(std::int32_t returned) {
        if (const auto wrong = problem(returned); !wrong.empty()) {
            said_.ended = wire::ending::unfit;
            said_.heap = sent_form(wrong, unfit_words);
            said_.proposals.clear();
        } else if (returned != 0) {
            said_.ended = wire::ending::failed;
            said_.heap = std::move(why_);
            said_.proposals.clear();
        }
        return std::move(said_);
    }

private:
    static constexpr std::size_t why_max = 512;

    /// What is wrong with what it says; nothing where it says itself that it failed.
    [[nodiscard]] wording problem(std::int32_t returned) const {
        if (out_of_memory_)
            return unfit("failed: out of memory");
        if (too_small_)
            return unfit("failed: a proposal of {} bytes, fewer than the first version's {}",
                         std::to_string(*too_small_), std::to_string(sizeof(cofin_proposal)));
        if (returned != 0 && why_.empty())
            return unfit("failed: error {}", std::to_string(returned));
        return {};
    }

    void take(const cofin_proposal& proposal) noexcept {
        if (proposal.struct_size < sizeof(cofin_proposal))
            too_small_ = proposal.struct_size;
        if (said_.proposals.size() == items_)
            said_.ended = wire::ending::too_many;
        if (said_.ended == wire::ending::too_many || too_small_)
            return;
        try {
            said_.proposals.push_back({proposal.item, proposal.said, proposal.has_cut,
                                       proposal.cut.minor, unit_of(proposal.cut),
                                       kept(proposal.rule), kept(proposal.message)});
        } catch (const std::exception&) {
            out_of_memory_ = true;
        }
    }
    /// One byte more than is allowed, so that the host sees what is too long.
    wire::text kept(cofin_text said) {
        const wire::text at{
            static_cast<std::uint32_t>(said_.heap.size()),
            static_cast<std::uint32_t>(std::min<std::size_t>(said.size, COFIN_MESSAGE_MAX + 1))};
        said_.heap.append(said.data, at.size);
        return at;
    }

    std::size_t items_;
    wire::answer said_;
    std::string why_;
    bool out_of_memory_ = false;
    std::optional<std::size_t> too_small_; // a proposal's size
};

} // namespace

const cofin_kind* find_code(const cofin_plugin& plugin, std::string_view name) {
    for (std::size_t i = 0; i < plugin.kind_count; ++i) {
        const auto* code = element(plugin.kinds, plugin.kind_size, i);
        if (code->name != nullptr && name == code->name && code->judge != nullptr)
            return code;
    }
    return nullptr;
}

wording problem_of(const cofin_plugin& plugin, const std::vector<kind_terms>& kinds) {
    constexpr const char* symbol = "cofin_plugin_v1";
    if (plugin.struct_size < sizeof(cofin_plugin))
        return unfit("does not fit: {} has {} bytes, fewer than the first version's {}", symbol,
                     std::to_string(plugin.struct_size), std::to_string(sizeof(cofin_plugin)));
    if (plugin.abi_version != COFIN_ABI_VERSION)
        return unfit("does not fit: its border has version {}, not {}",
                     std::to_string(plugin.abi_version), std::to_string(COFIN_ABI_VERSION));
    if (plugin.reserved != 0)
        return unfit("does not fit: what is reserved in {} is {}, not 0", symbol,
                     std::to_string(plugin.reserved));
    if (plugin.kind_count > 0 && (plugin.kinds == nullptr || plugin.kind_size < sizeof(cofin_kind)))
        return unfit("does not fit: its kinds have {} bytes, fewer than the first version's {}",
                     std::to_string(plugin.kind_size), std::to_string(sizeof(cofin_kind)));
    for (const auto& kind : kinds)
        if (find_code(plugin, kind.name) == nullptr)
            return unfit("does not fit: its manifest names the kind {}, for which it has no code",
                         kind.name);
    return {};
}

wire::answer judge(const cofin_kind& code, const kind_terms& kind, const wire::batch& batch) {
    const unpacked all = unpack(batch, kind);
    const auto currency = money_of(0, batch.head.currency);
    const cofin_batch shown{
        .struct_size = sizeof(cofin_batch),
        .rule = text_of(batch[batch.head.rule]),
        .kind = text_of(kind.name),
        .project = text_of(batch[batch.head.project]),
        .currency = {static_cast<const char*>(currency.currency), 3},
        .parameters = all.parameter_names.data(),
        .parameter_count = all.parameter_names.size(),
        .facts = all.fact_names.data(),
        .fact_count = all.fact_names.size(),
        .rows = all.rows.data(),
        .row_count = all.rows.size(),
        .row_size = sizeof(cofin_row),
        .items = all.items.data(),
        .item_count = all.items.size(),
        .item_size = sizeof(cofin_item),
    };
    listener heard(all.items.size());
    const cofin_host host{sizeof(cofin_host), &heard, &listener::propose, &listener::fail};
    return heard.answer(code.judge(&shown, &host));
}

} // namespace cofin

// A plugin in 60 lines: a rule that no kind can say, its manifest, its rulebook. load_a_plugin.cpp judges a project by it.

#include <cofin/plugin/sdk.hpp>

COFIN_MANIFEST(manifest, R"toml(
id = "tents"
version = "1.0.0"
abi = 1
title.en = "Tents by the night"

[[kind]]
name = "tents.night_rate/1"
summary = "so much a night at most, for as many nights as the document says"
step = "ceiling"
about = "cost"
facts = ["units"]

[[kind.parameter]]
name = "night_max"
type = "amount"
tighter = "smaller"
required = true
meaning = "most for one night, inclusive"
)toml");

COFIN_RULEBOOK(rentals, R"toml(
[rulebook]
id = "tents.camps"
version = "1.0.0"
title.en = "A call that rents tents (invented)"
published = 2026-11-01
categories = ["tent"]
[documents]
call = "Call for camps, of 1 November 2026"
[[rule]]
id = "NIGHT"
kind = "tents.night_rate/1"
title.en = "A tent costs at most so much a night"
cite = [{ kind = "document", doc = "call", unit = "point 3" }]
valid = [{ night_max = "15.00 EUR" }]
)toml");

namespace {

cofin::verdict judge(const cofin::sdk::item& cost, const cofin::sdk::row& by) {
    const auto nights = cost.find<cofin::decimal>("units");
    if (!nights || nights->scale() != 0)
        return cofin::missing("units in whole nights"); // never a pass
    const auto night_max = *by.find<cofin::money>("night_max");
    const auto limit = night_max * static_cast<int64_t>(nights->coefficient());
    if (cost.left() <= limit)
        return cofin::eligible();
    return cofin::cut_by(cost.left() - limit,
                         cofin::phrase("{} nights at {} are {}", *nights, night_max, limit));
}

} // namespace

COFIN_PLUGIN(cofin::sdk::kind<judge>("tents.night_rate/1"))

// A plugin with one kind of rule. docs/plugins.md leads through it line by line.

#include <cofin/plugin/sdk.hpp>

namespace {

/// The facts and parameters are those that plugin.toml names. What is not known is said to be missing: no silence passes.
cofin::verdict judge(const cofin::sdk::item& cost, const cofin::sdk::row& by) {
    const auto unit = cost.find<std::string_view>("unit");
    if (!unit)
        return cofin::missing("unit");
    if (*unit != "day")
        return cofin::not_applicable();
    const auto days = cost.find<cofin::decimal>("units");
    if (!days || days->scale() != 0)
        return cofin::missing("units in whole days");
    const auto day_max = *by.find<cofin::money>("day_max");
    if (day_max.currency() != cost.left().currency())
        return cofin::asked(
            cofin::phrase("what is {} a day in the currency of the cost?", day_max));
    const auto limit = day_max * static_cast<int64_t>(days->coefficient());
    if (cost.left() <= limit)
        return cofin::eligible();
    return cofin::cut_by(cost.left() - limit,
                         cofin::phrase("{} days at {} are {}", *days, day_max, limit));
}

} // namespace

COFIN_PLUGIN(cofin::sdk::kind<judge>("template.day_rate/1"))

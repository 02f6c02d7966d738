// A plugin that says what arrives: for tests of the border, written with the SDK.

#include <cofin/plugin/sdk.hpp>

using namespace cofin;

COFIN_MANIFEST(manifest, R"(
id = "echo"
version = "2.1.0"
abi = 1
title.en = "What arrives"
[[kind]]
name = "echo.values/1"
summary = "says its values"
step = "exclude"
about = "cost"
facts = ["units", "paid_on", "vat", "evidence", "trip_hours", "category", "partner"]
parameter = [
    { name = "flag", type = "flag", tighter = "fixed", required = true, meaning = "m" },
    { name = "count", type = "count", tighter = "fixed", required = true, meaning = "m" },
    { name = "number", type = "number", tighter = "fixed", required = true, meaning = "m" },
    { name = "proportion", type = "proportion", tighter = "fixed", required = true, meaning = "m" },
    { name = "amount", type = "amount", tighter = "fixed", required = true, meaning = "m" },
    { name = "date", type = "date", tighter = "fixed", required = true, meaning = "m" },
    { name = "text", type = "text", tighter = "fixed", required = true, meaning = "m" },
    { name = "list", type = "list", tighter = "fixed", required = true, meaning = "m" },
    { name = "absent", type = "text", tighter = "fixed", meaning = "m" },
]
[[kind]]
name = "echo.partner/1"
summary = "says where a partner is"
step = "project"
about = "partner"
facts = ["country"]
[[kind]]
name = "echo.project/1"
summary = "says how long"
step = "project"
about = "project"
facts = ["weeks"]
[[kind]]
name = "echo.together/1"
summary = "says where each stands"
step = "exclude"
about = "cost"
together = true
[[kind]]
name = "echo.throws/1"
summary = "reads a fact as what it is not"
step = "exclude"
about = "cost"
facts = ["units"]
)");

namespace {

std::string joined_by_plus(const texts& words) { return joined(words, "+"); }

verdict say_values(const sdk::item& cost, const sdk::row& by) {
    std::string said = *by.find<bool>("flag") ? "true" : "false";
    said += " " + std::to_string(*by.find<int64_t>("count"));
    said += " " + to_string(*by.find<decimal>("number"));
    said += " " + to_string(*by.find<rate>("proportion"));
    said += " " + to_string(*by.find<money>("amount"));
    said += " " + to_string(*by.find<day>("date"));
    said += " " + std::string(*by.find<std::string_view>("text"));
    said += " " + joined_by_plus(*by.find<texts>("list"));
    said += " absent: " + std::string(by.find<std::string_view>("absent").value_or("(none)"));
    said += " | " + std::string(cost.id()) + " " + std::string(cost.partner()) + " " +
            std::string(cost.category()) + " " + to_string(cost.declared()) + " " +
            to_string(cost.left());
    said += ": " + to_string(*cost.find<decimal>("units"));
    said += " " + to_string(*cost.find<day>("paid_on"));
    said += " " + to_string(*cost.find<money>("vat"));
    said += " " + joined_by_plus(*cost.find<texts>("evidence"));
    said += " " + std::string(*cost.find<std::string_view>("category"));
    said += " " + std::string(*cost.find<std::string_view>("partner"));
    said += cost.find<decimal>("trip_hours") ? ", trip_hours known" : ", trip_hours missing";
    return {outcome::note, phrase::text(said), {}};
}

verdict say_country(const sdk::item& partner, const sdk::row& /*none*/) {
    return {outcome::note, phrase("from {}", *partner.find<std::string_view>("country")), {}};
}

verdict say_weeks(const sdk::item& project, const sdk::row& /*none*/) {
    return {outcome::note, phrase("{} weeks", *project.find<int64_t>("weeks")), {}};
}

void say_places(const sdk::items& all) {
    constexpr std::string_view endings[] = {"st", "nd", "rd"};
    for (std::size_t i = 0; i < all.size(); ++i)
        all.say(i, {outcome::note,
                    phrase("{}{} of {} by date", std::to_string(i + 1), endings[i],
                           std::to_string(all.size())),
                    {}});
}

verdict misread(const sdk::item& cost, const sdk::row& /*none*/) {
    return cost.find<day>("units") ? eligible() : missing("units");
}

} // namespace

COFIN_PLUGIN(sdk::kind<say_values>("echo.values/1"), sdk::kind<say_country>("echo.partner/1"),
             sdk::kind<say_weeks>("echo.project/1"),
             sdk::kind_together<say_places>("echo.together/1"), sdk::kind<misread>("echo.throws/1"))

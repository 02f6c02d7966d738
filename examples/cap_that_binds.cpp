// The ERDF pays 85 %, but 20 000 EUR at most; the state budget adds 5/85 of what the ERDF pays; the partners bear the rest.

#include <cofin/grant/funding.hpp>

#include <array>
#include <cstdio>

using namespace cofin;
using namespace cofin::literals;

namespace {

funding sources(cap_division division) {
    return funding({{.name = "ERDF", .share = 85_percent, .cap = 20'000_eur},
                    {.name = "SB", .share = rate::of(5, 85), .of = "ERDF"}},
                   "own", division);
}

void say(const char* who, const std::vector<money>& paid, const money& own) {
    std::printf("%-8s ERDF %13s  SB %12s  own %13s\n", who, to_string(paid[0]).c_str(),
                to_string(paid[1]).c_str(), to_string(own).c_str());
}

} // namespace

int main() {
    // A cent below the cap, at it, and far above: only there it lowers what the ERDF pays, and the state budget follows.
    const auto plan = sources(cap_division::undecided);
    for (const auto& eligible : {23'529.41_eur, 23'529.42_eur, 39'894.30_eur}) {
        const auto split = plan.split(eligible);
        std::printf("of %s%s\n", to_string(eligible).c_str(), split.capped[0] ? ", capped" : "");
        say("", split.paid, split.residual);
    }

    // A cap that binds over two partners is divided as the call says. Where nobody said, there is no answer.
    const std::array<funding_part, 2> partners{{{"pl", 20'000_eur}, {"cz", 10'000_eur}}};
    std::printf("two partners, undecided: %s\n",
                plan.split(partners) ? "a split" : "undetermined, nothing is guessed");
    for (const auto division : {cap_division::proportional, cap_division::in_order}) {
        const auto split = sources(division).split(partners);
        std::printf("%s\n", cap_division_names[static_cast<std::size_t>(division)].data());
        for (const auto& part : split->parts)
            say(part.partner.c_str(), part.paid, part.residual);
    }
}

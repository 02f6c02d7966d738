// The options of `cofin split`: refused by name, or a funding whose parts add up.

#include "cli/split_request.hpp"
#include "fuzz/promise.hpp"

using namespace cofin;
using namespace cofin::fuzz;

namespace {

/// The values of the options, a line each; their first letters say whose they are.
cli::split_options options_in(std::string_view text) {
    cli::split_options given;
    while (!text.empty()) {
        const auto line = text.substr(0, text.find('\n'));
        text.remove_prefix(std::min(text.size(), line.size() + 1));
        const std::string value(line.substr(std::min<std::size_t>(1, line.size())));
        switch (line.empty() ? '\0' : line.front()) {
        case 'a': given.amount = value; break;
        case 's': given.sources.push_back(value); break;
        case 'c': given.caps.push_back(value); break;
        case 'r': given.residual = value; break;
        case 'h': given.roundings.push_back(value); break;
        case 'u': given.currency = value; break;
        case 'p': given.parts.push_back(value); break;
        case 'm': given.claims.push_back(value); break;
        case 'k': given.claim_mode = value; break;
        case 'l': given.level = value; break;
        case 'd': given.cap_division = value; break;
        case 'w': given.weights = value; break;
        default: break;
        }
    }
    return given;
}

void split(const cli::funding_request& wanted) {
    const funding plan(wanted.sources, wanted.residual, wanted.division);
    for (const auto& parts : wanted.claims)
        if (const auto made = plan.split(parts)) {
            money all = made->residual;
            for (const auto& paid : made->paid)
                all += paid;
            require(all == made->total, "sources and the rest add up");
        }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    const auto given = options_in(text_of(bytes, size));
    if (const auto wanted = accepted([&] { return cli::read_funding(given); }))
        static_cast<void>(accepted([&] {
            split(*wanted);
            return true;
        }));
    if (!given.weights)
        return 0;
    if (const auto wanted = accepted([&] { return cli::read_weights(given); }))
        require(wanted->names.size() == wanted->weights.size(), "names have weights");
    return 0;
}

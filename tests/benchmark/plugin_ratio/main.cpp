// cofin_plugin_ratio PLUGIN HELPER COSTS RUNS: the processor time of judging costs by a plugin in its helper, both
// processes, against that of the same plugin inside this program. PLUGIN is the template.

#include "rulebook/catalog.hpp"
#include "rulebook/digest.hpp"

#include <cofin/plugin/host.hpp>
#include <cofin/rules/assess.hpp>

#include <algorithm>
#include <charconv>
#include <cstdio>
#include <fstream>
#include <iterator>
#include <random>
#include <string>
#include <vector>

#include <sys/resource.h>

namespace {

using namespace cofin;

double seconds_of(int whose) {
    rusage used{};
    ::getrusage(whose, &used);
    const auto seconds = [](const timeval& t) {
        return static_cast<double>(t.tv_sec) + static_cast<double>(t.tv_usec) / 1e6;
    };
    return seconds(used.ru_utime) + seconds(used.ru_stime);
}

std::size_t number_of(const char* text) {
    const std::string_view digits(text);
    std::size_t number = 0;
    std::from_chars(digits.data(), digits.data() + digits.size(), number);
    return number;
}

declaration rentals(std::size_t count) {
    std::mt19937 draw(2026); // NOLINT(cert-msc32-c,cert-msc51-cpp): the same draws every time
    declaration declared;
    declared.claims.push_back({1, {}});
    for (std::size_t i = 0; i < count; ++i) {
        facts known;
        known.set("unit", std::string("day"));
        known.set("units", decimal(static_cast<int64_t>(1 + draw() % 5)));
        known.set("incurred_on", day(date::year(2026) / 5 / 1));
        declared.costs.push_back({"R" + std::to_string(i), "hall", "external",
                                  money::of_minor(static_cast<int64_t>(draw() % 13'000), euro), 1,
                                  std::move(known), 0});
    }
    return declared;
}

/// Processor seconds of one assessment by the plugin; the helper has ended when this returns.
double judged(const std::string& plugin, const std::string& helper, bool trusted,
              const agreement& agreed, const declaration& declared, std::size_t& findings) {
    std::ifstream in(plugin, std::ios::binary);
    const auto digest = sha256(std::string(std::istreambuf_iterator<char>(in), {}));
    const double before = seconds_of(RUSAGE_SELF) + seconds_of(RUSAGE_CHILDREN);
    {
        plugin_host plugins({}, helper);
        if (trusted)
            plugins.add_trusted(plugin, digest);
        else
            plugins.add(plugin, digest);
        auto book = load_rulebook({"template.rentals", {}, {}, &plugins.supply()});
        // The plugin's rule alone: what cofin's own rules take is no part of either.
        std::erase_if(book.rules, [](const auto& one) { return one.id != "RENT-DAY"; });
        findings = assess(book, agreed, declared).findings.size();
    }
    return seconds_of(RUSAGE_SELF) + seconds_of(RUSAGE_CHILDREN) - before;
}

} // namespace

int main(int argc, char** argv) {
    if (argc != 5) {
        std::fputs("usage: cofin_plugin_ratio PLUGIN HELPER COSTS RUNS\n", stderr);
        return 2;
    }
    agreement agreed;
    agreed.project = "project";
    agreed.partners.push_back({"hall", "A hall", {}});
    const auto declared = rentals(number_of(argv[3]));
    std::vector<double> inside;
    std::vector<double> apart;
    std::size_t here = 0;
    std::size_t there = 0;
    for (std::size_t run = 0; run < number_of(argv[4]); ++run) {
        inside.push_back(judged(argv[1], argv[2], true, agreed, declared, here));
        apart.push_back(judged(argv[1], argv[2], false, agreed, declared, there));
    }
    const double least_inside = *std::ranges::min_element(inside);
    const double least_apart = *std::ranges::min_element(apart);
    std::printf("%zu costs, %zu findings: inside %.3f s, in the helper %.3f s, %.2f times\n",
                declared.costs.size(), here, least_inside, least_apart, least_apart / least_inside);
    return here == there ? 0 : 1;
}

#include "report/providers.hpp"

#include "report/table.hpp"

#include <cofin/rules/kind.hpp>

#include <algorithm>

namespace cofin {

std::vector<provider> providers_of(const rulebook& book) {
    std::vector<provider> all;
    const auto add = [&](const provider& who) {
        if (!who.id.empty() && std::ranges::find(all, who) == all.end())
            all.push_back(who);
    };
    for (const auto& layer : book.layers)
        add(layer.plugin);
    for (const auto& rule : book.rules)
        if (rule.kind->from != nullptr)
            add(*rule.kind->from);
    return all;
}

const provider* judge_of(const rulebook& book, std::string_view rule) {
    const auto* found = book.find(rule);
    return found == nullptr ? nullptr : found->kind->from;
}

std::string plugin_lines(const language& in, const rulebook& book) {
    constexpr std::size_t shown = 16; // as much of a digest as people compare
    std::string text;
    for (const auto& who : providers_of(book))
        text += folded_line(in.say(phrase("plugin {}", to_string(who))) +
                            (who.sha256.empty() ? "" : ", sha256 " + who.sha256.substr(0, shown)));
    return text;
}

} // namespace cofin

#include "store/checkpoint.hpp"

#include "rulebook/utf8.hpp"

#include <algorithm>
#include <stdexcept>

namespace cofin {
namespace {

constexpr std::string_view signed_format = "cofin-checkpoint/1";

void require_signable(const std::vector<chain_head>& sorted) {
    for (std::size_t i = 0; i < sorted.size(); ++i) {
        const auto& head = sorted[i];
        if (invalid_utf8_at(head.project) != std::string::npos)
            throw std::invalid_argument("a project's id that is not UTF-8");
        if (head.entries == 0)
            throw std::invalid_argument("a chain without entries: project " + head.project);
        if (i > 0 && sorted[i - 1].project == head.project)
            throw std::invalid_argument("two chains of one project: " + head.project);
    }
}

wording what_differs(const chain_head& made, const chain_view& now) {
    const auto entries = now.entries(made.project);
    if (!entries)
        return counting("not in the ledger, {} entry was signed: the project is gone",
                        "not in the ledger, {} entries were signed: the project is gone",
                        made.entries);
    if (*entries < made.entries)
        return wording("{}, {}: the end is cut off", counting("{} entry", "{} entries", *entries),
                       counting("{} was signed", "{} were signed", made.entries));
    const auto hash = now.hash(made.project, made.entries);
    if (hash != made.head)
        return wording("entry {} has the hash {}, {} was signed: it or an entry before it is "
                       "rewritten",
                       std::to_string(made.entries), to_string(hash), to_string(made.head));
    return {};
}

} // namespace

std::string signed_message(const digest& root, std::size_t heads) {
    return std::string(signed_format) + raw_bytes(root) + big_endian(heads);
}

checkpoint sign_checkpoint(std::vector<chain_head> heads, const std::string& key_file) {
    // std::string compares bytes as unsigned ones: the order is the same whatever the language and the machine.
    std::ranges::sort(heads, {}, &chain_head::project);
    require_signable(heads);
    checkpoint made;
    made.root = merkle_root(heads);
    const auto by = sign(signed_message(made.root, heads.size()), key_file);
    made.heads = std::move(heads);
    made.key = by.key;
    made.signature = by.signature;
    made.signed_by = signer::trusted;
    return made;
}

std::vector<chain_difference> compare(const checkpoint& made, const chain_view& now) {
    std::vector<chain_difference> all;
    for (const auto& head : made.heads)
        if (auto words = what_differs(head, now); !words.empty())
            all.push_back({head.project, std::move(words)});
    return all;
}

} // namespace cofin

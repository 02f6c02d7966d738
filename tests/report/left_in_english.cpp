#include "report/left_in_english.hpp"

#include "language/catalog.hpp"
#include "language/embedded.hpp"

#include <algorithm>
#include <functional>
#include <map>
#include <set>

namespace cofin::test {
namespace {

bool is_small_letter(char c) { return c >= 'a' && c <= 'z'; }

/// Whether there is a word in it, `x` (times) and single letters aside.
bool has_word(std::string_view text) {
    return std::ranges::adjacent_find(text, [](char a, char b) {
               return is_small_letter(a) && is_small_letter(b);
           }) != text.end();
}

std::string trimmed(std::string_view text) {
    const auto first = text.find_first_not_of(" \n\t");
    if (first == std::string_view::npos)
        return {};
    return std::string(text.substr(first, text.find_last_not_of(" \n\t") - first + 1));
}

std::string on_one_line(std::string_view text) {
    std::string line;
    for (const char c : text)
        if (c != '\n' && c != '\t' && c != ' ')
            line += c;
        else if (!line.empty() && line.back() != ' ')
            line += ' ';
    return line;
}

/// What stands between the places of all sentences that catalogs know, where it has two words at least, by its first word.
using pieces_by_word = std::map<std::string, std::set<std::string>, std::less<>>;

const pieces_by_word& pieces() {
    static const auto found = [] {
        pieces_by_word all;
        for (const auto words : catalog(embedded_catalogs().front().bytes).words())
            for (std::size_t at = 0; at < words.size();) {
                const auto end = std::min(
                    words.find_first_of(std::string_view("{}\0:;,.()", 9), at), words.size());
                const auto piece = trimmed(words.substr(at, end - at));
                if (piece.find(' ') != std::string::npos && piece.size() >= 8 && has_word(piece) &&
                    std::ranges::none_of(piece, [](char c) { return c < 0; }))
                    all[piece.substr(0, piece.find(' '))].insert(piece);
                at = end + 1;
            }
        return all;
    }();
    return found;
}

/// The text without what is quoted in it, the longest quotations first.
std::string without(std::string text, const quotations& quoted) {
    std::vector<std::string_view> ordered(quoted.begin(), quoted.end());
    std::ranges::sort(ordered, std::greater<>(), &std::string_view::size);
    for (const auto one : ordered)
        if (one.size() >= 4)
            for (auto at = text.find(one); at != std::string::npos; at = text.find(one, at))
                text.replace(at, one.size(), "\"");
    return text;
}

} // namespace

std::vector<std::string> read_texts_of(std::string_view html) {
    std::vector<std::string> texts;
    const auto add = [&](std::string_view text) {
        if (auto read = trimmed(text); !read.empty())
            texts.push_back(std::move(read));
    };
    html.remove_prefix(std::min(html.find("<body"), html.size()));
    while (!html.empty()) {
        const auto tag = html.substr(0, html.find('>'));
        if (const auto label = tag.find("aria-label=\""); label != std::string_view::npos) {
            const auto rest = tag.substr(label + 12);
            add(rest.substr(0, rest.find('"')));
        }
        html.remove_prefix(std::min(tag.size() + 1, html.size()));
        const auto next = std::min(html.find('<'), html.size());
        add(html.substr(0, next));
        html.remove_prefix(next);
    }
    return texts;
}

std::vector<std::string> english_pieces_in(std::string_view text, const quotations& quoted) {
    const auto line = without(on_one_line(text), quoted);
    std::set<std::string> found;
    for (std::size_t at = 0; at < line.size(); ++at) {
        if (at > 0 && is_small_letter(line[at - 1]))
            continue;
        const auto rest = std::string_view(line).substr(at);
        const auto candidates = pieces().find(rest.substr(0, rest.find(' ')));
        if (candidates == pieces().end())
            continue;
        for (const auto& piece : candidates->second)
            if (rest.starts_with(piece) &&
                (rest.size() == piece.size() || !is_small_letter(rest[piece.size()])))
                found.insert(piece);
    }
    return {found.begin(), found.end()};
}

std::vector<std::string> left_in_english(std::string_view page, std::string_view english,
                                         const quotations& quoted) {
    const auto there = read_texts_of(english);
    const std::set<std::string> known(there.begin(), there.end());
    std::vector<std::string> left;
    for (const auto& text : read_texts_of(page)) {
        if (known.contains(text) && has_word(text) && !quoted.contains(text))
            left.push_back(text);
        for (auto& piece : english_pieces_in(text, quoted))
            left.push_back(text + ": " + piece);
    }
    return left;
}

} // namespace cofin::test

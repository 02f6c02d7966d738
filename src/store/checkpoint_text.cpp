#include "rulebook/text_file.hpp"
#include "store/checkpoint.hpp"

#include <cofin/error.hpp>

#include <nlohmann/json.hpp>

#include <array>
#include <utility>

namespace cofin {
namespace {

using nlohmann::json;

constexpr std::string_view format_line = R"(  "format": "cofin-checkpoint/1",)";
constexpr std::string_view heads_line = R"(  "heads": [)";
constexpr std::string_view heads_end = "  ],";
constexpr std::string_view head_indent = "    {";
constexpr std::array<std::string_view, 3> head_keys{"project", "entries", "head"};

std::string head_line(const chain_head& head, bool last) {
    return R"(    {"project": )" + json(head.project).dump() + R"(, "entries": )" +
           std::to_string(head.entries) + R"(, "head": ")" + to_string(head.head) + R"("})" +
           (last ? "" : ",");
}

std::string member_line(std::string_view key, const std::string& value, bool last) {
    return R"(  ")" + std::string(key) + R"(": ")" + value + R"(")" + (last ? "" : ",");
}

/// The lines of a checkpoint in turn. Each kind of line has one spelling, so that a text has one meaning: what a line says
/// is read first, for a message that names what is wrong, and then the line is compared with the one that says it.
class checkpoint_lines {
public:
    checkpoint_lines(std::string_view text, std::string name)
        : rest_(text), place_{std::move(name), 0, 0} {}

    [[nodiscard]] const place& where() const { return place_; }
    [[nodiscard]] bool at_head() const { return rest_.starts_with(head_indent); }

    void require(std::string_view expected) {
        const auto line = next(std::string(expected));
        if (line != expected)
            refuse(in_quotes(line), shown(expected));
    }

    chain_head head() {
        const auto line = next(wording("a head"));
        const auto said = object(without_comma(line));
        for (const auto& [key, value] : said.items())
            if (std::ranges::find(head_keys, key) == head_keys.end())
                refuse(wording("key {}", in_quotes(key)),
                       wording("\"project\", \"entries\" or \"head\""));
        chain_head made{
            text_of(said, "project"), count_of(said, "entries"), {hexadecimal<32>(said, "head")}};
        require_spelling(line, head_line(made, !at_head()));
        return made;
    }

    template <std::size_t Size>
    std::array<std::uint8_t, Size> member(std::string_view key, bool last) {
        const auto line = next(wording("key {}", in_quotes(key)));
        const auto said = object("{" + without_comma(line) + "}");
        for (const auto& [other, value] : said.items())
            if (other != key)
                refuse(wording("key {}", in_quotes(other)), wording("key {}", in_quotes(key)));
        const auto bytes = hexadecimal<Size>(said, std::string(key));
        require_spelling(line, member_line(key, detail::to_hexadecimal(bytes), last));
        return bytes;
    }

    void require_end() {
        ++place_.line;
        if (!rest_.empty())
            refuse(in_quotes(rest_), wording("the end of the file"));
    }

    [[noreturn]] void refuse(wording found, wording expected) const {
        throw parse_error(place_, std::move(found), std::move(expected));
    }

private:
    static std::string shown(std::string_view line) { return "`" + std::string(line) + "`"; }

    static std::string without_comma(std::string_view line) {
        if (line.ends_with(','))
            line.remove_suffix(1);
        return std::string(line);
    }

    std::string_view next(const wording& expected) {
        ++place_.line;
        const auto end = rest_.find('\n');
        if (end == std::string_view::npos)
            refuse(rest_.empty() ? wording("the end of the file")
                                 : wording("{} without a newline", in_quotes(rest_)),
                   rest_.empty() ? expected : wording("a line that ends"));
        const auto line = rest_.substr(0, end);
        rest_.remove_prefix(end + 1);
        return line;
    }

    [[nodiscard]] json object(const std::string& text) const {
        auto said = json::parse(text, nullptr, false);
        if (!said.is_object())
            refuse(in_quotes(text), wording("JSON, one line a head and one a key"));
        return said;
    }

    [[nodiscard]] const json& value(const json& said, const std::string& key) const {
        const auto found = said.find(key);
        if (found == said.end())
            refuse(wording("no key {}", in_quotes(key)), wording("it with a value"));
        return *found;
    }

    [[nodiscard]] std::string text_of(const json& said, const std::string& key) const {
        const auto& found = value(said, key);
        if (!found.is_string())
            refuse(found.dump(), wording("a text behind {}", in_quotes(key)));
        return found.get<std::string>();
    }

    [[nodiscard]] std::uint64_t count_of(const json& said, const std::string& key) const {
        const auto& found = value(said, key);
        if (!found.is_number_unsigned() || found == 0)
            refuse(found.dump(), wording("a whole number above zero behind {}", in_quotes(key)));
        return found.get<std::uint64_t>();
    }

    template <std::size_t Size>
    [[nodiscard]] std::array<std::uint8_t, Size> hexadecimal(const json& said,
                                                             const std::string& key) const {
        const auto text = text_of(said, key);
        try {
            return detail::from_hexadecimal<Size>(text);
        } catch (const parse_error& problem) {
            refuse(problem.found(), wording("{} behind {}", problem.expected(), in_quotes(key)));
        }
    }

    void require_spelling(std::string_view line, const std::string& spelling) {
        const auto [found, expected] = std::ranges::mismatch(line, spelling);
        if (found == line.end() && expected == spelling.end())
            return;
        place_.column = static_cast<std::size_t>(found - line.begin()) + 1;
        refuse(found == line.end() ? wording("the end of the line")
                                   : wording(in_quotes({found, line.end()})),
               expected == spelling.end() ? wording("the end of the line")
                                          : wording(shown({expected, spelling.end()})));
    }

    std::string_view rest_;
    place place_;
};

std::vector<chain_head> read_heads(checkpoint_lines& lines) {
    std::vector<chain_head> heads;
    while (lines.at_head()) {
        auto head = lines.head();
        if (!heads.empty() && heads.back().project == head.project)
            lines.refuse(wording("project {} again", in_quotes(head.project)),
                         wording("each project once"));
        if (!heads.empty() && heads.back().project > head.project)
            lines.refuse(wording("project {} behind {}", in_quotes(head.project),
                                 in_quotes(heads.back().project)),
                         wording("projects in the order of their bytes"));
        heads.push_back(std::move(head));
    }
    return heads;
}

} // namespace

std::string checkpoint_text(const checkpoint& made) {
    std::string text = "{\n" + std::string(format_line) + "\n" + std::string(heads_line) + "\n";
    for (const auto& head : made.heads)
        text += head_line(head, &head == &made.heads.back()) + "\n";
    return text + std::string(heads_end) + "\n" + member_line("root", to_string(made.root), false) +
           "\n" + member_line("public_key", detail::to_hexadecimal(made.key), false) + "\n" +
           member_line("signature", detail::to_hexadecimal(made.signature), true) + "\n}\n";
}

checkpoint read_checkpoint(std::string_view text, const std::string& name,
                           const std::optional<std::string>& trusted_key_file) {
    checkpoint read;
    checkpoint_lines lines(text, name);
    lines.require("{");
    lines.require(format_line);
    lines.require(heads_line);
    read.heads = read_heads(lines);
    lines.require(heads_end);
    read.root.bytes = lines.member<32>("root", false);
    if (const auto computed = merkle_root(read.heads); computed != read.root)
        lines.refuse(wording("root {}", to_string(read.root)),
                     wording("{}, the root of the heads above", to_string(computed)));
    read.key = lines.member<32>("public_key", false);
    const auto key_place = lines.where();
    read.signature = lines.member<64>("signature", true);
    if (!is_signed(signed_message(read.root, read.heads.size()), read.key, read.signature))
        lines.refuse(wording("a signature that is not of this root and key"),
                     wording("the one of the public key"));
    lines.require("}");
    lines.require_end();
    if (trusted_key_file) {
        const auto trusted = read_public_key(*trusted_key_file);
        if (read.key != trusted)
            throw parse_error(
                key_place, wording("public key {}", detail::to_hexadecimal(read.key)),
                wording("{}, the key in {}", detail::to_hexadecimal(trusted), *trusted_key_file));
        read.signed_by = signer::trusted;
    }
    return read;
}

checkpoint read_checkpoint_file(const std::string& file,
                                const std::optional<std::string>& trusted_key_file) {
    constexpr std::size_t size_max = std::size_t{256} << 20U;
    std::string text;
    try {
        text = read_text_file(file, size_max);
    } catch (const parse_error& problem) {
        throw parse_error(problem.where(), problem.found(), wording("a checkpoint"));
    }
    return read_checkpoint(text, file, trusted_key_file);
}

} // namespace cofin

#include "rulebook/toml_keys.hpp"

#include <algorithm>

namespace cofin {
namespace {

/// Walks over TOML, knowing no more of it than where strings and comments end.
class key_scan {
public:
    explicit key_scan(std::string_view toml) : text_(toml) {}

    std::optional<place> run() {
        while (at_ < text_.size()) {
            const char c = text_[at_];
            if (c == '"' || c == '\'')
                skip_string(c);
            else if (c == '#')
                at_ = std::min(text_.find('\n', at_), text_.size());
            else if (c == '\n')
                begin_line();
            else if (!step(c))
                return here();
        }
        return std::nullopt;
    }

private:
    /// False at the dot that makes a key too deep.
    bool step(char c) {
        if (c == '.' && ++dots_ >= key_parts_max)
            return false;
        if (c == '=' || c == ',' || c == '{' || c == '[' || c == ']' || c == '}')
            dots_ = 0;
        ++at_;
        return true;
    }

    void begin_line() {
        ++at_;
        ++line_;
        line_start_ = at_;
        dots_ = 0;
    }

    /// Three quotes begin a string of several lines; a backslash escapes in double quotes only.
    void skip_string(char quote) {
        const std::string_view fence = text_.substr(at_, 3);
        const bool is_long = fence.size() == 3 && fence[1] == quote && fence[2] == quote;
        at_ += is_long ? 3 : 1;
        while (at_ < text_.size()) {
            if (quote == '"' && text_[at_] == '\\')
                ++at_; // and what it escapes
            else if (is_long ? text_.substr(at_, 3) == fence : text_[at_] == quote)
                break;
            else if (text_[at_] == '\n' && !is_long)
                return; // no string after all: the parser says so
            if (at_ < text_.size() && text_[at_] == '\n') {
                ++line_;
                line_start_ = at_ + 1;
            }
            ++at_;
        }
        at_ = std::min(at_ + (is_long ? 3U : 1U), text_.size());
    }

    [[nodiscard]] place here() const { return {{}, line_, at_ - line_start_ + 1}; }

    std::string_view text_;
    std::size_t at_ = 0;
    std::size_t line_ = 1;
    std::size_t line_start_ = 0;
    int dots_ = 0;
};

} // namespace

std::optional<place> deep_key_in(std::string_view toml) noexcept { return key_scan(toml).run(); }

} // namespace cofin

// English that no catalog can know: words that a source puts into a message without marking them for translation.

#include "support/catch.hpp"

#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace {

namespace fs = std::filesystem;

/// What marks words for translation.
constexpr std::array<std::string_view, 16> marks{
    "phrase",     "plural_phrase",  "wording",     "counting",   "words",    "to_translate",
    "add_flag",   "add_subcommand", "said",        "unfit",      "complain", "listed_words",
    "add_option", "bad_argument",   "add_example", "observation"};

/// What programmers alone are told: broken promises, and numbers that do not fit.
constexpr std::array<std::string_view, 8> for_programmers{
    "logic_error",    "invalid_argument", "out_of_range",  "length_error",
    "overflow_error", "throw_overflow",   "runtime_error", "require_icu"};

/// What is English in every language, each with its reason.
const std::set<std::pair<std::string_view, std::string_view>> exempt{
    // names of accounts and events, which are written into journals and ledgers
    {"include/cofin/ledger/event.hpp", ""},
    {"include/cofin/ledger/balance.hpp", ""},
    {"src/export/entry_facts.cpp", ""},
    {"src/export/ledger_form.cpp", ""},
    {"src/export/journal_export.cpp", ""},
    // columns of lists that a regulation names, and what they are taken from
    {"src/export/operations_list.cpp", ""},
    {"src/export/iati.cpp", "Eligible expenditure paid in "},
    // files that a person edits, with remarks of one language
    {"src/import/mapping_file.cpp", ""},
    // scripts of shells
    {"src/cli/completion_bash.cpp", ""},
    {"src/cli/completion_fish.cpp", ""},
    {"src/cli/completion_zsh.cpp", ""},
    {"src/cli/man_page.cpp", ""},
    // words of headings, publishers and other programs that are looked for
    {"src/import/column_name.cpp", ""},
    {"src/project/nbp_table.cpp", ""},
    {"src/rulebook/toml_error.cpp", ""},
    {"src/cli/command.cpp", "Could not convert: "},
    {"src/cli/command.cpp", "SQLite format 3\\0"},
    // parts of what is looked up or formatted as a whole
    {"include/cofin/time/period.hpp", "from "},
    {"include/cofin/time/period.hpp", "until "},
    {"src/report/funding_rows.cpp", "rounding "},
    // other languages than English
    {"src/export/beancount_form.cpp", ""},
    {"src/store/sqlite_engine.cpp", " FROM entry WHERE id BETWEEN ? AND ? ORDER BY id"},
    // names of sources and documents, which are kept as data
    {"src/project/published_rates.cpp", "InforEuro as the ECB reference rate of "},
    {"src/rulebook/stored_rulebook.cpp", "stored rulebook"},
    // keys and values of JSON
    {"src/cli/verify.cpp", "does not hold"},
    // what a plugin says, which has no catalogs
    {"include/cofin/plugin/sdk.hpp", ""},
    // what the system did not do, in front of its own reason
    {"src/process/sealed_file.cpp", ""},
    {"src/process/helper_process.cpp", "starting a helper"},
    {"src/process/helper_process.cpp", "a channel to a helper"},
    {"src/process/helper_process.cpp", "a descriptor for a helper"},
    {"src/process/channel.hpp", ""},
    // lists from which only what is in them can be said
    {"src/import/helper/refusal.hpp", ""},
    {"src/process/sent_wording.hpp", ""},
    {"src/import/helper/ods_cell.cpp", "an error"},
};

bool is_exempt(const std::string& file, std::string_view text) {
    return exempt.contains({file, ""}) || exempt.contains({file, text}) ||
           text.starts_with("cofin ") || text.find('<') != std::string_view::npos;
}

/// Rules and facts say what they are about in documentation, the C interface and its callers are programs.
bool is_looked_at(const std::string& file) {
    return !file.starts_with("include/cofin/rules/kinds/") && !file.starts_with("src/c/") &&
           !file.starts_with("src/process/helper/") && file != "include/cofin/rules/vocabulary.hpp";
}

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_'; }

/// Two words of small letters with a space between them, one of them longer than a letter.
bool is_english(std::string_view text) {
    const auto small = [&](std::size_t at) {
        return at < text.size() && text[at] >= 'a' && text[at] <= 'z';
    };
    for (std::size_t at = 1; at + 1 < text.size(); ++at)
        if (text[at] == ' ' && small(at - 1) && small(at + 1) &&
            (small(at + 2) || (at > 1 && small(at - 2))))
            return true;
    return false;
}

/// A word of small letters with a space or the text's end on both sides and a space at least on one: a part of a sentence,
/// where it is no key in front of its value.
bool is_part_of_english(std::string_view text) {
    const auto small = [](char c) { return c >= 'a' && c <= 'z'; };
    for (std::size_t from = 0; from < text.size();) {
        std::size_t to = from;
        while (to < text.size() && small(text[to]))
            ++to;
        const bool before = from > 0 && text[from - 1] == ' ';
        const bool after = to < text.size() && text[to] == ' ';
        const bool is_key = text.substr(to).starts_with(" = ");
        if (to - from >= 3 && !is_key && (before || after) && (before || from == 0) &&
            (after || to == text.size()))
            return true;
        from = to + 1;
    }
    return false;
}

/// The words of one source that nothing marks.
class scanner {
public:
    explicit scanner(std::string_view source) : rest_(source) {}

    std::vector<std::string> unmarked() {
        while (!rest_.empty())
            step();
        judge_text();
        return std::move(found_);
    }

private:
    void step() {
        if (rest_.starts_with("//"))
            return drop(std::min(rest_.find('\n'), rest_.size()));
        if (rest_.starts_with("R\"")) {
            const auto open = rest_.find('(');
            const auto end = ")" + std::string(rest_.substr(2, open - 2)) + "\"";
            return drop(std::min(rest_.find(end), rest_.size() - end.size()) + end.size());
        }
        const char c = rest_.front();
        if (c == '"')
            return take_text();
        if (c != ' ' && c != '\n')
            judge_text();
        if (c == '\'' && (code_.empty() || code_.back() < '0' || code_.back() > '9'))
            return drop(rest_.starts_with("'\\") ? rest_.find('\'', 3) + 1 : 3);
        if (c == '(' || c == '{')
            calls_.push_back(follows_sum() ? summand : called());
        else if ((c == ')' || c == '}') && !calls_.empty())
            calls_.pop_back();
        code_ += c;
        drop(1);
    }

    /// `phrase` of `phrase(` and of `phrase why(`.
    [[nodiscard]] std::string called() const {
        std::vector<std::string> words(1);
        for (auto at = code_.size(); at-- > 0 && words.size() < 3;) {
            if (is_letter(code_[at]))
                words.back().insert(words.back().begin(), code_[at]);
            else if (code_[at] != ' ' || words.back().empty())
                break;
            else
                words.emplace_back();
        }
        const bool declares = words.size() > 1 && (words[1] == "phrase" || words[1] == "wording");
        return declares ? words[1] : words[0];
    }

    /// Texts that only spaces part are one.
    void take_text() {
        std::size_t end = 1;
        while (end < rest_.size() && rest_[end] != '"')
            end += rest_[end] == '\\' ? 2U : 1U;
        text_ += rest_.substr(1, end - 1);
        drop(end + 1);
    }

    /// Words that are added to others are marked by nothing: no catalog knows what comes of them.
    void judge_text() {
        const bool is_part = is_summand() && is_part_of_english(text_);
        if (!within(for_programmers) && (is_part || (is_english(text_) && !within(marks))))
            found_.push_back(text_);
        text_.clear();
    }

    template <std::size_t Size>
    [[nodiscard]] bool within(const std::array<std::string_view, Size>& some) const {
        return std::ranges::find_first_of(calls_, some) != calls_.end();
    }

    /// Whether it is added to something, or something to it.
    [[nodiscard]] bool is_summand() const {
        const auto next = rest_.find_first_not_of(" \n");
        return follows_sum() || (!calls_.empty() && calls_.back() == summand) ||
               (next != std::string_view::npos && rest_[next] == '+');
    }
    [[nodiscard]] bool follows_sum() const {
        const auto last = code_.find_last_not_of(" \n");
        return last != std::string::npos && code_[last] == '+';
    }

    void drop(std::size_t count) { rest_.remove_prefix(std::min(count, rest_.size())); }

    static inline const std::string summand = "+"; ///< what is in parentheses behind a sign

    std::string_view rest_;
    std::string code_; ///< what was passed, without texts
    std::string text_;
    std::vector<std::string> calls_;
    std::vector<std::string> found_;
};

std::string text_of(const fs::path& file) {
    std::ifstream in(file);
    return {std::istreambuf_iterator<char>(in), {}};
}

} // namespace

TEST_CASE("a message that is put together of English is found", "[language]") {
    CHECK(scanner(R"(refuse("a name of " + name + " that is long");)").unmarked().size() == 2);
    CHECK(scanner(R"(return {option + (missing ? " without a value" : "")};)").unmarked().size() ==
          1);
    CHECK(scanner(R"(problem_ = "found text behind a quote";)").unmarked().size() == 1);
    CHECK(scanner(R"(const auto limit = std::to_string(most) + " bytes";)").unmarked().size() == 1);
    CHECK(scanner(R"(refuse(wording(count + (count == 1 ? " field" : " fields")));)")
              .unmarked()
              .size() == 2);
    CHECK(scanner(R"(refuse("byte " + hex);)").unmarked().size() == 1);
    CHECK(scanner(R"(const auto name = folder + "/list.csv" + "bytes";)").unmarked().empty());
    CHECK(scanner(R"(refuse(wording("a name of {}", name), wording("no name"));)")
              .unmarked()
              .empty());
    CHECK(scanner(R"(const wording no_text("a file that is no text");)").unmarked().empty());
    CHECK(scanner("// \"no message at all\"\nchar c = '\"'; // and nothing").unmarked().empty());
}

TEST_CASE("no source says English that is not marked for translation", "[language]") {
    std::size_t looked_at = 0;
    for (const auto* folder : {"include", "src"})
        for (const auto& entry :
             fs::recursive_directory_iterator(fs::path(COFIN_SOURCE_DIR) / folder)) {
            const auto extension = entry.path().extension();
            const auto file = fs::relative(entry.path(), COFIN_SOURCE_DIR).generic_string();
            if ((extension != ".cpp" && extension != ".hpp") || !is_looked_at(file))
                continue;
            ++looked_at;
            const auto source = text_of(entry.path());
            for (const auto& text : scanner(source).unmarked()) {
                CAPTURE(file, text);
                CHECK(is_exempt(file, text));
            }
        }
    CHECK(looked_at > 300);
}

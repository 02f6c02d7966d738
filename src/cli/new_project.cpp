#include "cli/new_project.hpp"

#include "project/csv.hpp"
#include "report/table.hpp"
#include "rulebook/system_words.hpp"

#include <cofin/error.hpp>
#include <cofin/rules/kind.hpp>
#include <cofin/rules/vocabulary.hpp>

#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <ios>
#include <map>
#include <string_view>
#include <utility>

#include <unistd.h>

namespace cofin::cli {
namespace {

namespace fs = std::filesystem;

std::string example_value(const fact_definition& fact) {
    switch (fact.type) {
    case fact_type::flag: return "false";
    case fact_type::count: return "1";
    case fact_type::number: return "\"1.5\"";
    case fact_type::proportion: return "\"50 %\"";
    case fact_type::amount: return "\"1250.00 EUR\"";
    case fact_type::date: return "2018-01-15";
    case fact_type::text: return "\"...\"";
    case fact_type::list: return "[\"...\"]";
    }
    return {};
}

bool is_control(char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f; }

/// A text as TOML writes it.
std::string toml_text(const std::string& text) {
    constexpr std::string_view digits = "0123456789ABCDEF";
    std::string made = "\"";
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (is_control(c)) {
            made += {'\\', 'u', '0', '0', digits[byte / 16U], digits[byte % 16U]};
            continue;
        }
        if (c == '"' || c == '\\')
            made += '\\';
        made += c;
    }
    return made + "\"";
}

std::string on_one_line(std::string text) {
    std::ranges::replace_if(text, is_control, ' ');
    return text;
}

/// The category that examples have.
std::string example_category(const rulebook& book) {
    return book.categories.empty() ? "external" : book.categories.front();
}

/// The files of a project for a rulebook: keys and values as programs read them, remarks in the reader's language.
class new_files {
public:
    new_files(const rulebook& book, std::string rulebook_name, const language& in)
        : book_(book), rulebook_name_(std::move(rulebook_name)), in_(in) {}

    [[nodiscard]] std::string project() const {
        return remark(wording("A project for rulebook {}. Lines that begin with # are suggestions: "
                              "take the # away and fill in.",
                              book_.id)) +
               remark(wording(
                   "What stays unknown is never guessed: the rule that needs it says so.")) +
               "\n" + project_table() + partner_table() + budget_table() + claim_table() +
               parameter_table() + decision_table();
    }
    [[nodiscard]] std::string cost_list() const;
    [[nodiscard]] std::string rate_list() const;

private:
    [[nodiscard]] std::string say(const wording& what) const { return on_one_line(in_.say(what)); }
    [[nodiscard]] std::string remark(const wording& what) const { return "# " + say(what) + "\n"; }
    /// `key = value   # what it is`
    [[nodiscard]] std::string entry(const std::string& line, const wording& what) const {
        constexpr std::size_t width = 26;
        const std::size_t size = characters_in(line);
        return line + std::string(std::max(width, size + 1) - size, ' ') + remark(what);
    }
    /// A suggestion for each fact about a subject.
    [[nodiscard]] std::string facts_of(subject whom) const {
        std::string lines;
        for (const auto& fact : vocabulary)
            if (fact.about == whom)
                lines += "# " + std::string(fact.name) + " = " + example_value(fact) + "   # " +
                         in_.words(fact.meaning) + "\n";
        return lines;
    }

    [[nodiscard]] std::string project_table() const {
        return "[project]\n" +
               entry(R"(id = "my-project")",
                     wording("its number in the programme, on every report")) +
               entry("title = " + toml_text(say(wording("My project"))),
                     wording("its name, for people")) +
               remark(wording(
                   "The rules that it is held against: an id of cofin rulebook list, or a .toml "
                   "file beside this one.")) +
               "rulebook = " + toml_text(rulebook_name_) + "\n" +
               entry(R"(currency = "EUR")",
                     wording("of the grant contract; costs may be in others")) +
               "\n" + remark(wording("Facts of the project, each with what it is:")) +
               facts_of(subject::project);
    }
    [[nodiscard]] std::string partner_table() const {
        return "\n" +
               remark(
                   wording("Each partner that has costs, the applicant too. Repeat [[partner]] for "
                           "another one.")) +
               "[[partner]]\n" +
               entry(R"(id = "pp1")", wording("a short name, for budget and costs.csv")) +
               "name = " + toml_text(say(wording("First partner"))) + "\n" +
               facts_of(subject::partner);
    }
    [[nodiscard]] std::string budget_table() const {
        return "\n" +
               remark(wording(
                   "What a partner planned to spend, by category and task. Repeat [[budget]] for "
                   "another line.")) +
               remark(wording("Categories: {}", joined(book_.categories, ", "))) +
               "[[budget]]\npartner = \"pp1\"\ncategory = " + toml_text(example_category(book_)) +
               "\n" +
               entry(R"(activity = "")", wording("the task, as costs name it; may stay empty")) +
               "amount = \"0.00 EUR\"\n";
    }
    [[nodiscard]] std::string claim_table() const {
        return "\n" + remark(wording("Each claim for payment, by its number; costs name it.")) +
               "[[claim]]\nnumber = 1\n" + facts_of(subject::claim);
    }
    [[nodiscard]] std::string parameter_table() const;
    [[nodiscard]] std::string decision_table() const {
        return "\n" + remark(wording("A person's answer to what a rule asks:")) +
               R"(# [[decision]]
# rule = "..."
# item = "..."
# verdict = "eligible"
# decided_on = 2018-01-15
# by = "..."
# reason = "..."
)";
    }

    const rulebook& book_;
    std::string rulebook_name_;
    const language& in_;
};

/// A suggestion for each parameter, with the rule that asks for it.
std::string new_files::parameter_table() const {
    std::map<std::string, std::string> asked;
    for (const auto& rule : book_.rules)
        for (const auto& row : rule.rows)
            for (const auto& ask : row.asks)
                asked.emplace(ask.answer,
                              in_.words(rule.kind->find_parameter(ask.parameter)->meaning) + " (" +
                                  rule.id + ": " + in_.title_of(rule) + ")");
    std::string table = "\n" + remark(wording("What no public source gives, the project states.")) +
                        "[parameters]\n";
    const std::string either =
        say(wording("{} or {}", R"({ value = "...", reason = "..." }  )",
                    "  { none = " + toml_text(say(wording("why it does not apply"))) + " }"));
    for (const auto& [name, why] : asked)
        table += "# " + on_one_line(why) + "\n# " + name + " = " + either + "\n";
    return table;
}

/// What the example of a cost has in the column of a fact; most columns stay empty.
std::string example_cell(std::string_view fact, const language& in) {
    constexpr std::array<std::pair<std::string_view, const char*>, 6> filled{
        {{"description", to_translate("Hall for the opening conference")},
         {"supplier", to_translate("Culture centre")},
         {"document", "2018/041"},
         {"issued_on", "2018-03-12"},
         {"incurred_on", "2018-03-10"},
         {"paid_on", "2018-03-26"}}};
    const auto* const known =
        std::ranges::find(filled, fact, [](const auto& one) { return one.first; });
    return known == filled.end() ? std::string() : in.words(known->second);
}

/// Remarks above the heading: each column, and a row to copy. A spreadsheet that saves the file keeps them as they are.
std::string new_files::cost_list() const {
    const auto column = [&](const char* name, const wording& what) {
        return remark(wording("{}: {}", name, what));
    };
    std::string remarks =
        remark(
            wording("The costs of the project: one row each below the heading. Lines above it that "
                    "begin with # are remarks.")) +
        remark(wording(
            "Amounts: 1250.00. Days: 2018-03-26. Where nothing is known, the cell stays empty; "
            "a list has ; between its words, and an empty one says that there are none.")) +
        column("id", wording("a name of its own for each cost; findings name it")) +
        column("partner", wording("who had the cost: an id of [[partner]]")) +
        column("category", wording("where it stands in the budget")) +
        column("claim", wording("the number of the claim that it is in")) +
        column("amount", wording("as on the document")) +
        column("currency", wording("of the document; rates.csv converts it"));
    std::string header = "id,partner,category,claim,amount,currency";
    std::string row = "PP1-01,pp1," + example_category(book_) + ",1,1250.00,EUR";
    for (const auto& fact : vocabulary) {
        if (fact.about != subject::cost)
            continue;
        remarks += "# " + std::string(fact.name) + ": " + in_.words(fact.meaning) + "\n";
        header += "," + std::string(fact.name);
        row += ',';
        append_field(row, example_cell(fact.name, in_));
    }
    return remarks +
           remark(wording("An example; without its # and below the heading it is a cost:")) + "#" +
           row + "\n" + header + "\n";
}

std::string new_files::rate_list() const {
    std::string example = "2018-11,CZK,25.87,";
    append_field(example, say(wording("where it was published")));
    return remark(wording(
               "Units of a currency for one euro, month by month; which month counts is a rule.")) +
           remark(
               wording("cofin rates FILE --out rates.csv makes this file of a published table.")) +
           remark(wording("An example: {}", example + ",published")) +
           "month,currency,units_per_eur,source,basis\n";
}

void write(const fs::path& file, const std::string& text) {
    std::ofstream out;
    out.exceptions(std::ios::failbit | std::ios::badbit);
    out.open(file, std::ios::binary);
    out << text;
    out.close();
}

} // namespace

void create_project(const std::string& folder, const rulebook& book,
                    const std::string& rulebook_name, const language& in) {
    fs::path target = fs::absolute(folder).lexically_normal();
    if (!target.has_filename()) // it ended in a slash
        target = target.parent_path();
    if (fs::exists(fs::symlink_status(target)))
        throw parse_error({folder, 0, 0}, wording("something of that name"),
                          wording("the name of a new folder"));
    if (!fs::is_directory(target.parent_path()))
        throw parse_error({folder, 0, 0},
                          wording("no folder {}", in_quotes(target.parent_path().string())),
                          wording("a new name in a folder that exists"));
    const std::string named =
        rulebook_name.ends_with(".toml")
            ? fs::proximate(fs::absolute(rulebook_name), target).generic_string()
            : rulebook_name;
    // Written beside its place and moved there in one step, so that a full disk leaves nothing half-made.
    fs::path made = target;
    made += ".new-" + std::to_string(::getpid());
    std::error_code problem;
    if (!fs::create_directory(made, problem))
        throw parse_error({folder, 0, 0}, system_words(problem.value()),
                          wording("a place where a folder can be created"));
    try {
        const new_files files(book, named, in);
        write(made / "project.toml", files.project());
        write(made / "costs.csv", files.cost_list());
        write(made / "rates.csv", files.rate_list());
        fs::rename(made, target);
    } catch (...) {
        std::error_code ignored;
        fs::remove_all(made, ignored);
        throw;
    }
}

} // namespace cofin::cli

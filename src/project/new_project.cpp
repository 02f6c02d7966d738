#include "project/new_project.hpp"

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

namespace cofin {
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

/// A commented line for each fact about a subject.
std::string fact_lines(subject whom) {
    std::string lines;
    for (const auto& fact : vocabulary)
        if (fact.about == whom)
            lines += "# " + std::string(fact.name) + " = " + example_value(fact) + "   # " +
                     std::string(fact.meaning) + "\n";
    return lines;
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

/// A text as one line of a remark.
std::string remark(std::string text) {
    std::ranges::replace_if(text, is_control, ' ');
    return text;
}

/// A commented line for each parameter, with the rule that asks for it.
std::string parameter_lines(const rulebook& book) {
    std::map<std::string, std::string> asked;
    for (const auto& rule : book.rules)
        for (const auto& row : rule.rows)
            for (const auto& ask : row.asks)
                asked.emplace(ask.answer,
                              std::string(rule.kind->find_parameter(ask.parameter)->meaning) +
                                  " (" + rule.id + ": " + remark(rule.title_in("en")) + ")");
    std::string lines;
    for (const auto& [name, why] : asked)
        lines += "# " + why + "\n# " + name +
                 " = { value = \"...\", reason = \"...\" }   or   { none = \"why it does not "
                 "apply\" }\n";
    return lines;
}

/// The category that examples have.
std::string example_category(const rulebook& book) {
    return book.categories.empty() ? "external" : book.categories.front();
}

std::string project_text(const rulebook& book, const std::string& rulebook_name) {
    std::string categories;
    for (const auto& category : book.categories)
        categories += (categories.empty() ? "" : ", ") + category;
    return "# A project for rulebook " + book.id +
           ". Lines that begin with # are suggestions: take the # away and fill in.\n"
           "# What stays unknown is never guessed: the rule that needs it says so.\n\n"
           "[project]\n"
           "id = \"my-project\"          # its number in the programme, on every report\n"
           "title = \"My project\"       # its name, for people\n"
           "# The rules that it is held against: an id of cofin rulebook list, or a .toml file "
           "beside "
           "this one.\n"
           "rulebook = " +
           toml_text(rulebook_name) +
           "\ncurrency = \"EUR\"          # of the grant contract; costs may be in others\n"
           "\n# Facts of the project, each with what it is:\n" +
           fact_lines(subject::project) +
           "\n# Each partner that has costs, the applicant too. Repeat [[partner]] for another "
           "one.\n"
           "[[partner]]\n"
           "id = \"pp1\"                 # a short name, for budget and costs.csv\n"
           "name = \"First partner\"\n" +
           fact_lines(subject::partner) +
           "\n# What a partner planned to spend, by category and task. Repeat [[budget]] for "
           "another "
           "line.\n# Categories: " +
           categories +
           "\n[[budget]]\npartner = \"pp1\"\ncategory = " + toml_text(example_category(book)) +
           "\nactivity = \"\"              # the task, as costs name it; may stay empty\n"
           "amount = \"0.00 EUR\"\n"
           "\n# Each claim for payment, by its number; costs name it.\n[[claim]]\nnumber = 1\n" +
           fact_lines(subject::claim) +
           "\n# What no public source gives, the project states.\n[parameters]\n" +
           parameter_lines(book) +
           "\n# A person's answer to what a rule asks:\n# [[decision]]\n# rule = \"...\"\n# item = "
           "\"...\"\n"
           "# verdict = \"eligible\"\n# decided_on = 2018-01-15\n# by = \"...\"\n# reason = "
           "\"...\"\n";
}

/// What the example of a cost has in the column of a fact; most columns stay empty.
std::string example_cell(std::string_view fact) {
    constexpr std::array<std::pair<std::string_view, std::string_view>, 6> filled{
        {{"description", "Hall for the opening conference"},
         {"supplier", "Culture centre"},
         {"document", "2018/041"},
         {"issued_on", "2018-03-12"},
         {"incurred_on", "2018-03-10"},
         {"paid_on", "2018-03-26"}}};
    const auto* const known =
        std::ranges::find(filled, fact, [](const auto& one) { return one.first; });
    return known == filled.end() ? std::string() : std::string(known->second);
}

/// Remarks above the heading: each column, and a row to copy. A spreadsheet that saves the file keeps them as they are.
std::string cost_list_text(const rulebook& book) {
    std::string remarks =
        "# The costs of the project: one row each below the heading. Lines above it that begin "
        "with # are remarks.\n"
        "# Amounts: 1250.00. Days: 2018-03-26. Where nothing is known, the cell stays empty; a "
        "list "
        "has ; between its words, and an empty one says that there are none.\n"
        "# id: a name of its own for each cost; findings name it\n"
        "# partner: who had the cost: an id of [[partner]]\n"
        "# category: where it stands in the budget\n"
        "# claim: the number of the claim that it is in\n"
        "# amount: as on the document\n"
        "# currency: of the document; rates.csv converts it\n";
    std::string header = "id,partner,category,claim,amount,currency";
    std::string row = "PP1-01,pp1," + example_category(book) + ",1,1250.00,EUR";
    for (const auto& fact : vocabulary) {
        if (fact.about != subject::cost)
            continue;
        remarks += "# " + std::string(fact.name) + ": " + std::string(fact.meaning) + "\n";
        header += "," + std::string(fact.name);
        row += "," + example_cell(fact.name);
    }
    return remarks + "# An example; without its # and below the heading it is a cost:\n#" + row +
           "\n" + header + "\n";
}

constexpr const char* rate_list_head =
    "# Units of a currency for one euro, month by month; which month counts is a rule.\n"
    "# cofin rates FILE --out rates.csv makes this file of a published table.\n"
    "# An example: 2018-11,CZK,25.87,where it was published,published\n"
    "month,currency,units_per_eur,source,basis\n";

void write(const fs::path& file, const std::string& text) {
    std::ofstream out;
    out.exceptions(std::ios::failbit | std::ios::badbit);
    out.open(file, std::ios::binary);
    out << text;
    out.close();
}

} // namespace

void create_project(const std::string& folder, const rulebook& book,
                    const std::string& rulebook_name) {
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
        write(made / "project.toml", project_text(book, named));
        write(made / "costs.csv", cost_list_text(book));
        write(made / "rates.csv", rate_list_head);
        fs::rename(made, target);
    } catch (...) {
        std::error_code ignored;
        fs::remove_all(made, ignored);
        throw;
    }
}

} // namespace cofin

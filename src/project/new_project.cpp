#include "project/new_project.hpp"

#include <cofin/error.hpp>
#include <cofin/rules/kind.hpp>
#include <cofin/rules/vocabulary.hpp>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <ios>
#include <map>

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

std::string project_text(const rulebook& book, const std::string& rulebook_name) {
    std::string categories;
    for (const auto& category : book.categories)
        categories += (categories.empty() ? "" : ", ") + category;
    const std::string& category = book.categories.empty() ? "external" : book.categories.front();
    return "# A project for rulebook " + book.id +
           ". Lines that begin with # are suggestions: take the # away and fill in.\n"
           "# What stays unknown is never guessed: the rule that needs it says so.\n\n"
           "[project]\nid = \"my-project\"\ntitle = \"My project\"\nrulebook = " +
           toml_text(rulebook_name) + "\ncurrency = \"EUR\"\n" + fact_lines(subject::project) +
           "\n[[partner]]\nid = \"pp1\"\nname = \"First partner\"\n" +
           fact_lines(subject::partner) + "\n# Categories: " + categories +
           "\n[[budget]]\npartner = \"pp1\"\ncategory = " + toml_text(category) +
           "\nactivity = \"\"\namount = \"0.00 EUR\"\n"
           "\n[[claim]]\nnumber = 1\n" +
           fact_lines(subject::claim) +
           "\n# What no public source gives, the project states.\n[parameters]\n" +
           parameter_lines(book) +
           "\n# A person's answer to what a rule asks:\n# [[decision]]\n# rule = \"...\"\n# item = "
           "\"...\"\n"
           "# verdict = \"eligible\"\n# decided_on = 2018-01-15\n# by = \"...\"\n# reason = "
           "\"...\"\n";
}

std::string cost_list_text() {
    std::string header = "id,partner,category,claim,amount,currency";
    for (const auto& fact : vocabulary)
        if (fact.about == subject::cost)
            header += "," + std::string(fact.name);
    return header + "\n";
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
        throw parse_error({folder, 0, 0}, in_quotes(problem.message()),
                          wording("a place where a folder can be created"));
    try {
        write(made / "project.toml", project_text(book, named));
        write(made / "costs.csv", cost_list_text());
        write(made / "rates.csv", "month,currency,units_per_eur,source,basis\n");
        fs::rename(made, target);
    } catch (...) {
        std::error_code ignored;
        fs::remove_all(made, ignored);
        throw;
    }
}

} // namespace cofin

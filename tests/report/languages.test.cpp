#include "report/assessed.hpp"
#include "report/assessment_html.hpp"
#include "report/assessment_xlsx.hpp"
#include "report/half_way.hpp"
#include "report/html.hpp"
#include "report/left_in_english.hpp"
#include "report/statement_html.hpp"
#include "report/statement_xlsx.hpp"
#include "support/catch.hpp"

#include <cofin/language/language.hpp>
#include <cofin/project/project_folder.hpp>
#include <cofin/report/assessment_text.hpp>
#include <cofin/report/statement_text.hpp>
#include <cofin/rulebook/catalog.hpp>
#include <cofin/rules/assess_explaining.hpp>

#include <filesystem>

using namespace cofin;
using namespace cofin::test;
using Catch::Matchers::Contains;

namespace {

namespace fs = std::filesystem;

/// A project of the examples with what its rules say of it, and why.
struct example {
    project_folder project;
    assessment result;
    assessment explained;
};

const std::vector<example>& examples() {
    static const auto found = [] {
        std::vector<example> all;
        for (const auto& entry : fs::directory_iterator(COFIN_SOURCE_DIR "/examples")) {
            if (!fs::exists(entry.path() / "project.toml"))
                continue;
            auto project = read_project({.path = entry.path().string()});
            auto result = assess_project(project);
            auto explained = assess_explaining(project.book, project.agreed, project.declared,
                                               result.findings, result.profile);
            all.push_back({std::move(project), std::move(result), std::move(explained)});
        }
        return all;
    }();
    return found;
}

void quote(quotations& into, const std::string& text) {
    into.insert(text);
    into.insert(html_escaped(text));
}

void quote_facts(quotations& into, const facts& known) {
    for (const auto& [name, value] : known) {
        quote(into, name);
        quote(into, to_string(value));
        if (const auto* list = std::get_if<texts>(&value))
            for (const auto& word : *list)
                quote(into, word);
    }
}

/// What files say of a project, and what its rulebook quotes: names, ids and texts of law.
quotations quoted_by(const example& from) {
    quotations all;
    const auto& [agreed, declared, book] =
        std::tie(from.project.agreed, from.project.declared, from.project.book);
    for (const auto& text : {agreed.project, agreed.title, book.id, book.version, book.digest})
        quote(all, text);
    for (const auto& partner : agreed.partners)
        for (const auto& text : {partner.id, partner.name})
            quote(all, text);
    quote_facts(all, agreed.known);
    for (const auto& [name, answer] : agreed.parameters)
        quote(all, answer.reason);
    for (const auto& category : book.categories)
        quote(all, category);
    for (const auto& cost : declared.costs) {
        quote(all, cost.id);
        quote_facts(all, cost.known);
    }
    const auto bundled = bundled_rulebooks();
    for (const auto& rule : book.rules) {
        for (const auto& text : {rule.id, rule.layer, rule.anchor})
            quote(all, text);
        // Of a call that is in English alone; titles of bundled rulebooks are in the catalogs.
        if (std::ranges::find(bundled, rule.layer, &rulebook_layer::id) == bundled.end())
            for (const auto& [code, title] : rule.title)
                for (const auto& text :
                     {title, rule.id + ": " + title, title + " (" + rule.layer + ")"})
                    quote(all, text);
        for (const auto& source : rule.cites) {
            quote(all, source.text());
            quote(all, source.unit());
            quote(all, to_string(source));
        }
        for (const auto& row : rule.rows)
            quote_facts(all, row.values);
    }
    for (const auto& record : from.explained.explanations)
        for (const auto* values : {&record.values, &record.read})
            for (const auto& [name, value] : *values) {
                quote(all, name);
                if (value.what() != nullptr && value.what()->words == nullptr)
                    quote(all, to_string(value));
            }
    for (const auto& source :
         from.result.plan ? from.result.plan->sources() : std::vector<funding_source>())
        quote(all, source.name);
    if (from.result.plan)
        quote(all, from.result.plan->residual());
    return all;
}

/// Words that a language shares with English.
void quote_shared_words(quotations& into, const language& in) {
    for (const char* word : {"partner", "text"})
        if (in.words(word) == word)
            quote(into, word);
}

std::string page_in(const language& in, const example& of) {
    assessment_page page(in);
    page.add(of.project.agreed, of.project.declared, of.project.book, of.result,
             of.explained.explanations);
    return page.text();
}

std::string lines_of(const std::vector<std::string>& left) {
    std::string lines;
    for (const auto& one : left)
        lines += one + "\n";
    return lines;
}

std::vector<const language*> others() {
    std::vector<const language*> all;
    for (const auto code : language::codes())
        if (code != "en")
            all.push_back(&language::named(code));
    return all;
}

} // namespace

TEST_CASE("what looks for English finds it", "[language]") {
    const auto& one = examples().front();
    const auto english = page_in(language::english(), one);
    CHECK(left_in_english(english, english, quoted_by(one)).size() > 20);
    CHECK(english_pieces_in("so  {} of\n them are not explained here", {}).size() == 1);
    CHECK(read_texts_of("<body><p>a <b>b</b></p><div aria-label=\"c\">") == texts{"a", "b", "c"});
}

TEST_CASE("no page of the examples leaves an English word in another language",
          "[language][slow]") {
    REQUIRE(examples().size() >= 10);
    for (const auto& one : examples()) {
        CAPTURE(one.project.path);
        const auto english = page_in(language::english(), one);
        for (const auto* in : others()) {
            CAPTURE(in->code());
            auto quoted = quoted_by(one);
            quote_shared_words(quoted, *in);
            const auto page = page_in(*in, one);
            CHECK(lines_of(left_in_english(page, english, quoted)) == "");
            CHECK_THAT(page, Contains("<html lang=\"" + std::string(in->code()) + "\">"));
        }
    }
}

TEST_CASE("the pages of all languages have the same figures", "[language]") {
    const auto amounts_of = [](const std::string& page) {
        texts amounts;
        const std::string mark = "data-amount=\"";
        for (auto at = page.find(mark); at != std::string::npos; at = page.find(mark, at + 1)) {
            const auto from = at + mark.size();
            amounts.push_back(page.substr(from, page.find('"', from) - from));
        }
        return amounts;
    };
    for (const auto& one : examples()) {
        const auto expected = amounts_of(page_in(language::english(), one));
        for (const auto* in : others())
            CHECK(amounts_of(page_in(*in, one)) == expected);
    }
}

TEST_CASE("no text of the examples leaves an English sentence in another language",
          "[language][slow]") {
    for (const auto& one : examples()) {
        CAPTURE(one.project.path);
        const auto quoted = quoted_by(one);
        const auto& book = one.project.book;
        for (const auto* in : others()) {
            CAPTURE(in->code());
            const auto text = assessment_text(one.project.agreed, book, one.result, *in);
            CHECK(lines_of(english_pieces_in(text, quoted)) == "");
        }
        for (const auto& cost : one.project.declared.costs) {
            CAPTURE(cost.id);
            const auto explained = assess_project(one.project, cost.id);
            for (const auto* in : others()) {
                CAPTURE(in->code());
                const auto text = explanations_text(book, cost.id, explained, *in);
                CHECK(lines_of(english_pieces_in(text, quoted)) == "");
            }
        }
    }
}

TEST_CASE("a statement leaves no English word in another language", "[language]") {
    const auto made = half_way();
    const quotations said{
        "P1",  "book 1.0.0", "&lt;b&gt;Offices&lt;/b&gt;", "staff",       "pl", "cz",
        "cat", "R1",         "Reg. (EU) 1/2, Art 3",       "ends in time"};
    const auto page_of = [&](const language& in) {
        statement_page page(in);
        page.add(made);
        return page.text();
    };
    for (const auto* in : others()) {
        CAPTURE(in->code());
        auto quoted = said;
        quote_shared_words(quoted, *in);
        CHECK(lines_of(left_in_english(page_of(*in), page_of(language::english()), quoted)) == "");
        CHECK(lines_of(english_pieces_in(statement_text(made, *in), quoted)) == "");
        CHECK_THAT(page_of(*in), Contains(in->amount(made.figures.costs.declared)));
    }
}

TEST_CASE("workbooks can be made in each language: their sheets have names that spreadsheets take",
          "[language][xlsx]") {
    for (const auto* in : others()) {
        assessment_workbook checked(*in);
        const auto& one = examples().front();
        checked.add(one.project.agreed, one.project.declared, one.project.book, one.result);
        CHECK_NOTHROW(checked.bytes());
        statement_workbook stated(*in);
        stated.add(half_way());
        CHECK_NOTHROW(stated.bytes());
    }
}

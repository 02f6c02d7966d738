// What --help and the manual say holds: each command is described, its examples run and end as they say.

#include "cli/manual.hpp"

#include "cases/transcript.hpp"
#include "cli/command_groups.hpp"
#include "cli/man_page.hpp"
#include "support/catch.hpp"
#include "support/temporary_folder.hpp"

#include <CLI/CLI.hpp>

#include <filesystem>
#include <functional>

using namespace cofin::cli;
namespace fs = std::filesystem;

namespace {

documented_command whole_command_line() {
    CLI::App app("Who pays what, to the cent, and by which article.", "cofin");
    command chosen;
    std::string language_code;
    add_commands(app, command_groups(), chosen, language_code);
    return documented(app);
}

void for_each(const documented_command& of,
              const std::function<void(const documented_command&)>& see) {
    see(of);
    for (const auto& sub : of.subcommands)
        for_each(sub, see);
}

/// Known to everybody: RFC 8032, 7.1, test 1.
constexpr const char* key_of_rfc_8032 =
    "-----BEGIN PRIVATE KEY-----\n"
    "MC4CAQAwBQYDK2VwBCIEIJ1hsZ3v/VpguoRK9JLsLMREScVpezJpGXA7rAMcrn9g\n"
    "-----END PRIVATE KEY-----\n";

/// Where examples run: the project's examples, a plugin, and the files that they name are there.
class examples_folder {
public:
    examples_folder() {
        const fs::path source(COFIN_SOURCE_DIR);
        fs::create_directory_symlink(source / "examples", path() / "examples");
        fs::create_directory(path() / "plugins"); // a plugin behind a link is refused
        fs::copy(COFIN_TEMPLATE_PLUGIN, path() / "plugins/cofin-template.so");
        folder_.write("key.pem", key_of_rfc_8032);
        for (const auto& entry : fs::directory_iterator(source / "tests/cli/files"))
            fs::copy(entry.path(), path() / entry.path().filename(), fs::copy_options::recursive);
    }
    [[nodiscard]] fs::path path() const { return folder_.path(); }

private:
    cofin::test::temporary_folder folder_;
};

} // namespace

TEST_CASE("each command says what it is for, shows it and what its codes mean", "[manual]") {
    std::size_t pages = 0;
    for_each(whole_command_line(), [&](const documented_command& of) {
        CAPTURE(of.name);
        ++pages;
        CHECK(of.text.ends_with('.'));
        CHECK_FALSE(of.notes.examples.empty());
        for (const auto& one : of.notes.examples)
            CHECK(
                (one.command + " ").starts_with(of.subcommands.empty() ? of.name + " " : "cofin "));
        if (of.subcommands.empty()) {
            REQUIRE_FALSE(of.notes.exits.empty());
            CHECK(of.notes.exits.front().code == 0);
        }
        for (const auto* list : {&of.arguments, &of.options})
            for (const auto& option : *list) {
                CAPTURE(option.names.front());
                CHECK_FALSE(option.text.empty());
                CHECK(option.value != "TEXT:INT");
                CHECK(option.value != "UINT");
                CHECK(option.value != "INT");
            }
    });
    CHECK(pages > 30);
}

TEST_CASE("each example of the help runs, and ends with a code that its page explains",
          "[manual][slow]") {
    const examples_folder folder;
    std::size_t examples = 0;
    for_each(whole_command_line(), [&](const documented_command& of) {
        for (const auto& one : of.notes.examples) {
            ++examples;
            CAPTURE(one.command);
            const auto said =
                cofin::test::run(one.command, COFIN_COMMAND, folder.path(), folder.path());
            CAPTURE(said);
            CHECK(said.back() == "-> " + std::to_string(one.exit_code));
            if (of.subcommands.empty())
                CHECK(std::ranges::count(of.notes.exits, one.exit_code, &exit_meaning::code) == 1);
        }
    });
    CHECK(examples > 40);
}

TEST_CASE("help is said in every language", "[manual]") {
    for (const auto code : cofin::language::codes()) {
        if (code == "en")
            continue;
        const auto& in = cofin::language::named(code);
        const auto translated = [&](const std::string& text) {
            CAPTURE(code, text);
            CHECK(in.words(text) != text);
        };
        for_each(whole_command_line(), [&](const documented_command& of) {
            translated(of.text);
            translated(of.group);
            for (const auto* list : {&of.arguments, &of.options})
                for (const auto& option : *list)
                    translated(option.text);
            for (const auto& one : of.notes.examples)
                if (!one.shows.empty())
                    translated(one.shows);
            for (const auto& one : of.notes.exits)
                translated(one.when);
        });
    }
}

TEST_CASE("lines of help fit the width, commands alone excepted", "[manual]") {
    for (const std::size_t width : {std::size_t{60}, std::size_t{80}, std::size_t{200}})
        for_each(whole_command_line(), [&](const documented_command& of) {
            const auto text = help_text(of, width);
            for (std::size_t from = 0; from < text.size();) {
                const auto end = text.find('\n', from);
                const auto line = text.substr(from, end - from);
                const bool is_command = line.find("cofin ") != std::string::npos;
                const bool is_option = line.find(" --") != std::string::npos;
                CAPTURE(of.name, width, line);
                CHECK((line.size() <= width || is_command || is_option));
                from = end + 1;
            }
        });
}

TEST_CASE("a page of the manual is ASCII, and no line of it is a request by chance", "[manual]") {
    documented_command of;
    of.name = "cofin say";
    of.text = "Café: 'quoted' \"text\" with \\ and -.";
    of.options.push_back({{"--way"}, "a|b", ".hidden or 'a' or -", false});
    of.notes.examples.push_back({"", "cofin say \"Jan Novák\" 'x'", 0});
    const auto page = man_page(of, {"cofin", "cofin-say"});
    CHECK(std::ranges::all_of(page, [](char c) { return static_cast<unsigned char>(c) < 0x80; }));
    CHECK(page.find("Caf\\[u00E9]: \\(aqquoted\\(aq \\(dqtext\\(dq with \\e and \\-.\n") !=
          std::string::npos);
    CHECK(page.find("\n\\&.hidden or \\(aqa\\(aq or \\-\n") != std::string::npos);
    CHECK(page.find("cofin say \\(dqJan Nov\\[u00E1]k\\(dq \\(aqx\\(aq") != std::string::npos);
    CHECK(page.find(".SH SEE ALSO\n.BR cofin (1)\n") != std::string::npos);
}

TEST_CASE("a value of several words has them, another one none", "[manual]") {
    CHECK(documented_option{{}, "a|b-c|d", "", false}.words() ==
          std::vector<std::string>{"a", "b-c", "d"});
    CHECK(documented_option{{}, "FILE", "", false}.words().empty());
}

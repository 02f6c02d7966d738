// Rulebooks from strangers: whatever they hold, they are read or refused with their place, and nothing crashes.

#include "rulebook/catalog.hpp"
#include "support/catch.hpp"
#include "support/refusals.hpp"
#include "support/temporary_folder.hpp"

#include <filesystem>

using namespace cofin;
using namespace cofin::test;

namespace {

const std::string any_head = "[rulebook]\nid = \"x\"\nversion = \"1\"\ntitle.en = \"x\"\n"
                             "published = 2020-01-01\n[documents]\nd = \"d\"\n";

std::string rule_called(const std::string& id) {
    return "[[rule]]\nid = \"" + id +
           "\"\nkind = \"vat/1\"\ntitle.en = \"x\"\n"
           "cite = [{ kind = \"law\", doc = \"d\", unit = \"1\" }]\n[[rule.valid]]\nmode = "
           "\"never\"\n";
}

std::string refusal_of_text(const std::string& text) {
    const temporary_folder folder;
    const auto file = folder.write("x.toml", text);
    return refusal_of([&] { static_cast<void>(load_rulebook({file})); });
}

} // namespace

TEST_CASE("ten thousand rules are read", "[hostile][slow]") {
    const temporary_folder folder;
    std::string text = any_head;
    for (int i = 0; i < 10'000; ++i)
        text += rule_called("R" + std::to_string(i));
    const auto file = folder.write("x.toml", text);
    CHECK(load_rulebook({file}).rules.size() == 10'000);
}

TEST_CASE("deep nesting of any sort is refused", "[hostile]") {
    constexpr std::size_t deep = 100'000;
    for (const auto& [open, close] :
         {std::pair("[", "]"), std::pair("{a=", "}"), std::pair("a.", "")}) {
        std::string text = any_head + "x = ";
        if (close[0] == '\0')
            text = any_head;
        for (std::size_t i = 0; i < deep; ++i)
            text += open;
        text += close[0] == '\0' ? "a = 1" : "1";
        for (std::size_t i = 0; i < deep; ++i)
            text += close;
        CHECK_FALSE(refusal_of_text(text).empty());
    }
}

TEST_CASE("binary files and files of a hundred megabytes are refused", "[hostile]") {
    std::string bytes;
    for (int i = 0; i < 4096; ++i)
        bytes += static_cast<char>(i % 256);
    CHECK_FALSE(refusal_of_text(bytes).empty());
    const temporary_folder folder;
    const auto file = folder.write("big.toml", "#");
    std::filesystem::resize_file(file, 100'000'000);
    CHECK_FALSE(refusal_of([&] { static_cast<void>(load_rulebook({file})); }).empty());
}

TEST_CASE("layers beside each other that form a cycle are refused", "[hostile]") {
    const temporary_folder folder;
    const auto layer = [&](const std::string& id, const std::string& above) {
        return folder.write(id + ".toml", "[rulebook]\nid = \"" + id +
                                              "\"\nversion = \"1\"\ntitle.en = \"x\"\n"
                                              "published = 2020-01-01\nextends = \"" +
                                              above + "\"\n");
    };
    layer("b", "a");
    const auto file = layer("a", "b");
    const auto said = refusal_of([&] { static_cast<void>(load_rulebook({file})); });
    CHECK(said.find("form no cycle") != std::string::npos);
}

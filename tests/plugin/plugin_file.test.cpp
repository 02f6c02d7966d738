#include "plugin/plugin_file.hpp"

#include "plugin/judged_by.hpp"
#include "support/bad_paths.hpp"
#include "support/catch.hpp"
#include "support/refusals.hpp"

#include <algorithm>
#include <filesystem>
#include <random>

#include <sys/stat.h>

#include <elf.h>

using namespace cofin;
using namespace cofin::test;
using Catch::Matchers::Contains;

namespace {

namespace fs = std::filesystem;

std::string bytes_of(const std::string& path) {
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

std::string refusal_of_file(const std::string& path) {
    return refusal_of([&] { static_cast<void>(read_plugin_file(path)); });
}

/// What is said of a file with these bytes, without its path.
std::string refusal_of_bytes(const temporary_folder& folder, const std::string& bytes) {
    const auto file = folder.write("p.so", bytes);
    auto said = refusal_of_file(file);
    return said.starts_with(file) ? said.substr(file.size()) : said;
}

std::string replaced(std::string bytes, const std::string& from, const std::string& to) {
    const auto at = bytes.find(from);
    REQUIRE(at != std::string::npos);
    return bytes.replace(at, from.size(), to);
}

} // namespace

TEST_CASE("a plugin's file says what it is without being run", "[plugin]") {
    const auto file = read_plugin_file(built_plugin("template"));
    CHECK(file.who.id == "template");
    CHECK(file.who.version == "1.0.0");
    CHECK(file.who.sha256 == digest_of(built_plugin("template")));
    CHECK(file.manifest.title.at("en") == "A plugin to begin with");
    REQUIRE(file.manifest.kinds.size() == 1);
    const auto& kind = file.manifest.kinds[0];
    CHECK(kind.name == "template.day_rate/1");
    CHECK(kind.at == step::ceiling);
    CHECK(kind.about == scope::cost);
    CHECK(kind.facts == texts{"unit", "units"});
    REQUIRE(kind.parameters.size() == 1);
    CHECK(kind.parameters[0].name == "day_max");
    CHECK(kind.parameters[0].required);
    REQUIRE(file.rulebooks.size() == 1);
    std::ifstream in(std::string(COFIN_SOURCE_DIR) +
                     "/plugins/template/rulebooks/template.rentals.toml");
    CHECK(file.rulebooks[0] == std::string(std::istreambuf_iterator<char>(in), {}));
}

TEST_CASE("one symbol leaves a plugin", "[plugin]") {
    // A second name that others could see would be a second border. Each stands in .dynstr once, closed by zeros.
    const auto bytes = bytes_of(built_plugin("template"));
    CHECK(bytes.find("cofin_plugin_v1") != std::string::npos);
    const auto listed = std::string("nm -D --defined-only ") + built_plugin("template");
    std::string said;
    if (std::FILE* out = ::popen(listed.c_str(), "r")) {
        char chunk[4096];
        while (const auto count = std::fread(chunk, 1, sizeof chunk, out))
            said.append(chunk, count);
        ::pclose(out);
    }
    CHECK(std::ranges::count(said, '\n') == 1);
    CHECK_THAT(said, Contains(" cofin_plugin_v1"));
}

TEST_CASE("what is no plugin is refused with its path and the reason", "[plugin]") {
    const temporary_folder folder;
    const auto whole = bytes_of(built_plugin("template"));
    CHECK(refusal_of_file(folder.path("absent.so")) ==
          folder.path("absent.so") + ": found no such file, expected a plugin that can be read");
    CHECK_THAT(refusal_of_file(folder.path()), Contains("found no regular file"));
    CHECK_THAT(refusal_of_bytes(folder, ""), Contains("found a file of 0 bytes"));
    CHECK_THAT(refusal_of_bytes(folder, std::string(1000, 'a')), Contains("found no ELF file"));
    CHECK_THAT(refusal_of_bytes(folder, whole.substr(0, 3000)),
               Contains("found a truncated file: its section table ends behind its last byte"));

    auto foreign = whole;
    foreign[18] = '\x08'; // MIPS
    foreign[19] = '\x00';
    CHECK_THAT(refusal_of_bytes(folder, foreign),
               Contains("found a library for another processor (ELF machine 8)"));
    auto narrow = whole;
    narrow[4] = '\x01';
    CHECK_THAT(refusal_of_bytes(folder, narrow), Contains("another processor"));
    // A program that may be loaded anywhere is a shared library, one with a fixed place is none.
    CHECK_THAT(refusal_of_file(fs::canonical(COFIN_TEST_HELPER).string()),
               Contains("no symbol cofin_plugin_v1") || Contains("is no shared library"));
    CHECK_THAT(refusal_of_bytes(folder, replaced(whole, "cofin_plugin_v1", "cofin_plugin_v7")),
               Contains("no symbol cofin_plugin_v1"));
    CHECK_THAT(refusal_of_bytes(folder, replaced(whole, "libc.so.6", "libx.so.6")),
               Contains("found a plugin that needs \"libx.so.6\""));
    CHECK_THAT(refusal_of_bytes(folder, replaced(whole, "cofin_manifest", "cofin_munifest")),
               Contains("found no manifest"));
    CHECK_THAT(refusal_of_bytes(folder, replaced(whole, "id = \"template\"", "id = \"Template\"")),
               Contains("(manifest)") && Contains("lower-case"));
}

TEST_CASE("a plugin must lie where only trusted people write", "[plugin]") {
    const temporary_folder folder;
    const auto whole = bytes_of(built_plugin("template"));
    const auto file = folder.write("apart/p.so", whole);
    CHECK(refusal_of_file(file).empty());

    fs::create_symlink(file, folder.path("link.so"));
    CHECK_THAT(refusal_of_file(folder.path("link.so")),
               Contains("found a path through a symbolic link") && Contains(file));
    fs::create_directory_symlink(folder.path("apart"), folder.path("door"));
    CHECK_THAT(refusal_of_file(folder.path("door/p.so")), Contains("through a symbolic link"));
    // Seen as text it is apart/p.so, but the system goes through the door first.
    fs::create_directories(folder.path("elsewhere/inner"));
    fs::create_directory_symlink(folder.path("elsewhere/inner"), folder.path("apart/door"));
    folder.write("elsewhere/p.so", "another file");
    CHECK(refusal_of_file(folder.path("apart/door/../p.so")).empty());
    fs::create_symlink(folder.path("nowhere"), folder.path("broken.so"));
    CHECK_THAT(refusal_of_file(folder.path("broken.so")), Contains("through a symbolic link"));

    REQUIRE(::chmod(file.c_str(), 0646) == 0);
    CHECK_THAT(refusal_of_file(file), Contains("found a file that others may write to"));
    REQUIRE(::chmod(file.c_str(), 0644) == 0);
    REQUIRE(::chmod(folder.path("apart").c_str(), 0777) == 0);
    CHECK_THAT(refusal_of_file(file), Contains("found a folder that others may write to"));
    REQUIRE(::chmod(folder.path("apart").c_str(), 0755) == 0);
    REQUIRE(::mkfifo(folder.path("apart/pipe.so").c_str(), 0600) == 0);
    CHECK_THAT(refusal_of_file(folder.path("apart/pipe.so")), Contains("found no regular file"));

    const auto before = fs::current_path();
    fs::current_path(folder.path("apart"));
    for (const auto* name : {"p.so", "./p.so", "../apart/p.so"})
        CHECK_THAT(refusal_of_file(name), Contains("found a file in the current folder"));
    CHECK_THAT(refusal_of_file(file), Contains("found a file in the current folder"));
    fs::current_path(before);
}

TEST_CASE("no damage to a file is more than a refusal", "[plugin]") {
    const temporary_folder folder;
    const auto whole = bytes_of(built_plugin("first_border"));
    for (std::size_t size = 0; size < whole.size(); size += 97)
        CHECK_FALSE(refusal_of_bytes(folder, whole.substr(0, size)).empty());
    std::mt19937 draw(5); // NOLINT(cert-msc32-c,cert-msc51-cpp): the same draws every time
    for (int i = 0; i < 400; ++i) {
        auto damaged = whole;
        // The tables stand at the end and at the beginning: damage there leads furthest.
        for (int j = 0; j < 8; ++j) {
            const std::size_t at =
                draw() % 2 == 0 ? draw() % 1024 : whole.size() - 1 - draw() % 2048;
            damaged[at] = static_cast<char>(draw());
        }
        static_cast<void>(refusal_of_bytes(folder, damaged)); // refused or read, and nothing else
    }
}

TEST_CASE("a path that no plugin has is refused with what was found and expected",
          "[plugin][error]") {
    const temporary_folder folder;
    fs::copy_file(built_plugin("template"), folder.path("p.so"));
    REQUIRE(refusal_of_file(folder.path("p.so")).empty());
    for (const auto& path : bad_paths(folder.path("p.so"), folder.path())) {
        CAPTURE(path.substr(0, 80));
        CHECK_THAT(refusal_of_file(path), Contains("found ") && Contains(", expected "));
    }
}

TEST_CASE("tables that repeat each other are refused before they take time", "[plugin][error]") {
    // 1 000 symbol tables, all the same 500 symbols: the head, then the tables, the symbols and their names.
    constexpr std::size_t tables = 1'000;
    constexpr std::size_t symbol_count = 500;
    Elf64_Ehdr file_head{};
    std::copy_n(ELFMAG, SELFMAG, file_head.e_ident);
    file_head.e_ident[EI_CLASS] = ELFCLASS64;
    file_head.e_ident[EI_DATA] = ELFDATA2LSB;
    file_head.e_type = ET_DYN;
    std::uint16_t processor = 0;
    bytes_of(built_plugin("template")).copy(reinterpret_cast<char*>(&processor), 2, 18);
    file_head.e_machine = processor;
    file_head.e_shoff = sizeof file_head;
    file_head.e_shnum = tables + 1;
    file_head.e_shstrndx = tables;
    const std::string names = '\0' + std::string(1'000, 'x') + '\0';
    Elf64_Shdr table{};
    table.sh_type = SHT_DYNSYM;
    table.sh_offset = sizeof file_head + (tables + 1) * sizeof table;
    table.sh_size = symbol_count * sizeof(Elf64_Sym);
    table.sh_link = tables;
    Elf64_Shdr texts{};
    texts.sh_type = SHT_STRTAB;
    texts.sh_offset = table.sh_offset + table.sh_size;
    texts.sh_size = names.size();
    Elf64_Sym symbol{};
    symbol.st_name = 1;
    symbol.st_shndx = 1;
    symbol.st_info = ELF64_ST_INFO(STB_GLOBAL, STT_OBJECT);
    std::string file;
    const auto add = [&](const auto& record, std::size_t times) {
        for (std::size_t i = 0; i < times; ++i)
            file.append(reinterpret_cast<const char*>(&record), sizeof record);
    };
    add(file_head, 1);
    add(table, tables);
    add(texts, 1);
    add(symbol, symbol_count);
    file += names;
    const temporary_folder folder;
    CHECK_THAT(refusal_of_bytes(folder, file),
               Contains("found a symbol table of 500 entries beside"));
}

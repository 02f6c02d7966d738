#include "project/input_file.hpp"

#include "support/catch.hpp"
#include "support/refusals.hpp"
#include "support/temporary_folder.hpp"

using namespace cofin;
using namespace cofin::test;

namespace {

std::string all_of(input_file& file, std::size_t step) {
    std::string text;
    std::string part(step, '\0');
    for (std::size_t count = step; count == step;) {
        count = file.read(part.data(), step);
        text.append(part, 0, count);
    }
    return text;
}

} // namespace

TEST_CASE("a file is read from its beginning to its end, in steps of any size", "[input_file]") {
    const temporary_folder folder;
    const auto path = folder.write("f", "0123456789");
    const auto step = GENERATE(1U, 3U, 5U, 10U, 11U, 4096U);
    input_file file(path);
    CHECK(all_of(file, step) == "0123456789");
}

TEST_CASE("an empty file ends at once", "[input_file]") {
    const temporary_folder folder;
    input_file file(folder.write("f", ""));
    CHECK(all_of(file, 8).empty());
}

TEST_CASE("what cannot be read is refused by its name", "[input_file]") {
    const temporary_folder folder;
    const auto refused = [](const std::string& path) {
        return refusal_of([&] { input_file file(path); });
    };
    const auto nowhere = folder.path("nowhere");
    CHECK(refused(nowhere) == nowhere + ": found no such file, expected a file that can be read");
    CHECK(refused(folder.path()) == folder.path() + ": found a directory, expected a file");
    const auto below = folder.write("f", "x") + "/below";
    CHECK(refused(below).starts_with(below + ": found a path through what is no folder, "));
}

TEST_CASE("a file that another program writes to meanwhile is refused at its end", "[input_file]") {
    const temporary_folder folder;
    const auto path = folder.write("f", "0123456789");
    input_file file(path);
    char first[4];
    CHECK(file.read(first, sizeof first) == 4);
    SECTION("longer") { std::ofstream(path, std::ios::app) << "more"; }
    SECTION("shorter") { std::filesystem::resize_file(path, 6); }
    CHECK(refusal_of([&] { static_cast<void>(all_of(file, 64)); }) ==
          path + ": found a file that changed while it was read, expected a file at rest");
}

TEST_CASE("a file without a size of its own is read as well", "[input_file]") {
    input_file file("/proc/self/status");
    CHECK(all_of(file, 64).find("Pid:") != std::string::npos);
}

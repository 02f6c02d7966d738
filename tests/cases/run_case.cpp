// run_case [--rewrite] BINARY FOLDER FILE: runs the commands of a transcript, or those that a page FILE.md shows, in FOLDER
// and compares. --rewrite puts what the commands said into a transcript: read the change before it is committed. It refuses a
// step that says what day it is today: that would be true for a day.

#include "transcript.hpp"

#include <algorithm>
#include <cstdlib>
#include <ctime>
#include <exception>
#include <fstream>
#include <iostream>
#include <iterator>
#include <stdexcept>

namespace {

namespace fs = std::filesystem;
using namespace cofin::test;

std::string read(const fs::path& file) {
    std::ifstream in{file, std::ios::binary};
    if (!in)
        throw std::runtime_error{"cannot be read"};
    return {std::istreambuf_iterator<char>{in}, {}};
}

/// Whether the command itself found out the day: it stands in what it said and was not asked for.
bool says_today(const step& one) {
    const std::time_t now = std::time(nullptr);
    std::string today(10, ' ');
    std::strftime(today.data(), today.size() + 1, "%Y-%m-%d", std::gmtime(&now));
    const auto has = [&](const std::string& text) { return text.find(today) != text.npos; };
    return !has(one.command) && std::any_of(one.said.begin(), one.said.end(), has);
}

class scratch_folder {
public:
    scratch_folder() {
        auto name = (fs::temp_directory_path() / "cofin-case-XXXXXX").string();
        if (::mkdtemp(name.data()) == nullptr)
            throw std::runtime_error{"no scratch folder"};
        path_ = name;
    }
    scratch_folder(const scratch_folder&) = delete;
    scratch_folder& operator=(const scratch_folder&) = delete;
    ~scratch_folder() {
        std::error_code ignored;
        fs::remove_all(path_, ignored);
    }
    [[nodiscard]] const fs::path& path() const { return path_; }

private:
    fs::path path_;
};

} // namespace

int main(int argc, char** argv) try {
    std::vector<std::string> arguments{argv + 1, argv + argc};
    const bool rewrite = !arguments.empty() && arguments.front() == "--rewrite";
    if (rewrite)
        arguments.erase(arguments.begin());
    if (arguments.size() != 3) {
        std::cerr << "run_case [--rewrite] BINARY FOLDER FILE\n";
        return 2;
    }
    const fs::path file = arguments[2];
    try {
        const bool is_page = file.extension() == ".md";
        if (rewrite && is_page)
            throw std::runtime_error{"a page is rewritten by hand"};
        const auto expected = is_page ? parse_page(read(file)) : parse_transcript(read(file));
        const scratch_folder scratch;
        auto actual = expected;
        bool same = true;
        for (std::size_t i = 0; i < expected.size(); ++i) {
            actual[i].said =
                run(expected[i].command, fs::absolute(arguments[0]), arguments[1], scratch.path());
            const auto lines = difference(expected[i].said, actual[i].said);
            if (lines.empty())
                continue;
            same = false;
            if (rewrite && says_today(actual[i]))
                throw std::runtime_error{
                    "says what day it is today, and so would fail tomorrow: $ " +
                    actual[i].command};
            std::cout << "--- expected in " << file.string() << "\n+++ said by the command\n$ "
                      << expected[i].command << '\n'
                      << lines << '\n';
        }
        if (rewrite && !same)
            std::ofstream{file, std::ios::binary} << to_text(actual);
        return same || rewrite ? 0 : 1;
    } catch (const std::exception& error) {
        std::cerr << file.string() << ": " << error.what() << '\n';
        return 2;
    }
} catch (const std::exception& error) {
    std::cerr << error.what() << '\n';
    return 2;
}

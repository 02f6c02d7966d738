// A server's loop: several threads answer requests, each a project folder to check, over one rulebook that all of them read.
// Const is safe to share; what a thread reads and assesses is its own. Run it in the root of the project.

#include <cofin/project/project_folder.hpp>
#include <cofin/rulebook/catalog.hpp>
#include <cofin/rules/assess.hpp>

#include <atomic>
#include <cstdio>
#include <string>
#include <thread>
#include <vector>

namespace {

/// What the client gets: figures, or what is wrong with its folder. Only bad input is answered; the rest is the server's.
std::string answer_to(const std::string& folder, const cofin::rulebook& book) {
    try {
        const auto project = cofin::read_project({.path = folder});
        const auto result = cofin::assess(book, project.agreed, project.declared);
        return project.agreed.title + ": " + to_string(result.totals.eligible) + " of " +
               to_string(result.totals.declared) + " eligible";
    } catch (const cofin::error& problem) {
        return problem.what();
    }
}

} // namespace

int main() {
    const auto book = cofin::load_rulebook({.id_or_file = "cz-pl-2014-2020.microprojects.silesia"});
    const std::vector<std::string> requests{"examples/urady-bez-hranic", "examples/no-such-folder",
                                            "examples/urady-bez-hranic-faults",
                                            "examples/urady-bez-hranic"};
    std::vector<std::string> answers(requests.size());
    std::atomic<std::size_t> next{0};
    const auto serve = [&] {
        for (auto i = next++; i < requests.size(); i = next++)
            answers[i] = answer_to(requests[i], book);
    };
    std::vector<std::thread> threads;
    for (int i = 0; i < 4; ++i)
        threads.emplace_back(serve);
    for (auto& thread : threads)
        thread.join();
    for (const auto& answer : answers)
        std::printf("%s\n", answer.c_str());
}

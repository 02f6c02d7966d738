// The way of the tutorial with public headers alone: load a rulebook, read a project folder, assess it, record it, read its
// statement. Arguments: the folder, a ledger's file to be made.

#include <cofin/project/project_folder.hpp>
#include <cofin/report/assessment_text.hpp>
#include <cofin/report/json_text.hpp>
#include <cofin/report/statement_text.hpp>
#include <cofin/rulebook/catalog.hpp>
#include <cofin/store/recorded_statement.hpp>
#include <cofin/store/recording.hpp>

#include <cstdio>
#include <exception>

int main(int argc, char** argv) {
    if (argc != 3)
        return 2;
    try {
        const auto project = cofin::read_project({.path = argv[1]});
        const auto book = cofin::load_rulebook({.id_or_file = project.book.id});
        const auto result = cofin::assess_project(project);
        std::fputs(assessment_text(project.agreed, book, result).c_str(), stdout);
        std::fputs(assessment_json_text(project.agreed, book, result).c_str(), stdout);

        cofin::ledger_store ledger(argv[2], cofin::ledger_store::access::or_new);
        const auto done =
            cofin::recording(ledger, project.book, {.booked_on = cofin::parse_day("2018-12-31")})
                .take(project.agreed, project.declared);
        const auto made = statement_after(ledger, ledger.heads().at(0));
        std::fputs(statement_text(made).c_str(), stdout);
        std::fputs(statement_json_text(made).c_str(), stdout);
        return book.digest == project.book.digest && done.agreements == 1 &&
                       made.entry == made.entries
                   ? 0
                   : 1;
    } catch (const std::exception& problem) {
        std::fprintf(stderr, "%s\n", problem.what());
        return 2;
    }
}

#include "store/stored_project.hpp"

#include "rulebook/stored_rulebook.hpp"

#include <utility>

namespace cofin {
namespace {

rulebook stored_book(ledger_view& in, const std::string& digest, const rulebook_supply& supply) {
    const auto stored = in.rulebook(digest);
    if (!stored)
        throw store_error(
            wording("found no rulebook {} in the ledger, expected the one that the agreement names",
                    in_quotes(digest)));
    return read_stored_rulebook(*stored, &supply);
}

} // namespace

stored_project::stored_project(ledger_view& in, std::string id, const rulebook_supply& supply)
    : in_(in), id_(std::move(id)), told_(project_after(in, id_, in.books_of(id_).entry_count())),
      book_(stored_book(in, told_.terms().rulebook, supply)) {}

} // namespace cofin

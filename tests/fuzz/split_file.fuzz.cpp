// `cofin split --from`: the rows of a file with their splits, or its errors; every grant and rest add up to their amount.

#include "cli/split_file.hpp"

#include "fuzz/input_files.hpp"
#include "fuzz/promise.hpp"
#include "project/csv.hpp"

#include <cofin/money/money.hpp>

#include <fcntl.h>
#include <unistd.h>

using namespace cofin;
using namespace cofin::fuzz;

namespace {

void require_tied(const std::string& path) {
    csv_reader rows(path, {.required = {"amount", "grant", "own"}, .optional = {}, .others = true});
    const auto amount_in = [&](std::string_view column) {
        return money::parse(rows[rows.column(column)], euro);
    };
    while (rows.next())
        require(amount_in("grant") + amount_in("own") == amount_in("amount"),
                "grant and rest add up to the amount");
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    static const input_files files;
    const auto path = files.write("amounts.csv", text_of(bytes, size));
    auto made = accepted([&] { return cli::split_file(path, euro, rounding::floor); });
    if (!made)
        return 0;
    const auto split = files.path("split.csv");
    const int out = ::open(split.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
    made->text.write_to(out);
    ::close(out);
    require_tied(split);
    return 0;
}

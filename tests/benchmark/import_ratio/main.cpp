// An import of a million rows against a plain pass that decodes and splits them.
//
//     cofin_import_ratio [ROWS [RUNS]]
//
// Writes a list (UTF-8, `;`, decimal commas, spaces as thousands, dates with full stops), then in turns: the plain pass reads the
// file, checks that it is UTF-8, and splits each line into cells, as texts of their own; the import finds encoding,
// delimiter, headings and conventions, and makes the text of costs.csv. Prints the least processor time of each.

#include "import/delimited_file.hpp"
#include "rulebook/utf8.hpp"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <random>
#include <string>
#include <vector>

#include <unistd.h>

namespace {

using namespace cofin;

double processor_seconds() {
    timespec now{};
    ::clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) / 1e9;
}

void write_list(const std::string& path, std::size_t rows) {
    std::ofstream out(path, std::ios::binary);
    out << "document;supplier;description;data zapłaty;kwota;waluta\n";
    constexpr const char* suppliers[] = {"KH SERVIS spol. s r.o.", "Žďár a syn", "Gmina Ostrów",
                                         "Druk i reklama sp. z o.o.", "Hotel Opava"};
    std::mt19937 draws(2014); // NOLINT(cert-msc32-c,cert-msc51-cpp): the same list each time
    for (std::size_t i = 0; i < rows; ++i) {
        const auto cents = 100 + draws() % 99'999'900;
        std::string whole = std::to_string(cents / 100);
        for (std::size_t at = whole.size(); at > 3;)
            whole.insert(at -= 3, 1, ' ');
        const auto two = [](std::size_t n) { return (n < 10 ? "0" : "") + std::to_string(n); };
        out << "FV/" << i << "/2018;" << suppliers[i % 5]
            << ";usługi tłumaczeniowe w projekcie, zadanie " << i % 7 << ';' << two(1 + i % 28)
            << '.' << two(1 + i % 12) << ".2018;" << whole << ',' << two(cents % 100) << ";PLN\n";
    }
}

/// Bytes of all cells, so that nothing is left out.
std::size_t plain_pass(const std::string& path) {
    std::ifstream in(path, std::ios::binary);
    std::string line;
    std::vector<std::string> cells;
    std::size_t bytes = 0;
    while (std::getline(in, line)) {
        if (invalid_utf8_at(line) != std::string_view::npos)
            std::abort();
        cells.clear();
        std::string cell;
        bool quoted = false;
        for (const char c : line) {
            if (c == '"')
                quoted = !quoted;
            else if (c == ';' && !quoted)
                cells.push_back(std::move(cell)), cell.clear();
            else
                cell += c;
        }
        cells.push_back(std::move(cell));
        for (const auto& each : cells)
            bytes += each.size();
    }
    return bytes;
}

/// Takes 4 MiB at a time, as a file would.
class discarded : public import_outputs {
public:
    void restart() override { text_.clear(); }
    void write_cost(std::string_view rows) override {
        text_ += rows;
        if (text_.size() > std::size_t{4} << 20U)
            text_.clear();
    }
    void write_set_aside(std::string_view rows) override { write_cost(rows); }
    void tell(std::size_t, std::string_view, const wording&) override {}

private:
    std::string text_;
};

std::size_t import_pass(const std::string& path) {
    import_choices choices;
    choices.partner = "pp1";
    choices.category = "services";
    const auto table = find_delimited_file(path, choices);
    const auto layout = find_layout(path, table.start, choices);
    discarded outputs;
    return import_table(
               layout, choices, [&] { return table.open(); }, outputs)
        .taken;
}

template <class Pass>
double least(double so_far, const Pass& pass) {
    const double start = processor_seconds();
    pass();
    return std::min(so_far, processor_seconds() - start);
}

} // namespace

int main(int argc, char** argv) {
    const std::size_t rows = argc > 1 ? std::strtoul(argv[1], nullptr, 10) : 1'000'000;
    const std::size_t runs = argc > 2 ? std::strtoul(argv[2], nullptr, 10) : 7;
    const auto path = (std::filesystem::temp_directory_path() /
                       ("cofin-import-" + std::to_string(::getpid()) + ".csv"))
                          .string();
    write_list(path, rows);
    double plain = 1e9;
    double import = 1e9;
    for (std::size_t i = 0; i < runs; ++i) {
        plain = least(plain, [&] { return plain_pass(path); });
        import = least(import, [&] {
            if (import_pass(path) != rows)
                std::abort();
    });
}
std::filesystem::remove(path);
std::printf("plain pass %.3f s, import %.3f s of processor time for %zu rows: %.2f times (aim: at "
            "most 3)\n",
            plain, import, rows, import / plain);
return 0;
}

// The helper that reads workbooks: `cofin-workbook-reader SECONDS BYTES`, started by cofin with a channel as descriptor 3 and
// the workbook as descriptor 4. It lists the sheets, then answers requests for rows until the channel closes. Nobody starts it by
// hand.

#include "import/helper/book.hpp"
#include "import/helper/refusal.hpp"
#include "import/workbook_messages.hpp"
#include "process/helper/sandbox.hpp"
#include "process/helper_border.hpp"

#include <cstdlib>
#include <ctime>
#include <exception>
#include <new>
#include <optional>

#include <unistd.h>

namespace cofin::workbooks {
namespace {

using namespace workbook_messages;

constexpr std::size_t block_size = std::size_t{1} << 18U;

std::string read_file() {
    std::string bytes;
    std::string piece(std::size_t{1} << 20U, '\0');
    while (true) {
        const auto got = ::read(helper::file_descriptor, piece.data(), piece.size());
        if (got < 0)
            throw refusal{said("a file that cannot be read"), said("one that can")};
        if (got == 0)
            return bytes;
        bytes.append(piece.data(), static_cast<std::size_t>(got));
    }
}

/// Nothing else than a flat OpenDocument spreadsheet and archives are sent here; an archive begins otherwise.
bool is_flat_ods(std::string_view bytes) {
    const auto start = bytes.find_first_not_of("\xef\xbb\xbf \t\r\n");
    return start != std::string_view::npos && bytes[start] == '<';
}

class row_sender : public row_sink {
public:
    row_sender(channel& to, std::uint32_t wanted) : to_(to), wanted_(wanted) {}

    void hidden_columns(std::uint32_t first, std::uint32_t last) override {
        block_.number(item::hidden_column).number(first).number(last);
        send_full();
    }
    bool row(std::uint32_t number, bool hidden, const std::vector<cell_value>& cells) override {
        block_.number(item::row).number(number).number(std::uint8_t{hidden});
        block_.number(static_cast<std::uint32_t>(cells.size()));
        for (const auto& cell : cells)
            block_.number(cell.form.kind).number(std::uint8_t{cell.form.computed}).text(cell.text);
        send_full();
        return --wanted_ > 0;
    }
    void end() {
        block_.number(item::ended);
        block_.send(to_);
    }

private:
    void send_full() {
        if (block_.size() >= block_size)
            block_.send(to_);
    }

    channel& to_;
    std::uint32_t wanted_;
    block_writer block_;
};

void send_refusal(channel& to, const refusal& why) {
    block_writer block;
    block.number(item::refused).number(why.row).number(why.column);
    block.text(sent_form(why.found, refusal_words)).text(sent_form(why.expected, refusal_words));
    block.send(to);
}

void send_list(channel& to, const book& opened) {
    block_writer block;
    block.number(item::format).text(opened.format());
    for (const auto& sheet : opened.sheets())
        block.number(item::sheet)
            .text(sheet.name)
            .number(std::uint8_t{sheet.hidden})
            .number(std::uint8_t{sheet.empty});
    block.number(item::listed);
    block.send(to);
}

/// Does it, and says why where it cannot be done.
template <class Work>
bool tried(channel& to, const sheet_rows* rows, Work work) {
    refusal why;
    try {
        work();
        return true;
    } catch (const refusal& problem) {
        why = problem;
    } catch (const std::bad_alloc&) {
        why = {said("a workbook that needs more memory than its reader may have"),
               said("a smaller one")};
    }
    if (rows != nullptr && why.row == 0)
        why.row = rows->number();
    send_refusal(to, why);
    return false;
}

void send_rows(channel& to, book& opened, const request& wanted) {
    if (wanted.sheet >= opened.sheets().size() || wanted.rows == 0)
        return send_refusal(to, {said("no such sheet"), said("one of the list")});
    row_sender sender(to, wanted.rows);
    sheet_rows rows(sender);
    if (tried(to, &rows, [&] { opened.read(wanted.sheet, rows, sender); }))
        sender.end();
}

void serve(channel& to) {
    std::string bytes;
    std::optional<archive> parts;
    std::unique_ptr<book> opened;
    if (!tried(to, nullptr, [&] {
            bytes = read_file();
            if (is_flat_ods(bytes)) {
                opened = open_flat_ods(bytes);
            } else {
                parts.emplace(std::span<const char>(bytes));
                opened = open_book(*parts);
            }
            for (const auto& sheet : opened->sheets())
                if (sheet.name.size() > name_size_max)
                    throw refusal{said("a sheet with a name of {} bytes", sheet.name.size()),
                                  said("at most {}", name_size_max)};
        }))
        return;
    send_list(to, *opened);
    request wanted;
    while (true) {
        to.receive(&wanted, sizeof wanted);
        send_rows(to, *opened, wanted);
    }
}

} // namespace
} // namespace cofin::workbooks

int main(int argc, char** argv) {
    using namespace cofin;
    // libzip turns times of parts into local ones; a zone that is known keeps it from looking for a file.
    ::setenv("TZ", "UTC0", 1);
    ::tzset();
    helper::limit(argc, argv);
    helper::confine_to_computing();
    try {
        channel to(helper::channel_descriptor);
        workbooks::serve(to);
    } catch (const std::exception&) {
        // The channel closed: nobody asks any more.
    }
    ::_exit(helper::exit_channel_closed);
}

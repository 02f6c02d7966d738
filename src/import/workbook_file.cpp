#include "import/workbook_file.hpp"

#include "import/refusal_words.hpp"
#include "import/workbook_messages.hpp"
#include "process/helper_process.hpp"
#include "process/sealed_file.hpp"
#include "project/input_file.hpp"
#include "rulebook/utf8.hpp"

#include <algorithm>

namespace cofin {

namespace sent = workbook_messages;

namespace {

constexpr helper_limits limits{std::chrono::seconds{300}, std::chrono::seconds{600},
                               std::uint64_t{1} << 30U};

std::string bytes_of(const std::string& file) {
    input_file input(file);
    std::string bytes;
    std::string piece(std::size_t{1} << 20U, '\0');
    while (true) {
        const auto got = input.read(piece.data(), piece.size());
        bytes.append(piece.data(), got);
        if (bytes.size() > workbook_file::size_max)
            throw parse_error({file},
                              wording("a workbook of more than {} MiB",
                                      std::to_string(workbook_file::size_max >> 20U)),
                              wording("a smaller one: save the sheet as CSV in UTF-8"));
        if (got < piece.size())
            return bytes;
    }
}

std::string checked_text(std::string_view text) {
    if (invalid_utf8_at(text) != std::string_view::npos)
        throw sent::bad_block();
    return std::string(text);
}

wording reason_in(std::string_view bytes) {
    auto said = read_sent(bytes, refusal_words);
    if (!said)
        throw sent::bad_block();
    return *std::move(said);
}

} // namespace

class workbook_file::session {
public:
    session(std::string name, const std::string& reader)
        : file(std::move(name)),
          helper_(reader.empty()
                      ? find_helper("cofin-workbook-reader", wording("it reads workbooks"))
                      : reader,
                  limits, sealed_file(bytes_of(file)).descriptor()) {
        guarded([&] { receive_list(); });
        helper_.is_ready();
    }

    row_source rows(std::size_t sheet, std::size_t most) {
        place_ = name_of(sheet);
        hidden_columns.clear();
        row_ = {};
        guarded([&] {
            const sent::request wanted{
                static_cast<std::uint32_t>(sheet),
                static_cast<std::uint32_t>(std::min<std::size_t>(most, sent::rows_max))};
            helper_.there().begin();
            helper_.there().send(&wanted, sizeof wanted);
            block_.receive(helper_.there());
        });
        return [this](table_row& into) { return next(into); };
    }

    [[nodiscard]] std::string name_of(std::size_t sheet) const {
        return file + "#" + in_quotes(sheets[sheet].name);
    }

    std::string file;
    std::string format;
    std::vector<workbook_sheet> sheets;
    std::vector<std::size_t> hidden_columns;

private:
    /// A row as it came; its cells are parts of the block.
    struct received_row {
        std::size_t number = 0;
        bool hidden = false;
        std::vector<std::string_view> cells = {};
        std::vector<cell_form> forms = {};
    };

    /// What the helper does wrong is said of the workbook: nothing else made it do so.
    template <class Work>
    auto guarded(Work work) -> decltype(work()) {
        try {
            return work();
        } catch (const channel_closed& problem) {
            throw unreadable(helper_.obituary(problem.late()));
        } catch (const sent::bad_block& problem) {
            helper_.end();
            throw unreadable(problem.message());
        }
    }
    [[nodiscard]] parse_error unreadable(const wording& problem) const {
        return {
            {place_.empty() ? file : place_, row_.number},
            wording("a workbook whose reader {}", problem),
            wording(
                "one that can be read within its limits; the sheet as CSV in UTF-8 comes in too")};
    }

    sent::item next_item() {
        while (block_.at_end()) {
            helper_.there().begin();
            block_.receive(helper_.there());
        }
        return block_.number<sent::item>();
    }

    void receive_list() {
        helper_.there().begin();
        block_.receive(helper_.there());
        while (true) {
            switch (next_item()) {
            case sent::item::format: format = checked_text(block_.text()); break;
            case sent::item::sheet: receive_sheet(); break;
            case sent::item::listed: return;
            case sent::item::refused: return refuse();
            default: throw sent::bad_block();
            }
        }
    }

    void receive_sheet() {
        workbook_sheet sheet{checked_text(block_.text()), false, true};
        sheet.hidden = block_.number<std::uint8_t>() != 0;
        sheet.empty = block_.number<std::uint8_t>() != 0;
        if (sheets.size() == sent::sheets_max)
            throw sent::bad_block();
        sheets.push_back(std::move(sheet));
    }

    bool next(table_row& into) {
        return guarded([&] {
            while (true) {
                switch (next_item()) {
                case sent::item::hidden_column: receive_hidden(); break;
                case sent::item::ended: return false;
                case sent::item::refused: refuse(); break;
                case sent::item::row:
                    receive_row();
                    into = {row_.number, row_.cells, row_.forms, nullptr, row_.hidden};
                    return true;
                default: throw sent::bad_block();
                }
            }
        });
    }

    void receive_row() {
        const std::size_t above = row_.number;
        row_.number = block_.number<std::uint32_t>();
        row_.hidden = block_.number<std::uint8_t>() != 0;
        const auto count = block_.number<std::uint32_t>();
        if (row_.number <= above || row_.number > sent::rows_max || count == 0 ||
            count > sent::columns_max)
            throw sent::bad_block();
        row_.forms.clear();
        row_.cells.clear();
        for (std::uint32_t i = 0; i < count; ++i) {
            const auto kind = block_.number<cell_kind>();
            const auto computed = block_.number<std::uint8_t>() != 0;
            const auto text = block_.text();
            if (kind >= cell_kind::kind_count || invalid_utf8_at(text) != std::string_view::npos)
                throw sent::bad_block();
            row_.forms.push_back({kind, computed});
            row_.cells.push_back(text);
        }
    }

    void receive_hidden() {
        const auto first = block_.number<std::uint32_t>();
        const auto last = block_.number<std::uint32_t>();
        if (first == 0 || first > last || last > sent::columns_max ||
            hidden_columns.size() > sent::columns_max)
            throw sent::bad_block();
        for (auto column = first; column <= last; ++column)
            hidden_columns.push_back(column - 1);
    }

    void refuse() {
        const auto row = block_.number<std::uint32_t>();
        const auto column = block_.number<std::uint32_t>();
        const auto found = reason_in(block_.text());
        const auto expected = reason_in(block_.text());
        throw parse_error({place_.empty() ? file : place_, row, column}, found, expected);
    }

    helper_process helper_;
    sent::block_reader block_;
    std::string place_; ///< of the sheet that is read
    received_row row_;
};

workbook_file::workbook_file(const std::string& file, const std::string& reader)
    : session_(std::make_unique<session>(file, reader)) {}
workbook_file::~workbook_file() = default;

const std::string& workbook_file::format() const noexcept { return session_->format; }
const std::vector<workbook_sheet>& workbook_file::sheets() const noexcept {
    return session_->sheets;
}
std::string workbook_file::name_of(std::size_t sheet) const { return session_->name_of(sheet); }
row_source workbook_file::rows(std::size_t sheet, std::size_t most) {
    return session_->rows(sheet, most);
}
const std::vector<std::size_t>& workbook_file::hidden_columns() const noexcept {
    return session_->hidden_columns;
}

} // namespace cofin

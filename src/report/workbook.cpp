#include "report/workbook.hpp"

#include "report/plain_text.hpp"
#include "report/table.hpp"

#include <cofin/error.hpp>

#include <algorithm>
#include <array>
#include <cerrno>
#include <charconv>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <stdexcept>
#include <system_error>

#include <unistd.h>

#include <xlsxwriter.h>

namespace cofin {
namespace {

/// What no spreadsheet has more of.
constexpr std::size_t most_rows = 1'048'576;
constexpr std::size_t most_characters = 32'767;
constexpr std::int64_t most_minor = 999'999'999'999'999;

/// The number that spreadsheets store, whose first fifteen digits are those of the amount.
double stored(const money& amount) {
    if (amount.minor() > most_minor || amount.minor() < -most_minor)
        throw error(
            wording("a spreadsheet keeps fifteen digits, and {} has more", to_string(amount)));
    const std::string text = amount_text(amount);
    double number = 0;
    std::from_chars(text.data(), text.data() + text.size(), number);
    return number;
}

/// Control characters, which XML has not, replaced; what is longer than a cell ends in dots.
std::string cell_text(const std::string& text) {
    std::string shown = as_xml_characters(text);
    if (shown.size() > most_characters) {
        std::size_t end = most_characters - 3;
        while ((static_cast<unsigned char>(shown[end]) & 0xC0U) == 0x80U)
            --end;
        shown.resize(end);
        shown += "...";
    }
    return shown;
}

/// How spreadsheets show numbers and days of a language, by its identifier of Windows; an empty one leaves it to the reader.
struct spreadsheet_forms {
    std::string_view language;
    std::string_view identifier;
    std::string_view days;
};
constexpr std::array<spreadsheet_forms, 4> forms_by_language{{{"en", "", "yyyy-mm-dd"},
                                                              {"pl", "[$-415]", "dd.mm.yyyy"},
                                                              {"cs", "[$-405]", "d. m. yyyy"},
                                                              {"uk", "[$-422]", "dd.mm.yyyy"}}};

const spreadsheet_forms& forms_of(const language& in) {
    const auto known =
        std::ranges::find(forms_by_language, in.code(), &spreadsheet_forms::language);
    return known == forms_by_language.end() ? forms_by_language.front() : *known;
}

std::string number_format_of(const spreadsheet_forms& in, currency unit) {
    return std::string(in.identifier) + "#,##0" +
           (unit.digits() == 0 ? "" : "." + std::string(unit.digits(), '0'));
}

/// A file that goes away with it.
class temporary_file {
public:
    temporary_file()
        : path_((std::filesystem::temp_directory_path() / "cofin-XXXXXX.xlsx").string()) {
        const int file = ::mkstemps(path_.data(), 5);
        if (file < 0)
            throw std::system_error(errno, std::generic_category(), path_);
        ::close(file);
    }
    ~temporary_file() {
        std::error_code ignored;
        std::filesystem::remove(path_, ignored);
    }
    temporary_file(const temporary_file&) = delete;
    temporary_file& operator=(const temporary_file&) = delete;

    [[nodiscard]] const std::string& path() const noexcept { return path_; }
    [[nodiscard]] std::string bytes() const {
        std::ifstream file(path_, std::ios::binary);
        return {std::istreambuf_iterator<char>(file), {}};
    }

private:
    std::string path_;
};

/// The library's workbook while it is open.
class open_workbook {
public:
    open_workbook(const std::string& path, const language& in)
        : book_(workbook_new(path.c_str())), forms_(&forms_of(in)) {
        if (book_ == nullptr)
            throw std::runtime_error("no workbook can be made at " + path);
        lxw_doc_properties about{};
        about.created = 315'532'800; // 1980-01-01, as the entries of its archive
        workbook_set_properties(book_, &about);
        head_ = workbook_add_format(book_);
        format_set_bold(head_);
        format_set_text_wrap(head_);
        format_set_bottom(head_, LXW_BORDER_THIN);
        format_set_align(head_, LXW_ALIGN_VERTICAL_BOTTOM);
        amount_head_ = workbook_add_format(book_);
        format_set_bold(amount_head_);
        format_set_text_wrap(amount_head_);
        format_set_bottom(amount_head_, LXW_BORDER_THIN);
        format_set_align(amount_head_, LXW_ALIGN_RIGHT);
        format_set_align(amount_head_, LXW_ALIGN_VERTICAL_BOTTOM);
        text_ = workbook_add_format(book_);
        format_set_align(text_, LXW_ALIGN_VERTICAL_TOP);
        wrapped_ = workbook_add_format(book_);
        format_set_align(wrapped_, LXW_ALIGN_VERTICAL_TOP);
        format_set_text_wrap(wrapped_);
        day_ = workbook_add_format(book_);
        format_set_num_format(
            day_, (std::string(forms_->identifier) + std::string(forms_->days)).c_str());
        format_set_align(day_, LXW_ALIGN_VERTICAL_TOP);
        format_set_align(day_, LXW_ALIGN_LEFT);
        sum_ = workbook_add_format(book_);
        format_set_bold(sum_);
        format_set_top(sum_, LXW_BORDER_THIN);
    }
    ~open_workbook() {
        if (book_ != nullptr)
            workbook_close(book_);
    }
    open_workbook(const open_workbook&) = delete;
    open_workbook& operator=(const open_workbook&) = delete;

    lxw_worksheet* add(const std::string& name) {
        auto* added = workbook_add_worksheet(book_, name.c_str());
        if (added == nullptr)
            throw std::invalid_argument("no name of a sheet: " + name);
        return added;
    }
    void close() {
        const auto failure = workbook_close(book_);
        book_ = nullptr;
        if (failure != LXW_NO_ERROR)
            throw std::runtime_error(lxw_strerror(failure));
    }

    [[nodiscard]] lxw_format* head(bool of_amounts) const noexcept {
        return of_amounts ? amount_head_ : head_;
    }
    [[nodiscard]] lxw_format* text(bool is_sum, bool is_long) const noexcept {
        return is_sum ? sum_ : is_long ? wrapped_ : text_;
    }
    [[nodiscard]] lxw_format* day() const noexcept { return day_; }
    /// Of the amounts of a currency.
    lxw_format* amount(currency unit, bool is_sum) {
        auto& made = amounts_[{unit.digits(), is_sum}];
        if (made != nullptr)
            return made;
        made = workbook_add_format(book_);
        format_set_num_format(made, number_format_of(*forms_, unit).c_str());
        format_set_align(made, LXW_ALIGN_VERTICAL_TOP);
        if (is_sum) {
            format_set_bold(made);
            format_set_top(made, LXW_BORDER_THIN);
        }
        return made;
    }

private:
    lxw_workbook* book_;
    const spreadsheet_forms* forms_;
    lxw_format* day_ = nullptr;
    lxw_format* head_ = nullptr;
    lxw_format* amount_head_ = nullptr;
    lxw_format* text_ = nullptr;
    lxw_format* wrapped_ = nullptr;
    lxw_format* sum_ = nullptr;
    std::map<std::pair<unsigned, bool>, lxw_format*> amounts_;
};

void require_written(lxw_error failure) {
    if (failure != LXW_NO_ERROR)
        throw std::runtime_error(lxw_strerror(failure));
}

bool is_amount(const std::string& head) { return head.starts_with('='); }

void write(open_workbook& book, lxw_worksheet* to, lxw_row_t row, lxw_col_t column,
           const sheet_cell& cell, bool is_sum) {
    const std::string text = cell_text(cell.text);
    if (cell.on) {
        constexpr int epoch = 25'569; // 1970-01-01, as spreadsheets count days
        const auto days = static_cast<double>(cell.on->time_since_epoch().count() + epoch);
        return require_written(worksheet_write_number(to, row, column, days, book.day()));
    }
    if (cell.count)
        return require_written(worksheet_write_number(
            to, row, column, static_cast<double>(*cell.count), book.text(is_sum, false)));
    if (!cell.amount) {
        if (!text.empty() || is_sum)
            require_written(worksheet_write_string(to, row, column, text.c_str(),
                                                   book.text(is_sum, text.size() > 40)));
        return;
    }
    const double number = stored(*cell.amount);
    auto* format = book.amount(cell.amount->currency(), is_sum);
    if (cell.formula.empty())
        require_written(worksheet_write_number(to, row, column, number, format));
    else
        require_written(worksheet_write_formula_num(
            to, row, column,
            filled(cell.formula, 1, [&](std::size_t) { return std::to_string(row + 1); }).c_str(),
            format, number));
}

/// Wide enough for most of what the column holds, narrow enough to be seen with the others.
double width_of(const std::vector<std::vector<sheet_cell>>& rows, std::size_t column,
                const std::string& head) {
    std::size_t longest = std::min<std::size_t>(characters_in(head), 14);
    for (std::size_t r = 0; r < std::min<std::size_t>(rows.size(), 1000); ++r)
        if (column < rows[r].size()) {
            const auto& cell = rows[r][column];
            longest = std::max(longest, cell.amount ? amount_text(*cell.amount).size() + 3
                                        : cell.on   ? to_string(*cell.on).size()
                                                    : characters_in(cell.text));
        }
    return static_cast<double>(std::clamp<std::size_t>(longest + 2, 9, 60));
}

/// Not every program makes a row as high as its wrapped texts.
void set_height(lxw_worksheet* to, lxw_row_t row, const std::vector<sheet_cell>& cells) {
    constexpr std::size_t in_a_line = 52;
    std::size_t lines = 1;
    for (const auto& cell : cells) {
        std::size_t needed = 0;
        std::size_t start = 0;
        while (start <= cell.text.size()) {
            const auto end = std::min(cell.text.find('\n', start), cell.text.size());
            needed += 1 + characters_in(std::string_view(cell.text).substr(start, end - start)) /
                              in_a_line;
            start = end + 1;
        }
        lines = std::max(lines, needed);
    }
    if (lines > 1) // no row is higher than 409 points
        worksheet_set_row(to, row, std::min(15.0 * static_cast<double>(lines), 409.0), nullptr);
}

void set_up_page(lxw_worksheet* to, const std::vector<std::string>& columns, std::size_t rows) {
    const auto last_column = static_cast<lxw_col_t>(columns.size() - 1);
    worksheet_freeze_panes(to, 1, 0);
    if (rows > 0)
        worksheet_autofilter(to, 0, 0, static_cast<lxw_row_t>(rows), last_column);
    worksheet_set_paper(to, 9); // A4
    worksheet_set_landscape(to);
    worksheet_fit_to_pages(to, 1, 0);
    worksheet_repeat_rows(to, 0, 0);
    worksheet_set_footer(to, "&L&A&R&P / &N");
}

} // namespace

sheet_cell text_of(std::string text) { return {std::move(text), {}, {}}; }

sheet_cell count_of(std::size_t count) {
    sheet_cell cell;
    cell.count = static_cast<std::int64_t>(count);
    return cell;
}

sheet_cell amount_of(const std::optional<money>& amount) { return {{}, amount, {}}; }

sheet_cell formula_of(std::string formula, const money& amount) {
    return {{}, amount, std::move(formula)};
}

std::string sheet_column(std::size_t column) {
    std::string name;
    for (++column; column > 0; column = (column - 1) / 26)
        name.insert(name.begin(), static_cast<char>('A' + (column - 1) % 26));
    return name;
}

sheet::sheet(std::string name, std::vector<std::string> columns)
    : name_(std::move(name)), columns_(std::move(columns)) {}

std::string sheet::reference() const {
    std::string quoted = "'";
    for (const char c : name_)
        quoted += c == '\'' ? std::string("''") : std::string(1, c);
    return quoted + "'";
}

void sheet::add(std::vector<sheet_cell> row) {
    row.resize(columns_.size());
    rows_.push_back(std::move(row));
}

void sheet::add_sums(std::string_view name) {
    std::vector<currency> units;
    for (const auto& row : rows_)
        for (std::size_t c = 0; c < columns_.size(); ++c)
            if (is_amount(columns_[c]) && row[c].amount &&
                std::ranges::find(units, row[c].amount->currency()) == units.end())
                units.push_back(row[c].amount->currency());
    const std::size_t last = rows_.size();
    for (const auto unit : units)
        add_sum_of(unit, std::string(name), last, units.size() == 1);
}

/// Where several currencies occur, a sum takes the rows whose currency, in the column before the first amount, is its own.
void sheet::add_sum_of(currency unit, const std::string& name, std::size_t last, bool is_only) {
    const auto first_amount =
        static_cast<std::size_t>(std::ranges::find_if(columns_, is_amount) - columns_.begin());
    std::vector<sheet_cell> row(columns_.size());
    row[0].text = name;
    if (first_amount > 1)
        row[first_amount - 1].text = unit.code();
    for (std::size_t c = first_amount; c < columns_.size(); ++c) {
        if (!is_amount(columns_[c]))
            continue;
        money sum(unit);
        for (std::size_t r = 0; r < last; ++r)
            if (const auto& amount = rows_[r][c].amount; amount && amount->currency() == unit)
                sum += *amount;
        const std::string end = std::to_string(last + 1);
        const std::string range = sheet_column(c) + "2:" + sheet_column(c) + end;
        const std::string of = sheet_column(first_amount - 1);
        row[c] = formula_of(is_only ? "=SUM(" + range + ")"
                                    : "=SUMIF(" + of + "2:" + of + end + ",\"" +
                                          std::string(unit.code()) + "\"," + range + ")",
                            sum);
    }
    rows_.push_back(std::move(row));
    ++sums_;
}

sheet& workbook::add_sheet(std::string name, std::vector<std::string> columns) {
    return sheets_.emplace_back(std::move(name), std::move(columns));
}

std::string workbook::bytes() const {
    const temporary_file file;
    open_workbook book(file.path(), *in_);
    for (const auto& one : sheets_) {
        if (one.rows_.size() >= most_rows)
            throw error(wording("a sheet has {} rows at most, and {} would have {}",
                                std::to_string(most_rows), one.name_,
                                std::to_string(one.rows_.size() + 1)));
        auto* to = book.add(one.name_);
        for (std::size_t c = 0; c < one.columns_.size(); ++c) {
            const auto column = static_cast<lxw_col_t>(c);
            const auto& head = one.columns_[c];
            worksheet_set_column(to, column, column, width_of(one.rows_, c, head), nullptr);
            require_written(worksheet_write_string(to, 0, column,
                                                   head.substr(is_amount(head) ? 1 : 0).c_str(),
                                                   book.head(is_amount(head))));
            for (std::size_t r = 0; r < one.rows_.size(); ++r)
                write(book, to, static_cast<lxw_row_t>(r + 1), column, one.rows_[r][c],
                      r + one.sums_ >= one.rows_.size());
        }
        for (std::size_t r = 0; r < one.rows_.size(); ++r)
            set_height(to, static_cast<lxw_row_t>(r + 1), one.rows_[r]);
        set_up_page(to, one.columns_, one.rows_.size() - one.sums_);
    }
    book.close();
    return file.bytes();
}

} // namespace cofin

#include "cli/import.hpp"

#include "cli/json.hpp"
#include "cli/manual.hpp"
#include "cli/progress.hpp"
#include "import/delimiter.hpp"
#include "import/import_report.hpp"
#include "import/mapping_file.hpp"
#include "import/question.hpp"
#include "import/table_file.hpp"
#include "import/table_import.hpp"
#include "report/table.hpp"

#include <CLI/CLI.hpp>

#include <array>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <memory>

#include <unistd.h>

namespace cofin::cli {
namespace {

namespace fs = std::filesystem;

/// As they were written on the command line, or answered at a terminal.
struct import_options {
    std::string file;
    std::string folder = ".";
    std::string encoding;
    std::string delimiter;
    std::string sheet;
    std::string decimal;
    std::string dates;
    std::string currency;
    std::string partner;
    std::string category;
    std::string total_rows;
    std::string hidden_rows;
    std::string header_row;
    std::vector<std::string> columns;
    bool dry_run = false;
    bool replace = false;
    bool as_json = false;
};

constexpr std::array<std::string_view, 2> decimal_names{"comma", "point"};
constexpr std::array<std::string_view, 2> date_names{"dmy", "mdy"};
constexpr std::array<std::string_view, 2> aside_names{"aside", "take"};

template <class Choice, class Names>
void read_choice(std::string_view option, const std::string& word, const Names& names,
                 std::optional<Choice>& into) {
    if (!word.empty())
        into = static_cast<Choice>(
            read_option(option, word, [&](auto text) { return choice_of(text, names); }));
}

std::size_t line_number(std::string_view text) {
    const auto number = decimal::try_parse(text);
    if (!number || number->scale() != 0 || *number < decimal(1) || *number > decimal(1'000'000))
        throw parse_error({{}, 0, 1}, in_quotes(text), wording("the number of a line"));
    return static_cast<std::size_t>(number->coefficient());
}

void read_column(const std::string& word, import_choices& into) {
    const auto mark = word.find('=');
    if (mark == std::string::npos || mark == 0 || mark + 1 == word.size())
        throw parse_error(
            {"--column"}, in_quotes(word),
            wording("a column of costs.csv and a heading or a letter, such as amount=D"));
    if (!into.columns.emplace(word.substr(0, mark), word.substr(mark + 1)).second)
        throw parse_error({"--column"}, wording("{} twice", in_quotes(word.substr(0, mark))),
                          wording("it once"));
}

import_choices choices_of(const import_options& given) {
    import_choices choices;
    read_choice("--encoding", given.encoding, text_encoding_names, choices.encoding);
    read_choice("--decimal", given.decimal, decimal_names, choices.decimal);
    read_choice("--dates", given.dates, date_names, choices.dates);
    read_choice("--total-rows", given.total_rows, aside_names, choices.total_rows);
    read_choice("--hidden-rows", given.hidden_rows, aside_names, choices.hidden_rows);
    if (!given.delimiter.empty())
        choices.delimiter = read_option("--delimiter", given.delimiter, delimiter_named);
    if (!given.currency.empty())
        choices.unit = read_option("--currency", given.currency, currency::parse);
    if (!given.header_row.empty())
        choices.header_line = read_option("--header-row", given.header_row, line_number);
    for (const auto& column : given.columns)
        read_column(column, choices);
    choices.sheet = given.sheet;
    choices.partner = given.partner;
    choices.category = given.category;
    recall((fs::path(given.folder) / mapping_file_name).string(), choices);
    return choices;
}

/// Keeps what an import writes, in bounded memory, until all of it is known.
class kept_outputs : public import_outputs {
public:
    kept_outputs(const language& in, bool dry_run) : in_(in), dry_run_(dry_run) {}

    void restart() override {
        costs = {};
        set_aside = {};
        verdicts = {};
    }
    void write_cost(std::string_view rows) override {
        if (!dry_run_)
            costs.append(rows);
    }
    void write_set_aside(std::string_view rows) override {
        if (!dry_run_)
            set_aside.append(rows);
    }
    void tell(std::size_t line, std::string_view cost, const wording& reason) override {
        if (dry_run_)
            verdicts.append(
                in_.say(reason.empty()
                            ? phrase("line {}: taken: {}", line, cost.substr(0, cost.size() - 1))
                            : phrase("line {}: set aside: {}", line, in_.say(reason))) +
                "\n");
    }

    spool costs;
    spool set_aside;
    spool verdicts;

private:
    const language& in_;
    bool dry_run_;
};

/// Costs that somebody keeps there are not written over unless that is said. A heading alone, as `cofin new` makes it, is none.
void require_free(const std::string& path) {
    std::error_code problem;
    if (!fs::exists(path, problem))
        return;
    std::ifstream in(path);
    std::string line;
    while (std::getline(in, line) && (line.starts_with('#') || line.starts_with("\"#")))
        ; // a remark
    if (std::getline(in, line))
        throw parse_error({path}, wording("a file with costs in it"),
                          wording("no such file, another --out, or --replace"));
}

void require_folder(const std::string& folder) {
    std::error_code problem;
    fs::create_directories(folder, problem);
    if (problem || !fs::is_directory(folder, problem))
        throw parse_error({folder}, wording("no folder that can be made"),
                          wording("a folder to write into"));
}

std::string path_in(const import_options& given, std::string_view name) {
    return (fs::path(given.folder) / name).lexically_normal().string();
}

void add_files(const import_options& given, const table_layout& layout,
               const import_choices& choices, kept_outputs& outputs, command_output& output) {
    require_folder(given.folder);
    const auto add = [&](std::string_view name, spool text) {
        output.files.push_back({path_in(given, name), std::move(text)});
    };
    add("costs.csv", std::move(outputs.costs));
    add("set-aside.csv", std::move(outputs.set_aside));
    add(mapping_file_name, spool(mapping_text(layout, choices)));
}

spool report_text(const language& in, const import_options& given, const table_layout& layout,
                  const table_file& table, const import_result& result, kept_outputs& outputs) {
    spool text = given.dry_run ? std::move(outputs.verdicts) : spool();
    text.append((given.dry_run ? "\n" : "") + import_report(in, table, layout, result));
    if (!given.dry_run)
        text.append(
            "\n" +
            in.say(phrase("wrote {}, {} and {}", path_in(given, "costs.csv"),
                          path_in(given, "set-aside.csv"), path_in(given, mapping_file_name))) +
            "\n");
    return text;
}

json sum_json(const row_sum& sum, unsigned digits) {
    const auto shown =
        sum.amount.scale() < digits ? sum.amount.rescaled(digits, rounding::half_up) : sum.amount;
    return {{"rows", sum.rows}, {"amount", to_string(shown)}};
}

json totals_json(const import_result& result) {
    constexpr std::array<std::string_view, 4> names{"nothing", "rows_above", "rows_below",
                                                    "rows_since_last_total"};
    json totals = json::array();
    for (const auto& total : result.totals)
        totals.push_back({{"line", total.line},
                          {"amount", to_string(total.amount)},
                          {"equals", names[static_cast<std::size_t>(total.equals)]}});
    return totals;
}

json import_json(const table_layout& layout, const table_file& table, const import_result& result) {
    json columns = json::array();
    for (const auto& column : layout.columns)
        columns.push_back({{"column", column.target},
                           {"position", letters_of(column.position)},
                           {"heading", layout.headings[column.position]}});
    json sums = json::array();
    for (const auto& sum : result.sums) {
        const unsigned digits = sum.unit ? sum.unit->digits() : 0;
        sums.push_back({{"currency", sum.unit ? json(sum.unit->code()) : json()},
                        {"in", sum_json(sum.in, digits)},
                        {"taken", sum_json(sum.taken, digits)},
                        {"set_aside", sum_json(sum.set_aside, digits)}});
    }
    json reasons = json::array();
    for (const auto& row : result.kept)
        reasons.push_back({{"line", row.line}, {"reason", to_string(row.reason)}});
    return {{"file", table.file},
            {"format", table.format},
            {"encoding", table.encoding ? json(name_of(*table.encoding)) : json()},
            {"delimiter", table.delimiter ? json(name_of_delimiter(*table.delimiter)) : json()},
            {"sheet", table.sheet ? json(*table.sheet) : json()},
            {"header_line", layout.header_line},
            {"columns", columns},
            {"rows_in", result.rows_in},
            {"taken", result.taken},
            {"set_aside", result.set_aside},
            {"without_amount", result.without_amount},
            {"empty_lines", result.empty_lines},
            {"hidden_taken", result.hidden_taken},
            {"computed_cells", result.computed_cells},
            {"sums", sums},
            {"totals", totals_json(result)},
            {"reasons", reasons}};
}

command_output import_file(const import_options& given, const language& in) {
    if (given.file.empty())
        throw parse_error({"FILE"}, wording("nothing"),
                          wording("a CSV or TSV file, or an XLSX or ODS workbook"));
    const auto choices = choices_of(given);
    if (!given.dry_run && !given.replace)
        require_free(path_in(given, "costs.csv"));
    const auto table = find_table(given.file, choices);
    const auto layout = find_layout(table.name, table.start, choices);
    kept_outputs outputs(in, given.dry_run);
    const auto result = import_table(layout, choices, table.open, outputs);
    command_output output;
    output.inputs.push_back(given.file);
    if (!given.dry_run)
        add_files(given, layout, choices, outputs, output);
    if (given.as_json)
        output.text = to_text(import_json(layout, table, result));
    else
        output.text = report_text(in, given, layout, table, result, outputs);
    output.exit_code = result.is_complete() ? exit_clean : exit_findings;
    return output;
}

/// Puts an answer where the option would have put it.
void answer(import_options& given, const std::string& option, const std::string& text) {
    const std::array<std::pair<std::string_view, std::string*>, 11> answered{
        {{"--encoding", &given.encoding},
         {"--delimiter", &given.delimiter},
         {"--sheet", &given.sheet},
         {"--hidden-rows", &given.hidden_rows},
         {"--decimal", &given.decimal},
         {"--dates", &given.dates},
         {"--currency", &given.currency},
         {"--partner", &given.partner},
         {"--category", &given.category},
         {"--total-rows", &given.total_rows},
         {"--header-row", &given.header_row}}};
    for (const auto& [name, value] : answered)
        if (name == option)
            *value = text;
    if (option == "--column")
        given.columns.push_back(text);
}

/// Whether somebody is there to be asked.
bool at_terminal() { return ::isatty(STDIN_FILENO) != 0 && ::isatty(STDERR_FILENO) != 0; }

command_output import_asking(import_options given, const language& in) {
    while (true) {
        try {
            progress shown(in);
            const reading_progress reading(shown);
            return import_file(given, in);
        } catch (const import_question& question) {
            std::string text;
            if (!at_terminal())
                throw;
            std::cerr << in.say(
                             wording("{}: found {}", to_string(question.where()), question.found()))
                      << '\n'
                      << question.option() << " (" << in.say(question.answers()) << ")? "
                      << std::flush;
            if (!std::getline(std::cin, text) || text.empty())
                throw;
            answer(given, question.option(), text);
        }
    }
}

void add_form_options(CLI::App& sub, import_options& given) {
    sub.add_option("--encoding", given.encoding,
                   "utf-8, utf-16le, utf-16be, windows-1250, iso-8859-2 or windows-1251.")
        ->type_name("utf-8|utf-16le|utf-16be|windows-1250|iso-8859-2|windows-1251");
    sub.add_option("--delimiter", given.delimiter, "What parts cells: \";\", \",\", \"|\" or tab.")
        ->type_name("MARK");
    sub.add_option("--sheet", given.sheet, "The sheet of a workbook, by name or number.")
        ->type_name("SHEET");
    sub.add_option("--decimal", given.decimal, "The decimal mark: comma or point.")
        ->type_name("comma|point");
    sub.add_option("--dates", given.dates, "What 03/04/2021 begins with: dmy or mdy.")
        ->type_name("dmy|mdy");
    sub.add_option("--header-row", given.header_row, "The line with the headings.")
        ->type_name("LINE");
    sub.add_option("--total-rows", given.total_rows,
                   "A row that only its sum makes a total: aside or take.")
        ->type_name("aside|take");
    sub.add_option("--hidden-rows", given.hidden_rows, "Rows that the sheet hides: aside or take.")
        ->type_name("aside|take");
}

} // namespace

void add_import(CLI::App& app, command& chosen) {
    const auto given = std::make_shared<import_options>();
    auto* sub = app.add_subcommand(
        "import",
        "Make costs.csv of a list as other programs write it, and say what did not come in.");
    sub->add_option("FILE", given->file, "A CSV or TSV file, or an XLSX or ODS workbook.")
        ->type_name("FILE");
    sub->add_option("--out", given->folder,
                    "The folder for costs.csv, set-aside.csv and import.toml.")
        ->type_name("DIR");
    sub->add_flag("--dry-run", given->dry_run, "Say row by row what would come in; write nothing.");
    sub->add_flag("--json", given->as_json, "The report as JSON.");
    sub->add_flag("--replace", given->replace, "Write over a costs.csv that has costs.");
    sub->add_option("--column", given->columns,
                    "A column of costs.csv and the heading or letter it comes from: amount=D.")
        ->type_name("COLUMN=HEADING")
        ->allow_extra_args(false);
    sub->add_option("--currency", given->currency, "The currency of amounts that name none.")
        ->type_name("CODE");
    sub->add_option("--partner", given->partner, "The partner of rows that name none.")
        ->type_name("ID");
    sub->add_option("--category", given->category, "The cost category of rows that name none.")
        ->type_name("CATEGORY");
    add_form_options(*sub, *given);
    add_notes(
        *sub,
        {{{to_translate("What would come in, row by row:"),
           "cofin import faktury.csv --dry-run --partner pp1 --category external --currency CZK",
           1},
          {to_translate("A list into a project's folder:"),
           "cofin import faktury.csv --out my-project --partner pp1 --category external --currency "
           "CZK",
           1}},
         {{0, to_translate("every row came in")},
          {1, to_translate("rows were set aside, each with its reason")},
          {2, to_translate("bad input, or a question that an option answers; nothing was written")},
          {3, output_failed_when}}});
    sub->callback([&chosen, given] {
        chosen = [given](const language& in) { return import_asking(*given, in); };
    });
}

} // namespace cofin::cli

#include "project/flat_list.hpp"

#include "project/cost_cell.hpp"
#include "project/cost_list.hpp"
#include "project/csv.hpp"

#include <cofin/error.hpp>
#include <cofin/number/digits.hpp>
#include <cofin/rules/assess.hpp>
#include <cofin/short_text.hpp>
#include <cofin/spelling.hpp>
#include <cofin/text_index.hpp>

#include <algorithm>
#include <array>
#include <filesystem>
#include <map>
#include <numeric>
#include <optional>
#include <utility>

namespace cofin {
namespace {

namespace fs = std::filesystem;

/// Which cost fact a column of the list holds.
struct fact_column {
    std::size_t column;
    fact_type type;
    fact_name name;
    std::uint64_t bit; ///< stands for it among the facts of a line

    [[nodiscard]] bool is_in(std::uint64_t facts) const noexcept { return (facts & bit) != 0; }
};

/// The lines of one project.
struct kept_lines {
    line_store::shelf shelf;
    std::uint64_t count = 0;
    std::uint64_t last = 0; ///< position in the list, from 1, of the latest one
};

static_assert(line_writer::padding <= csv_reader::padding);

class flat_list {
public:
    explicit flat_list(const std::string& path)
        : folder_(path),
          rows_(file("expenditures.csv"),
                {.required = {"project_id", "partner_id", "category", "currency", "amount"},
                 .optional = optional_columns()}) {
        for (const auto& fact : vocabulary)
            if (fact.about == subject::cost)
                if (const auto column = rows_.find(fact.name == "document" ? "doc_id" : fact.name))
                    facts_.push_back(
                        {*column, fact.type, fact.name, std::uint64_t{1} << facts_.size()});
        static_assert(std::ranges::count(vocabulary, subject::cost, &fact_definition::about) <= 64);
    }

    void read() {
        read_projects();
        read_budgets();
        declared_.claims.push_back({1, {}});
        declared_.rates = read_rate_list(file("rates.csv"), euro);
        read_exclusions();
        read_lines();
    }

    void each_project(
        const std::function<void(const agreement&, const declaration&, list_position)>& take) {
        std::vector<std::size_t> order(projects_.size());
        std::iota(order.begin(), order.end(), std::size_t{0});
        std::ranges::sort(order, {},
                          [&](std::size_t i) { return std::string_view(projects_[i].project); });
        list_position at{0, order.size()};
        for (const std::size_t i : order) {
            load(kept_[i]);
            ++at.number;
            take(projects_[i], declared_, at);
        }
    }

private:
    static std::vector<std::string_view> optional_columns() {
        auto columns = facts_about(subject::cost);
        std::erase(columns, std::string_view("document"));
        columns.emplace_back("doc_id");
        return columns;
    }

    [[nodiscard]] std::string file(const char* name) const { return (folder_ / name).string(); }

    /// The place of a project; one that no file named before is not agreed.
    std::size_t project_called(std::string_view id) {
        const std::size_t place = by_id_.add(id);
        if (place == projects_.size()) [[unlikely]] {
            projects_.push_back({});
            projects_.back().project = id;
            projects_.back().known.set("agreed", false);
            kept_.push_back({});
        }
        return place;
    }

    /// `project_id,cofin_bp,starts_on,ends_on,partners,vat_recoverable`
    void read_projects() {
        csv_reader rows(file("projects.csv"),
                        {.required = {"project_id", "cofin_bp", "starts_on", "ends_on", "partners",
                                      "vat_recoverable"}});
        error_log problems;
        rows.each_row(problems, [&] {
            const std::string id(rows[rows.column("project_id")]);
            if (id.empty() || by_id_.contains(id))
                throw parse_error(rows.where(rows.column("project_id")),
                                  id.empty() ? wording("an empty id")
                                             : wording("{} again", in_quotes(id)),
                                  wording("an id that no other project has"));
            const auto points = rows.read(rows.column("cofin_bp"),
                                          [](auto cell) { return whole_number(cell, 10'000); });
            const auto partners = rows.read(rows.column("partners"),
                                            [](auto cell) { return whole_number(cell, 10'000); });
            const auto recovers = rows.read(rows.column("vat_recoverable"),
                                            [](auto cell) { return whole_number(cell, 1); });
            const auto date = [&](const char* column) {
                return rows.read(rows.column(column), [](auto cell) { return parse_day(cell); });
            };
            const day first = date("starts_on");
            const day last = date("ends_on");
            auto& made = projects_[project_called(id)];
            made.known.set("agreed", true);
            made.title = id;
            made.known.set("starts_on", first);
            made.known.set("ends_on", last);
            made.parameters.insert_or_assign(
                "cofin_rate", parameter_answer{{rate::of(points, 10'000)}, "projects.csv"});
            for (int64_t i = 1; i <= partners; ++i) {
                partner one{id + "-PP" + std::to_string(i), "", {}};
                one.known.set("recovers_vat", recovers == 1);
                made.partners.push_back(std::move(one));
            }
        });
        problems.throw_if_any();
    }

    static int64_t whole_number(std::string_view cell, int64_t largest) {
        const auto number = decimal::try_parse(cell);
        if (number && number->scale() == 0 && *number >= decimal(0) && *number <= decimal(largest))
            return narrowed(number->coefficient());
        throw parse_error({{}, 0, 1}, in_quotes(cell),
                          wording("a whole number from 0 to {}", std::to_string(largest)));
    }

    /// `project_id,category,budget_eur`: a budget of the whole project, of no partner in particular.
    void read_budgets() {
        csv_reader rows(file("budgets.csv"),
                        {.required = {"project_id", "category", "budget_eur"}});
        error_log problems;
        rows.each_row(problems, [&] {
            const auto known = by_id_.find(rows[rows.column("project_id")]);
            if (known == text_index::none)
                throw parse_error(rows.where(rows.column("project_id")),
                                  in_quotes(rows[rows.column("project_id")]),
                                  wording("a project of projects.csv"));
            const money amount = rows.read(rows.column("budget_eur"),
                                           [](auto cell) { return money::parse(cell, euro); });
            projects_[known].budget.push_back(
                {"", std::string(rows[rows.column("category")]), "", amount, texts(), {}});
        });
        problems.throw_if_any();
    }

    void read_exclusions() {
        auto& excluded = declared_.lists["excluded"];
        csv_reader rows(file("excluded.csv"), {.required = {"supplier"}});
        error_log problems;
        rows.each_row(problems, [&] { excluded.add(rows[0]); });
        problems.throw_if_any();
    }

    void read_lines() {
        error_log problems;
        rows_.each_row(problems, [&] { keep_line(problems); });
        problems.throw_if_any();
    }

    static void keep_amount(line_writer& line, const money& amount) {
        line.put(amount.currency());
        line.put(amount.minor());
    }
    [[nodiscard]] static money load_amount(line_reader& line) {
        currency unit = euro;
        int64_t minor = 0;
        line.get(unit);
        line.get(minor);
        return money::of_minor(minor, unit);
    }

    /// Keeps a line as bytes: what was read is not parsed a second time.
    void keep_line(error_log& problems) {
        const auto unit =
            rows_.read(problems, currency_, [](auto cell) { return currency::parse(cell); });
        const auto amount = rows_.read(
            problems, amount_, [&](auto cell) { return money::parse(cell, unit.value_or(euro)); });
        if (!unit || !amount)
            return;
        ++lines_;
        auto& lines = kept_[project_called(rows_[project_])];
        constexpr std::size_t amount_size = sizeof(currency) + sizeof(int64_t);
        auto line = store_.begin(lines.shelf, rows_.raw().size() + 5 * line_writer::count_size_max +
                                                  (facts_.size() + 1) * amount_size);
        line.put_count(lines_ - std::exchange(lines.last, lines_));
        keep_amount(line, *amount);
        line.put_padded(rows_[partner_]);
        line.put_padded(rows_[category_]);
        const std::uint64_t present = facts_present();
        line.put_count(present);
        for (const auto& fact : facts_)
            if (fact.is_in(present))
                keep_fact(problems, line, fact, *unit);
        line_store::end(lines.shelf, line);
        ++lines.count;
    }

    /// A bit for each fact that the line states. An empty list is known to be empty; any other empty cell says nothing.
    [[nodiscard]] std::uint64_t facts_present() const {
        std::uint64_t present = 0;
        for (const auto& fact : facts_)
            if (!rows_[fact.column].empty() || fact.type == fact_type::list)
                present |= fact.bit;
        return present;
    }

    // Always inlined: called for every cell of a list.
    [[gnu::always_inline]] void keep_fact(error_log& problems, line_writer& line,
                                          const fact_column& of, currency unit) {
        switch (of.type) {
        case fact_type::text: return line.put_padded(rows_[of.column]);
        case fact_type::date:
            if (const auto on =
                    rows_.read(problems, of.column, [](auto cell) { return parse_day(cell); }))
                line.put(*on);
            return;
        case fact_type::amount:
            if (const auto amount = rows_.read(
                    problems, of.column, [&](auto cell) { return read_money_cell(cell, unit); }))
                keep_amount(line, *amount);
            return;
        default: // rarer: checked here, so that errors have their place, and read again later
            static_cast<void>(rows_.read(problems, of.column, [&](auto cell) {
                return read_cost_cell(cell, of.type, unit);
            }));
            return line.put_padded(rows_[of.column]);
        }
    }

    /// The costs of one project, in the place of those of the one before: their memory is used again.
    void load(const kept_lines& lines) {
        make_room(lines.count);
        line_reader line(lines.shelf);
        std::uint64_t number = 0;
        for (auto made = declared_.costs.begin(); line.next_line(); ++made) {
            number += line.count();
            load_line(line, number, *made);
        }
    }

    /// As many costs as the project has lines; those too many wait with their memory for a longer project.
    void make_room(std::size_t lines) {
        auto& costs = declared_.costs;
        for (; costs.size() > lines; costs.pop_back())
            spare_.push_back(std::move(costs.back()));
        for (; costs.size() < lines && !spare_.empty(); spare_.pop_back())
            costs.push_back(std::move(spare_.back()));
        costs.resize(lines, {{}, {}, {}, money(euro), 1, {}, 0});
    }

    void load_line(line_reader& line, std::uint64_t number, cost& made) {
        std::array<char, digits_max> digits;
        const char* const first = write_digits_before(digits.end(), number);
        replace_text(made.id, {first, digits.end()});
        made.line = number;
        made.amount = load_amount(line);
        replace_text(made.partner, line.text());
        replace_text(made.category, line.text());
        const std::uint64_t present = line.count();
        if (const facts& blank = blank_of(present); !made.known.share_names_with(blank))
            made.known = blank;
        for (const auto& fact : facts_)
            if (fact.is_in(present))
                load_fact(line, fact, made);
    }

    /// The facts of those columns, without anything in them: costs that state the same share their names.
    const facts& blank_of(std::uint64_t present) {
        if (present == present_ && blank_ != nullptr) [[likely]]
            return *blank_;
        auto place = blanks_.find(present);
        if (place == blanks_.end()) {
            constexpr std::size_t blanks_max = 256; // a list may state other columns in every line
            if (blanks_.size() == blanks_max)
                blanks_.clear(); // costs keep the names that they share
            place = blanks_.try_emplace(present).first;
            for (const auto& fact : facts_)
                if (fact.is_in(present))
                    place->second.set(fact.name, blank_value(fact.type));
        }
        present_ = present;
        blank_ = &place->second;
        return *blank_;
    }

    static fact_value blank_value(fact_type type) {
        switch (type) {
        case fact_type::text: return std::string();
        case fact_type::date: return day();
        case fact_type::amount: return money(euro);
        default: return false;
        }
    }

    [[gnu::always_inline]] void load_fact(line_reader& line, const fact_column& of,
                                          cost& made) const {
        switch (of.type) {
        case fact_type::text: return made.known.set_again(of.name, line.text());
        case fact_type::date: {
            day on;
            line.get(on);
            return made.known.set_again(of.name, on);
        }
        case fact_type::amount: return made.known.set_again(of.name, load_amount(line));
        default:
            return made.known.set(of.name,
                                  read_cost_cell(line.text(), of.type, made.amount.currency()));
        }
    }

    fs::path folder_;
    csv_reader rows_;
    std::size_t project_ = rows_.column("project_id");
    std::size_t partner_ = rows_.column("partner_id");
    std::size_t category_ = rows_.column("category");
    std::size_t currency_ = rows_.column("currency");
    std::size_t amount_ = rows_.column("amount");
    std::vector<fact_column> facts_;
    std::vector<agreement> projects_;
    std::vector<kept_lines> kept_; ///< of each project
    text_index by_id_;             ///< the ids of projects, in their order
    line_store store_;
    std::uint64_t lines_ = 0;
    declaration declared_;
    std::vector<cost> spare_;
    std::map<std::uint64_t, facts> blanks_; ///< by the columns that a line states
    std::uint64_t present_ = 0;             ///< those of the latest line
    const facts* blank_ = nullptr;
};

} // namespace

bool is_flat_list(const std::string& path) {
    std::error_code problem;
    return fs::exists(fs::path(path) / "expenditures.csv", problem);
}

void read_flat_list(
    const std::string& path,
    const std::function<void(const agreement&, const declaration&, list_position)>& take) {
    flat_list list(path);
    list.read();
    list.each_project(take);
}

void assess_flat_list(const std::string& path, const rulebook& book,
                      const rounding_profile& profile,
                      const std::function<void(const listed_project&)>& take) {
    read_flat_list(path,
                   [&](const agreement& agreed, const declaration& declared, list_position at) {
                       take({agreed, declared, assess(book, agreed, declared, {}, profile), at});
                   });
}

} // namespace cofin

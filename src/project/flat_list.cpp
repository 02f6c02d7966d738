#include "project/flat_list.hpp"

#include "project/cost_cell.hpp"
#include "project/cost_list.hpp"
#include "project/csv.hpp"
#include "project/flat_columns.hpp"

#include <cofin/error.hpp>
#include <cofin/number/digits.hpp>
#include <cofin/rules/assess.hpp>
#include <cofin/short_text.hpp>
#include <cofin/spelling.hpp>
#include <cofin/text_index.hpp>

#include <algorithm>
#include <array>
#include <filesystem>
#include <numeric>
#include <optional>
#include <utility>

namespace cofin {
namespace {

namespace fs = std::filesystem;

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
                 .optional = flat_columns::names()}) {}

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
        currency unit = euro;
        money amount(unit);
        const bool has_unit = rows_.read_into(unit, problems, currency_,
                                              [](auto cell) { return currency::parse(cell); });
        const bool has_amount = rows_.read_into(
            amount, problems, amount_, [&](auto cell) { return money::parse(cell, unit); });
        if (!has_unit || !has_amount)
            return;
        ++lines_;
        auto& lines = kept_[project_called(rows_[project_])];
        constexpr std::size_t amount_size = sizeof(currency) + sizeof(int64_t);
        auto line = store_.begin(lines.shelf, rows_.raw().size() + 5 * line_writer::count_size_max +
                                                  (columns_.all().size() + 1) * amount_size);
        line.put_count(lines_ - std::exchange(lines.last, lines_));
        keep_amount(line, amount);
        line.put_padded(rows_[partner_]);
        line.put_padded(rows_[category_]);
        std::uint64_t stated = 0;
        auto before = line; // where that is written once it is known
        line.put(stated);
        const auto cells = rows_.fields();
        for (const auto& fact : columns_.all()) {
            // An empty list is known to be empty; any other empty cell says nothing.
            if (cells[fact.column].empty() && fact.type != fact_type::list)
                continue;
            stated |= fact.bit;
            keep_fact(problems, line, fact, unit);
        }
        before.put(stated);
        line_store::end(lines.shelf, line);
        ++lines.count;
    }

    // Always inlined: called for every cell of a list.
    [[gnu::always_inline]] void keep_fact(error_log& problems, line_writer& line,
                                          const fact_column& of, currency unit) {
        switch (of.type) {
        case fact_type::text: return line.put_padded(rows_[of.column]);
        case fact_type::date:
            if (day on;
                rows_.read_into(on, problems, of.column, [](auto cell) { return parse_day(cell); }))
                line.put(on);
            return;
        case fact_type::amount:
            if (money amount(unit); rows_.read_into(amount, problems, of.column, [&](auto cell) {
                    return read_money_cell(cell, unit);
                }))
                keep_amount(line, amount);
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
        std::uint64_t columns = 0;
        line.get(columns);
        const stated_facts& stated = columns_.stated_by(columns);
        if (!made.known.share_names_with(stated.blank)) [[unlikely]]
            made.known = stated.blank;
        for (const auto& fact : stated.in_order)
            load_fact(line, fact, made);
    }

    [[gnu::always_inline]] static void load_fact(line_reader& line, const stated_facts::stated& of,
                                                 cost& made) {
        switch (of.type) {
        case fact_type::text: return made.known.set_again(of.place, line.text());
        case fact_type::date: {
            day on;
            line.get(on);
            return made.known.set_again(of.place, on);
        }
        case fact_type::amount: return made.known.set_again(of.place, load_amount(line));
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
    flat_columns columns_{rows_};
    std::vector<agreement> projects_;
    std::vector<kept_lines> kept_; ///< of each project
    text_index by_id_;             ///< the ids of projects, in their order
    line_store store_;
    std::uint64_t lines_ = 0;
    declaration declared_;
    std::vector<cost> spare_;
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

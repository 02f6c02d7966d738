#include "project/inforeuro_json.hpp"

#include <cofin/error.hpp>

#include <nlohmann/json.hpp>

#include <algorithm>
#include <map>
#include <set>

namespace cofin {
namespace {

/// One object of the list: its values as they are written.
using written_entry = std::map<std::string, std::string>;

/// Takes a list of flat objects apart. A number is kept as text: as a double it would not be the one that was published.
class entry_reader : public nlohmann::json_sax<nlohmann::json> {
public:
    explicit entry_reader(const std::string& file) : file_(file) {}

    [[nodiscard]] const std::vector<written_entry>& entries() const { return entries_; }

    bool null() override { return true; }
    bool boolean(bool /*value*/) override { return true; }
    bool number_integer(number_integer_t value) override { return keep(std::to_string(value)); }
    bool number_unsigned(number_unsigned_t value) override { return keep(std::to_string(value)); }
    bool number_float(number_float_t /*value*/, const string_t& text) override {
        return keep(text);
    }
    bool string(string_t& text) override { return keep(text); }
    bool binary(binary_t& /*bytes*/) override { return false; }
    bool start_object(std::size_t /*count*/) override {
        require(depth_ == 1, wording("an object within another one or alone"));
        ++depth_;
        entries_.emplace_back();
        return true;
    }
    bool key(string_t& name) override {
        key_ = name;
        return true;
    }
    bool end_object() override {
        --depth_;
        return true;
    }
    bool start_array(std::size_t /*count*/) override {
        require(depth_ == 0, wording("a list within another one"));
        ++depth_;
        return true;
    }
    bool end_array() override {
        --depth_;
        return true;
    }
    bool parse_error(std::size_t position, const std::string& /*last*/,
                     const nlohmann::detail::exception& /*problem*/) override {
        throw cofin::parse_error({file_}, wording("no JSON at byte {}", std::to_string(position)),
                                 wording("JSON"));
    }

private:
    bool keep(const std::string& text) {
        require(depth_ == 2, wording("a value outside of an object"));
        entries_.back()[key_] = text;
        return true;
    }
    void require(bool holds, const wording& found) const {
        if (!holds)
            throw cofin::parse_error({file_}, found,
                                     wording("a list of rates as InforEuro gives it"));
    }

    const std::string& file_;
    std::vector<written_entry> entries_;
    std::string key_;
    int depth_ = 0;
};

/// One rate of a list.
class rate_entry {
public:
    rate_entry(const std::string& file, std::size_t number, const written_entry& written)
        : where_{file + "#" + std::to_string(number)}, written_(written) {}

    [[nodiscard]] bool has(const char* name) const { return written_.contains(name); }
    [[nodiscard]] const std::string& text(const char* name) const {
        const auto found = written_.find(name);
        if (found == written_.end())
            throw parse_error(where_, wording("no {}", std::string(name)), std::string(name));
        return found->second;
    }
    [[nodiscard]] decimal units(const char* name) const {
        const auto read = decimal::try_parse(text(name));
        if (!read || *read <= decimal(0))
            throw parse_error(where_, in_quotes(text(name)), wording("a positive rate"));
        return *read;
    }
    /// `31/12/2024`
    [[nodiscard]] day date(const char* name) const {
        const auto& given = text(name);
        const auto read = given.size() == 10 && given[2] == '/' && given[5] == '/'
                              ? try_parse_day(given.substr(6) + "-" + given.substr(3, 2) + "-" +
                                              given.substr(0, 2))
                              : std::nullopt;
        if (!read)
            throw parse_error(where_, in_quotes(given), wording("a day such as 31/12/2024"));
        return *read;
    }
    [[nodiscard]] const place& where() const { return where_; }

private:
    place where_;
    const written_entry& written_;
};

/// Gathers rates; a currency that stands there for several countries has one rate.
class rate_gatherer {
public:
    explicit rate_gatherer(published_rates& into) : into_(into) {}

    void add(const rate_entry& entry, const std::string& code, const decimal& units, month of) {
        const auto from = currency::try_parse(code);
        if (!from) {
            if (left_out_.insert(code).second)
                into_.left_out.push_back(code);
            return;
        }
        if (*from == euro)
            return;
        const auto [known, is_new] = known_.try_emplace({code, of}, units);
        if (!is_new && known->second != units)
            throw parse_error(entry.where(),
                              wording("a second rate of {} for {}", code, to_string(of)),
                              wording("one rate a month and currency"));
        if (is_new)
            into_.months.emplace_back(*from, euro, units, of, "InforEuro", rate_basis::published);
    }

private:
    published_rates& into_;
    std::map<std::pair<std::string, month>, decimal> known_;
    std::set<std::string> left_out_;
};

void add_period(rate_gatherer& rates, const rate_entry& entry) {
    if (entry.has("refCurrencyIso") && entry.text("refCurrencyIso") != "EUR")
        throw parse_error(entry.where(), in_quotes(entry.text("refCurrencyIso")),
                          wording("EUR: units for one euro"));
    const day first = entry.date("dateStart");
    const day last = entry.date("dateEnd");
    const bool whole_months = first == day(month_of(first) / 1) &&
                              last == day(month_of(last) / date::last) && first < last;
    if (!whole_months)
        throw parse_error(entry.where(), wording("{} to {}", to_string(first), to_string(last)),
                          wording("whole months"));
    for (month of = month_of(first); of <= month_of(last); of += date::months(1))
        rates.add(entry, entry.text("currencyIso"), entry.units("amount"), of);
}

} // namespace

published_rates read_inforeuro_json(const std::string& file, const std::string& text,
                                    std::optional<month> of) {
    entry_reader reader(file);
    nlohmann::json::sax_parse(text, &reader);
    published_rates made;
    rate_gatherer rates(made);
    if (reader.entries().empty())
        throw parse_error({file}, wording("no rates"),
                          wording("a list of rates as InforEuro gives it"));
    const bool of_one_currency = reader.entries().front().contains("dateStart");
    made.form =
        of_one_currency ? rate_publication::inforeuro_currency : rate_publication::inforeuro_month;
    if (!of_one_currency && !of)
        throw parse_error(
            {"--month"}, wording("nothing"),
            wording("the month of {}, which does not name it, such as 2024-01", file));
    std::size_t number = 0;
    for (const auto& written : reader.entries()) {
        const rate_entry entry(file, ++number, written);
        if (of_one_currency)
            add_period(rates, entry);
        else
            rates.add(entry, entry.text("isoA3Code"), entry.units("value"), *of);
    }
    return made;
}

} // namespace cofin

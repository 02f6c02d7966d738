#pragma once

// Plain-text journals as ledger, hledger and beancount themselves read them.

#include "project/csv.hpp"
#include "support/catch.hpp"
#include "support/child_process.hpp"
#include "support/temporary_folder.hpp"

#include <cofin/ledger/journal.hpp>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <iostream>
#include <map>
#include <sstream>
#include <string>
#include <vector>

namespace cofin::test {

/// The program's path; empty, and a line that ctest takes for a skip, where it is not installed.
inline std::string program(const std::string& name) {
    std::istringstream folders(std::getenv("PATH") == nullptr ? "" : std::getenv("PATH"));
    for (std::string folder; std::getline(folders, folder, ':');)
        if (const auto file = std::filesystem::path(folder) / name; std::filesystem::exists(file))
            return file.string();
    std::cout << "skipped: " << name << " is not installed\n";
    return {};
}

struct answer {
    int code;
    std::string out;
    std::string err;
};

inline answer run(std::vector<std::string> command) {
    child_process started(command);
    const auto ended = started.wait();
    return {ended.signal == 0 ? ended.code : 128 + ended.signal, started.out(), started.err()};
}

/// What it says on standard output; it must not complain.
inline std::string said(std::vector<std::string> command) {
    const auto answered = run(std::move(command));
    CHECK(answered.code == 0);
    CHECK(answered.err == "");
    return answered.out;
}

inline std::string trimmed(std::string_view text) {
    const auto begin = std::min(text.find_first_not_of(' '), text.size());
    return std::string(text.substr(begin, text.find_last_not_of(' ') + 1 - begin));
}

/// Rows of CSV by their columns' names.
inline std::vector<std::map<std::string, std::string>> rows_of(const std::string& csv) {
    std::size_t read = 0;
    csv_reader rows("csv",
                    [&](char* into, std::size_t size) {
                        const auto count = csv.copy(into, size, read);
                        read += count;
                        return count;
                    },
                    {.required = {}, .others = true});
    std::vector<std::map<std::string, std::string>> found;
    while (rows.next()) {
        auto& row = found.emplace_back();
        for (std::size_t c = 0; c < rows.header().size(); ++c)
            row[trimmed(rows.header()[c])] = trimmed(rows[c]);
    }
    return found;
}

/// Debits less credits by account; accounts of nothing are left out.
using read_balances = std::map<std::string, std::string>;
/// `entry, booked on, account, amount`, sorted.
using read_postings = std::vector<std::string>;

inline std::string told(const std::string& entry, const std::string& date,
                        const std::string& account, const std::string& amount) {
    return entry + ' ' + date + ' ' + account + ' ' + amount;
}

/// What is to be read.
struct expected_journal {
    read_balances balances;
    read_postings postings;

    /// `name` gives an account's plain-text name.
    template <class Name>
    void add(const journal& from, const Name& name) {
        const auto& now = from.now();
        const auto signed_text = [&](account on) {
            const money balance = now.balance().of(on);
            return to_string(is_debit(on.kind()) ? balance : -balance);
        };
        for (std::size_t number = 1; number <= from.size(); ++number)
            for (const auto& posting : from.at(number).postings) {
                const auto account = name(now.chart().name(posting.on));
                postings.push_back(told(std::to_string(number),
                                        to_string(from.at(number).booked.booked_on), account,
                                        to_string(money::of_minor(posting.minor, now.currency()))));
                if (!now.balance().of(posting.on).is_zero())
                    balances[account] = signed_text(posting.on);
            }
        std::ranges::sort(postings);
    }
};

/// ledger 3, as strict as it can be.
inline void check_with_ledger(const std::string& ledger, const std::string& file,
                              const expected_journal& expected) {
    const std::vector<std::string> strict{ledger, "--args-only", "--pedantic", "-f", file};
    const auto lines = [&](std::vector<std::string> options) {
        options.insert(options.begin(), strict.begin(), strict.end());
        std::istringstream in(said(options));
        std::vector<std::vector<std::string>> rows;
        for (std::string line; std::getline(in, line);) {
            std::istringstream cells(line);
            auto& row = rows.emplace_back();
            for (std::string cell; std::getline(cells, cell, '\t');)
                row.push_back(cell);
        }
        return rows;
    };
    read_balances balances;
    for (const auto& row : lines({"balance", "--flat", "--no-total", "--format",
                                  "%(account)\t%(scrub(display_total))\n"}))
        balances[row.at(0)] = row.at(1);
    CHECK(balances == expected.balances);
    read_postings postings;
    for (const auto& row :
         lines({"register", "--format",
                "%(code)\t%(format_date(date, '%Y-%m-%d'))\t%(account)\t%(scrub(amount))\n"}))
        if (!row.at(0).empty())
            postings.push_back(told(row.at(0), row.at(1), row.at(2), row.at(3)));
    std::ranges::sort(postings);
    CHECK(postings == expected.postings);
}

/// hledger, as strict as it can be; `dates_ascend`: whether the file holds one agreement, whose days of booking do.
inline void check_with_hledger(const std::string& hledger, const std::string& file,
                               const expected_journal& expected, bool dates_ascend = true) {
    CHECK(said({hledger, "-f", file, "check", "-s"}) == "");
    if (dates_ascend)
        CHECK(said({hledger, "-f", file, "check", "ordereddates"}) == "");
    read_balances balances;
    for (const auto& row :
         rows_of(said({hledger, "-f", file, "balance", "--flat", "-N", "-O", "csv"})))
        balances[row.at("account")] = row.at("balance");
    CHECK(balances == expected.balances);
    read_postings postings;
    for (const auto& row : rows_of(said({hledger, "-f", file, "print", "-O", "csv"})))
        if (!row.at("code").empty())
            postings.push_back(told(row.at("code"), row.at("date"), row.at("account"),
                                    row.at("amount") + ' ' + row.at("commodity")));
    std::ranges::sort(postings);
    CHECK(postings == expected.postings);
}

inline void check_with_beancount(const std::string& check, const std::string& query,
                                 const std::string& file, const expected_journal& expected) {
    CHECK(said({check, file}) == "");
    const auto asked = [&](const std::string& what) {
        return rows_of(said({query, "-f", "csv", file, what}));
    };
    const auto amount_of = [](const std::map<std::string, std::string>& row) {
        return row.at("amount") + ' ' + row.at("currency");
    };
    read_balances balances;
    for (const auto& row :
         asked("SELECT account, sum(number) AS amount, currency GROUP BY account, currency"))
        if (!money::parse(amount_of(row)).is_zero())
            balances[row.at("account")] = amount_of(row);
    CHECK(balances == expected.balances);
    read_postings postings;
    for (const auto& row : asked("SELECT entry_meta('entry') AS entry, date, account, number AS "
                                 "amount, currency"))
        postings.push_back(
            told(row.at("entry"), row.at("date"), row.at("account"), amount_of(row)));
    std::ranges::sort(postings);
    CHECK(postings == expected.postings);
}

} // namespace cofin::test

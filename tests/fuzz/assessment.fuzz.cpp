// Assessing what a program made by hand: any partners, budgets, costs and facts against the rulebooks that come along. What
// cannot be assessed is refused by the errors that assess.hpp names; of the rest no cent is lost.

#include "fuzz/assessed.hpp"
#include "fuzz/promise.hpp"

#include <cofin/rulebook/catalog.hpp>
#include <cofin/rules/assess.hpp>
#include <cofin/rules/vocabulary.hpp>

#include <fuzzer/FuzzedDataProvider.h>

using namespace cofin;
using namespace cofin::fuzz;

namespace {

const std::vector<rulebook>& books() {
    static const std::vector<rulebook> all = [] {
        std::vector<rulebook> read;
        for (const auto& layer : bundled_rulebooks())
            read.push_back(load_rulebook({.id_or_file = layer.id}));
        return read;
    }();
    return all;
}

/// Makes values from bytes, most of them such as projects have.
class maker {
public:
    explicit maker(FuzzedDataProvider& from) : from_(from) {}

    declaration declared_by(agreement& agreed, const rulebook& book) {
        declaration made;
        for (int i = count(1, 3); i > 0; --i)
            agreed.partners.push_back({partner(), "a name", known(subject::partner)});
        for (int i = count(0, 3); i > 0; --i)
            agreed.budget.push_back({partner(), category(book), "", amount()});
        agreed.known = known(subject::project);
        for (int i = count(1, 2); i > 0; --i)
            made.claims.push_back({count(1, 3), known(subject::claim)});
        for (int i = count(0, 5); i > 0; --i)
            made.costs.push_back({word(), partner(), category(book), amount(), count(0, 3),
                                  known(subject::cost), 0});
        for (int i = count(0, 2); i > 0; --i)
            made.rates.emplace_back(unit(), unit(), decimal::scaled(count(1, 9'999), 2),
                                    month_of(date()), "a bank", rate_basis::published);
        if (rarely() && !book.rules.empty())
            made.decisions.push_back({book.rules[place_in(book.rules.size())].id, word(),
                                      from_.ConsumeBool(), date(), "somebody", "a reason"});
        return made;
    }
    std::string word() { return one_of({"C1", "C2", "C3", "1", "", "project"}); }
    [[nodiscard]] std::size_t place_in(std::size_t size) {
        return from_.ConsumeIntegralInRange<std::size_t>(0, size - 1);
    }

private:
    bool rarely() { return from_.ConsumeIntegralInRange(0, 15) == 0; }
    int count(int least, int most) { return from_.ConsumeIntegralInRange(least, most); }
    std::string one_of(std::initializer_list<const char*> words) {
        if (rarely())
            return from_.ConsumeRandomLengthString(12);
        return *(words.begin() + place_in(words.size()));
    }
    std::string partner() { return one_of({"pl", "cz", "ua"}); }
    std::string category(const rulebook& book) {
        return book.categories.empty() || rarely()
                   ? word()
                   : book.categories[place_in(book.categories.size())];
    }
    currency unit() {
        constexpr currency usual[] = {euro, *currency::try_parse("CZK"),
                                      *currency::try_parse("PLN"), *currency::try_parse("JPY")};
        return rarely() ? usual[place_in(std::size(usual))] : euro;
    }
    money amount() {
        const auto minor = rarely()
                               ? from_.ConsumeIntegral<std::int64_t>()
                               : from_.ConsumeIntegralInRange<std::int64_t>(-10'000, 5'000'000);
        return money::of_minor(minor, unit());
    }
    day date() {
        return day(date::days(rarely() ? from_.ConsumeIntegralInRange<int>(-719'162, 2'932'896)
                                       : from_.ConsumeIntegralInRange<int>(14'610, 19'000)));
    }
    facts known(subject about) {
        facts made;
        for (int i = count(0, 8); i > 0; --i) {
            const auto& fact = vocabulary[place_in(std::size(vocabulary))];
            if (fact.about == about || rarely())
                made.set(fact.name, value(rarely() ? any_type() : fact.type));
        }
        return made;
    }
    fact_type any_type() { return static_cast<fact_type>(place_in(fact_type_names.size())); }
    fact_value value(fact_type type) {
        switch (type) {
        case fact_type::flag: return from_.ConsumeBool();
        case fact_type::count:
            return rarely() ? from_.ConsumeIntegral<std::int64_t>() : std::int64_t{count(0, 30)};
        case fact_type::number:
            return decimal::scaled(rarely() ? from_.ConsumeIntegral<std::int64_t>() : count(0, 400),
                                   static_cast<unsigned>(count(0, rarely() ? 36 : 2)));
        case fact_type::proportion: return rate::of(count(0, 100), rarely() ? 7 : 100);
        case fact_type::amount: return amount();
        case fact_type::date: return date();
        case fact_type::text: return text();
        case fact_type::list: return texts{text(), text()};
        }
        return false;
    }
    std::string text() {
        return one_of({"PL", "CZ", "UA", "gift", "catering", "staff", "public", "day", "piece",
                       "open", "C1"});
    }

    FuzzedDataProvider& from_;
};

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    FuzzedDataProvider from(bytes, size);
    maker make(from);
    const auto& book = books()[make.place_in(books().size())];
    agreement agreed;
    agreed.project = "project";
    const auto declared = make.declared_by(agreed, book);
    const auto explained = make.word();
    static_cast<void>(accepted([&] {
        require_tied(assess(book, agreed, declared, explained));
        return true;
    }));
    return 0;
}

#include "rulebook/difference.hpp"

#include <cofin/rules/kind.hpp>
#include <cofin/rules/predicate.hpp>

#include <algorithm>
#include <map>
#include <utility>

namespace cofin {
namespace {

/// What a rule says about something.
struct statement {
    phrase about;
    phrase says;
};

/// By what they are about, in English: that is their order.
class statements {
public:
    void add(const phrase& about, const phrase& says) {
        all_.insert_or_assign(to_string(about), statement{about, says});
    }
    void add(const std::string& about, const phrase& says) { add(phrase::text(about), says); }
    [[nodiscard]] const std::map<std::string, statement>& all() const noexcept { return all_; }
    [[nodiscard]] std::optional<phrase> find(const std::string& about) const {
        const auto found = all_.find(about);
        return found == all_.end() ? std::nullopt : std::optional(found->second.says);
    }

private:
    std::map<std::string, statement> all_;
};

/// `from 2019-01-01: rate`
phrase dated(const validity& in, const std::string& about) {
    if (in.from && in.until)
        return phrase("from {} until {}: {}", *in.from, *in.until, about);
    if (in.from)
        return phrase("from {}: {}", *in.from, about);
    return in.until ? phrase("until {}: {}", *in.until, about) : phrase::text(about);
}

void add_row(statements& made, const rule_row& row, const validity& in) {
    for (const auto& [name, value] : row.values)
        made.add(dated(in, name), phrase::value(value));
    for (const auto& ask : row.asks)
        made.add(dated(in, ask.parameter), phrase("asked as {}", ask.answer));
}

/// Everything a rule says, by what it is about.
statements statements_of(const rule& stated, const std::optional<day>& on) {
    statements made;
    made.add("kind", phrase::text(std::string(stated.kind->name)));
    std::string cites;
    for (const auto& source : stated.cites)
        cites += (cites.empty() ? "" : "; ") + to_string(source);
    made.add("cite", phrase::text(cites));
    if (!stated.anchor.empty())
        made.add("anchor", phrase::text(stated.anchor));
    if (!stated.where.all.empty())
        made.add("where", phrase_of(stated.where));
    if (!stated.exception_of.empty())
        made.add("exception_of", phrase::text(stated.exception_of));
    if (stated.stacks)
        made.add("stack", phrase::text("true"));
    if (on) {
        if (const auto* row = stated.row_on(*on))
            add_row(made, *row, {});
        return made;
    }
    for (const auto& row : stated.rows)
        add_row(made, row, row.valid);
    return made;
}

/// What a book says beside its rules.
statements statements_of(const rulebook& book) {
    statements made;
    made.add("order",
             phrase::text(std::string(cost_order_names[static_cast<std::size_t>(book.order)])));
    auto categories = book.categories; // in whatever order they are declared
    std::ranges::sort(categories);
    made.add("categories", phrase::text(joined(categories, ", ")));
    return made;
}

void compare(const std::string& rule, const statements& before, const statements& after,
             std::vector<rule_difference>& made) {
    auto all = before.all();
    all.insert(after.all().begin(), after.all().end());
    for (const auto& [about, one] : all)
        if (before.find(about) != after.find(about))
            made.push_back({rule, one.about, before.find(about), after.find(about)});
}

} // namespace

std::vector<rule_difference> differences(const rulebook& before, const rulebook& after,
                                         const std::optional<day>& on) {
    std::vector<rule_difference> made;
    compare(after.id, statements_of(before), statements_of(after), made);
    for (const auto& stated : before.rules) {
        if (const auto* other = after.find(stated.id))
            compare(stated.id, statements_of(stated, on), statements_of(*other, on), made);
        else
            made.push_back({stated.id, {}, phrase::text(stated.title_in("en")), {}});
    }
    for (const auto& stated : after.rules)
        if (before.find(stated.id) == nullptr)
            made.push_back({stated.id, {}, {}, phrase::text(stated.title_in("en"))});
    return made;
}

} // namespace cofin

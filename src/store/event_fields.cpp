#include "store/event_fields.hpp"

#include <cofin/error.hpp>
#include <cofin/short_text.hpp>

#include <algorithm>
#include <charconv>
#include <utility>

namespace cofin {
inline namespace v0 {
namespace {

/// A rate is made whole, of what its fields say.
struct rate_fields {
    std::string from;
    decimal units;
    month of = {};
    std::string source;
    std::string basis;
};
template <class Io>
void fields(Io& io, stored::described<Io, rate_fields>& rate) {
    io("from", rate.from);
    io("units", rate.units);
    io("month", rate.of);
    io("source", rate.source);
    io("basis", rate.basis);
}
struct notice_fields {
    std::vector<rate_fields> rates;
};
template <class Io>
void fields(Io& io, stored::described<Io, notice_fields>& notice) {
    io("rates", notice.rates);
}

/// As a rate, a period.
struct period_fields {
    day first = {};
    day last = {};
};
template <class Io>
void fields(Io& io, stored::described<Io, period_fields>& of) {
    io("first", of.first);
    io("last", of.last);
}

rate_basis basis_named(const std::string& name) {
    if (name != "published" && name != "derived")
        throw store_error(
            wording("found a rate of basis {}, expected published or derived", in_quotes(name)));
    return name == "published" ? rate_basis::published : rate_basis::derived;
}

template <class Io>
void write_fields(Io& io, const rate_notice& event) {
    notice_fields shown;
    for (const auto& rate : event.rates)
        shown.rates.push_back({std::string(rate.from().code()), rate.units(), rate.of(),
                               rate.source(),
                               rate.basis() == rate_basis::published ? "published" : "derived"});
    fields(io, std::as_const(shown));
}
template <class Io>
void write_fields(Io& io, const period_closing& event) {
    const period_fields shown{event.closed.first(), event.closed.last()};
    fields(io, shown);
}
template <class Io, class Event>
void write_fields(Io& io, const Event& event) {
    fields(io, event);
}

/// An event of that type, read.
template <class Event>
ledger_event read_fields(stored::field_reader& io) {
    if constexpr (std::is_same_v<Event, rate_notice>) {
        notice_fields read;
        fields(io, read);
        rate_notice event;
        for (const auto& rate : read.rates)
            event.rates.emplace_back(currency::parse(rate.from), io.unit(), rate.units, rate.of,
                                     rate.source, basis_named(rate.basis));
        return event;
    } else if constexpr (std::is_same_v<Event, period_closing>) {
        period_fields read;
        fields(io, read);
        return period_closing{period(read.first, read.last)};
    } else {
        Event event = io.blank<Event>();
        fields(io, event);
        return event;
    }
}

template <std::size_t... Kinds>
ledger_event read_event(stored::field_reader& io, event_kind kind, std::index_sequence<Kinds...>) {
    using read_one = ledger_event (*)(stored::field_reader&);
    constexpr read_one by_kind[] = {
        read_fields<std::variant_alternative_t<Kinds, ledger_event>>...};
    return by_kind[static_cast<std::size_t>(kind)](io);
}

} // namespace
} // namespace v0
} // namespace cofin

namespace cofin::stored {

void write_facts(text_writer& out, const booking& booked, std::string_view known) {
    field_writer io(out);
    std::visit([&](const auto& event) { write_fields(io, event); }, booked.what);
    io("document", booked.document);
    io.object("known", known);
    io.close();
}

std::string facts_text(const booking& booked, std::string_view known) {
    text_writer out(512);
    write_facts(out, booked, known);
    return std::string(out.view());
}

void read_facts(std::string_view facts, event_kind kind, currency unit, booking& booked,
                std::string& known) {
    try {
        field_reader io(facts, unit);
        booked.what =
            read_event(io, kind, std::make_index_sequence<std::variant_size_v<ledger_event>>());
        booked.document.clear();
        io("document", booked.document);
        known.clear();
        io.object("known", known);
        io.close_text();
    } catch (const store_error&) {
        throw;
    } catch (const std::exception& problem) { // a currency, rate or period that there is not
        throw store_error(wording("{} in the facts of an entry", std::string(problem.what())));
    }
}

void read_heading(std::string_view facts, currency unit, cost_heading& heading) {
    field_reader io(facts, unit);
    io("partner", heading.partner);
    io("category", heading.category);
}

void write_postings(text_writer& out, std::span<const posting> postings) {
    const auto number = [&](auto value) {
        char* const digits = out.room(20);
        out.wrote(std::to_chars(digits, digits + 20, value).ptr);
    };
    out += '[';
    for (const auto& one : postings) {
        out += &one == postings.data() ? std::string_view("[") : std::string_view(",[");
        number(one.on.id());
        out += ',';
        number(one.minor);
        out += ']';
    }
    out += ']';
}

std::string postings_text(std::span<const posting> postings) {
    text_writer out(64);
    write_postings(out, postings);
    return std::string(out.view());
}

void read_postings(std::string_view text, std::vector<posting>& postings) {
    postings.clear();
    const char* at = text.data();
    const char* const end = at + text.size();
    const auto expect = [&](char token) {
        if (at == end || *at != token)
            throw store_error(
                wording("found postings {}, expected [[account,minor],...]", in_quotes(text)));
        ++at;
    };
    const auto number = [&](auto value) {
        const auto [ptr, failure] = std::from_chars(at, end, value);
        if (failure != std::errc())
            throw store_error(
                wording("found postings {}, expected numbers in them", in_quotes(text)));
        at = ptr;
        return value;
    };
    expect('[');
    while (at != end && *at != ']') {
        if (!postings.empty())
            expect(',');
        expect('[');
        const auto id = number(std::uint64_t{0});
        expect(',');
        const auto minor = number(std::int64_t{0});
        expect(']');
        if ((id & 15U) >= account_kind_names.size() || id >> 36U != 0)
            throw store_error(
                wording("found account {} in postings, expected one of the eleven kinds",
                        std::to_string(id)));
        postings.push_back({account::of_id(id), minor});
    }
    expect(']');
    if (at != end)
        expect('\0');
}

event_kind kind_named(std::string_view name) {
    const auto* const known = std::ranges::find_if(
        event_kind_names, [&](std::string_view one) { return same_text(one, name); });
    if (known == event_kind_names.end())
        throw store_error(
            wording("found an entry of kind {}, expected a known one", in_quotes(name)));
    return static_cast<event_kind>(known - event_kind_names.begin());
}

} // namespace cofin::stored

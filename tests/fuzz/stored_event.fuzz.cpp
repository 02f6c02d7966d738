// Entries as ledgers store them: what is read is written and read again to the same bytes, or refused.

#include "fuzz/promise.hpp"
#include "store/event_fields.hpp"

#include <cofin/store/store.hpp>

using namespace cofin;
using namespace cofin::fuzz;

namespace {

template <class Read>
void refused_or(const Read& read) {
    try {
        read();
    } catch (const store_error& problem) {
        require(!std::string_view(problem.what()).empty(), "an error says something");
    }
}

/// What was written once is written alike for ever.
void read_event(std::string_view facts, event_kind kind) {
    booking booked;
    std::string known;
    stored::read_facts(facts, kind, euro, booked, known);
    const auto written = stored::facts_text(booked, known);
    booking again;
    std::string known_again;
    stored::read_facts(written, kind, euro, again, known_again);
    require(stored::facts_text(again, known_again) == written, "an entry is read back: " + written);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    if (size == 0)
        return 0;
    const auto text = text_of(bytes + 1, size - 1);
    const auto kind = bytes[0] % (event_kind_names.size() + 2);
    if (kind < event_kind_names.size())
        refused_or([&] { read_event(text, static_cast<event_kind>(kind)); });
    else if (kind == event_kind_names.size())
        refused_or([&] {
            std::vector<posting> postings;
            stored::read_postings(text, postings);
            std::vector<posting> again;
            stored::read_postings(stored::postings_text(postings), again);
            require(stored::postings_text(again) == stored::postings_text(postings),
                    "postings are read back");
        });
    else
        refused_or([&] {
            stored::cost_heading heading;
            stored::read_heading(text, euro, heading);
        });
    return 0;
}

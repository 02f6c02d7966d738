#pragma once

// The ledger of a project with a whole life: what the tests of the store share.

#include "ledger/one_project.hpp"
#include "store/derived_events.hpp"

#include <cofin/project/project_folder.hpp>
#include <cofin/store/recording.hpp>
#include <cofin/store/store.hpp>
#include <cofin/store/verification.hpp>

#include <string>
#include <utility>
#include <vector>

namespace cofin::test {

/// Salts that count: equal runs make equal files.
inline ledger_store::salt_source counted_salts() {
    return [](const std::string& /*project*/, std::size_t entry) {
        salt made{};
        for (std::size_t i = 0; i < sizeof entry; ++i)
            made[i] = static_cast<std::uint8_t>(entry >> 8 * i);
        return made;
    };
}

inline ledger_store new_ledger(const std::string& file) {
    return ledger_store(file, ledger_store::access::or_new, counted_salts());
}

/// "Úřady bez hranic", from the agreement to the recovery of what an audit found, as a program would book it.
class lived_project {
public:
    lived_project() : folder_(read_project({COFIN_SOURCE_DIR "/examples/urady-bez-hranic"})) {}

    [[nodiscard]] const std::string& id() const { return folder_.agreed.project; }
    [[nodiscard]] const rulebook& book() const { return folder_.book; }
    [[nodiscard]] const project_folder& folder() const { return folder_; }

    recording_summary record(ledger_store& in, const std::string& by = "J. Nowak") const {
        return recording(in, folder_.book, {2018_y / 11 / 12, by})
            .take(folder_.agreed, folder_.declared);
    }

    void live(ledger_store& in) const {
        record(in);
        claim(in);
        say(in, 2019_y / 1 / 15,
            disbursement{"ERDF", "pl", euros("20166.65"), tranche_kind::interim, 1});
        derive(in, 2019_y / 6 / 1, [](const derivation& from) {
            const auto cost = *from.on.find_cost("pl", "PL-12");
            return ledger_event(
                correction_of(from, {{cost, euros("100.00")}}, "audit 2019/4", false));
        });
        say(in, 2019_y / 7 / 1, recovery{"ERDF", "pl", euros("85.00")});
    }
    /// Claimed, assessed and certified.
    void claim(ledger_store& in) const {
        derive(in, 2018_y / 11 / 13,
               [](const derivation& from) { return ledger_event(claim_of(from, 1)); });
        in.change([&](ledger_change& now) {
            const auto told = project_after(now, id(), now.books_of(id()).entry_count());
            const auto review = review_of({id(), now.books_of(id()), told, folder_.book}, 1);
            now.append(id(), record_of(review.event, review.basis, 2018_y / 11 / 20));
        });
        derive(in, 2018_y / 12 / 3,
               [](const derivation& from) { return ledger_event(certification_of(from, 1)); });
    }
    void erase(ledger_store& in, std::vector<std::size_t> entries) const {
        in.change([&](ledger_change& now) {
            now.erase(
                id(),
                {.booked = {
                     2020_y / 1 / 1, 2020_y / 1 / 1, {}, {}, text_erasure{std::move(entries)}}});
        });
    }

    void say(ledger_store& in, day on, ledger_event what) const {
        in.change([&](ledger_change& now) {
            now.append(id(), {.booked = {on, on, "A. Kovář", {}, std::move(what)}});
        });
    }
    template <class Make>
    void derive(ledger_store& in, day on, const Make& make) const {
        in.change([&](ledger_change& now) {
            const auto told = project_after(now, id(), now.books_of(id()).entry_count());
            now.append(
                id(), {.booked = {on,
                                  on,
                                  {},
                                  {},
                                  make(derivation{id(), now.books_of(id()), told, folder_.book})}});
        });
    }

    static money euros(const char* amount) { return money::parse(amount, euro); }

private:
    project_folder folder_;
};

/// Read once for all tests.
inline const lived_project& urady() {
    static const lived_project project;
    return project;
}

/// All differences that a verification found, in lines.
inline std::string words_of(const verification& found) {
    std::string text;
    for (const auto& one : found.differences)
        text += to_string(one) + "\n";
    return text;
}

} // namespace cofin::test

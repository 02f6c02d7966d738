#include "plugin/batch_writer.hpp"

#include <cofin/plugin/abi.h>

#include <algorithm>
#include <limits>
#include <stdexcept>
#include <variant>

namespace cofin {

wire::unit unit_of(currency of) {
    wire::unit in = of.digits() << 24U;
    for (unsigned i = 0; i < 3; ++i)
        in |= static_cast<wire::unit>(static_cast<unsigned char>(of.code()[i])) << (8 * i);
    return in;
}

batch_writer::batch_writer(const rule_run& run, const plugin_kind& kind, std::size_t place)
    : facts_(known_facts(kind.facts)), rule_(run.rule().id), project_(run.project().project),
      project_in_(unit_of(run.project().currency)) {
    for (const auto& wanted : kind.parameters)
        parameters_.emplace_back(wanted.name);
    batch_.head.kind = place;
    batch_.head.currency = project_in_;
    batch_.head.parameters = static_cast<std::uint32_t>(parameters_.size());
    batch_.head.facts = facts_.size();
    clear();
}

void batch_writer::clear() {
    rows_.clear();
    batch_.parameters.clear();
    batch_.items.clear();
    batch_.facts.clear();
    batch_.words.clear();
    batch_.heap.clear();
    batch_.head.rows = 0;
    batch_.head.rule = kept(rule_);
    batch_.head.project = kept(project_);
}

wire::text batch_writer::kept(std::string_view text) {
    constexpr std::size_t most = std::numeric_limits<std::uint32_t>::max();
    if (batch_.heap.size() + text.size() > most)
        throw std::length_error("the texts of a batch for a plugin are too long");
    const wire::text at{static_cast<std::uint32_t>(batch_.heap.size()),
                        static_cast<std::uint32_t>(text.size())};
    batch_.heap.append(text);
    return at;
}

wire::value batch_writer::packed(const fact_value* value) {
    struct packing {
        batch_writer& to;
        static wire::value of(cofin_type type, std::uint64_t first, std::uint64_t second = 0,
                              std::uint32_t scale = 0) {
            return {static_cast<std::uint32_t>(type), scale, first, second};
        }
        static std::uint64_t bits(int64_t number) { return static_cast<std::uint64_t>(number); }

        wire::value operator()(bool flag) const { return of(COFIN_FLAG, flag ? 1 : 0); }
        wire::value operator()(int64_t count) const { return of(COFIN_COUNT, bits(count)); }
        wire::value operator()(const decimal& number) const {
            const int128 coefficient = number.coefficient();
            return of(COFIN_NUMBER, static_cast<std::uint64_t>(coefficient),
                      bits(static_cast<int64_t>(coefficient >> 64U)), number.scale());
        }
        wire::value operator()(const rate& share) const {
            return of(COFIN_PROPORTION, bits(share.numerator()), bits(share.denominator()));
        }
        wire::value operator()(const money& amount) const {
            return of(COFIN_AMOUNT, bits(amount.minor()), unit_of(amount.currency()));
        }
        wire::value operator()(day on) const {
            return of(COFIN_DATE, bits(on.time_since_epoch().count()));
        }
        wire::value operator()(const std::string& text) const {
            const auto at = to.kept(text);
            return of(COFIN_TEXT, at.at, at.size);
        }
        wire::value operator()(const texts& list) const {
            const auto first = to.batch_.words.size();
            for (const auto& word : list)
                to.batch_.words.push_back(to.kept(word));
            return of(COFIN_LIST, first, list.size());
        }
    };
    return value == nullptr ? packing::of(COFIN_MISSING, 0) : std::visit(packing{*this}, *value);
}

std::uint64_t batch_writer::place_of(const rule_row& row) {
    const auto known = std::ranges::find(rows_, &row);
    if (known != rows_.end())
        return static_cast<std::uint64_t>(known - rows_.begin());
    for (const auto& name : parameters_)
        batch_.parameters.push_back(packed(row.values.find(name)));
    rows_.push_back(&row);
    return batch_.head.rows++;
}

void batch_writer::add(const item& on, wire::item what, const rule_row& row) {
    what.id = kept(on.id());
    what.row = place_of(row);
    batch_.items.push_back(what);
    for (const auto& fact : facts_) {
        const known_value seen = on.see(fact);
        if (seen.value() == nullptr && seen.text() != nullptr) {
            const auto at = kept(*seen.text());
            batch_.facts.push_back({COFIN_TEXT, 0, at.at, at.size});
        } else {
            batch_.facts.push_back(packed(seen.value()));
        }
    }
}

void batch_writer::add_cost(const item& cost, const money& net, const rule_row& row) {
    const money& declared = cost.cost().amount;
    wire::item what{};
    what.partner = kept(cost.cost().partner);
    what.category = kept(cost.cost().category);
    what.declared = declared.minor();
    what.declared_in = unit_of(declared.currency());
    what.left = net.minor();
    what.left_in = unit_of(net.currency());
    add(cost, what, row);
}

void batch_writer::add(const item& on, const rule_row& row) {
    wire::item what{};
    what.declared_in = project_in_;
    what.left_in = project_in_;
    add(on, what, row);
}

} // namespace cofin

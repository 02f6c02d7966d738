#include "plugin/foreign_kind.hpp"

#include "plugin/batch_writer.hpp"
#include "plugin/messages.hpp"
#include "rulebook/utf8.hpp"

#include <cofin/plugin/abi.h>
#include <cofin/rules/run.hpp>

#include <algorithm>
#include <optional>
#include <utility>
#include <vector>

namespace cofin {
namespace {

/// So many costs a batch: enough that the turns between the processes do not count, few enough to stay in a cache.
constexpr std::size_t batch_size = 4096;

const foreign_kind& kind_of(const rule_run& run) {
    return static_cast<const foreign_kind&>(*run.rule().kind);
}

bool is_message(std::string_view text) {
    return !text.empty() && text.size() <= COFIN_MESSAGE_MAX &&
           invalid_utf8_at(text) == std::string_view::npos &&
           std::ranges::none_of(
               text, [](char c) { return static_cast<unsigned char>(c) < 0x20U || c == 0x7f; });
}

/// What a plugin said of one item, as far as it can be true.
class examiner {
public:
    examiner(const rule_run& run, const wire::batch& asked, const wire::answer& said)
        : rule_(run.rule()), session_(*kind_of(run).session), asked_(asked), said_(said),
          judged_(asked.items.size(), false) {}

    verdict examine(const wire::proposal& one) {
        if (one.item >= asked_.items.size())
            session_.disbelieve(wording("spoke of item {} of {}", std::to_string(one.item),
                                        std::to_string(asked_.items.size())));
        const auto& item = asked_.items[one.item];
        const std::string id(asked_[item.id]);
        if (judged_[one.item])
            session_.disbelieve(wording("said more than one thing of {}", id));
        judged_[one.item] = true;
        if (said_[one.rule] != rule_.id)
            session_.disbelieve(wording("spoke for the rule {} when it was asked about {}",
                                        in_quotes(said_[one.rule]), rule_.id));
        if (!is_message(said_[one.message]))
            session_.disbelieve(
                wording("gave no message of one line in UTF-8, at most {} bytes, about {}",
                        std::to_string(COFIN_MESSAGE_MAX), id));
        verdict says{outcome_of(one, id), phrase::text(std::string(said_[one.message])), {}};
        if (one.has_cut != 0)
            says.cut = cut_of(one, item, id);
        return says;
    }

private:
    [[nodiscard]] outcome outcome_of(const wire::proposal& one, const std::string& id) {
        switch (one.said) {
        case COFIN_INELIGIBLE: return outcome::ineligible;
        case COFIN_NEEDS_JUDGEMENT: return outcome::needs_judgement;
        case COFIN_UNDETERMINED: return outcome::undetermined;
        case COFIN_NOTE: return outcome::note;
        default:
            session_.disbelieve(wording("gave the outcome {} of {}", std::to_string(one.said), id));
        }
    }

    money cut_of(const wire::proposal& one, const wire::item& item, const std::string& id) {
        if (one.said != COFIN_INELIGIBLE || rule_.kind->about != scope::cost)
            session_.disbelieve(wording("cut {} without finding a cost ineligible", id));
        if ((one.cut_in & letters) != (item.left_in & letters))
            session_.disbelieve(wording("cut {} in another currency than it has", id));
        const money left = in_unit(item.left, item.left_in);
        const money cut = in_unit(one.cut, item.left_in);
        const money nothing(left.currency());
        if (cut < std::min(left, nothing) || std::max(left, nothing) < cut)
            session_.disbelieve(
                wording("cut {} of {}, of which {} is left", to_string(cut), id, to_string(left)));
        return cut;
    }

    static constexpr wire::unit letters = 0xff'ff'ffU;

    static money in_unit(std::int64_t minor, wire::unit unit) {
        std::string code;
        for (unsigned i = 0; i < 3; ++i)
            code += static_cast<char>(unit >> (8 * i) & 0xffU);
        return money::of_minor(minor, currency::parse(code));
    }

    const rule& rule_;
    plugin_session& session_;
    const wire::batch& asked_;
    const wire::answer& said_;
    std::vector<bool> judged_;
};

/// Asks about a batch and gives each verdict, with the place of its item in the batch, to `take`.
template <class Take>
void ask(const rule_run& run, const batch_writer& about, const Take& take) {
    const auto answer = kind_of(run).session->judge(about.batch());
    examiner looking(run, about.batch(), answer);
    for (const auto& one : answer.proposals)
        take(one.item, looking.examine(one));
}

verdict unknown(const plugin_failure& problem) {
    return {outcome::undetermined, phrase::of(problem.message()), {}};
}

/// All or nothing: where the plugin fails at one of the costs, nothing is known of any.
void judge_costs(rule_run& run) {
    const auto& kind = kind_of(run);
    const auto chosen = run.select_costs();
    std::vector<std::pair<std::size_t, verdict>> verdicts;
    try {
        batch_writer batch(run, *kind.declared, kind.place);
        for (std::size_t first = 0; first < chosen.size();) {
            batch.clear();
            const auto many = kind.declared->together ? chosen.size() : batch_size;
            const auto last = std::min(first + many, chosen.size());
            for (std::size_t i = first; i < last; ++i)
                batch.add_cost(run.view(chosen[i].index), run.net_of(chosen[i].index),
                               *chosen[i].row);
            ask(run, batch, [&](std::size_t at, verdict says) {
                verdicts.emplace_back(chosen[first + at].index, std::move(says));
            });
            first = last;
        }
    } catch (const plugin_failure& problem) {
        for (const auto& cost : chosen)
            run.propose(cost.index, unknown(problem));
        return;
    }
    for (const auto& cost : chosen)
        run.show(cost.index,
                 [&] { return phrase("judged by plugin {}", to_string(kind.session->who())); });
    for (auto& [cost, says] : verdicts)
        run.propose(cost, std::move(says));
}

/// A partner or the project.
verdict judge_above(const rule_run& run, const item& on, const rule_row& row) {
    const auto& kind = kind_of(run);
    verdict said = eligible();
    try {
        batch_writer batch(run, *kind.declared, kind.place);
        batch.add(on, row);
        ask(run, batch,
            [&](std::size_t /*the only one*/, verdict says) { said = std::move(says); });
    } catch (const plugin_failure& problem) {
        said = unknown(problem);
    }
    on.show([&] { return phrase("judged by plugin {}", to_string(kind.session->who())); });
    return said;
}

void assess_foreign(rule_run& run) {
    const auto judge = [&run](const item& on, const rule_row& row) {
        return judge_above(run, on, row);
    };
    switch (kind_of(run).about) {
    case scope::cost: return judge_costs(run);
    case scope::partner: return run.each_partner(judge);
    case scope::project: return run.on_project(judge);
    }
}

} // namespace

wire::answer plugin_session::judge(const wire::batch& batch) {
    if (!failure_.empty())
        throw plugin_failure(wording("plugin {} {}", to_string(who_), failure_));
    try {
        if (runner_ == nullptr)
            runner_ = start_();
        auto answer = runner_->judge(batch);
        if (answer.ended == wire::ending::too_many)
            throw plugin_failure(wording("said more than one thing of an item"));
        if (answer.ended == wire::ending::unfit)
            throw plugin_failure(reason_in(answer));
        if (answer.ended != wire::ending::judged)
            throw plugin_failure(wording("failed: {}", in_quotes(answer.heap)));
        return answer;
    } catch (const plugin_failure& problem) {
        disbelieve(problem.message());
    }
}

void plugin_session::disbelieve(const wording& why) {
    runner_.reset();
    failure_ = why;
    throw plugin_failure(wording("plugin {} {}", to_string(who_), failure_));
}

foreign_kind::foreign_kind(const plugin_kind& by, std::size_t at_place, plugin_session& with)
    : declared(&by), place(at_place), session(&with) {
    name = by.name;
    summary = by.summary;
    parameters = by.parameters;
    at = by.at;
    about = by.about;
    from = &with.who();
    assess = &assess_foreign;
}

} // namespace cofin

#include "plugin/messages.hpp"

#include "plugin/runner.hpp"
#include "plugin/unfit_words.hpp"

#include <cofin/plugin/abi.h>

#include <algorithm>

namespace cofin {
namespace {

constexpr char kind_sign = 'k';
constexpr char parameter_sign = 'p';
constexpr char fact_sign = 'f';

} // namespace

void send_batch(channel& to, const wire::batch& batch) {
    auto head = batch.head;
    head.mark = wire::batch_mark;
    head.items = batch.items.size();
    head.words = batch.words.size();
    head.heap = batch.heap.size();
    to.send(&head, sizeof head);
    to.send(batch.parameters);
    to.send(batch.items);
    to.send(batch.facts);
    to.send(batch.words);
    to.send(batch.heap);
}

wire::batch receive_batch(channel& from) {
    wire::batch batch;
    auto& head = batch.head;
    from.receive(&head, sizeof head);
    if (head.mark != wire::batch_mark)
        throw channel_closed(false);
    batch.parameters.resize(head.rows * head.parameters);
    batch.items.resize(head.items);
    batch.facts.resize(head.items * head.facts);
    batch.words.resize(head.words);
    batch.heap.resize(head.heap);
    from.receive(batch.parameters);
    from.receive(batch.items);
    from.receive(batch.facts);
    from.receive(batch.words);
    from.receive(batch.heap);
    return batch;
}

void send_answer(channel& to, const wire::answer& answer) {
    const wire::answer_head head{wire::answer_mark, answer.proposals.size(), answer.heap.size(),
                                 answer.ended, 0};
    to.send(&head, sizeof head);
    to.send(answer.proposals);
    to.send(answer.heap);
    to.send(&wire::end_mark, sizeof wire::end_mark);
}

wire::answer receive_answer(channel& from, std::size_t items) {
    wire::answer_head head;
    from.receive(&head, sizeof head);
    if (head.mark != wire::answer_mark)
        throw plugin_failure(wording("wrote into the channel what is no answer"));
    if (head.ended == wire::ending::too_many || head.proposals > items)
        throw plugin_failure(
            wording("said more than one thing of an item: more than {1} of {1} items",
                    std::to_string(items)));
    constexpr std::size_t texts_max = 2 * (COFIN_MESSAGE_MAX + std::size_t{1});
    if (head.heap > std::min((head.proposals + 1) * texts_max, wire::heap_max))
        throw plugin_failure(wording("wrote messages of {} bytes", std::to_string(head.heap)));
    wire::answer answer;
    answer.ended = head.ended;
    answer.proposals.resize(head.proposals);
    answer.heap.resize(head.heap);
    from.receive(answer.proposals);
    from.receive(answer.heap);
    std::uint64_t mark = 0;
    from.receive(&mark, sizeof mark);
    if (mark != wire::end_mark)
        throw plugin_failure(wording("ended its answer without the end mark"));
    return answer;
}

wording reason_in(const wire::answer& unfit) {
    return read_sent(unfit.heap, unfit_words)
        .value_or(wording("wrote into the channel what is no answer"));
}

void send_kinds(channel& to, const std::vector<kind_terms>& kinds) {
    std::string names;
    const auto add = [&](char sign, const std::string& name) { names += sign + name + '\n'; };
    for (const auto& kind : kinds) {
        add(kind_sign, kind.name);
        for (const auto& name : kind.parameters)
            add(parameter_sign, name);
        for (const auto& name : kind.facts)
            add(fact_sign, name);
    }
    const std::uint64_t size = names.size();
    to.send(&size, sizeof size);
    to.send(names);
}

std::vector<kind_terms> receive_kinds(channel& from) {
    std::uint64_t size = 0;
    from.receive(&size, sizeof size);
    std::string names(size, '\0');
    from.receive(names);
    std::vector<kind_terms> kinds;
    for (std::size_t at = 0; at < names.size();) {
        const auto end = names.find('\n', at);
        std::string name = names.substr(at + 1, end - at - 1);
        if (names[at] == kind_sign)
            kinds.push_back({std::move(name), {}, {}});
        else if (!kinds.empty())
            (names[at] == fact_sign ? kinds.back().facts : kinds.back().parameters)
                .push_back(std::move(name));
        at = end + 1;
    }
    return kinds;
}

} // namespace cofin

/// What passes between this program and a plugin's helper, as messages.
#pragma once

#include "plugin/kind_terms.hpp"
#include "plugin/wire.hpp"
#include "process/channel.hpp"

#include <cofin/wording.hpp>

#include <cstddef>
#include <string>
#include <vector>

namespace cofin {

void send_batch(channel& to, const wire::batch& batch);
/// Throws `channel_closed` as well where something else arrives than a batch.
[[nodiscard]] wire::batch receive_batch(channel& from);

void send_answer(channel& to, const wire::answer& answer);
/// The answer about so many items. Nothing of it is believed before its end mark is there, and nothing is kept that could
/// not be one: throws `plugin_failure` as well.
[[nodiscard]] wire::answer receive_answer(channel& from, std::size_t items);

/// Why the helper does not believe the plugin, of an answer that ended `unfit`.
[[nodiscard]] wording reason_in(const wire::answer& unfit);

/// The kinds that the helper judges by.
void send_kinds(channel& to, const std::vector<kind_terms>& kinds);
[[nodiscard]] std::vector<kind_terms> receive_kinds(channel& from);

} // namespace cofin

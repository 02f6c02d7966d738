/// Sentences with places for values.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>

namespace cofin {

/// `{1}`, `{2}`, ... of a sentence replaced by the values: whole sentences, whose words other languages put in another order.
/// A place without a value stays as it is.
[[nodiscard]] std::string filled(std::string_view sentence,
                                 std::initializer_list<std::string_view> values);

} // namespace cofin

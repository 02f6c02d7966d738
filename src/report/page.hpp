/// A whole page of a report.
#pragma once

#include <cofin/language/language.hpp>

#include <string>
#include <string_view>

namespace cofin {

/// The page around a body of HTML: complete in itself, without scripts, asking for nothing, which its policy forbids too; for
/// wide and small screens, light and dark, and A4, in the language `in`. `title` is escaped here, `body` was.
[[nodiscard]] std::string page_text(const language& in, std::string_view title,
                                    std::string_view body);

} // namespace cofin

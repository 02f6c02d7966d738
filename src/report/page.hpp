/// A whole page of a report.
#pragma once

#include <string>
#include <string_view>

namespace cofin {

/// The page around a body of HTML: complete in itself, without scripts, asking for nothing, which its policy forbids too; for
/// wide and small screens, light and dark, and A4. `title` is escaped here, `body` was.
[[nodiscard]] std::string page_text(std::string_view title, std::string_view body);

} // namespace cofin

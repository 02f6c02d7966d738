#pragma once

// Transcripts of the command line, as an auditor would write them (README.md in tests/):
//
//   # What this shows, in words.
//   $ cofin split 23725.48 --source ERDF=85% --residual own
//   <standard output, exactly>
//   ! <a line of standard error>
//   -> 0

#include <filesystem>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace cofin::test {

/// One command and what it said: lines of standard output, then of standard error behind "! ", then
/// "-> CODE".
struct step {
    std::vector<std::string> before; ///< comments and blank lines above it
    std::string command;             ///< as written, without "$ "
    std::vector<std::string> said;
};

using transcript = std::vector<step>;

/// Throws std::runtime_error with the line number when the text is not a transcript.
[[nodiscard]] transcript parse_transcript(std::string_view text);
/// The commands of a Markdown page: what its ```console blocks show. Where a block names no code, it is 0; an empty line
/// before the next command is layout. Throws std::runtime_error where there is nothing to run.
[[nodiscard]] transcript parse_page(std::string_view text);
[[nodiscard]] std::string to_text(const transcript& script);

/// Words as a shell would cut them: blanks part, '...' and "..." hold together, \ takes the next character as it is.
[[nodiscard]] std::vector<std::string> words(std::string_view command);

/// What a command says: runs its words (the first, "cofin", replaced by `binary`) in `folder`. "$TMP" in a word is a scratch folder;
/// in what the command says its path reads "$TMP" again.
[[nodiscard]] std::vector<std::string> run(const std::string& command,
                                           const std::filesystem::path& binary,
                                           const std::filesystem::path& folder,
                                           const std::filesystem::path& scratch);

/// Empty when both are equal, otherwise the differences with three lines around them.
[[nodiscard]] std::string difference(std::span<const std::string> expected,
                                     std::span<const std::string> actual);

} // namespace cofin::test

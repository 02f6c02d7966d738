#include "cli/progress.hpp"

#include "cli/terminal.hpp"
#include "project/input_file.hpp"
#include "report/table.hpp"

#include <filesystem>

#include <unistd.h>

namespace cofin::cli {
namespace {

using namespace std::chrono_literals;

constexpr auto patience = 1s;
constexpr auto between_lines = 100ms;

/// `12 400`, `31 MB`
std::string quantity(std::uint64_t count, std::string_view unit) {
    constexpr std::uint64_t megabyte = 1'000'000;
    std::string digits = std::to_string(unit == "bytes" ? count / megabyte : count);
    for (auto at = digits.size(); at > 3;)
        digits.insert(at -= 3, 1, ' ');
    return digits;
}

phrase time_left(double seconds) {
    const auto whole = static_cast<std::uint64_t>(seconds) + 1;
    if (whole < 100)
        return phrase("{} s left", std::to_string(whole));
    return phrase("{} min left", std::to_string((whole + 59) / 60));
}

/// Says it, and nothing where nobody can be told: work does not fail for it.
void say(const std::string& text) {
    static_cast<void>(!::write(STDERR_FILENO, text.data(), text.size()));
}

} // namespace

std::string progress_text(const language& in, std::string_view what, std::string_view unit,
                          std::uint64_t done, std::uint64_t total, double seconds) {
    const std::string shown = unit == "bytes" ? "MB" : in.words(unit);
    std::string text = in.words(what) + ": ";
    text += total > 0
                ? in.say(phrase("{} of {} {}", quantity(done, unit), quantity(total, unit), shown))
                : quantity(done, unit) + " " + shown;
    if (total > 0)
        text += ", " + std::to_string(done >= total ? 100 : done * 100 / total) + " %";
    if (seconds <= 0 || done == 0)
        return text;
    const double rate = static_cast<double>(done) / seconds;
    text += ", " + quantity(static_cast<std::uint64_t>(rate), unit) +
            (unit == "bytes" ? " MB" : "") + "/s";
    if (total > done)
        text += ", " + in.say(time_left(static_cast<double>(total - done) / rate));
    return text;
}

progress::progress(const language& in)
    : in_(&in), columns_(terminal_columns(STDERR_FILENO)), started_(clock::now()), begun_(started_),
      drawn_(started_) {}

progress::~progress() { erase(); }

void progress::erase() {
    if (is_drawn_)
        say("\r\x1b[K");
    is_drawn_ = false;
}

void progress::tell(std::string_view what, std::string_view unit, std::uint64_t done,
                    std::uint64_t total) {
    if (!columns_)
        return;
    const auto now = clock::now();
    if (what != what_ || unit != unit_) {
        what_ = what;
        unit_ = unit;
        begun_ = now;
    }
    if (now - started_ < patience || now - drawn_ < between_lines)
        return;
    drawn_ = now;
    is_drawn_ = true;
    auto text = progress_text(*in_, what, unit, done, total,
                              std::chrono::duration<double>(now - begun_).count());
    while (characters_in(text) >= *columns_) { // a line that breaks could not be erased
        text.pop_back();
        while (!text.empty() && (static_cast<unsigned char>(text.back()) & 0xC0U) == 0x80U)
            text.pop_back();
    }
    say("\r" + text + "\x1b[K");
}

reading_progress::reading_progress(progress& on) {
    if (!on.is_shown_to_somebody())
        return;
    before_ = watch_input([&on](const std::string& file, std::uint64_t taken, std::uint64_t size) {
        on.tell(std::filesystem::path(file).filename().string(), "bytes", taken, size);
    });
}

reading_progress::~reading_progress() { watch_input(std::move(before_)); }

} // namespace cofin::cli

/// The parts of a workbook: a zip archive, whose sizes are looked at before anything in it.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <span>
#include <string>
#include <string_view>

struct zip;

namespace cofin::workbooks {

/// An archive in memory. Throws `refusal` for what is none, for one under a password, and for one that would become too large:
/// more than `parts_max` parts, more than `size_max` bytes in all, a part that grows more than `growth_max` times.
class archive {
public:
    static constexpr std::uint64_t parts_max = 10'000;
    static constexpr std::uint64_t size_max = std::uint64_t{1} << 30U;
    static constexpr std::uint64_t growth_max = 200;
    /// Smaller parts may grow as they like.
    static constexpr std::uint64_t small_size = std::uint64_t{1} << 20U;

    /// The bytes stay the caller's, for as long as the archive lives.
    explicit archive(std::span<const char> bytes);
    ~archive();
    archive(const archive&) = delete;
    archive& operator=(const archive&) = delete;

    [[nodiscard]] bool contains(std::string_view name) const;

    /// Gives the part's bytes in turn until it ends or `take` returns false. Its checksum is compared at its end. Throws
    /// `refusal` where there is no such part or where it is damaged.
    void read(const std::string& name, const std::function<bool(std::string_view)>& take) const;
    /// A small part as a whole.
    [[nodiscard]] std::string text(const std::string& name) const;

private:
    void list_parts();

    ::zip* zip_ = nullptr;
    std::map<std::string, std::uint64_t, std::less<>> place_of_;
};

} // namespace cofin::workbooks

/// Files that are there whole or not at all.
#pragma once

#include <string>
#include <string_view>

namespace cofin {

/// A file that gets its name when it is complete and on the disk; until then it stands beside it under another one, and goes
/// away where nothing comes of it. What had the name before is untouched until that moment.
///
/// Throws `std::system_error` with the file's name. Not for several threads.
class new_file {
public:
    explicit new_file(std::string wanted);
    new_file(const new_file&) = delete;
    new_file& operator=(const new_file&) = delete;
    ~new_file();

    void write(std::string_view text) const;
    /// Open for writing, for those that write by themselves.
    [[nodiscard]] int descriptor() const noexcept { return descriptor_; }

    /// Gives it its name; false where a file of that name is there already, which stays.
    [[nodiscard]] bool take_name();
    /// Gives it its name, in place of whatever has it.
    void replace();

private:
    std::string wanted_;
    std::string path_; // empty: it has its name
    int descriptor_ = -1;
};

} // namespace cofin

/// Bytes in a file of memory that nobody can change any more: what was hashed is what is loaded.
#pragma once

#include <string>
#include <string_view>

namespace cofin {

/// Owns the descriptor of a sealed file. Throws `std::system_error` where the system refuses one.
class sealed_file {
public:
    explicit sealed_file(std::string_view bytes);
    ~sealed_file();
    sealed_file(const sealed_file&) = delete;
    sealed_file& operator=(const sealed_file&) = delete;

    [[nodiscard]] int descriptor() const noexcept { return descriptor_; }
    /// A path by which this process opens it.
    [[nodiscard]] std::string path() const;

private:
    int descriptor_;
};

} // namespace cofin

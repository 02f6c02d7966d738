/// A value that its copies share until one of them is written.
#pragma once

#include <atomic>
#include <cstddef>
#include <utility>

namespace cofin {
inline namespace v0 {

/// Holds a `T`, which copies share: whoever writes has a `T` of its own from then on. A value that was never written takes no
/// memory of its own. Const use is thread-safe, and so is the use of copies in different threads.
template <class T>
class copy_on_write {
public:
    /// Never written.
    copy_on_write() = default;
    /// Shares the other's value.
    copy_on_write(const copy_on_write& other) noexcept : held_(other.held_) {
        if (held_ != nullptr)
            held_->owners.fetch_add(1, std::memory_order_relaxed);
    }
    /// What was moved away is as if it had never been written.
    copy_on_write(copy_on_write&& other) noexcept : held_(std::exchange(other.held_, nullptr)) {}
    /// The same in place of the value before.
    copy_on_write& operator=(copy_on_write other) noexcept {
        std::swap(held_, other.held_);
        return *this;
    }
    ~copy_on_write() { release(); }

    /// The value; null where it was never written.
    [[nodiscard]] const T* get() const noexcept {
        return held_ == nullptr ? nullptr : &held_->value;
    }
    /// Whether both share one value.
    [[nodiscard]] bool shares(const copy_on_write& other) const noexcept {
        return held_ == other.held_;
    }
    /// The value, shared with nobody. May throw `std::bad_alloc`, and then changes nothing.
    [[nodiscard]] T& write();

private:
    struct owned {
        T value;
        std::atomic<std::size_t> owners = 1;
    };
    void release() noexcept {
        if (held_ != nullptr && held_->owners.fetch_sub(1, std::memory_order_acq_rel) == 1)
            delete held_;
    }

    owned* held_ = nullptr;
};

// --- definitions ---

template <class T>
T& copy_on_write<T>::write() {
    // Acquired: what the last other owner read was read before it went.
    if (held_ == nullptr || held_->owners.load(std::memory_order_acquire) > 1) {
        auto* own = held_ == nullptr ? new owned{T()} : new owned{held_->value};
        release();
        held_ = own;
    }
    return held_->value;
}

} // namespace v0
} // namespace cofin

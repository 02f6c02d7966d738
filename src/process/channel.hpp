/// Bytes over a socket, in either direction.
#pragma once

#include <chrono>
#include <cstddef>
#include <stdexcept>
#include <string>
#include <vector>

namespace cofin {

/// The other end went away, or did not answer in time.
class channel_closed : public std::runtime_error {
public:
    explicit channel_closed(bool late)
        : std::runtime_error(late ? "no answer in time" : "the other end is closed"), late_(late) {}
    [[nodiscard]] bool late() const noexcept { return late_; }

private:
    bool late_;
};

/// One end of a socket, which stays its owner's. Both functions throw `channel_closed`.
class channel {
public:
    /// `patience`: how long one message may take; none: for ever.
    explicit channel(int descriptor,
                     std::chrono::milliseconds patience = std::chrono::milliseconds::max())
        : descriptor_(descriptor), patience_(patience) {}

    /// A new message begins: its time runs from now.
    void begin();
    void send(const void* bytes, std::size_t size);
    void receive(void* bytes, std::size_t size);

    template <class Record>
    void send(const std::vector<Record>& records) {
        send(records.data(), records.size() * sizeof(Record));
    }
    void send(const std::string& text) { send(text.data(), text.size()); }
    /// As many records as it holds.
    template <class Record>
    void receive(std::vector<Record>& records) {
        receive(records.data(), records.size() * sizeof(Record));
    }
    void receive(std::string& text) { receive(text.data(), text.size()); }

private:
    void wait_for(short event) const;

    int descriptor_;
    std::chrono::milliseconds patience_;
    std::chrono::steady_clock::time_point until_ = {};
};

} // namespace cofin

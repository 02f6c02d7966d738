// Media as they really are: a disk that is full, a medium that nobody can write. Needs to mount; skipped, visibly, where the
// system does not let it.

#include "store/lived_project.hpp"
#include "support/temporary_folder.hpp"

#include <cofin/store/store.hpp>
#include <cofin/store/verification.hpp>

#include <cerrno>
#include <cstring>

#include <sys/mount.h>

using namespace cofin;
using namespace cofin::test;
using Catch::Matchers::Contains;

namespace {

/// A disk in memory.
class small_disk {
public:
    explicit small_disk(const char* options) {
        is_mounted_ = ::mount("cofin-test", folder_.path().c_str(), "tmpfs", 0, options) == 0;
        if (!is_mounted_)
            WARN("skipped: nothing can be mounted here: " << std::strerror(errno));
    }
    small_disk(const small_disk&) = delete;
    small_disk& operator=(const small_disk&) = delete;
    ~small_disk() {
        if (is_mounted_)
            ::umount(folder_.path().c_str());
    }

    [[nodiscard]] bool is_mounted() const { return is_mounted_; }
    [[nodiscard]] std::string path(std::string_view name) const { return folder_.path(name); }
    void set_read_only() const {
        REQUIRE(::mount("", folder_.path().c_str(), "", MS_REMOUNT | MS_RDONLY, nullptr) == 0);
    }

private:
    temporary_folder folder_;
    bool is_mounted_ = false;
};

} // namespace

TEST_CASE("a ledger on a medium that cannot be written is read and proved, and nothing is booked",
          "[store]") {
    const small_disk disk("size=16m");
    if (!disk.is_mounted())
        return;
    const auto file = disk.path("a ledger.cofin");
    {
        auto ledger = new_ledger(file);
        urady().live(ledger);
    }
    disk.set_read_only();
    ledger_store ledger(file, ledger_store::access::reading);
    CHECK(ledger.heads().at(0).entries == 31);
    CHECK(words_of(replay(ledger)).empty());
    CHECK_THROWS_AS(ledger_store(file), store_error);
    CHECK_THROWS_AS(urady().say(ledger, 2020_y / 1 / 1, text_erasure{{2}}), store_error);
}

TEST_CASE("a log on a medium that cannot be written is not passed over", "[store]") {
    const small_disk disk("size=16m");
    if (!disk.is_mounted())
        return;
    const auto file = disk.path("l");
    {
        auto ledger = new_ledger(file);
        urady().record(ledger);
        std::filesystem::copy_file(file, disk.path("copy"));
        std::filesystem::copy_file(file + "-wal", disk.path("copy-wal"));
    }
    disk.set_read_only();
    CHECK_THROWS_WITH(ledger_store(disk.path("copy"), ledger_store::access::reading),
                      Contains("found its log beside it"));
}

TEST_CASE("a full disk refuses a recording, and the ledger is as it was", "[store]") {
    const small_disk disk("size=400k");
    if (!disk.is_mounted())
        return;
    const auto file = disk.path("l");
    auto ledger = new_ledger(file);
    urady().record(ledger);
    const auto before = ledger.heads().at(0);
    {
        std::ofstream filling(disk.path("filling"), std::ios::binary);
        const std::string block(4096, 'x');
        while (filling.write(block.data(), static_cast<std::streamsize>(block.size())).flush())
            continue;
    }
    CHECK_THROWS_WITH(urady().claim(ledger), Contains("full"));
    CHECK(ledger.heads().at(0).head == before.head);
    std::filesystem::remove(disk.path("filling"));
    CHECK(words_of(verify(ledger)).empty());
    urady().claim(ledger);
    CHECK(words_of(verify(ledger)).empty());
}

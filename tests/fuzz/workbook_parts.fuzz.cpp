// What stands in a workbook: the parts of an XLSX or ODS file, packed soundly, so that no checksum hides them.

#include "fuzz/workbook_reading.hpp"

#include <memory>

#include <zip.h>

using namespace cofin::fuzz;

namespace {

/// The bytes of an archive, written in memory.
class packed {
public:
    packed() {
        zip_error_t problem;
        source_ = zip_source_buffer_create(nullptr, 0, 0, &problem);
        zip_source_keep(source_);
        zip_ = zip_open_from_source(source_, ZIP_TRUNCATE, &problem);
        require(zip_ != nullptr, "an archive is begun");
    }
    ~packed() { zip_source_free(source_); }
    packed(const packed&) = delete;
    packed& operator=(const packed&) = delete;

    void add(const std::string& name, std::string_view text) {
        auto* part = zip_source_buffer(zip_, text.data(), text.size(), 0);
        const auto at = zip_file_add(zip_, name.c_str(), part, ZIP_FL_OVERWRITE);
        if (at < 0)
            return zip_source_free(part);
        zip_set_file_compression(zip_, static_cast<zip_uint64_t>(at), ZIP_CM_STORE, 0);
    }
    std::string bytes() {
        if (zip_close(zip_) != 0) {
            zip_discard(zip_);
            return {};
        }
        zip_stat_t state;
        std::string all;
        if (zip_source_stat(source_, &state) == 0 && zip_source_open(source_) == 0) {
            all.resize(state.size);
            zip_source_read(source_, all.data(), all.size());
            zip_source_close(source_);
        }
        return all;
    }

private:
    zip_source_t* source_ = nullptr;
    zip_t* zip_ = nullptr;
};

} // namespace

/// A part begins with a line `=== NAME`.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    constexpr std::string_view mark = "=== ";
    auto text = text_of(bytes, size);
    packed archive;
    for (int parts = 0; parts < 20 && text.starts_with(mark); ++parts) {
        const auto head = text.substr(0, text.find('\n'));
        text.remove_prefix(std::min(text.size(), head.size() + 1));
        const auto next = text.find("\n=== ");
        const auto part = text.substr(0, next);
        archive.add(std::string(head.substr(mark.size())), part);
        text.remove_prefix(next == std::string_view::npos ? text.size() : next + 1);
    }
    read_workbook(archive.bytes());
    return 0;
}

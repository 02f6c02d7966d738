#include "import/helper/archive.hpp"

#include "import/helper/refusal.hpp"

#include <cofin/error.hpp>

#include <memory>
#include <vector>

#include <zip.h>

namespace cofin::workbooks {
namespace {

constexpr std::size_t piece_size = std::size_t{1} << 16U;

constexpr std::uint64_t in_mib(std::uint64_t bytes) { return bytes >> 20U; }

[[noreturn]] void refuse_part(const std::string& name, const wording& problem) {
    throw refusal{said("a damaged part {}: {}", in_quotes(name), problem), said(whole_workbook)};
}

} // namespace

archive::archive(std::span<const char> bytes) {
    zip_error_t problem;
    ::zip_error_init(&problem);
    auto* source = ::zip_source_buffer_create(bytes.data(), bytes.size(), 0, &problem);
    if (source != nullptr)
        zip_ = ::zip_open_from_source(source, ZIP_RDONLY, &problem);
    if (zip_ == nullptr) {
        const bool cut = ::zip_error_code_zip(&problem) == ZIP_ER_NOZIP;
        const std::string why = ::zip_error_strerror(&problem);
        if (source != nullptr)
            ::zip_source_free(source);
        ::zip_error_fini(&problem);
        throw refusal{cut ? said("a damaged workbook, or a part of one")
                          : said("a damaged workbook: {}", in_quotes(why)),
                      said(whole_workbook)};
    }
    ::zip_error_fini(&problem);
    try {
        list_parts();
    } catch (...) {
        ::zip_discard(zip_);
        throw;
    }
}

archive::~archive() { ::zip_discard(zip_); }

/// All that the directory says, before a byte is inflated.
void archive::list_parts() {
    const auto count = static_cast<std::uint64_t>(::zip_get_num_entries(zip_, 0));
    if (count > parts_max)
        throw refusal{said("an archive of {} parts", count), said("at most {}", parts_max)};
    std::uint64_t all = 0;
    for (std::uint64_t i = 0; i < count; ++i) {
        zip_stat_t part;
        ::zip_stat_init(&part);
        constexpr zip_uint64_t needed =
            ZIP_STAT_NAME | ZIP_STAT_SIZE | ZIP_STAT_COMP_SIZE | ZIP_STAT_ENCRYPTION_METHOD;
        if (::zip_stat_index(zip_, i, 0, &part) != 0 || (part.valid & needed) != needed)
            throw refusal{said("a damaged workbook: a part without a size"), said(whole_workbook)};
        const std::string name = part.name;
        if (part.encryption_method != ZIP_EM_NONE)
            throw refusal{said("a workbook under a password"), said(no_password)};
        if (part.size > size_max || (all += part.size) > size_max)
            throw refusal{said("an archive that would become more than {} MiB", in_mib(size_max)),
                          said("at most that: a workbook of this size is no list of costs")};
        if (part.size > small_size && part.size / growth_max > part.comp_size)
            throw refusal{said("a part {} that would grow from {} to {} bytes", in_quotes(name),
                               part.comp_size, part.size),
                          said("at most {} times its size", growth_max)};
        if (!place_of_.emplace(name, i).second)
            throw refusal{said("an archive with two parts {}", in_quotes(name)),
                          said(whole_workbook)};
    }
}

bool archive::contains(std::string_view name) const {
    return place_of_.find(name) != place_of_.end();
}

void archive::read(const std::string& name,
                   const std::function<bool(std::string_view)>& take) const {
    const auto place = place_of_.find(name);
    if (place == place_of_.end())
        throw refusal{said("a workbook without its part {}", in_quotes(name)),
                      said(whole_workbook)};
    const std::unique_ptr<zip_file_t, int (*)(zip_file_t*)> part(
        ::zip_fopen_index(zip_, place->second, 0), &::zip_fclose);
    if (!part)
        refuse_part(name, in_quotes(::zip_strerror(zip_)));
    zip_stat_t known;
    ::zip_stat_init(&known);
    if (::zip_stat_index(zip_, place->second, 0, &known) != 0)
        refuse_part(name, in_quotes(::zip_strerror(zip_)));
    std::vector<char> piece(piece_size);
    std::uint64_t taken = 0;
    while (true) {
        const auto got = ::zip_fread(part.get(), piece.data(), piece.size());
        if (got < 0)
            refuse_part(name, in_quotes(::zip_error_strerror(::zip_file_get_error(part.get()))));
        taken += static_cast<std::uint64_t>(got);
        if (taken > known.size || (got == 0 && taken < known.size))
            refuse_part(name, said("its size is not the one that the directory names"));
        if (got == 0 || !take({piece.data(), static_cast<std::size_t>(got)}))
            return;
    }
}

std::string archive::text(const std::string& name) const {
    std::string text;
    read(name, [&](std::string_view piece) {
        text += piece;
        if (text.size() > small_size)
            throw refusal{
                said("a part {} of more than {} MiB", in_quotes(name), in_mib(small_size)),
                said("less")};
        return true;
    });
    return text;
}

} // namespace cofin::workbooks

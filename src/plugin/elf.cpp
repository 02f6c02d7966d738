#include "plugin/elf.hpp"

#include <cofin/error.hpp>

#include <algorithm>
#include <cstring>

#include <elf.h>

namespace cofin {
namespace {

#if defined(__x86_64__)
constexpr unsigned this_processor = EM_X86_64;
#elif defined(__aarch64__)
constexpr unsigned this_processor = EM_AARCH64;
#else
constexpr unsigned this_processor = EM_NONE; // no plugin is for it
#endif

/// More entries of all tables together, and longer names, than any sensible library has: the file was made to be slow.
constexpr std::size_t entries_max = 1U << 16U;
constexpr std::size_t name_max = 1U << 16U;

class elf_reader {
public:
    elf_reader(std::string_view bytes, const std::string& file) : bytes_(bytes), file_(file) {}

    elf_library read() {
        const auto head = header();
        elf_library made;
        made.bytes = bytes_;
        const auto sections =
            table<Elf64_Shdr>(head.e_shoff, head.e_shnum, wording("section table"));
        if (head.e_shstrndx >= sections.size())
            refuse(wording("no names of sections"));
        const auto names = content_of(sections[head.e_shstrndx]);
        for (const auto& section : sections) {
            made.sections.push_back({name_at(names, section.sh_name), content_of(section)});
            if (section.sh_type != SHT_DYNSYM && section.sh_type != SHT_DYNAMIC)
                continue;
            if (section.sh_link >= sections.size())
                refuse(wording("a table whose names are missing"));
            const auto texts = content_of(sections[section.sh_link]);
            if (section.sh_type == SHT_DYNSYM)
                read_symbols(section, texts, made.exported);
            else
                read_needed(section, texts, made.needed);
        }
        return made;
    }

private:
    [[noreturn]] void refuse(const wording& found) const {
        throw parse_error({file_, 0, 0}, found, wording("a shared library for this processor"));
    }

    [[nodiscard]] Elf64_Ehdr header() const {
        Elf64_Ehdr head;
        if (bytes_.size() < sizeof head || !bytes_.starts_with(ELFMAG))
            refuse(bytes_.size() < sizeof head
                       ? wording("a file of {} bytes", std::to_string(bytes_.size()))
                       : wording("no ELF file"));
        std::memcpy(&head, bytes_.data(), sizeof head);
        if (head.e_ident[EI_CLASS] != ELFCLASS64 || head.e_ident[EI_DATA] != ELFDATA2LSB ||
            head.e_machine != this_processor)
            refuse(wording("a library for another processor (ELF machine {})",
                           std::to_string(head.e_machine)));
        if (head.e_type != ET_DYN)
            refuse(wording("an ELF file that is no shared library"));
        return head;
    }

    /// Records that lie one after the other in the file.
    template <class Record>
    [[nodiscard]] std::vector<Record> table(std::uint64_t at, std::uint64_t count,
                                            const wording& what) {
        if (count > entries_max - entries_)
            refuse(wording("a {} of {} entries beside {} of other tables", what,
                           std::to_string(count), std::to_string(entries_)));
        entries_ += count;
        if (at > bytes_.size() || count * sizeof(Record) > bytes_.size() - at)
            refuse(wording("a truncated file: its {} ends behind its last byte", what));
        std::vector<Record> records(count);
        if (count > 0)
            std::memcpy(records.data(), bytes_.data() + at, count * sizeof(Record));
        return records;
    }

    [[nodiscard]] std::string_view content_of(const Elf64_Shdr& section) const {
        if (section.sh_type == SHT_NOBITS || section.sh_type == SHT_NULL)
            return {};
        if (section.sh_offset > bytes_.size() ||
            section.sh_size > bytes_.size() - section.sh_offset)
            refuse(wording("a truncated file: a section ends behind its last byte"));
        return bytes_.substr(section.sh_offset, section.sh_size);
    }

    [[nodiscard]] std::string_view name_at(std::string_view texts, std::uint64_t at) const {
        const auto rest = texts.substr(std::min<std::uint64_t>(at, texts.size()), name_max + 1);
        const auto name = rest.substr(0, rest.find('\0'));
        if (name.size() > name_max)
            refuse(wording("a name of more than {} bytes", std::to_string(name_max)));
        return name;
    }

    void read_symbols(const Elf64_Shdr& section, std::string_view texts,
                      std::vector<std::string_view>& exported) {
        for (const auto& symbol : table<Elf64_Sym>(
                 section.sh_offset, section.sh_size / sizeof(Elf64_Sym), wording("symbol table")))
            if (symbol.st_shndx != SHN_UNDEF && ELF64_ST_BIND(symbol.st_info) == STB_GLOBAL &&
                ELF64_ST_TYPE(symbol.st_info) == STT_OBJECT)
                exported.push_back(name_at(texts, symbol.st_name));
    }

    void read_needed(const Elf64_Shdr& section, std::string_view texts,
                     std::vector<std::string_view>& needed) {
        for (const auto& entry : table<Elf64_Dyn>(
                 section.sh_offset, section.sh_size / sizeof(Elf64_Dyn), wording("dynamic table")))
            if (entry.d_tag == DT_NEEDED)
                needed.push_back(name_at(texts, entry.d_un.d_val));
    }

    std::string_view bytes_;
    const std::string& file_;
    std::size_t entries_ = 0; ///< of all tables so far
};

} // namespace

std::string_view elf_library::find(std::string_view name) const {
    const auto found = std::ranges::find(sections, name, &section::name);
    return found == sections.end() ? std::string_view() : found->content;
}

elf_library read_elf(std::string_view bytes, const std::string& file) {
    return elf_reader(bytes, file).read();
}

} // namespace cofin

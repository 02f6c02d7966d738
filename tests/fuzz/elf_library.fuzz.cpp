// Shared libraries: whatever their tables say, what is shown of them lies within the file.

#include "fuzz/promise.hpp"
#include "plugin/elf.hpp"

#include <functional>

using namespace cofin;
using namespace cofin::fuzz;

namespace {

bool lies_within(std::string_view part, std::string_view whole) {
    const std::less_equal<const char*> before;
    return part.empty() || (before(whole.data(), part.data()) &&
                            before(part.data() + part.size(), whole.data() + whole.size()));
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    const auto file = text_of(bytes, size);
    const auto library = accepted([&] { return read_elf(file, "plugin.so"); });
    if (!library)
        return 0;
    for (const auto& section : library->sections) {
        require(lies_within(section.content, file) && lies_within(section.name, file),
                "a section lies within the file");
        static_cast<void>(library->find(section.name));
    }
    for (const auto& names : {library->needed, library->exported})
        for (const auto name : names)
            require(lies_within(name, file), "a name lies within the file");
    return 0;
}

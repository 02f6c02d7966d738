// import.toml: what is remembered from it is remembered again, or it is refused with places.

#include "import/mapping_file.hpp"

#include "fuzz/input_files.hpp"
#include "fuzz/promise.hpp"

using namespace cofin;
using namespace cofin::fuzz;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    static const input_files files;
    const auto remembered = [](const std::string& path) {
        import_choices choices;
        recall(path, choices);
        return choices;
    };
    const auto path = files.write("import.toml", text_of(bytes, size));
    const auto read = accepted([&] { return remembered(path); });
    if (!read)
        return 0;
    const auto again = remembered(files.write("again.toml", mapping_text({}, *read)));
    require(again.partners == read->partners && again.categories == read->categories &&
                again.partner == read->partner && again.category == read->category &&
                again.unit == read->unit && again.total_rows == read->total_rows,
            "what is remembered is written so that it is remembered again");
    return 0;
}

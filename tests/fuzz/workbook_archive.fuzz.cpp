// Workbooks as files: any bytes, most of them damaged archives.

#include "fuzz/workbook_reading.hpp"

using namespace cofin::fuzz;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    read_workbook(text_of(bytes, size));
    return 0;
}

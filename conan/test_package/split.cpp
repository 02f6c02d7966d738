// The header-only core.

#include <cofin/cofin.hpp>

#include <cstdio>

using namespace cofin::literals;

int main() {
    const auto grant = (85_percent * 23'725.48_eur).rounded(cofin::rounding::floor);
    std::printf("%s\n", to_string(grant).c_str());
    return grant == 20'166.65_eur ? 0 : 1;
}

// What a program needs that splits amounts and nothing else: the header-only core.

#include <cofin/cofin.hpp>

#include <cstdio>

using namespace cofin::literals;

int main() {
    const auto eligible = 23'725.48_eur;
    const auto grant = (85_percent * eligible).rounded(cofin::rounding::floor);
    std::printf("%s + %s\n", to_string(grant).c_str(), to_string(eligible - grant).c_str());
    return grant == 20'166.65_eur ? 0 : 1;
}

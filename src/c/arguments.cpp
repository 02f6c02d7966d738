#include "c/arguments.hpp"

#include "rulebook/utf8.hpp"

#include <algorithm>

namespace cofin::c {
namespace {

/// More than any version of a struct will have: what claims to be larger was never filled in.
constexpr std::size_t struct_size_max = 4096;

currency read_currency(const cofin_amount& amount, const char* name) {
    constexpr std::size_t letters = 3;
    const std::string_view code(amount.currency, letters);
    if (amount.currency[letters] != '\0')
        throw bad_argument(std::string(name) + ": found a currency of four letters, expected three "
                                               "and a zero");
    const auto unit = currency::try_parse(code);
    if (!unit)
        throw unknown_currency(std::string(name) + ": found " + in_quotes(code) +
                               ", expected a currency of ISO 4217 such as EUR");
    return *unit;
}

} // namespace

std::string read_text(const char* text, const char* name) {
    const std::size_t size = strnlen(require(text, name), COFIN_TEXT_MAX + 1);
    if (size > COFIN_TEXT_MAX)
        throw bad_argument(std::string(name) + ": found a longer text, expected at most " +
                           std::to_string(COFIN_TEXT_MAX) + " bytes");
    const std::string_view read(text, size);
    if (const auto at = invalid_utf8_at(read); at != std::string_view::npos)
        throw parse_error({name, 0, at + 1}, in_quotes(read.substr(at, 1)), wording("UTF-8"));
    return std::string(read);
}

std::string read_optional_text(const char* text, const char* name) {
    auto read = text == nullptr ? std::string() : read_text(text, name);
    if (text != nullptr && read.empty())
        throw parse_error({name}, in_quotes(read), wording("a text, or none at all"));
    return read;
}

day read_day(const char* text, const char* name) {
    try {
        return parse_day(read_text(text, name));
    } catch (const parse_error& problem) {
        throw parse_error(problem.located({name, 0, 1}));
    }
}

money read_amount(const cofin_amount& amount, const char* name) {
    const auto unit = read_currency(amount, name);
    if (amount.digits != unit.digits())
        throw bad_argument(std::string(name) + ": found digits " + std::to_string(amount.digits) +
                           ", expected " + std::to_string(unit.digits()) + ", as " +
                           std::string(unit.code()) + " has");
    return money::of_minor(amount.minor, unit);
}

cofin_amount as_c(const money& amount) noexcept {
    cofin_amount made{amount.minor(), {}, amount.currency().digits()};
    amount.currency().code().copy(made.currency, 3);
    return made;
}

void require_size(const void* given, std::size_t size, std::size_t known, const char* name) {
    if (size < known || size > struct_size_max || size % sizeof(void*) != 0)
        throw bad_argument(std::string(name) + ": found " + std::to_string(size) + ", expected " +
                           std::to_string(known) + ", the size of the struct");
    const auto* const bytes = static_cast<const unsigned char*>(given);
    if (std::any_of(bytes + known, bytes + size, [](unsigned char byte) { return byte != 0; }))
        throw bad_argument(std::string(name) + ": found members that this version does not know, "
                                               "expected them to be zero");
}

} // namespace cofin::c

#include "import/column_name.hpp"

#include "import/currency_word.hpp"
#include "import/folded.hpp"
#include "import/number_form.hpp"

#include <cofin/rules/vocabulary.hpp>

#include <algorithm>
#include <array>
#include <bitset>
#include <map>
#include <vector>

namespace cofin {
namespace {

struct known_heading {
    std::string_view target;
    std::string_view names; ///< folded, parted by `|`
};

constexpr known_heading known_headings[] = {
    {"id", "cost id|id wydatku|id kosztu|id vydaje|id nakladu|ідентифікатор|код витрати"},
    {"partner", "project partner|partner projektu|партнер|партнер проекту"},
    {"category", "cost category|budget category|budget line|kategoria|kategoria kosztow|kategoria "
                 "wydatku|kategoria "
                 "wydatkow|linia budzetowa|kategorie|kategorie vydaju|kategorie nakladu|rozpoctova "
                 "kapitola|категорія|"
                 "категорія витрат|стаття витрат|стаття бюджету"},
    {"amount", "gross amount|amount gross|amount declared|declared amount|kwota|kwota brutto|kwota "
               "wydatku|wartosc brutto|"
               "kwota dokumentu|castka|castka celkem|castka s dph|castka vc. dph|castka vcetne "
               "dph|vydaj celkem|сума|"
               "сума з пдв|сума витрат|загальна сума"},
    {"vat", "vat amount|kwota vat|podatek vat|dph|castka dph|vyse dph|пдв|сума пдв"},
    {"currency", "waluta|kod waluty|mena|kod meny|валюта|код валюти"},
    {"claim", "claim number|wniosek o platnosc|nr wniosku o platnosc|numer wniosku o "
              "platnosc|zadost o platbu|cislo "
              "zadosti o platbu|заявка на платіж|номер заявки"},
    {"activity", "task|zadanie|dzialanie|aktivita|klicova aktivita|захід|завдання|діяльність"},
    {"description", "what was bought|subject|opis|opis wydatku|przedmiot|nazwa towaru lub "
                    "uslugi|popis|popis vydaje|"
                    "predmet|ucel|опис|опис витрат|призначення|наименування|найменування"},
    {"supplier",
     "vendor|creditor|issuer|supplier name|dostawca|wystawca|kontrahent|nazwa dostawcy|nazwa "
     "kontrahenta|"
     "wystawca dokumentu|dodavatel|nazev dodavatele|nazev subjektu|постачальник|контрагент|назва "
     "постачальника|виконавець"},
    {"document",
     "document number|document no|document no.|invoice|invoice number|invoice no|invoice no.|numer "
     "dokumentu|nr dokumentu|numer faktury|nr faktury|faktura|cislo dokladu|cislo "
     "faktury|evidencni cislo|c. "
     "faktury|c. dokladu|номер документа|номер рахунку|№ документа|№ рахунку"},
    {"issued_on", "document date|date of document|invoice date|date of invoice|date of issue|issue "
                  "date|data wystawienia|"
                  "data wystawienia dokumentu|data dokumentu|data faktury|datum vystaveni|datum "
                  "dokladu|datum faktury|"
                  "дата документа|дата рахунку|дата виставлення"},
    {"incurred_on",
     "date incurred|delivery date|date of delivery|data dostawy|data wykonania uslugi|data "
     "sprzedazy|datum "
     "plneni|datum uskutecneni plneni|datum dodani|duzp|дата поставки|дата надання послуг"},
    {"paid_on", "payment date|date of payment|date paid|data zaplaty|data platnosci|data "
                "zaplacenia|datum uhrady|datum "
                "platby|datum zaplaceni|дата оплати|дата платежу|дата сплати"},
    {"person",
     "employee|pracownik|imie i nazwisko|zamestnanec|jmeno a prijmeni|працівник|прізвище та імя"},
    {"hours", "hours worked|godziny|liczba godzin|hodiny|pocet hodin|години|кількість годин"},
};

std::map<std::string, std::string, std::less<>> known_by_name() {
    std::map<std::string, std::string, std::less<>> names;
    for (const auto& known : known_headings) {
        std::string_view rest = known.names;
        while (!rest.empty()) {
            const auto end = std::min(rest.find('|'), rest.size());
            names.emplace(folded(rest.substr(0, end)), known.target);
            rest.remove_prefix(std::min(end + 1, rest.size()));
        }
    }
    for (const std::string_view own : {"id", "partner", "category", "amount", "currency", "claim"})
        names.emplace(own, own);
    for (const auto own : facts_about(subject::cost)) {
        std::string spaced(own);
        std::ranges::replace(spaced, '_', ' ');
        names.emplace(spaced, own);
    }
    return names;
}

/// The heading's words; brackets, commas, colons and the like part them as spaces do.
std::vector<std::string_view> words_of(std::string_view heading) {
    std::vector<std::string_view> words;
    constexpr std::string_view parting = " \t\r\n_,:;*()[]/";
    while (true) {
        const auto from = heading.find_first_not_of(parting);
        if (from == std::string_view::npos)
            return words;
        heading.remove_prefix(from);
        const auto end = std::min(heading.find_first_of(parting), heading.size());
        words.push_back(heading.substr(0, end));
        heading.remove_prefix(end);
    }
}

std::string without_brackets(std::string_view heading) {
    std::string kept;
    int depth = 0;
    for (const char c : heading) {
        depth += c == '(' || c == '[' ? 1 : 0;
        if (depth == 0)
            kept += c == '_' ? ' ' : c;
        depth -= (c == ')' || c == ']') && depth > 0 ? 1 : 0;
    }
    return kept;
}

/// The name without what says a currency at its end: `kwota w zl`, `amount, EUR`.
std::string known_part(std::string_view heading) {
    auto words = words_of(heading);
    constexpr std::string_view prepositions[] = {"w", "v", "ve", "in", "у", "в"};
    bool unit = false;
    while (!words.empty() && (currency_of_word(words.back()) || is_multiplier(words.back()))) {
        words.pop_back();
        unit = true;
    }
    if (unit && !words.empty() &&
        std::ranges::find(prepositions, words.back()) != std::end(prepositions))
        words.pop_back();
    std::string name;
    for (const auto word : words)
        name += (name.empty() ? "" : " ") + std::string(word);
    return name;
}

/// Codes in capitals, or signs and words: `all` and `top` are words before they are currencies.
std::optional<currency> currency_in_heading(std::string_view word) {
    const bool small =
        word.size() == 3 && std::ranges::all_of(word, [](char c) { return c >= 'a' && c <= 'z'; });
    constexpr std::string_view known[] = {"eur", "pln", "czk", "uah", "usd", "gbp"};
    if (word == "ALL" || word == "TOP" ||
        (small && std::ranges::find(known, word) == std::end(known)))
        return std::nullopt;
    return currency_of_word(word);
}

constexpr std::string_view total_words[] = {"razem",
                                            "ogółem",
                                            "ogolem",
                                            "suma",
                                            "łącznie",
                                            "lacznie",
                                            "podsumowanie",
                                            "suma końcowa",
                                            "suma częściowa",
                                            "razem wydatki",
                                            "razem koszty",
                                            "OGÓŁEM",
                                            "ŁĄCZNIE",
                                            "Łącznie",
                                            "celkem",
                                            "součet",
                                            "soucet",
                                            "mezisoučet",
                                            "mezisoucet",
                                            "úhrnem",
                                            "uhrnem",
                                            "celkem za projekt",
                                            "SOUČET",
                                            "MEZISOUČET",
                                            "celkový součet",
                                            "celkem výdaje",
                                            "výdaje celkem",
                                            "celkem kč",
                                            "total",
                                            "totals",
                                            "sum",
                                            "subtotal",
                                            "sub-total",
                                            "grand total",
                                            "total costs",
                                            "total amount",
                                            "разом",
                                            "Разом",
                                            "РАЗОМ",
                                            "усього",
                                            "Усього",
                                            "УСЬОГО",
                                            "всього",
                                            "Всього",
                                            "ВСЬОГО",
                                            "сума",
                                            "Сума",
                                            "підсумок",
                                            "Підсумок",
                                            "загалом",
                                            "Загалом",
                                            "всього за проектом"};

constexpr std::size_t longest_total_word = 40;

/// By length, with which bytes one may begin: almost every cell is told apart by that.
std::array<std::bitset<256>, longest_total_word + 1> beginnings_of_total_words() {
    std::array<std::bitset<256>, longest_total_word + 1> possible;
    for (const auto word : total_words) {
        const auto first = static_cast<unsigned char>(word[0]);
        possible[word.size()].set(first);
        if (first >= 'a' && first <= 'z')
            possible[word.size()].set(first - 32U);
    }
    return possible;
}

} // namespace

heading_meaning read_heading(std::string_view heading) {
    static const auto known = known_by_name();
    heading_meaning meaning;
    for (const auto word : words_of(heading)) {
        // `k` and `M` are words of their own in a heading: `k úhradě`.
        meaning.multiplied = meaning.multiplied || (word.size() > 1 && is_multiplier(word));
        if (const auto unit = currency_in_heading(word))
            meaning.unit = unit;
    }
    for (const auto& form :
         {without_brackets(heading), known_part(heading), known_part(without_brackets(heading))})
        if (const auto found = known.find(folded(form)); found != known.end()) {
            meaning.target = found->second;
            break;
        }
    return meaning;
}

bool is_total_word(std::string_view cell) {
    cell = trimmed(cell);
    while (cell.ends_with(':') || cell.ends_with('.'))
        cell.remove_suffix(1);
    if (cell.empty() || cell.size() > longest_total_word)
        return false;
    static const auto possible = beginnings_of_total_words();
    if (!possible[cell.size()].test(static_cast<unsigned char>(cell[0])))
        return false;
    std::array<char, longest_total_word> lower{};
    for (std::size_t i = 0; i < cell.size(); ++i)
        lower[i] = cell[i] >= 'A' && cell[i] <= 'Z' ? static_cast<char>(cell[i] + 32) : cell[i];
    const std::string_view word(lower.data(), cell.size());
    return std::ranges::find(total_words, word) != std::end(total_words) ||
           std::ranges::find(total_words, cell) != std::end(total_words);
}

} // namespace cofin

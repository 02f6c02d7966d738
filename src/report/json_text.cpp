#include "report/assessment_json.hpp"
#include "report/statement_json.hpp"

#include <cofin/report/json_text.hpp>

#include <nlohmann/json.hpp>

namespace cofin {
namespace {

std::string document_text(const nlohmann::ordered_json& document) {
    return document.dump(2) + "\n";
}

} // namespace

std::string v0::assessment_json_text(const agreement& project, const rulebook& book,
                                     const assessment& result) {
    return document_text(assessment_json(project, book, result));
}

std::string v0::statement_json_text(const statement& made) {
    return document_text(statement_json(made));
}

} // namespace cofin

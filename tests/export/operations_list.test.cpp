#include "export/operations_list.hpp"

#include "report/assessed.hpp"
#include "support/catch.hpp"

using namespace cofin;
using namespace cofin::literals;
using namespace cofin::test;
using Catch::Matchers::Contains;

namespace {

struct published_project : reported_project {
    publication published{.file = "publication.toml"};

    published_project() {
        published.operation = {{"fund", "ERDF"}, {"summary", "what is done"}};
        project.agreed.partners[0].known.set("lead", true);
        project.agreed.known.set("starts_on", on("2018-01-02"));
    }
    [[nodiscard]] operations_list list(operations_form form) const {
        operations_list made(form);
        made.add({project.agreed, published, result, on("2019-03-04")});
        return made;
    }
};

std::string second_line(const std::string& csv) { return csv.substr(csv.find('\n') + 1); }

} // namespace

TEST_CASE("what the project knows is listed, what it does not is empty and asked for",
          "[operations]") {
    const published_project one;
    const auto list = one.list(operations_form::annex_xii);
    CHECK(second_line(list.csv()) ==
          "partner pp1; partner pp2,\"Úřady \"\"bez\"\" hranic\",what is done,2018-01-02,,EUR,"
          "23725.48,85 %,,,,2019-03-04\n");
    CHECK(list.missing() ==
          std::vector<wording>{
              "P/1: operation end date is not known; it comes from project.toml: ends_on",
              "P/1: operation postcode or other location indicator is not known; say location in "
              "[operation] of publication.toml",
              "P/1: country is not known; say country in [operation] of publication.toml",
              "P/1: category of intervention is not known; say intervention in [operation] of "
              "publication.toml"});
}

TEST_CASE("the rate is that of the fund which is named, and of no other", "[operations]") {
    published_project one;
    one.published.operation["fund"] = "ESF+";
    const auto list = one.list(operations_form::art_49_3);
    CHECK_THAT(list.csv(), Contains(",ESF+,,,"));
    const auto& missing = list.missing();
    CHECK(std::ranges::any_of(missing, [](const auto& line) {
        return to_string(line).find("Union co-financing rate") != std::string::npos;
    }));
}

TEST_CASE("no natural person is named among legal entities", "[operations]") {
    published_project one;
    one.project.agreed.partners[1].known.set("legal_form", std::string("person"));
    CHECK_THAT(one.list(operations_form::art_49_3).csv(), !Contains("pp2"));
}

TEST_CASE("no text of a list is a formula", "[operations]") {
    CHECK(csv_field("=HYPERLINK(\"x\")") == "\"'=HYPERLINK(\"\"x\"\")\"");
    CHECK(csv_field("+1") == "'+1");
    CHECK(csv_field("@a") == "'@a");
    CHECK(csv_field("-1") == "'-1");
    CHECK(csv_field("plain = text") == "plain = text");
    CHECK(csv_field("a,b\nc") == "\"a,b\nc\"");
    CHECK(csv_field("") == "");
    CHECK(csv_field("<script>") == "<script>");
}

#include "store/checkpoint.hpp"

#include "store/keys.hpp"
#include "support/catch.hpp"
#include "support/refusals.hpp"
#include "support/temporary_folder.hpp"

#include <cofin/error.hpp>

#include <algorithm>
#include <filesystem>
#include <map>

using namespace cofin;
using namespace cofin::test;

namespace {

// printf 'head 0' | sha256sum, and so on.
const std::vector<std::string> hashes{
    "0cda78508f9ce2b0d75482c4efbbb59e2509a991ee61d9c8be3cd8c30d3f02bd",
    "e117796c721346062f73bfb9ed01651ce9c04450712eff141a09d7b41a23b7ea",
    "454329b891a2b952526794a5de265668abe540c5ea51f588aa31056d899da630",
    "87e99f50608589d4e1fcb08b70599554e9a558b58bae036b976a008cfa7bf76b",
    "1a031286963ae31ff2c75986fb0c03349115ee94c429b59b7f13f0f145d56d1a",
    "a52032539a264140055b8e34b640937cb6fc8604a413467977b338255ac44533",
    "34f233091a150fee9397b8e9431138b76e96685c006c1c09a2de353fed499815",
    "be37694521ea2f94dbb3318a850a769b091bafb7f8bec818c6a125b2e5f8d571",
};

/// `project i` with i thousand and one entries, the last of which has the hash of `head i`.
std::vector<chain_head> some_heads(std::size_t count) {
    std::vector<chain_head> heads;
    for (std::size_t i = 0; i < count; ++i)
        heads.push_back({"project " + std::to_string(i), i * 1000 + 1, parse_digest(hashes.at(i))});
    return heads;
}

/// The known key and its public half in files.
struct key_files {
    temporary_folder folder;
    std::string mine = folder.write("key.pem", known_key);
    std::string mine_public = folder.write("public.pem", known_public_key);
    std::string other = folder.write("other.pem", other_key);
    std::string other_public = folder.write("other_public.pem", other_public_key);
};

/// The text of three heads signed by the known key. Root: Python's hashlib; signature: openssl pkeyutl -sign -rawin.
const std::string three_signed = R"({
  "format": "cofin-checkpoint/1",
  "heads": [
    {"project": "project 0", "entries": 1, "head": "0cda78508f9ce2b0d75482c4efbbb59e2509a991ee61d9c8be3cd8c30d3f02bd"},
    {"project": "project 1", "entries": 1001, "head": "e117796c721346062f73bfb9ed01651ce9c04450712eff141a09d7b41a23b7ea"},
    {"project": "project 2", "entries": 2001, "head": "454329b891a2b952526794a5de265668abe540c5ea51f588aa31056d899da630"}
  ],
  "root": "1574056e28473a56a17f6af04b1e645b39ea4a10d4315988c821578952d833e0",
  "public_key": "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a",
  "signature": "20cf9875ea2ebbe7ea1fa6e7bbf7e3d7876b188333bbc63f072045f057c03d9f4652cb18b260d8df7c3cc6c3b576541b0b313afb5779307028b45d6fff31fe08"
}
)";

/// `three_signed` with one place written otherwise.
std::string changed(std::string_view from, std::string_view to) {
    auto text = three_signed;
    const auto at = text.find(from);
    REQUIRE(at != std::string::npos);
    return text.replace(at, from.size(), to);
}

std::string refused(const std::string& text) {
    return refusal_of([&] { static_cast<void>(read_checkpoint(text, "c.json")); });
}

} // namespace

TEST_CASE("the root of a checkpoint is RFC 6962's over its heads") {
    // Computed by twenty lines of Python (hashlib) that give RFC 6962's known root for the eight leaves of its test data.
    const auto [count, root] = GENERATE(table<std::size_t, std::string>({
        {0, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"},
        {1, "6016f23bd6396c2ba28782b01180c1f40acdd7a97bfe95b163867dd03160bb28"},
        {2, "34611bf723d56930fed8546585672c19cb018c8c7b3462e65e6611b8a91564e4"},
        {3, "1574056e28473a56a17f6af04b1e645b39ea4a10d4315988c821578952d833e0"},
        {5, "d16c506dc9068745755c5c44e7e72f73cb6eea1bece65576093e01087d520399"},
        {8, "fc3413d3744d7acf8d7c9b27cab5b6bdc967f52853607f384d96bce03987cac7"},
    }));
    CHECK(to_string(merkle_root(some_heads(count))) == root);
}

TEST_CASE("a leaf counts bytes, and all of a number's") {
    const chain_head head{
        "żółw", 18446744073709551615U,
        parse_digest("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")};
    CHECK(to_string(merkle_root({head})) ==
          "41c5464b860c81bca4584d8a04a1429f93e477254425f198820c4bcd44c1832c");
}

TEST_CASE("a checkpoint is signed by the key in a PEM file") {
    const key_files keys;
    const auto made = sign_checkpoint(some_heads(3), keys.mine);
    CHECK(checkpoint_text(made) == three_signed);
    CHECK(made.signed_by == signer::trusted);
    CHECK(to_string(made.root) ==
          "1574056e28473a56a17f6af04b1e645b39ea4a10d4315988c821578952d833e0");

    auto turned = some_heads(3);
    std::ranges::reverse(turned);
    CHECK(sign_checkpoint(turned, keys.mine) == made);
    CHECK_FALSE(sign_checkpoint(some_heads(3), keys.other) == made);
}

TEST_CASE("what is no head of a chain is not signed") {
    const key_files keys;
    auto heads = some_heads(2);
    SECTION("a project twice") { heads[1].project = heads[0].project; }
    SECTION("no entries") { heads[1].entries = 0; }
    SECTION("an id that no JSON can hold") { heads[1].project = "\xff"; }
    CHECK_THROWS_AS(sign_checkpoint(heads, keys.mine), std::invalid_argument);
}

TEST_CASE("a key that cannot sign is refused with the command that makes one") {
    const key_files keys;
    const std::string expected =
        ", expected an Ed25519 private key in PEM form without a password, as `openssl genpkey "
        "-algorithm ed25519 -out key.pem` writes it";
    const auto [content, found] = GENERATE(table<std::string, std::string>({
        {"", "an empty file"},
        {"no key", "no PEM"},
        {encrypted_key, "\"ENCRYPTED PRIVATE KEY\" that cannot be read"},
        {known_public_key, "\"PUBLIC KEY\" that cannot be read"},
        {"-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n",
         "\"PRIVATE KEY\" that cannot be read"},
        {p256_key, "a key for EC"},
        {std::string(70000, 'x'), "more than 65536 bytes"},
    }));
    const auto file = keys.folder.write("bad.pem", content);
    CHECK(refusal_of([&] { static_cast<void>(sign_checkpoint(some_heads(1), file)); }) ==
          file + ": found " + found + expected);
    const auto missing = keys.folder.path("missing.pem");
    CHECK(refusal_of([&] { static_cast<void>(sign_checkpoint(some_heads(1), missing)); }) ==
          missing + ": found no such file" + expected);
}

TEST_CASE("a checkpoint is read back") {
    const key_files keys;
    const auto count = GENERATE(std::size_t{0}, std::size_t{1}, std::size_t{5});
    auto heads = some_heads(count);
    if (count > 0)
        heads.push_back({"a \"quoted\"\n\\ żółw", 18446744073709551615U, {}});
    auto made = sign_checkpoint(heads, keys.mine);
    const auto text = checkpoint_text(made);
    CHECK(read_checkpoint(text, "c.json", keys.mine_public) == made);
    made.signed_by = signer::self_declared;
    CHECK(read_checkpoint(text, "c.json") == made);
}

TEST_CASE("without a key that the reader names, the signer is whoever says so") {
    const key_files keys;
    const auto forged = checkpoint_text(sign_checkpoint(some_heads(2), keys.other));
    CHECK(read_checkpoint(forged, "c.json").signed_by == signer::self_declared);
    CHECK(read_checkpoint(forged, "c.json", keys.other_public).signed_by == signer::trusted);
    CHECK(refusal_of([&] {
              static_cast<void>(read_checkpoint(forged, "c.json", keys.mine_public));
          }) == "c.json:8: found public key "
                "50f93d95065a0b4ac54624908da24e684ab9958cb1cf3f7b4e9ee51fbd2a271a, expected "
                "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a, the key in " +
                    keys.mine_public);
    CHECK(refusal_of([&] { static_cast<void>(read_checkpoint(forged, "c.json", keys.mine)); }) ==
          keys.mine +
              ": found \"PRIVATE KEY\" that cannot be read, expected an Ed25519 public key in "
              "PEM form, as `openssl pkey -in key.pem -pubout -out public.pem` writes it");
}

TEST_CASE("what is not a checkpoint's text is refused with its line") {
    CHECK(refused("") == "c.json:1: found the end of the file, expected {");
    CHECK(refused("{}\n") == "c.json:1: found \"{}\", expected `{`");
    CHECK(refused(changed("point/1", "point/2")) ==
          "c.json:2: found \"  \\\"format\\\": \\\"cofin-checkpoint/2\\\",\", expected `  "
          "\"format\": \"cofin-checkpoint/1\",`");
    CHECK(refused(changed("\"entries\": 1,", "\"entries\": 1, \"day\": 3,")) ==
          "c.json:4: found key \"day\", expected \"project\", \"entries\" or \"head\"");
    CHECK(refused(changed("\"entries\": 1, ", "")) ==
          "c.json:4: found no key \"entries\", expected it with a value");
    CHECK(refused(changed("\"entries\": 1,", "\"entries\": -1,")) ==
          "c.json:4: found -1, expected a whole number above zero behind \"entries\"");
    CHECK(refused(changed("\"entries\": 1,", "\"entries\": 0,")) ==
          "c.json:4: found 0, expected a whole number above zero behind \"entries\"");
    CHECK(refused(changed("\"entries\": 1,", "\"entries\": 1.0,")) ==
          "c.json:4: found 1.0, expected a whole number above zero behind \"entries\"");
    CHECK(refused(changed("\"entries\": 1,", "\"entries\": 18446744073709551616,"))
              .starts_with("c.json:4: found 1.8"));
    CHECK(refused(changed("\"project 1\"", "1")) ==
          "c.json:5: found 1, expected a text behind \"project\"");
    CHECK(refused(changed("d3f02bd\"", "d3f02b\"")) ==
          "c.json:4: found 63 characters, expected 64 lower-case hexadecimal digits behind "
          "\"head\"");
    CHECK(refused(changed("\"root\"", "\"roof\"")) ==
          "c.json:8: found key \"roof\", expected key \"root\"");
    CHECK(refused(three_signed + "\n").starts_with("c.json:12: found "));
    CHECK(refused(three_signed.substr(0, three_signed.size() - 1)) ==
          "c.json:11: found \"}\" without a newline, expected a line that ends");
}

TEST_CASE("another spelling of the same content is refused where it begins") {
    CHECK(
        refused(changed("\"project 0\"", "\"project \\u0030\"")) ==
        "c.json:4:26: found \"\\\\u0030\\\", \\\"entries\\\": 1, \\\"head\\\": \\\"0cda7850...\", "
        "expected `0\", \"entries\": 1, \"head\": "
        "\"0cda78508f9ce2b0d75482c4efbbb59e2509a991ee61d9c8be3cd8c30d3f02bd\"},`");
    CHECK(refused(changed("\"entries\": 1,", "\"entries\":1,")).starts_with("c.json:4:40: found "));
    CHECK(refused(changed("\"entries\": 1,", "\"entries\": 1, \"entries\": 1,"))
              .starts_with("c.json:4:"));
    CHECK(refused(changed("},\n", "},\r\n")).starts_with("c.json:4:"));
    CHECK(refused(changed("},\n", "}\n")) ==
          "c.json:4:119: found the end of the line, expected `,`");
}

TEST_CASE("heads stand once and in order") {
    CHECK(refused(changed("project 1", "project 0")) ==
          "c.json:5: found project \"project 0\" again, expected each project once");
    CHECK(refused(changed("project 1", "project 3")) ==
          "c.json:6: found project \"project 2\" behind \"project 3\", expected projects in the "
          "order of their bytes");
}

TEST_CASE("a root of other heads and a signature of another root are refused") {
    CHECK(refused(changed("\"entries\": 1001", "\"entries\": 1002"))
              .starts_with("c.json:8: found root "
                           "1574056e28473a56a17f6af04b1e645b39ea4a10d4315988c821578952d833e0"));
    CHECK(refused(changed("20cf98", "20cf99")) ==
          "c.json:10: found a signature that is not of this root and key, expected the one of the "
          "public key");
    CHECK(refused(changed("d75a98", "50f93d")).starts_with("c.json:10: found a signature"));
}

TEST_CASE("no flipped bit of a checkpoint passes") {
    const auto whole = read_checkpoint(three_signed, "c.json");
    std::size_t passed = 0;
    for (std::size_t bit = 0; bit < 8 * three_signed.size(); ++bit) {
        auto text = three_signed;
        text[bit / 8] = static_cast<char>(text[bit / 8] ^ (1 << bit % 8));
        try {
            static_cast<void>(read_checkpoint(text, "c.json"));
            ++passed;
        } catch (const parse_error&) {
            continue;
        }
    }
    CHECK(passed == 0);
    CHECK(whole.heads.size() == 3);
}

TEST_CASE("no shortened checkpoint passes") {
    for (std::size_t size = 0; size < three_signed.size(); ++size)
        REQUIRE_THROWS_AS(read_checkpoint(three_signed.substr(0, size), "c.json"), parse_error);
}

TEST_CASE("a checkpoint is written whole, and never over another") {
    const key_files keys;
    const auto made = sign_checkpoint(some_heads(3), keys.mine);
    const auto file = keys.folder.path("deposit/c.json");
    CHECK_THROWS_AS(write_checkpoint(made, file), std::system_error);

    std::filesystem::create_directory(keys.folder.path("deposit"));
    write_checkpoint(made, file);
    CHECK(keys.folder.read("deposit/c.json") == three_signed);
    CHECK(read_checkpoint_file(file, keys.mine_public) == made);

    CHECK(refusal_of([&] { write_checkpoint(sign_checkpoint({}, keys.mine), file); }) ==
          file + ": found a file, expected a new name: no checkpoint is written over another");
    CHECK(keys.folder.read("deposit/c.json") == three_signed);
    using entries = std::filesystem::directory_iterator;
    CHECK(std::distance(entries(keys.folder.path("deposit")), entries()) == 1);
    CHECK(refusal_of([&] { static_cast<void>(read_checkpoint_file(file + "2")); }) ==
          file + "2: found no such file, expected a checkpoint");
}

TEST_CASE("a ledger is compared with what was signed of it") {
    const key_files keys;
    const auto made = sign_checkpoint(some_heads(3), keys.mine);
    std::map<std::string, std::uint64_t> entries{
        {"project 0", 1}, {"project 1", 1001}, {"project 2", 2001}};
    std::map<std::string, digest> last{{"project 0", parse_digest(hashes[0])},
                                       {"project 1", parse_digest(hashes[1])},
                                       {"project 2", parse_digest(hashes[2])}};
    const chain_view now{[&](const std::string& project) -> std::optional<std::uint64_t> {
                             const auto found = entries.find(project);
                             if (found == entries.end())
                                 return std::nullopt;
                             return found->second;
                         },
                         [&](const std::string& project, std::uint64_t entry) {
                             const auto signed_entry = project == "project 0"   ? 1U
                                                       : project == "project 1" ? 1001U
                                                                                : 2001U;
                             REQUIRE(entry == signed_entry);
                             return last.at(project);
                         }};
    using differences = std::vector<chain_difference>;
    CHECK(compare(made, now).empty());

    entries["project 1"] = 5000;
    entries["project 7"] = 1;
    CHECK(compare(made, now).empty());

    entries["project 1"] = 1000;
    CHECK(compare(made, now) ==
          differences{{"project 1", "1000 entries, 1001 were signed: the end is cut off"}});
    entries["project 0"] = 0;
    last["project 2"] = digest{};
    CHECK(compare(made, now) ==
          differences{{"project 0", "0 entries, 1 was signed: the end is cut off"},
                      {"project 1", "1000 entries, 1001 were signed: the end is cut off"},
                      {"project 2", "entry 2001 has the hash " + std::string(64, '0') + ", " +
                                        hashes[2] +
                                        " was signed: it or an entry before it is rewritten"}});
    entries.erase("project 1");
    CHECK(compare(made, now)[1] ==
          chain_difference{"project 1",
                           "not in the ledger, 1001 entries were signed: the project is gone"});
}

#include "cli/project_options.hpp"

#include "rulebook/catalog.hpp"

#include <cofin/error.hpp>
#include <cofin/spelling.hpp>

#include <CLI/CLI.hpp>

#include <filesystem>
#include <string_view>
#include <vector>

namespace cofin::cli {

void add_project_options(CLI::App& sub, project_options& given, const std::string& path_help) {
    sub.add_option("PATH", given.path, path_help)->type_name("PATH");
    sub.add_option("--rulebook", given.rulebook,
                   "A rulebook's id or .toml file, instead of the project's own.")
        ->type_name("RULEBOOK");
    sub.add_option("--on", given.on,
                   "Take the rulebook as published by this day, such as 2026-11-23.")
        ->type_name("DATE");
    add_plugin_options(sub, given.plugins);
}

const std::string& required_path(const project_options& given) {
    if (given.path.empty())
        throw parse_error({"PATH"}, wording("nothing"), wording("a project folder"));
    return given.path;
}

project_request request(const project_options& given, const std::string& folder,
                        const rulebook_supply& supply) {
    project_request wanted{folder, given.rulebook, {}, &supply};
    if (!given.on.empty())
        wanted.on = read_option("--on", given.on, parse_day);
    return wanted;
}

rulebook list_rulebook(const project_options& given, const rulebook_supply& supply) {
    auto wanted = request(given, given.path, supply);
    const auto beside = (std::filesystem::path(given.path) / "rulebook.toml").string();
    if (wanted.rulebook.empty() && !std::filesystem::exists(beside))
        throw parse_error({"--rulebook"}, wording("nothing"),
                          wording("a rulebook, since no rulebook.toml stands beside the list"));
    if (wanted.rulebook.empty())
        wanted.rulebook = beside;
    return load_rulebook({wanted.rulebook, wanted.on, {"--rulebook"}, &supply});
}

std::vector<std::string> input_files(const project_options& given, const std::string& folder,
                                     std::initializer_list<std::string_view> reports) {
    namespace fs = std::filesystem;
    std::vector<std::string> inputs;
    const auto add_those_in = [&](const fs::path& place) {
        std::error_code problem; // who reads them says it
        for (const auto& entry : fs::directory_iterator(place, problem))
            if (const auto kind = entry.path().extension(); kind == ".csv" || kind == ".toml")
                inputs.push_back(entry.path().string());
    };
    add_those_in(folder);
    if (given.rulebook.ends_with(".toml"))
        add_those_in(fs::absolute(given.rulebook).parent_path());
    std::error_code missing;
    for (const auto report : reports)
        if (report.ends_with(".toml") && fs::exists(report, missing))
            inputs.emplace_back(report);
    return inputs;
}

const rounding_profile& profile_named(const std::string& name) {
    std::vector<std::string_view> known;
    for (const auto* profile : profiles::all) {
        if (profile->name == name)
            return *profile;
        known.push_back(profile->name);
    }
    throw parse_error({"--profile"}, in_quotes(name), wording("a rounding profile"),
                      nearest_word(name, known));
}

} // namespace cofin::cli

#include "project/cost_list.hpp"
#include "project/project_file.hpp"
#include "rulebook/nearest_path.hpp"
#include "rulebook/text_file.hpp"

#include <cofin/error.hpp>
#include <cofin/project/project_folder.hpp>
#include <cofin/rules/assess.hpp>
#include <cofin/spelling.hpp>

#include <algorithm>
#include <filesystem>

namespace cofin {

namespace fs = std::filesystem;

namespace {

/// A decision on something that is not there would decide nothing, and nobody would notice.
void require_decided_items(const project_folder& project, const std::string& file) {
    if (project.declared.decisions.empty())
        return;
    std::vector<std::string> known{project.agreed.project};
    for (const auto& partner : project.agreed.partners)
        known.push_back(partner.id);
    for (const auto& cost : project.declared.costs)
        known.push_back(cost.id);
    std::ranges::sort(known);
    error_log problems;
    for (const auto& decision : project.declared.decisions)
        if (!std::ranges::binary_search(known, decision.item))
            problems.add(parse_error({file, decision.line, 0},
                                     wording("a decision on {}", in_quotes(decision.item)),
                                     wording("the id of a cost, a partner or the project"),
                                     nearest_word(decision.item, known)));
    problems.throw_if_any();
}

/// A file that project.toml names is meant from its folder, wherever the command runs.
std::string rulebook_named_in(const fs::path& folder, const std::string& id) {
    return id.ends_with(".toml") ? (folder / id).lexically_normal().string() : id;
}

} // namespace

project_folder v0::read_project(const project_request& wanted) {
    const fs::path folder(wanted.path);
    project_file file = read_project_file(
        (folder / "project.toml").string(),
        [&](const std::string& id, const place& named_at) -> rulebook {
            if (wanted.rulebook.empty())
                return load_rulebook(
                    {rulebook_named_in(folder, id), wanted.on, named_at, wanted.supply});
            return load_rulebook({wanted.rulebook, wanted.on, {"--rulebook"}, wanted.supply});
        });
    if (file.claims.empty())
        file.claims.push_back({1, {}});
    project_folder project{wanted.path, std::move(file.agreed), {}, std::move(file.book)};
    project.declared.costs =
        read_cost_list((folder / "costs.csv").string(), project.agreed, file.claims, project.book);
    // A link that leads nowhere is there: who reads it says what is wrong.
    if (fs::exists(fs::symlink_status(folder / "rates.csv")))
        project.declared.rates =
            read_rate_list((folder / "rates.csv").string(), project.agreed.currency);
    project.declared.claims = std::move(file.claims);
    project.declared.decisions = std::move(file.decisions);
    require_decided_items(project, (folder / "project.toml").string());
    return project;
}

std::vector<std::string> v0::project_folders_in(const std::string& path) {
    require_path(path);
    std::error_code problem;
    if (!fs::exists(path, problem))
        throw parse_error({path, 0, 0}, wording("no such folder"), wording("a project folder"),
                          nearest_path(path));
    if (!fs::is_directory(path, problem))
        throw parse_error({path, 0, 0}, wording("a file"), wording("a project folder"));
    if (fs::exists(fs::path(path) / "project.toml", problem))
        return {path};
    std::vector<std::string> folders;
    for (const auto& entry : fs::directory_iterator(path))
        if (entry.is_directory() && fs::exists(entry.path() / "project.toml"))
            folders.push_back(entry.path().string());
    if (folders.empty())
        throw parse_error({path, 0, 0}, wording("a folder without project.toml"),
                          wording("a project folder, or a folder of them"));
    std::ranges::sort(folders);
    return folders;
}

assessment v0::assess_project(const project_folder& project, const std::string& explain_item,
                              const rounding_profile& profile) {
    assessment result =
        assess(project.book, project.agreed, project.declared, explain_item, profile);
    error_log problems;
    for (const auto& lacking : result.missing_rates) {
        const cost& needing = project.declared.costs[lacking.cost];
        problems.add(parse_error({(fs::path(project.path) / "costs.csv").string(), needing.line, 0},
                                 wording("cost {} in {} and no rate for {}", needing.id,
                                         std::string(lacking.from.code()), to_string(lacking.of)),
                                 wording("a row {},{} in rates.csv", to_string(lacking.of),
                                         std::string(lacking.from.code()))));
    }
    problems.throw_if_any();
    return result;
}

} // namespace cofin

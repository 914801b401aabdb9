#include "libplanner/gis/project_file.h"

#include "libplanner/base/error.h"
#include "libplanner/gis/layer_writer.h"
#include "libplanner/gis/plan_layers.h"
#include "libplanner/gis/scenario_json.h"
#include "libplanner/gis/stored_layers.h"
#include "libplanner/gis/table_builder.h"

#include <fmt/format.h>

#include <filesystem>
#include <map>

namespace planner::gis {

namespace {

namespace fs = std::filesystem;

using Settings = std::map<std::string, std::string>;

fs::path folderOf(const std::string& path) {
    return fs::absolute(path).parent_path();
}

fs::path resolved(const CityDescription& description, const std::string& path) {
    const fs::path p(path);
    return p.is_absolute() || description.baseFolder.empty() ? p : fs::path(description.baseFolder) / p;
}

// The city's folder seen from the project file, so that both can move together.
std::string relativeBase(const std::string& projectPath, const std::string& baseFolder) {
    const fs::path base = baseFolder.empty() ? fs::current_path() : fs::absolute(baseFolder);
    const fs::path relative =
        base.lexically_normal().lexically_relative(folderOf(projectPath).lexically_normal());
    return relative.empty() ? base.string() : relative.generic_string();
}

LayerTable settingsTable(const std::string& path, const Project& project, const Plan& plan,
                         const Parameters& parameters) {
    TableBuilder table("settings", GeometryKind::None, std::nullopt,
                       {text("name"), text("value"), text("unit")});
    const auto add = [&table](const std::string& name, const std::string& value) {
        table.add({}, {name, value, std::string()});
    };
    add("project.schema", std::to_string(ProjectSchema));
    add("project.program", project.programVersion);
    add("project.profile", project.profile);
    add("project.base", relativeBase(path, project.description.baseFolder));
    add("project.city", cityToJson(project.description));
    add("project.crs", plan.city->crs.definition());
    add("project.plan", planSummaryToJson(plan));
    if (!project.views.empty())
        add("project.views", viewsToJson(project.views));
    for (const auto& [name, parameter] : parameters.all())
        table.add({}, {name, fmt::format("{:.15g}", parameter.value), parameter.unit});
    return table.take();
}

LayerTable scenariosTable(const Project& project) {
    TableBuilder table("scenarios", GeometryKind::None, std::nullopt, {text("name"), text("content")});
    table.add({}, {project.scenario.name, scenarioToJson(project.scenario)});
    for (const Scenario& other : project.others)
        table.add({}, {other.name, scenarioToJson(other)});
    return table.take();
}

LayerTable sourcesTable(const Project& project) {
    TableBuilder table("sources", GeometryKind::None, std::nullopt,
                       {text("role"), text("path"), text("sha256")});
    for (const StoredSource& source : project.sources)
        table.add({}, {std::string(nameOf(source.role)), source.path, source.checksum});
    return table.take();
}

LayerTable historyTable(const Project& project, const Plan& plan) {
    TableBuilder table("history", GeometryKind::None, std::nullopt,
                       {whole("step"), text("action"), text("detail")});
    table.add({}, {std::int64_t{1}, std::string(plan.isCancelled ? "plan-cancelled" : "plan"),
                   fmt::format("{} cabins, seed {}", plan.cabins.size(), project.scenario.seed)});
    return table.take();
}

Settings readSettings(const std::string& path) {
    Settings settings;
    const LayerTable table = storedLayer(path, "settings");
    for (const Feature& row : table.rows)
        settings[textOf(valueOf(table, row, "name")).value_or("")] =
            textOf(valueOf(table, row, "value")).value_or("");
    const auto schema = settings.find("project.schema");
    if (schema == settings.end())
        throw Error(ErrorCode::NotAProject, {.file = path});
    if (std::atoi(schema->second.c_str()) > ProjectSchema)
        throw Error(ErrorCode::NewerVersion, {.file = path, .value = schema->second});
    return settings;
}

Project projectFrom(const std::string& path, Settings& settings) {
    Project project;
    project.description = cityFromJson(settings["project.city"], path);
    const fs::path base = (folderOf(path) / settings["project.base"]).lexically_normal();
    project.description.baseFolder = (base.has_filename() ? base : base.parent_path()).string();
    project.profile = settings["project.profile"];
    project.programVersion = settings["project.program"];
    if (const auto views = settings.find("project.views"); views != settings.end())
        project.views = viewsFromJson(views->second, path);
    const LayerTable scenarios = storedLayer(path, "scenarios");
    if (scenarios.rows.empty())
        throw Error(ErrorCode::NotAProject, {.file = path, .layer = "scenarios"});
    project.scenario =
        scenarioFromJson(textOf(valueOf(scenarios, scenarios.rows.front(), "content")).value_or(""), path);
    for (std::size_t i = 1; i < scenarios.rows.size(); ++i)
        project.others.push_back(
            scenarioFromJson(textOf(valueOf(scenarios, scenarios.rows[i], "content")).value_or(""), path));
    const LayerTable sources = storedLayer(path, "sources");
    for (const Feature& row : sources.rows)
        if (const auto role = roleFromName(textOf(valueOf(sources, row, "role")).value_or("")))
            project.sources.push_back({*role, textOf(valueOf(sources, row, "path")).value_or(""),
                                       textOf(valueOf(sources, row, "sha256")).value_or("")});
    return project;
}

} // namespace

void saveProject(const std::string& path, const Project& project, const Plan& plan,
                 const Parameters& parameters) {
    std::vector<LayerTable> layers = planLayers(plan, true);
    layers.push_back(settingsTable(path, project, plan, parameters));
    layers.push_back(scenariosTable(project));
    layers.push_back(sourcesTable(project));
    layers.push_back(historyTable(project, plan));
    writeLayers(std::move(layers), path, WriteFormat::GeoPackage, {});
}

Project loadProject(const std::string& path) {
    Settings settings = readSettings(path);
    return projectFrom(path, settings);
}

StoredPlan loadPlan(const std::string& path) {
    Settings settings = readSettings(path);
    StoredPlan stored;
    stored.project = projectFrom(path, settings);
    auto city = std::make_shared<City>();
    Plan plan = planFromLayers(path, settings["project.crs"], *city);
    plan.scenario = stored.project.scenario;
    planSummaryFromJson(settings["project.plan"], path, plan, *city);
    plan.city = std::move(city);
    stored.plan = std::make_shared<const Plan>(std::move(plan));
    return stored;
}

std::vector<StoredSource> storedSources(const CityDescription& description, const SourceOpener& opener) {
    std::vector<StoredSource> sources;
    for (const auto& [role, specs] : description.roles)
        for (const SourceSpec& spec : specs) {
            SourceSpec absolute = spec;
            absolute.path = resolved(description, spec.path).string();
            sources.push_back({role, spec.path, opener.checksum(absolute)});
        }
    return sources;
}

} // namespace planner::gis

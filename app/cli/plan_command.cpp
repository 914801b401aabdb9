#include "app/cli/city_options.h"
#include "app/cli/command.h"
#include "app/cli/how_many_output.h"
#include "app/cli/plan_json.h"
#include "app/cli/plan_text.h"
#include "app/cli/round_locks.h"
#include "app/profiles/profiles.h"
#include "app/wording/finding_wording.h"
#include "libplanner/base/error.h"
#include "libplanner/city/city_loader.h"
#include "libplanner/geo/crs.h"
#include "libplanner/gis/export.h"
#include "libplanner/gis/project_file.h"
#include "libplanner/gis/source_opener.h"
#include "libplanner/planning/how_many.h"
#include "libplanner/planning/make_plan.h"
#include "libplanner/planning/scenario_city.h"

#include <QFileInfo>

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

namespace app::cli {

namespace fs = std::filesystem;

namespace {

constexpr const char* ProjectEnding = ".cabin.gpkg";

struct PlanArguments {
    std::string source; ///< City file or project; empty: flags alone
    CityOptions city;
    std::string out;
    std::string goal;
    std::string secondGoal;
    std::optional<double> keepWithinPercent;
    std::optional<double> secondWeightPercent;
    std::optional<std::uint32_t> cabins;
    std::optional<double> maxWalkMetres;
    std::string routeCost;
    std::string profile;
    std::vector<std::string> required;
    std::vector<std::string> forbidden;
    std::vector<std::string> closedStreets;
    std::vector<std::string> footbridges;
    std::string locks; ///< of the rounds; they take the place of a stored plan's
    bool isStrict = false;
    std::vector<std::string> formats;
    bool acceptsChanges = false;
    bool isHowMany = false; ///< a table of numbers instead of a plan
    bool mayClose = false;
};

bool isProject(const std::string& path) {
    return path.ends_with(ProjectEnding);
}

/// Where the plan goes: a GeoPackage of that name, or `plan.cabin.gpkg` in that folder.
fs::path projectPath(const std::string& out) {
    const fs::path path = fs::absolute(out);
    return out.ends_with(".gpkg") ? path : path / (std::string("plan") + ProjectEnding);
}

/// A place where nothing can be written is told before the work, not after it; nothing is made yet.
void checkFolder(fs::path folder) {
    while (!fs::exists(folder) && folder.has_relative_path())
        folder = folder.parent_path();
    const QFileInfo info(QString::fromStdString(folder.string()));
    if (!info.isDir() || !info.isWritable())
        throw planner::Error(
            planner::ErrorCode::WriteFailed,
            {.file = folder.string(), .reason = info.isDir() ? "no right to write" : "not a folder"});
}

/// One spelling for one folder, so that a repeated plan stores what the first one stored.
std::string plainFolder(const std::string& folder) {
    std::string plain = fs::absolute(folder.empty() ? "." : folder).lexically_normal().string();
    while (plain.size() > 1 && plain.back() == '/')
        plain.pop_back();
    if (plain.ends_with("/."))
        plain.resize(plain.size() - 2);
    return plain;
}

/// The second goal and how it shares the plan, where any of it is told; "none" takes a stored one away.
void setSecondGoal(planner::Scenario& scenario, const PlanArguments& arguments) {
    constexpr double MillionthsAPercent = 1e4;
    if (arguments.secondGoal == "none")
        scenario.second.reset();
    else if (!arguments.secondGoal.empty() && !scenario.second)
        scenario.second.emplace();
    const auto share = [](double percent) {
        return static_cast<std::uint32_t>(std::llround(percent * MillionthsAPercent));
    };
    if (!scenario.second) {
        if (arguments.keepWithinPercent || arguments.secondWeightPercent)
            throw planner::Error(planner::ErrorCode::BadValue,
                                 {.name = arguments.keepWithinPercent ? "--keep-within" : "--second-weight",
                                  .reason = "no --second-goal"});
        return;
    }
    if (!arguments.secondGoal.empty())
        scenario.second->goal = *planner::goalFromName(arguments.secondGoal);
    if (arguments.keepWithinPercent)
        scenario.second = {scenario.second->goal, planner::MixRule::Kept,
                           share(*arguments.keepWithinPercent)};
    if (arguments.secondWeightPercent)
        scenario.second = {scenario.second->goal, planner::MixRule::Weighted,
                           share(*arguments.secondWeightPercent)};
    if (scenario.second->goal == scenario.goal)
        throw planner::Error(planner::ErrorCode::BadValue, {.name = "--second-goal",
                                                            .value = planner::nameOf(scenario.goal),
                                                            .reason = "the same goal twice"});
}

/// The project asked for: stored, from a City file, or from flags; flags laid over it.
planner::Project projectOf(const PlanArguments& arguments, const CommonOptions& options) {
    planner::Project project;
    project.profile = profiles::parameterProfileNames().front();
    if (isProject(arguments.source))
        project = planner::gis::loadProject(arguments.source);
    else if (!arguments.source.empty())
        project.description = readCityFile(arguments.source);
    project.description = withOptions(std::move(project.description), arguments.city);
    project.description.baseFolder = plainFolder(project.description.baseFolder);
    if (!arguments.profile.empty())
        project.profile = arguments.profile;
    project.programVersion = CABIN_VERSION;

    planner::Scenario& scenario = project.scenario;
    for (const auto& [name, value] : project.description.settings)
        scenario.settings[name] = value;
    if (!arguments.goal.empty())
        scenario.goal = *planner::goalFromName(arguments.goal);
    setSecondGoal(scenario, arguments);
    if (arguments.cabins)
        scenario.cabins = arguments.cabins;
    if (arguments.maxWalkMetres)
        scenario.maxWalk = planner::metres(*arguments.maxWalkMetres);
    if (arguments.mayClose)
        scenario.settings["siting.existing_may_close"] = "1";
    scenario.isStrict = scenario.isStrict || arguments.isStrict;
    for (const std::string& street : arguments.closedStreets)
        scenario.closedStreets.emplace_back(street);
    if (!arguments.locks.empty())
        scenario.roundLocks = readLocks(fs::absolute(arguments.locks).string());
    if (!arguments.routeCost.empty())
        scenario.routeCost = *planner::routeCostFromName(arguments.routeCost);
    if (options.isSeedGiven || !isProject(arguments.source))
        scenario.seed = options.seed;
    if (options.isEffortGiven)
        scenario.effort = options.effort;
    return project;
}

/// Pins named by candidate id on the command line; the place is looked up in the city.
void addPins(planner::Scenario& scenario, const planner::City& city, const std::vector<std::string>& ids,
             planner::PinKind kind) {
    for (const std::string& id : ids) {
        const auto site = std::find_if(city.candidates.begin(), city.candidates.end(),
                                       [&id](const auto& candidate) { return candidate.key.text() == id; });
        if (site == city.candidates.end())
            throw planner::Error(planner::ErrorCode::BadValue,
                                 {.name = kind == planner::PinKind::Required ? "--require" : "--forbid",
                                  .value = id,
                                  .reason = "no candidate has this id"});
        scenario.pins.push_back({site->key, site->at, kind, "command line"});
    }
}

/// Footbridges given by their ends' longitudes and latitudes, behind those that the scenario has.
void addFootbridges(planner::Scenario& scenario, const planner::City& city,
                    const std::vector<std::string>& texts) {
    const planner::Transform toCity(planner::Crs::wgs84(), city.crs);
    for (const std::string& text : texts) {
        const QStringList numbers = QString::fromStdString(text).split(u',');
        planner::Footbridge bridge;
        for (qsizetype i = 0; i + 1 < numbers.size(); i += 2) {
            bool isLon = false;
            bool isLat = false;
            const planner::Point lonLat{numbers[i].toDouble(&isLon), numbers[i + 1].toDouble(&isLat)};
            if (const auto point = toCity.forward(lonLat); isLon && isLat && point)
                bridge.line.push_back(*point);
        }
        if (numbers.size() != 4 || bridge.line.size() != 2)
            throw planner::Error(planner::ErrorCode::BadValue,
                                 {.name = "--footbridge",
                                  .value = text,
                                  .reason = "lon,lat,lon,lat of its ends is asked for"});
        bridge.key = planner::newFootbridgeKey(scenario);
        scenario.footbridges.push_back(std::move(bridge));
    }
}

/// Refuses to call a plan a repetition when its sources are no longer what they were.
void checkSources(const planner::Project& stored, const std::vector<planner::StoredSource>& now) {
    std::string changed;
    for (const planner::StoredSource& source : stored.sources) {
        const bool isSame = std::find(now.begin(), now.end(), source) != now.end();
        if (!isSame)
            changed += (changed.empty() ? "" : ", ") + source.path;
    }
    if (!changed.empty())
        throw planner::Error(planner::ErrorCode::SourceChanged, {.file = changed});
}

void sayFindings(Console& console, const planner::HealthReport& health) {
    for (const planner::HealthFinding& finding : health.findings)
        console.say(wording::sentenceFor(finding));
}

ExitStatus sayHowMany(const std::shared_ptr<const planner::City>& city, const planner::Scenario& scenario,
                      const planner::Parameters& parameters, const planner::PlanOptions& options,
                      Context& context) {
    const planner::NumberTable table = planner::howManyCabins(
        city, scenario, parameters, options, context.stop, context.console.progressFunction());
    context.console.result(context.options.isJson
                               ? QString::fromStdString(numbersToJson(table, *city).dump(2))
                               : numbersText(table, *city));
    return ExitStatus::Done;
}

ExitStatus runPlan(const PlanArguments& arguments, Context& context) {
    const fs::path target = arguments.isHowMany ? fs::path() : projectPath(arguments.out);
    if (!arguments.isHowMany)
        checkFolder(target.parent_path());
    planner::Project project = projectOf(arguments, context.options);
    const planner::gis::GdalSourceOpener opener;
    const std::vector<planner::StoredSource> sources =
        planner::gis::storedSources(project.description, opener);
    if (isProject(arguments.source) && !arguments.acceptsChanges)
        checkSources(project, sources);
    project.sources = sources;

    const planner::Parameters parameters = profiles::parameterProfile(project.profile);
    planner::Parameters effective = parameters;
    for (const auto& [name, value] : project.scenario.settings)
        effective = effective.with(name, value);
    const planner::ProgressFunction progress = context.console.progressFunction();
    const std::shared_ptr<const planner::City> city = planner::loadCity(
        project.description, opener, effective, profiles::travelProfiles(), context.stop, progress);
    sayFindings(context.console, city->health);
    addPins(project.scenario, *city, arguments.required, planner::PinKind::Required);
    addPins(project.scenario, *city, arguments.forbidden, planner::PinKind::Forbidden);
    addFootbridges(project.scenario, *city, arguments.footbridges);

    planner::PlanOptions planOptions;
    planOptions.threads = context.options.threads;
    planOptions.cacheFolder = profiles::cacheFolder();
    planOptions.budget = context.options.budget();
    planOptions.budget.effort = project.scenario.effort;
    if (arguments.isHowMany)
        return sayHowMany(city, project.scenario, parameters, planOptions, context);
    const std::shared_ptr<const planner::Plan> plan =
        planner::makePlan(city, project.scenario, parameters, planOptions, context.stop, progress);

    progress({planner::Phase::Writing, std::nullopt, std::nullopt, std::nullopt});
    fs::create_directories(target.parent_path());
    planner::gis::saveProject(target.string(), project, *plan, effective);
    std::vector<std::string> files = {target.string()};
    if (!arguments.formats.empty()) {
        planner::gis::ExportOptions exportOptions;
        exportOptions.formats = arguments.formats;
        exportOptions.folder = target.parent_path().string();
        const auto written = planner::gis::exportProject(target.string(), exportOptions);
        files.insert(files.end(), written.begin(), written.end());
    }
    context.console.result(context.options.isJson ? QString::fromStdString(planToJson(*plan, files).dump(2))
                                                  : planText(*plan, files));
    return plan->isCancelled ? ExitStatus::Cancelled : ExitStatus::Done;
}

} // namespace

void addPlanCommand(CLI::App& app, Selection& selection) {
    CLI::App* command = app.add_subcommand("plan", "Plan cabins and collection for a city");
    const auto arguments = std::make_shared<PlanArguments>();
    command
        ->add_option("source", arguments->source,
                     "City file (JSON), or a stored plan (*.cabin.gpkg) to repeat")
        ->type_name("CITY|PROJECT");
    addCityOptions(*command, arguments->city);
    command->add_option("--cabins", arguments->cabins, "How many cabins (none: what the norm asks for)")
        ->type_name("N")
        ->check(aboveZero());
    command->add_option("--goal", arguments->goal, "What the plan is to be best at")
        ->check(CLI::IsMember({"walk", "fewest", "reach", "worst-walk", "material", "cost"}));
    command->add_option("--second-goal", arguments->secondGoal, "What it is to be good at besides")
        ->check(CLI::IsMember({"walk", "fewest", "reach", "worst-walk", "material", "cost", "none"}));
    CLI::Option* within =
        command
            ->add_option(
                "--keep-within", arguments->keepWithinPercent,
                "How far the first goal may fall short of its best for the second's sake (default 5)")
            ->type_name("PERCENT")
            ->check(CLI::Range(0.0, 100.0));
    command
        ->add_option("--second-weight", arguments->secondWeightPercent,
                     "Instead: both goals by how far they fall short of their best, the second counting this")
        ->type_name("PERCENT")
        ->check(CLI::Range(0.0, 100.0))
        ->excludes(within);
    command->add_option("--max-walk", arguments->maxWalkMetres, "Longest walk that counts as served")
        ->type_name("METRES")
        ->check(aboveZero());
    command->add_option("--route-cost", arguments->routeCost, "What the rounds are short in")
        ->check(CLI::IsMember({"distance", "time", "money"}));
    command->add_option("--profile", arguments->profile, "Parameter profile, by name or as a JSON file");
    command->add_option("--require", arguments->required, "Candidates that must get a cabin, by id")
        ->type_name("ID")
        ->delimiter(',');
    command->add_option("--forbid", arguments->forbidden, "Candidates that must not get one, by id")
        ->type_name("ID")
        ->delimiter(',');
    command->add_flag("--strict", arguments->isStrict,
                      "The maximum walk is hard: no plan rather than one that leaves a home beyond it");
    command->add_option("--close-street", arguments->closedStreets, "Streets closed to everybody, by id")
        ->type_name("ID")
        ->delimiter(',');
    command
        ->add_option("--footbridge", arguments->footbridges,
                     "A new way for people on foot between two streets; may be given several times")
        ->type_name("LON,LAT,LON,LAT");
    command
        ->add_option("--locks", arguments->locks,
                     "Table of cabin ids with the truck, day, order or first place decided for them")
        ->type_name("FILE");
    command->add_option("--format", arguments->formats, "Further formats written beside the plan")
        ->delimiter(',')
        ->check(CLI::IsMember({"shp", "gpkg", "geojson", "csv", "xlsx"}));
    command->add_flag("--may-close", arguments->mayClose,
                      "Cabins that stand may be closed; else they are kept");
    command->add_flag("--how-many", arguments->isHowMany,
                      "No plan: what every number of cabins would come to, beside the norm");
    command->add_flag("--accept-changes", arguments->acceptsChanges,
                      "Repeat a stored plan though its sources have changed");
    command->add_option("--out", arguments->out, "Folder, or GeoPackage, for the plan")
        ->type_name("DIR|FILE.cabin.gpkg");
    addWorkOptions(*command, selection.options);
    command->callback([arguments, &selection] {
        if (arguments->out.empty() && !arguments->isHowMany)
            throw CLI::RequiredError("--out");
        selection.action = [arguments](Context& context) { return runPlan(*arguments, context); };
    });
}

} // namespace app::cli

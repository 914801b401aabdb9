#include "app/cli/command.h"
#include "app/cli/dispatch_fill.h"
#include "app/cli/dispatch_sheets.h"
#include "app/cli/round_locks.h"
#include "app/profiles/profiles.h"
#include "app/wording/number_wording.h"
#include "app/wording/plan_wording.h"
#include "libplanner/base/error.h"
#include "libplanner/city/city_loader.h"
#include "libplanner/demand/demand_model.h"
#include "libplanner/gis/layer_writer.h"
#include "libplanner/gis/project_file.h"
#include "libplanner/gis/source_opener.h"
#include "libplanner/planning/dispatch.h"
#include "libplanner/planning/scenario_city.h"

#include <QCoreApplication>
#include <QFile>
#include <QStringList>

#include <nlohmann/json.hpp>

#include <algorithm>
#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <vector>

namespace app::cli {

namespace fs = std::filesystem;

namespace {

struct DispatchArguments {
    std::string project;
    std::uint32_t day = 1;
    std::string fill;
    std::string fleet;
    std::vector<std::string> without; ///< plates that do not drive today
    std::string locks;
    std::string out;
};

planner::Parameters parametersOf(const planner::Project& project) {
    planner::Parameters parameters = profiles::parameterProfile(project.profile);
    for (const auto& [name, value] : project.scenario.settings)
        parameters = parameters.with(name, value);
    return parameters;
}

/// The city without the trucks that stand still today.
std::shared_ptr<const planner::City> withoutTrucks(std::shared_ptr<const planner::City> city,
                                                   const std::vector<std::string>& plates) {
    if (plates.empty())
        return city;
    auto changed = std::make_shared<planner::City>(*city);
    for (const std::string& plate : plates) {
        const auto gone = std::erase_if(
            changed->fleet, [&plate](const planner::Truck& truck) { return truck.key.text() == plate; });
        if (gone == 0)
            throw planner::Error(
                planner::ErrorCode::BadValue,
                {.name = "--without", .value = plate, .reason = "no truck of the fleet has this plate"});
    }
    if (changed->fleet.empty())
        throw planner::Error(planner::ErrorCode::BadValue,
                             {.name = "--without", .reason = "every truck of the fleet is out of service"});
    return changed;
}

/// Today's locks beside the project's; what they name must be there, and is emptied today.
void addLocks(planner::Plan& plan, const std::string& file, std::uint32_t day) {
    for (planner::RoundLock& lock : readLocks(fs::absolute(file).string())) {
        const bool isThere = std::any_of(plan.cabins.begin(), plan.cabins.end(),
                                         [&lock](const auto& cabin) { return cabin.key == lock.cabin; });
        if (!isThere)
            throw planner::Error(planner::ErrorCode::BadValue,
                                 {.file = file,
                                  .name = "id",
                                  .value = lock.cabin.text(),
                                  .reason = "no cabin of the plan has this id"});
        if (lock.day.value_or(day) != day)
            continue;
        lock.day = day;
        std::erase_if(plan.scenario.roundLocks,
                      [&lock](const planner::RoundLock& other) { return other.cabin == lock.cabin; });
        plan.scenario.roundLocks.push_back(std::move(lock));
    }
}

/// The stored plan on the city with its streets: cabins find their sites again by key.
planner::Plan onStreets(const planner::Plan& stored, std::shared_ptr<const planner::City> city,
                        const planner::Project& project, const planner::Parameters& parameters) {
    std::map<planner::Key, std::size_t> sites;
    for (std::size_t s = 0; s < city->candidates.size(); ++s)
        sites.emplace(city->candidates[s].key, s);
    planner::Plan plan = stored;
    plan.scenario = project.scenario;
    plan.weights = std::make_shared<const planner::DemandWeights>(planner::demandWeights(*city, parameters));
    for (planner::Cabin& cabin : plan.cabins) {
        const planner::Key& key = stored.city->candidates[cabin.site.value()].key;
        const auto site = sites.find(key);
        if (site == sites.end())
            throw planner::Error(
                planner::ErrorCode::BadValue,
                {.feature = cabin.key.text(),
                 .name = "site",
                 .value = key.text(),
                 .reason = "the sources no longer hold the place of this cabin: plan again"});
        cabin.site = planner::SiteIndex(site->second);
    }
    plan.city = std::move(city);
    return plan;
}

std::vector<std::string> writeSheets(const planner::Plan& plan, const planner::DispatchResult& result,
                                     const std::string& out) {
    const fs::path folder = fs::absolute(out);
    fs::create_directories(folder);
    std::vector<planner::gis::LayerTable> sheets;
    std::vector<std::string> files;
    for (const report::RouteSheet& sheet : report::routeSheets(plan, result.rounds)) {
        sheets.push_back(sheetTable(sheet));
        files.push_back((folder / (sheets.back().name + ".html")).string());
        QFile page(QString::fromStdString(files.back()));
        const QByteArray content = report::htmlOf(sheet).toUtf8();
        if (!page.open(QIODevice::WriteOnly) || page.write(content) != content.size() || !page.flush())
            throw planner::Error(planner::ErrorCode::WriteFailed, {.file = files.back()});
    }
    sheets.push_back(leftSheet(plan, result));
    const auto note = [&files](const planner::gis::WriteReport& report) {
        files.insert(files.end(), report.files.begin(), report.files.end());
    };
    note(planner::gis::writeLayers(sheets, (folder / "rounds.xlsx").string(), planner::gis::WriteFormat::Xlsx,
                                   {}));
    for (planner::gis::LayerTable& sheet : sheets) {
        const fs::path file = folder / (sheet.name + ".csv");
        note(planner::gis::writeLayer(std::move(sheet), file.string(), planner::gis::WriteFormat::Csv, {}));
    }
    return files;
}

nlohmann::ordered_json jsonOf(const planner::Plan& plan, const planner::DispatchResult& result,
                              const std::vector<std::string>& files) {
    nlohmann::ordered_json routes = nlohmann::ordered_json::array();
    for (const planner::PlannedRoute& route : result.rounds.routes) {
        nlohmann::ordered_json stops = nlohmann::ordered_json::array();
        for (const planner::PlannedStop& stop : route.stops)
            if (stop.cabin)
                stops.push_back(plan.cabins[stop.cabin->value()].key.text());
        routes.push_back({{"truck", route.truck},
                          {"trip", route.trip + 1},
                          {"km", planner::inKilometres(route.length)},
                          {"minutes", planner::inMinutes(route.duration)},
                          {"kg", planner::inKilograms(route.mass)},
                          {"m3", planner::inCubicMetres(route.volume)},
                          {"cabins", std::move(stops)}});
    }
    nlohmann::ordered_json left = nlohmann::ordered_json::array();
    for (const planner::LeftOutCabin& cabin : result.left) {
        const char* reason = cabin.reason == planner::LeftReason::NotDue       ? "not-due"
                             : cabin.reason == planner::LeftReason::NotWorthIt ? "not-worth-it"
                                                                               : cabin.limit.limit.c_str();
        left.push_back({{"id", plan.cabins[cabin.cabin.value()].key.text()},
                        {"reason", reason},
                        {"amount", cabin.limit.amount},
                        {"full", cabin.fill}});
    }
    return {{"routes", std::move(routes)}, {"left_out", std::move(left)}, {"files", files}};
}

QString textOf(const planner::Plan& plan, const planner::DispatchResult& result,
               const std::vector<std::string>& files) {
    QStringList lines;
    for (const planner::PlannedRoute& route : result.rounds.routes) {
        if (route.mass.count() <= 0)
            continue;
        const auto cabins = std::count_if(route.stops.begin(), route.stops.end(), [](const auto& stop) {
            return stop.kind == planner::RouteStopKind::Cabin;
        });
        lines << QCoreApplication::translate("CommandLine",
                                             "Truck %1, trip %2: %3 cabins, %4 kg, %5 m³, %6 km, %7 min")
                     .arg(QString::fromStdString(route.truck))
                     .arg(route.trip + 1)
                     .arg(cabins)
                     .arg(wording::number(planner::inKilograms(route.mass)))
                     .arg(planner::inCubicMetres(route.volume), 0, 'f', 1)
                     .arg(planner::inKilometres(route.length), 0, 'f', 1)
                     .arg(wording::number(planner::inMinutes(route.duration)));
    }
    std::size_t waiting = 0;
    for (const planner::LeftOutCabin& left : result.left) {
        if (left.reason != planner::LeftReason::Limit) {
            ++waiting;
            continue;
        }
        lines << QCoreApplication::translate("CommandLine", "Cabin %1 is not emptied: %2")
                     .arg(QString::fromStdString(plan.cabins[left.cabin.value()].key.text()),
                          wording::missedInWords(left.limit));
    }
    if (waiting > 0)
        lines << QCoreApplication::translate("CommandLine",
                                             "%1 cabins can wait; left_out.csv says why, one by one.")
                     .arg(wording::number(static_cast<double>(waiting)));
    lines << QString();
    for (const std::string& file : files)
        lines << QString::fromStdString(file);
    return lines.join(QLatin1Char('\n'));
}

ExitStatus runDispatch(const DispatchArguments& arguments, Context& context) {
    const planner::gis::StoredPlan stored = planner::gis::loadPlan(arguments.project);
    planner::Project project = stored.project;
    if (!arguments.fleet.empty())
        project.description.roles[planner::Role::Fleet] = {
            planner::sourceFromFlag(fs::absolute(arguments.fleet).string())};
    const planner::Parameters parameters = parametersOf(project);
    const auto horizon = static_cast<std::uint32_t>(parameters.value("collection.horizon_days"));
    if (arguments.day > horizon)
        throw planner::Error(planner::ErrorCode::BadValue,
                             {.name = "--day",
                              .value = std::to_string(arguments.day),
                              .reason = "the plan has " + std::to_string(horizon) + " days"});
    const planner::ProgressFunction progress = context.console.progressFunction();
    const auto city = planner::loadCity(project.description, planner::gis::GdalSourceOpener(), parameters,
                                        profiles::travelProfiles(), context.stop, progress);
    planner::Plan plan = onStreets(
        *stored.plan,
        withoutTrucks(planner::scenarioCity(city, project.scenario, parameters).city, arguments.without),
        project, parameters);
    if (!arguments.locks.empty())
        addLocks(plan, arguments.locks, arguments.day - 1);
    std::vector<planner::CabinStockNote> notes;
    if (!arguments.fill.empty())
        notes = readFill(arguments.fill, plan);
    planner::PlanOptions options;
    options.threads = context.options.threads;
    options.budget = context.options.budget();
    const planner::DispatchResult result =
        planner::dispatch(plan, parameters, arguments.day - 1, notes, options, context.stop, progress);
    for (const std::string& warning : result.warnings)
        context.console.say(wording::warning(warning));
    progress({planner::Phase::Writing, std::nullopt, std::nullopt, std::nullopt});
    const std::vector<std::string> files = writeSheets(plan, result, arguments.out);
    context.console.result(context.options.isJson
                               ? QString::fromStdString(jsonOf(plan, result, files).dump(2))
                               : textOf(plan, result, files));
    return result.status == planner::SolveStatus::Cancelled ? ExitStatus::Cancelled : ExitStatus::Done;
}

} // namespace

void addDispatchCommand(CLI::App& app, Selection& selection) {
    CLI::App* command = app.add_subcommand(
        "dispatch", "Today's rounds from what really stands in the cabins: route sheets for each truck");
    const auto arguments = std::make_shared<DispatchArguments>();
    command->add_option("project", arguments->project, "A stored plan (*.cabin.gpkg)")
        ->type_name("PROJECT")
        ->required();
    command->add_option("--day", arguments->day, "Which day of the plan, from 1")
        ->type_name("D")
        ->check(CLI::PositiveNumber)
        ->required();
    command
        ->add_option("--fill", arguments->fill,
                     "Table of cabin ids with kg or percent full (none: what the plan foresees)")
        ->type_name("FILE");
    command
        ->add_option("--fleet", arguments->fleet, "Table of the trucks that drive today (none: the plan's)")
        ->type_name("FILE");
    command->add_option("--without", arguments->without, "Trucks out of service today, by plate")
        ->type_name("PLATE")
        ->delimiter(',');
    command
        ->add_option("--locks", arguments->locks,
                     "Table of cabin ids to be emptied today, with the truck, order or first place decided")
        ->type_name("FILE");
    command->add_option("--out", arguments->out, "Folder for the route sheets")->type_name("DIR")->required();
    addWorkOptions(*command, selection.options);
    command->callback([arguments, &selection] {
        selection.action = [arguments](Context& context) { return runDispatch(*arguments, context); };
    });
}

} // namespace app::cli

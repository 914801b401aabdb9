#include "app/cli/solve_routing.h"

#include "app/cli/solve_answer.h"
#include "libplanner/base/error.h"
#include "libplanner/gis/plan_codes.h"
#include "libplanner/routing/location_routing.h"
#include "libplanner/routing/routing_instance.h"
#include "libplanner/routing/solve_routing.h"

#include <nlohmann/json.hpp>

#include <QCoreApplication>

#include <algorithm>
#include <fstream>

namespace app::cli {

namespace {

using Json = nlohmann::ordered_json;

std::optional<planner::InstanceRounding> roundingFrom(const std::string& name) {
    if (name.empty())
        return std::nullopt;
    if (name == "none")
        return planner::InstanceRounding::None;
    if (name == "nearest")
        return planner::InstanceRounding::Nearest;
    if (name == "floor")
        return planner::InstanceRounding::Floor;
    return planner::InstanceRounding::Ceil;
}

std::string baseName(const std::string& file) {
    const std::size_t slash = file.find_last_of('/');
    const std::string name = slash == std::string::npos ? file : file.substr(slash + 1);
    return name.substr(0, name.find_last_of('.'));
}

planner::RoutingOptions optionsFrom(const SolveRoutingArguments& arguments, const Context& context) {
    planner::RoutingOptions options;
    options.seed = context.options.seed;
    options.budget = context.options.budget();
    options.threads = context.options.threads;
    options.withBound = arguments.withBound;
    return options;
}

void writeSolution(const std::string& file, const std::vector<std::vector<std::int64_t>>& routes,
                   double cost) {
    std::ofstream stream(file);
    for (std::size_t r = 0; r < routes.size(); ++r) {
        stream << "Route #" << r + 1 << ":";
        for (const std::int64_t stop : routes[r])
            stream << ' ' << stop;
        stream << '\n';
    }
    stream << "Cost " << numberInJson(cost).dump() << '\n';
    if (!stream.flush())
        throw planner::Error(planner::ErrorCode::WriteFailed, {.file = file});
}

} // namespace

void addSolveRoutingOptions(CLI::App& command, SolveRoutingArguments& arguments) {
    command.add_option("FILE", arguments.file, "the problem's file")->required();
    command.add_option("--rounding", arguments.rounding, "instead of what the file's form says")
        ->check(CLI::IsMember({"none", "nearest", "floor", "ceil"}));
    command.add_option("--solution", arguments.solutionFile, "write the routes in the field's own form");
    command.add_flag("!--no-bound", arguments.withBound,
                     "leave the proven bound out, all time for the routes");
}

ExitStatus solveVrpFile(const SolveRoutingArguments& arguments, Context& context) {
    const std::string text = readProblem(arguments.file);
    const Stopwatch watch;
    const planner::RoutingInstance instance =
        planner::readRoutingInstance(text, arguments.file, roundingFrom(arguments.rounding));
    const planner::RoutingProblem problem(instance.data);
    planner::RoutingOptions options = optionsFrom(arguments, context);
    options.fewestVehicles = instance.fewestVehicles;
    if (options.budget.cpuSeconds) // distances count
        options.budget.cpuSeconds = std::max(1e-3, *options.budget.cpuSeconds - watch.cpu());
    const planner::RoutePlan plan =
        planner::solveRouting(problem, options, context.stop, context.console.progressFunction());

    const bool isComplete = plan.unassigned.empty();
    const double objective = instance.objective(plan);
    std::optional<double> bound;
    if (plan.bound)
        bound = instance.boundInFile(*plan.bound);
    Json json = answerFrom({.problem = "vrp",
                            .instance = instance.name.empty() ? baseName(arguments.file) : instance.name,
                            .objective = isComplete ? std::optional(objective) : std::nullopt,
                            .bound = bound,
                            .status = isComplete ? planner::gis::codeOf(plan.status) : "infeasible",
                            .boundFrom = plan.bound ? plan.boundFrom : "",
                            .reason = plan.stoppedBy,
                            .foundCpuSeconds = plan.foundCpuSeconds},
                           watch, context);
    std::string unserved;
    if (isComplete) {
        const std::vector<std::vector<std::int64_t>> routes = instance.routes(plan);
        Json depots = Json::array();
        Json vehicles = Json::array();
        for (const planner::VehicleRoute& route : plan.routes) {
            depots.push_back(instance.depotNumber[route.type.value()]);
            vehicles.push_back(route.type.value());
        }
        json["solution"] = {{"routes", routes}, {"depots", depots}, {"vehicles", vehicles}};
        if (!arguments.solutionFile.empty())
            writeSolution(arguments.solutionFile, routes, objective);
    } else {
        Json left = Json::array();
        for (const planner::UnassignedStop& stop : plan.unassigned) {
            left.push_back({{"stop", instance.stopNumber[stop.stop.value()]},
                            {"limit", planner::nameOf(stop.limit)},
                            {"amount", stop.amount}});
            unserved += "stop " + std::to_string(instance.stopNumber[stop.stop.value()]) + ": " +
                        planner::nameOf(stop.limit) + " (" + std::to_string(stop.amount) + ")\n";
        }
        json["unserved"] = left;
    }
    tellAnswer(json, unserved, context);
    if (plan.status == planner::SolveStatus::Cancelled)
        return ExitStatus::Cancelled;
    return isComplete ? ExitStatus::Done : ExitStatus::Infeasible;
}

ExitStatus solveLrpFile(const SolveRoutingArguments& arguments, Context& context) {
    const std::string text = readProblem(arguments.file);
    const Stopwatch watch;
    const planner::LocationRoutingProblem problem = planner::readProdhon(text, arguments.file);
    planner::RoutingOptions options = optionsFrom(arguments, context);
    const planner::LocationRoutingPlan plan =
        planner::solveLocationRouting(problem, options, context.stop, context.console.progressFunction());
    std::optional<double> bound;
    if (plan.bound)
        bound = static_cast<double>(*plan.bound);
    Json json = answerFrom(
        {.problem = "lrp",
         .instance = baseName(arguments.file),
         .objective = plan.isComplete ? std::optional(static_cast<double>(plan.objective)) : std::nullopt,
         .bound = bound,
         .status = plan.isComplete ? planner::gis::codeOf(plan.status) : "infeasible",
         .boundFrom = "q-routes and opening",
         .reason = plan.stoppedBy,
         .foundCpuSeconds = plan.foundCpuSeconds},
        watch, context);
    if (plan.isComplete) {
        Json routes = Json::array();
        for (const planner::LocationRoute& route : plan.routes)
            routes.push_back({{"depot", route.depot}, {"stops", route.stops}});
        json["solution"] = {{"sites", plan.open}, {"routes", routes}};
    }
    tellAnswer(json, {}, context);
    if (plan.status == planner::SolveStatus::Cancelled)
        return ExitStatus::Cancelled;
    return plan.isComplete ? ExitStatus::Done : ExitStatus::Infeasible;
}

} // namespace app::cli

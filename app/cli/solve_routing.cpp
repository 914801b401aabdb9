#include "app/cli/solve_routing.h"

#include "libplanner/base/error.h"
#include "libplanner/routing/location_routing.h"
#include "libplanner/routing/routing_instance.h"
#include "libplanner/routing/solve_routing.h"

#include <nlohmann/json.hpp>

#include <QCoreApplication>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <ctime>
#include <fstream>
#include <sstream>

namespace app::cli {

namespace {

using Json = nlohmann::ordered_json;

double cpuSeconds() {
    timespec now{};
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) + 1e-9 * static_cast<double>(now.tv_nsec);
}

/// Both clocks from the moment the file is in memory.
class Stopwatch {
public:
    Stopwatch() : m_wall(std::chrono::steady_clock::now()), m_cpu(cpuSeconds()) {}
    [[nodiscard]] double wall() const {
        return std::chrono::duration<double>(std::chrono::steady_clock::now() - m_wall).count();
    }
    [[nodiscard]] double cpu() const { return cpuSeconds() - m_cpu; }

private:
    std::chrono::steady_clock::time_point m_wall;
    double m_cpu;
};

std::string readText(const std::string& file) {
    std::ifstream stream(file, std::ios::binary);
    if (!stream)
        throw planner::Error(planner::ErrorCode::FileMissing, {.file = file});
    std::ostringstream text;
    text << stream.rdbuf();
    if (text.str().empty())
        throw planner::Error(planner::ErrorCode::FileEmpty, {.file = file});
    return text.str();
}

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

/// Whole numbers without a point, others with all their digits.
Json number(double value) {
    if (value == std::floor(value) && std::abs(value) < 1e15)
        return static_cast<std::int64_t>(value);
    return value;
}

const char* nameOf(planner::SolveStatus status) {
    switch (status) {
    case planner::SolveStatus::Optimal: return "optimal";
    case planner::SolveStatus::Feasible: return "feasible";
    case planner::SolveStatus::Infeasible: return "infeasible";
    case planner::SolveStatus::Cancelled: return "cancelled";
    }
    return "feasible";
}

const char* nameOf(planner::StopReason reason) {
    switch (reason) {
    case planner::StopReason::None: return "none";
    case planner::StopReason::Gap: return "gap";
    case planner::StopReason::Effort: return "effort";
    case planner::StopReason::Time: return "time";
    case planner::StopReason::Cancel: return "cancel";
    }
    return "none";
}

planner::RoutingOptions optionsFrom(const SolveRoutingArguments& arguments, const Context& context) {
    planner::RoutingOptions options;
    options.seed = context.options.seed;
    options.budget = context.options.budget();
    options.threads = context.options.threads;
    options.withBound = arguments.withBound;
    return options;
}

/// What every answer begins with.
Json answerHead(const char* problem, const std::string& instance, std::optional<double> objective,
                std::optional<double> bound, const std::string& status) {
    Json json = {{"problem", problem}, {"instance", instance}, {"sense", "min"}};
    json["objective"] = objective ? number(*objective) : Json(nullptr);
    json["bound"] = bound ? number(*bound) : Json(nullptr);
    json["gap"] = objective && bound
                      ? Json(std::abs(*objective - *bound) / std::max(1.0, std::abs(*objective)))
                      : Json(nullptr);
    json["status"] = status;
    return json;
}

void addClocks(Json& json, const Stopwatch& watch, double found, const Context& context,
               planner::StopReason reason) {
    json["stopped_by"] = nameOf(reason);
    json["seconds"] = watch.wall();
    json["cpu_seconds"] = watch.cpu();
    json["found_cpu_seconds"] = found;
    json["seed"] = context.options.seed;
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
    stream << "Cost " << number(cost).dump() << '\n';
    if (!stream.flush())
        throw planner::Error(planner::ErrorCode::WriteFailed, {.file = file});
}

void tell(const Json& json, const std::string& unserved, Context& context) {
    if (context.options.isJson) {
        context.console.result(QString::fromStdString(json.dump(2)));
        return;
    }
    QString text = QCoreApplication::translate("CommandLine", "%1: %2, bound %3, %4, %5 s CPU")
                       .arg(QString::fromStdString(json["instance"].get<std::string>()),
                            QString::fromStdString(json["objective"].dump()),
                            QString::fromStdString(json["bound"].dump()),
                            QString::fromStdString(json["status"].get<std::string>()),
                            QString::number(json["cpu_seconds"].get<double>(), 'f', 2));
    if (!unserved.empty())
        text += QLatin1Char('\n') + QString::fromStdString(unserved);
    context.console.result(text);
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
    const std::string text = readText(arguments.file);
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
    Json json = answerHead("vrp", instance.name.empty() ? baseName(arguments.file) : instance.name,
                           isComplete ? std::optional(objective) : std::nullopt, bound,
                           isComplete ? nameOf(plan.status) : "infeasible");
    if (plan.bound)
        json["bound_from"] = plan.boundFrom;
    addClocks(json, watch, plan.foundCpuSeconds, context, plan.stoppedBy);
    json["solution"] = nullptr;
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
    tell(json, unserved, context);
    if (plan.status == planner::SolveStatus::Cancelled)
        return ExitStatus::Cancelled;
    return isComplete ? ExitStatus::Done : ExitStatus::Infeasible;
}

ExitStatus solveLrpFile(const SolveRoutingArguments& arguments, Context& context) {
    const std::string text = readText(arguments.file);
    const Stopwatch watch;
    const planner::LocationRoutingProblem problem = planner::readProdhon(text, arguments.file);
    planner::RoutingOptions options = optionsFrom(arguments, context);
    const planner::LocationRoutingPlan plan =
        planner::solveLocationRouting(problem, options, context.stop, context.console.progressFunction());
    std::optional<double> bound;
    if (plan.bound)
        bound = static_cast<double>(*plan.bound);
    Json json =
        answerHead("lrp", baseName(arguments.file),
                   plan.isComplete ? std::optional(static_cast<double>(plan.objective)) : std::nullopt, bound,
                   plan.isComplete ? nameOf(plan.status) : "infeasible");
    json["bound_from"] = "q-routes and opening";
    addClocks(json, watch, plan.foundCpuSeconds, context, plan.stoppedBy);
    json["solution"] = nullptr;
    if (plan.isComplete) {
        Json routes = Json::array();
        for (const planner::LocationRoute& route : plan.routes)
            routes.push_back({{"depot", route.depot}, {"stops", route.stops}});
        json["solution"] = {{"sites", plan.open}, {"routes", routes}};
    }
    tell(json, {}, context);
    if (plan.status == planner::SolveStatus::Cancelled)
        return ExitStatus::Cancelled;
    return plan.isComplete ? ExitStatus::Done : ExitStatus::Infeasible;
}

} // namespace app::cli

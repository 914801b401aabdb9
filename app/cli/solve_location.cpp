#include "app/cli/solve_location.h"

#include "app/cli/common_options.h"
#include "libplanner/base/error.h"
#include "libplanner/siting/location_instance.h"
#include "libplanner/siting/solve_siting.h"

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
    return static_cast<double>(std::clock()) / CLOCKS_PER_SEC;
}

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

planner::SitingGoal goalOf(const std::string& kind) {
    if (kind == "pcenter")
        return planner::SitingGoal::WorstWalk;
    if (kind == "mclp")
        return planner::SitingGoal::Reach;
    if (kind == "lscp")
        return planner::SitingGoal::Fewest;
    return planner::SitingGoal::Walk;
}

std::optional<planner::LocationRounding> roundingOf(const std::string& name) {
    if (name.empty())
        return std::nullopt;
    if (name == "nearest")
        return planner::LocationRounding::Nearest;
    return name == "floor" ? planner::LocationRounding::Floor : planner::LocationRounding::None;
}

const char* boundSource(planner::SitingGoal goal) {
    switch (goal) {
    case planner::SitingGoal::WorstWalk: return "radii proven too short (Lagrangian covering)";
    case planner::SitingGoal::Fewest: return "numbers proven too small (Lagrangian covering)";
    default: return "Lagrangian relaxation of the assignment, branch and bound";
    }
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

/// Whole numbers without a point, others with all their digits.
Json number(double value) {
    if (value == std::floor(value) && std::abs(value) < 1e15)
        return static_cast<std::int64_t>(value);
    return value;
}

Json solutionOf(const planner::SitingPlan& plan) {
    Json allocation = Json::array();
    for (const planner::SiteService& service : plan.allocation)
        allocation.push_back(service.site == planner::NoSite ? std::int64_t{-1} : std::int64_t{service.site});
    return {{"sites", plan.open}, {"allocation", allocation}};
}

} // namespace

void addSolveLocationOptions(CLI::App& command, const std::string& kind, SolveLocationArguments& arguments) {
    command.add_option("FILE", arguments.file, "the problem's file")->required();
    const bool isCover = kind == "mclp" || kind == "lscp";
    if (kind != "lscp")
        command.add_option("--p", arguments.facilities, "how many sites, instead of what the file says")
            ->type_name("N")
            ->check(aboveZero());
    if (isCover)
        command.add_option("--radius", arguments.radius, "covered within this distance, in the file's unit")
            ->type_name("R")
            ->check(CLI::NonNegativeNumber)
            ->required();
    command.add_option("--rounding", arguments.rounding, "of lengths between coordinates (default none)")
        ->check(CLI::IsMember({"none", "nearest", "floor"}));
}

ExitStatus solveLocationFile(const std::string& kind, const SolveLocationArguments& arguments,
                             Context& context) {
    const std::string text = readText(arguments.file);
    const auto wallStart = std::chrono::steady_clock::now();
    const double cpuStart = cpuSeconds();
    planner::LocationQuestion question;
    question.goal = goalOf(kind);
    question.facilities = arguments.facilities;
    question.radius = arguments.radius;
    question.rounding = roundingOf(arguments.rounding);
    planner::LocationInstance instance = planner::LocationInstance::read(text, arguments.file, question);
    const planner::SitingProblem problem(instance.takeInput());
    planner::SitingOptions options;
    options.seed = context.options.seed;
    options.budget = context.options.budget();
    options.threads = context.options.threads;
    const double readSeconds = cpuSeconds() - cpuStart;
    if (options.budget.cpuSeconds) // distances and rows count
        options.budget.cpuSeconds = std::max(1e-3, *options.budget.cpuSeconds - readSeconds);
    const planner::SitingPlan plan =
        planner::solveSiting(problem, options, context.stop, context.console.progressFunction());

    const double objective = instance.objective(plan);
    double bound = instance.bound(plan);
    bound = problem.isMaximised() ? std::max(bound, objective) : std::min(bound, objective);
    const double gap = std::abs(objective - bound) / std::max(1.0, std::abs(objective));
    const std::chrono::duration<double> wall = std::chrono::steady_clock::now() - wallStart;
    const Json json = {{"problem", kind},
                       {"instance", instance.name()},
                       {"sense", problem.isMaximised() ? "max" : "min"},
                       {"objective", number(objective)},
                       {"bound", number(bound)},
                       {"gap", gap},
                       {"status", nameOf(plan.status)},
                       {"stopped_by", nameOf(plan.stoppedBy)},
                       {"bound_from", boundSource(question.goal)},
                       {"seconds", wall.count()},
                       {"cpu_seconds", cpuSeconds() - cpuStart},
                       {"found_cpu_seconds", readSeconds + plan.foundSeconds},
                       {"seed", options.seed},
                       {"solution", solutionOf(plan)}};
    if (context.options.isJson)
        context.console.result(QString::fromStdString(json.dump()));
    else
        context.console.result(QCoreApplication::translate("CommandLine", "%1: %2, bound %3, %4, %5 s CPU")
                                   .arg(QString::fromStdString(instance.name()),
                                        QString::fromStdString(json["objective"].dump()),
                                        QString::fromStdString(json["bound"].dump()),
                                        QString::fromLatin1(nameOf(plan.status)),
                                        QString::number(cpuSeconds() - cpuStart, 'f', 2)));
    return plan.status == planner::SolveStatus::Cancelled ? ExitStatus::Cancelled : ExitStatus::Done;
}

} // namespace app::cli

#include "app/cli/solve_location.h"

#include "app/cli/common_options.h"
#include "app/cli/solve_answer.h"
#include "libplanner/gis/plan_codes.h"
#include "libplanner/siting/location_instance.h"
#include "libplanner/siting/solve_siting.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace app::cli {

namespace {

using Json = nlohmann::ordered_json;

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
    const std::string text = readProblem(arguments.file);
    const Stopwatch watch;
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
    const double readSeconds = watch.cpu();
    if (options.budget.cpuSeconds) // distances and rows count
        options.budget.cpuSeconds = std::max(1e-3, *options.budget.cpuSeconds - readSeconds);
    const planner::SitingPlan plan =
        planner::solveSiting(problem, options, context.stop, context.console.progressFunction());

    const double objective = instance.objective(plan);
    double bound = instance.bound(plan);
    bound = problem.isMaximised() ? std::max(bound, objective) : std::min(bound, objective);
    Json json = answerFrom({.problem = kind,
                            .instance = instance.name(),
                            .isMaximised = problem.isMaximised(),
                            .objective = objective,
                            .bound = bound,
                            .status = planner::gis::codeOf(plan.status),
                            .boundFrom = boundSource(question.goal),
                            .reason = plan.stoppedBy,
                            .foundCpuSeconds = readSeconds + plan.foundSeconds},
                           watch, context);
    json["solution"] = solutionOf(plan);
    tellAnswer(json, {}, context);
    return plan.status == planner::SolveStatus::Cancelled ? ExitStatus::Cancelled : ExitStatus::Done;
}

} // namespace app::cli

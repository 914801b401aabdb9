#include "app/cli/solve_capacitated.h"

#include "app/cli/solve_answer.h"
#include "libplanner/gis/plan_codes.h"
#include "libplanner/siting/capacitated_instance.h"
#include "libplanner/siting/solve_capacitated.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace app::cli {

namespace {

planner::CapacitatedInstance read(const std::string& kind, const SolveLocationArguments& arguments,
                                  const std::string& text) {
    if (kind == "cflp")
        return planner::CapacitatedInstance::readFacilities(text, arguments.file);
    return planner::CapacitatedInstance::readMedian(text, arguments.file, arguments.facilities,
                                                    locationRoundingFrom(arguments.rounding));
}

planner::CapacitatedPlan solve(planner::CapacitatedInstance& instance, const Stopwatch& watch,
                               Context& context) {
    const planner::CapacitatedProblem problem(instance.takeInput());
    planner::SitingOptions options;
    options.seed = context.options.seed;
    options.budget = context.options.budget();
    if (options.budget.cpuSeconds) // reading and sorting count
        options.budget.cpuSeconds = std::max(1e-3, *options.budget.cpuSeconds - watch.cpu());
    return planner::solveCapacitated(problem, options, context.stop, context.console.progressFunction());
}

} // namespace

ExitStatus solveCapacitatedFile(const std::string& kind, const SolveLocationArguments& arguments,
                                Context& context) {
    const std::string text = readProblem(arguments.file);
    const Stopwatch watch;
    planner::CapacitatedInstance instance = read(kind, arguments, text);
    AnswerHead head;
    head.problem = kind;
    head.instance = instance.name();
    head.boundFrom = "Lagrangian relaxation of the assignment with knapsacks, branch and bound";
    planner::CapacitatedPlan plan;
    double before = 0.0;
    try {
        before = watch.cpu();
        plan = solve(instance, watch, context);
    } catch (const planner::Error& error) {
        if (error.code() != planner::ErrorCode::Infeasible)
            throw;
        return tellInfeasible(head, error, watch, context);
    }
    head.reason = plan.stoppedBy;
    if (plan.status == planner::SolveStatus::Infeasible)
        return tellInfeasible(head,
                              planner::Error(planner::ErrorCode::Infeasible,
                                             {.name = "capacity", .reason = "proven by branch and bound"}),
                              watch, context);
    head.status = planner::gis::codeOf(plan.status);
    head.bound = instance.bound(plan);
    if (plan.isFound) {
        head.objective = instance.objective(plan);
        head.bound = std::min(*head.bound, *head.objective);
        head.foundCpuSeconds = before + plan.foundSeconds;
    } else if (plan.status != planner::SolveStatus::Cancelled) {
        throw planner::Error(planner::ErrorCode::NotInTime, {.file = arguments.file});
    }
    nlohmann::ordered_json json = answerFrom(head, watch, context);
    if (plan.isFound)
        json["solution"] = {{"sites", plan.open}, {"allocation", plan.siteOf}};
    tellAnswer(json, {}, context);
    return plan.status == planner::SolveStatus::Cancelled ? ExitStatus::Cancelled : ExitStatus::Done;
}

} // namespace app::cli

#include "libplanner/siting/solve_siting.h"

#include "libplanner/siting/cover_search.h"
#include "libplanner/siting/limited_siting.h"
#include "libplanner/siting/median_search.h"
#include "libplanner/siting/plan_assembly.h"
#include "libplanner/siting/work_meter.h"

#include <utility>

namespace planner {

namespace {

// What the costs come to when nobody is served: what a maximised objective is counted from.
std::int64_t worstCost(const SitingProblem& problem) {
    std::int64_t worst = 0;
    for (std::size_t i = 0; i < problem.clientCount(); ++i)
        if (problem.isReachable(i))
            worst += problem.weight(i) * problem.missCost();
    return worst;
}

// The best choice as if there were no limits beside number and states.
SitingPlan solveFreely(const SitingProblem& problem, const SitingOptions& options, detail::WorkMeter& meter) {
    if (problem.goal() == SitingGoal::Fewest)
        return detail::solveFewest(problem, options.seed, meter);
    if (problem.goal() == SitingGoal::WorstWalk)
        return detail::solveWorstWalk(problem, options.seed, meter);
    if (problem.isMaximised())
        meter.mirror(worstCost(problem));
    const detail::MedianInstance instance(problem, meter);
    const detail::MedianAnswer answer = detail::searchMedian(instance, options, meter);
    return detail::assemblePlan(problem, answer, meter);
}

// Limits in seconds leave this share of the time for keeping the limits.
constexpr double LimitShare = 0.3;

WorkBudget part(const WorkBudget& budget, double share) {
    WorkBudget made = budget;
    if (made.cpuSeconds)
        made.cpuSeconds = *made.cpuSeconds * share;
    if (made.wallSeconds)
        made.wallSeconds = *made.wallSeconds * share;
    return made;
}

} // namespace

SitingPlan solveSiting(const SitingProblem& problem, const SitingOptions& options, std::stop_token stop,
                       const ProgressFunction& progress) {
    const std::int64_t effort = detail::defaultEffort(problem.entryCount());
    const bool isQuestioned = problem.goal() == SitingGoal::Fewest || problem.goal() == SitingGoal::WorstWalk;
    const bool isSearchedOn = isQuestioned || !problem.limits().isEmpty();
    detail::WorkMeter meter(part(options.budget, isSearchedOn ? 1.0 - LimitShare : 1.0), effort, stop,
                            progress);
    SitingPlan plan = solveFreely(problem, options, meter);
    if (!isSearchedOn)
        return plan;
    detail::WorkMeter rest(part(options.budget, LimitShare), effort, std::move(stop), progress);
    return detail::keepLimits(problem, std::move(plan), options.seed, rest);
}

} // namespace planner

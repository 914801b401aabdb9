#include "libplanner/siting/solve_siting.h"

#include "libplanner/siting/cover_search.h"
#include "libplanner/siting/joint_search.h"
#include "libplanner/siting/limited_siting.h"
#include "libplanner/siting/median_search.h"
#include "libplanner/siting/plan_assembly.h"
#include "libplanner/siting/work_meter.h"

#include <utility>

namespace planner {

namespace {

// The best choice as if there were no limits beside number and states.
SitingPlan solveFreely(const SitingProblem& problem, const SitingOptions& options, detail::WorkMeter& meter) {
    if (problem.goal() == SitingGoal::Fewest)
        return detail::solveFewest(problem, options.seed, meter);
    if (problem.goal() == SitingGoal::WorstWalk)
        return detail::solveWorstWalk(problem, options.seed, meter);
    if (problem.isMaximised())
        meter.mirror(problem.worstCost());
    if (problem.isJoint())
        return detail::assemblePlan(
            problem, detail::searchJoint(problem, options.budget.gap, options.seed, meter), meter);
    const detail::MedianInstance instance(problem, meter);
    const detail::MedianAnswer answer = detail::searchMedian(instance, options, meter);
    return detail::assemblePlan(problem, answer, meter);
}

// Limits in seconds leave this share of the time for keeping the limits.
constexpr double LimitShare = 0.3;

} // namespace

SitingPlan solveSiting(const SitingProblem& problem, const SitingOptions& options, std::stop_token stop,
                       const ProgressFunction& progress) {
    const std::int64_t effort = detail::defaultEffort(problem.entryCount());
    const bool isQuestioned = problem.goal() == SitingGoal::Fewest || problem.goal() == SitingGoal::WorstWalk;
    const bool isSearchedOn = isQuestioned || !problem.limits().isEmpty();
    detail::WorkMeter meter(detail::partOf(options.budget, isSearchedOn ? 1.0 - LimitShare : 1.0), effort,
                            stop, progress);
    SitingPlan plan = solveFreely(problem, options, meter);
    if (!isSearchedOn)
        return plan;
    detail::WorkMeter rest(detail::partOf(options.budget, LimitShare), effort, std::move(stop), progress);
    return detail::keepLimits(problem, detail::taskOf(problem), std::move(plan), options.seed, rest);
}

} // namespace planner

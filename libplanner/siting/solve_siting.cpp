#include "libplanner/siting/solve_siting.h"

#include "libplanner/siting/cover_search.h"
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

} // namespace

SitingPlan solveSiting(const SitingProblem& problem, const SitingOptions& options, std::stop_token stop,
                       const ProgressFunction& progress) {
    detail::WorkMeter meter(options.budget, detail::defaultEffort(problem.entryCount()), std::move(stop),
                            progress);
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

} // namespace planner

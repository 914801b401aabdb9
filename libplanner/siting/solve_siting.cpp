#include "libplanner/siting/solve_siting.h"

#include "libplanner/siting/median_search.h"
#include "libplanner/siting/plan_assembly.h"
#include "libplanner/siting/work_meter.h"

#include <utility>

namespace planner {

SitingPlan solveSiting(const SitingProblem& problem, const SitingOptions& options, std::stop_token stop,
                       const ProgressFunction& progress) {
    detail::WorkMeter meter(options.budget, detail::defaultEffort(problem.entryCount()), std::move(stop),
                            progress);
    const detail::MedianInstance instance(problem, meter);
    const detail::MedianAnswer answer = detail::searchMedian(instance, options, meter);
    return detail::assemblePlan(problem, answer, meter);
}

} // namespace planner

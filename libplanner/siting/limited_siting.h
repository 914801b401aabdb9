#pragma once

#include "libplanner/siting/siting_plan.h"
#include "libplanner/siting/siting_problem.h"
#include "libplanner/siting/work_meter.h"

#include <cstdint>

namespace planner::detail {

/// From the best plan without SitingLimits to a good one that keeps them. The bound stays that of the plan
/// given: limits only make the best plan worse. A plan that keeps all limits as it is comes back as it is,
/// or, goals Fewest and WorstWalk, searched on.
///
/// `meter` must not have spent its work on the plan given. Where no plan is found that keeps them, status
/// Infeasible, no open sites, and a smallest clash: each of its limits left out, the search finds a plan that
/// keeps the others (deletion filter; Chinneck and Dravnieks 1991).
[[nodiscard]] SitingPlan keepLimits(const SitingProblem& problem, SitingPlan relaxed, std::uint64_t seed,
                                    WorkMeter& meter);

} // namespace planner::detail

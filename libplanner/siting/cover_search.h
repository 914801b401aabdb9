#pragma once

#include "libplanner/siting/siting_plan.h"
#include "libplanner/siting/siting_problem.h"
#include "libplanner/siting/work_meter.h"

#include <cstdint>

namespace planner::detail {

/// Goal Fewest: where all must be covered and rows are not too many, as set covering; otherwise the number of
/// sites is halved in on, each number decided as a covering p-median. The bound is one more than the largest
/// number proven too small.
[[nodiscard]] SitingPlan solveFewest(const SitingProblem& problem, std::uint64_t seed, WorkMeter& meter);

/// Goal WorstWalk: the radius is halved in on, each radius decided by covering every client with N sites, as
/// set covering where rows are not too many; radii left open are asked again with more work. The bound is the
/// shortest distance that occurs above the largest radius proven too short. Source: Minieka (1970), The
/// m-center problem.
[[nodiscard]] SitingPlan solveWorstWalk(const SitingProblem& problem, std::uint64_t seed, WorkMeter& meter);

} // namespace planner::detail

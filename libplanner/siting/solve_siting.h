#pragma once

#include "libplanner/base/progress.h"
#include "libplanner/siting/siting_plan.h"
#include "libplanner/siting/siting_problem.h"

#include <cstdint>
#include <stop_token>

namespace planner {

struct SitingOptions {
    std::uint64_t seed = 1;
    WorkBudget budget;    ///< effort counts bounding iterations and local searches
    unsigned threads = 1; ///< changes the time taken, never the plan
};

/// The best choice of sites found, and a bound that no choice beats.
///
/// Progress streams objective and bound. Stopping returns the best plan so far with status Cancelled (looked
/// at at least every 50 ms). Same problem, options and seed: the same plan, unless a limit in seconds ended
/// it. SitingLimits are kept by a heuristic from the best plan without them, whose bound stays valid; where
/// none is found that keeps them all, status Infeasible and the clash. Memory: beside the problem, 8 bytes an
/// entry.
[[nodiscard]] SitingPlan solveSiting(const SitingProblem& problem, const SitingOptions& options,
                                     std::stop_token stop, const ProgressFunction& progress);

} // namespace planner

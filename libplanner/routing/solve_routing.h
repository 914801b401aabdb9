#pragma once

#include "libplanner/base/progress.h"
#include "libplanner/routing/route_plan.h"
#include "libplanner/routing/routing_problem.h"

#include <cstdint>
#include <stop_token>

namespace planner {

struct RoutingOptions {
    std::uint64_t seed = 1;
    WorkBudget budget;           ///< effort: iterations of ruin and recreate; 0: by the number of stops
    unsigned threads = 1;        ///< changes the time taken, never the plan
    unsigned searchers = 1;      ///< independent searches that meet at fixed iterations
    bool fewestVehicles = false; ///< first as few trucks as can be, then the objective
    bool withBound = false;      ///< also prove a lower bound
    const RoutePlan* start =
        nullptr; ///< begin from this plan of the same problem, repaired where it no longer fits
};

/// The best plan found within the budget; the first plan is made at once, then improved.
///
/// Same problem, options and seed: same plan, unless a limit in seconds ended it. On stop returns the best
/// plan so far, Cancelled. Stops that cannot be served are left out with the limit that binds, the rest is
/// planned. Source: savings (Clarke and Wright 1964) for the start; slack induction by string removals
/// (Christiaens and Vanden Berghe 2020) with simulated annealing.
[[nodiscard]] RoutePlan solveRouting(const RoutingProblem& problem, const RoutingOptions& options,
                                     std::stop_token stop, const ProgressFunction& progress);

} // namespace planner

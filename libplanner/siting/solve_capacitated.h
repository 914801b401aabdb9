#pragma once

#include "libplanner/base/progress.h"
#include "libplanner/siting/capacitated_problem.h"
#include "libplanner/siting/solve_siting.h"

#include <cstdint>
#include <stop_token>
#include <vector>

namespace planner {

/// Which sites open and who is served where, with its proof: no plan costs less than `bound`.
struct CapacitatedPlan {
    SolveStatus status = SolveStatus::Feasible; ///< Infeasible: proven that no plan keeps the capacities
    StopReason stoppedBy = StopReason::None;
    bool isFound = false;              ///< whether there is a plan; otherwise only the bound holds
    std::vector<std::uint32_t> open;   ///< ascending
    std::vector<std::uint32_t> siteOf; ///< one a client
    std::int64_t objective = 0;
    std::int64_t bound = 0;
    std::int64_t iterations = 0; ///< effort spent
    double foundSeconds = 0.0;   ///< CPU seconds until the answer was found
};

/// The cheapest plan found, and a bound that no plan beats.
///
/// Lagrangian bound with a knapsack a site, whose choices start assignments; those are annealed by taking out
/// neighbouring sites' clients and serving them anew; then branching. Progress streams objective and bound.
/// Stopping returns the best plan so far with status Cancelled. Same problem, options and seed: the same
/// plan, unless a limit in seconds ended it. Works on one thread.
[[nodiscard]] CapacitatedPlan solveCapacitated(const CapacitatedProblem& problem,
                                               const SitingOptions& options, std::stop_token stop,
                                               const ProgressFunction& progress);

} // namespace planner

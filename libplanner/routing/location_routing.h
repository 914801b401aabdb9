#pragma once

#include "libplanner/base/progress.h"
#include "libplanner/network/travel_matrix.h"
#include "libplanner/routing/solve_routing.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

namespace planner {

/// Which depots to open and how to drive from them. Places: depots first, then customers.
struct LocationRoutingProblem {
    std::shared_ptr<const TravelMatrix> table; ///< distances are costs
    std::vector<std::int64_t> capacity;        ///< of each depot
    std::vector<std::int64_t> openingCost;     ///< of each depot
    std::vector<std::int64_t> demand;          ///< of each customer
    std::int64_t vehicleCapacity = 0;
    std::int64_t routeCost = 0; ///< for each route

    [[nodiscard]] std::size_t depotCount() const { return capacity.size(); }
};

struct LocationRoute {
    std::size_t depot = 0;
    std::vector<std::size_t> stops; ///< customers, 0-based
};

struct LocationRoutingPlan {
    SolveStatus status = SolveStatus::Feasible;
    StopReason stoppedBy = StopReason::None;
    bool isComplete = false; ///< every customer is served
    std::vector<std::size_t> open;
    std::vector<LocationRoute> routes;
    std::int64_t objective = 0;
    std::optional<std::int64_t> bound;
    double foundCpuSeconds = 0.0;
};

/// Reads Prodhon's form: costs are ceil(100 × Euclid). Throws Error{BadValue}.
[[nodiscard]] LocationRoutingProblem readProdhon(const std::string& text, const std::string& file);

/// Opens, closes and swaps depots by first improvement, each set judged by real routes of a short run; the
/// best sets get long runs. Depots beyond 20 are beyond what this is meant for. Throws Error{Infeasible}
/// where all depots together hold less than is demanded.
[[nodiscard]] LocationRoutingPlan solveLocationRouting(const LocationRoutingProblem& problem,
                                                       const RoutingOptions& options, std::stop_token stop,
                                                       const ProgressFunction& progress);

} // namespace planner

#pragma once

#include "libplanner/routing/routing_problem.h"

#include <cstdint>

namespace planner::test {

/// What a made-up case has, as bits.
enum Feature : unsigned {
    Plain = 0,
    Windows = 1,
    Trips = 2, ///< unloading at centres, several trips, end empty
    TwoTypes = 4,
    Shift = 8,
    Prizes = 16,
    Asymmetric = 32,
    CentreLimits = 64,
    Releases = 128,
    TimeCost = 256,
    Reload = 512, ///< unloading optional: the last trip ends at the depot
    Rest = 1024,
    Periods = 2048,
    Totals = 4096,
    Locks = 8192, ///< an order to keep, a stop that comes first, a stop on one truck
};

/// A random problem of `stops` stops; the same for the same arguments.
[[nodiscard]] RoutingData madeCase(std::size_t stops, unsigned features, std::uint64_t seed);

/// Cost of the best plan, by trying everything; for at most 5 stops.
[[nodiscard]] std::int64_t bruteForce(const RoutingProblem& problem);

} // namespace planner::test

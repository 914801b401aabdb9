#pragma once

#include "libplanner/routing/search_model.h"

#include <cstdint>
#include <functional>
#include <stop_token>

namespace planner::detail {

struct BoundOptions {
    int iterations = 40;
    std::size_t capacityUnits = 1024; ///< loads are scaled down to at most this many units a truck
};

/// What no plan can cost less than, in the model's cost units.
///
/// Relaxation: trips become q-routes (paths whose load fits a truck, that may visit a stop again but not at
/// once), each with the cheapest truck, start and end there is; clock, fleet size and centre limits are
/// dropped. Every stop gets the cheapest share of a q-route through it; the shares are prices no route can
/// undercut, so their sum is a bound. Raised by subgradient steps towards `target`. O(iterations · (n² q + n
/// q²)). Source: Christofides, Mingozzi and Toth (1981).
[[nodiscard]] std::int64_t lowerBound(const SearchModel& model, const BoundOptions& options,
                                      std::int64_t target, std::stop_token stop,
                                      const std::function<bool()>& outOfTime);

} // namespace planner::detail

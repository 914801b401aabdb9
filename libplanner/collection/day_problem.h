#pragma once

#include "libplanner/collection/fleet_model.h"
#include "libplanner/collection/plan_collection.h"

#include <memory>
#include <vector>

namespace planner::detail {

/// The routing problem of one day of the horizon; its stops are the pick-ups in their order, loads {g, ml}.
[[nodiscard]] std::shared_ptr<const RoutingProblem>
dayProblem(const CollectionInput& input, const CollectionParameters& parameters,
           const std::vector<PlacedTruck>& trucks, std::size_t day, const std::vector<Pickup>& pickups);

} // namespace planner::detail

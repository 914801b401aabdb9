#pragma once

#include "libplanner/collection/fleet_model.h"
#include "libplanner/collection/plan_collection.h"

#include <memory>
#include <vector>

namespace planner::detail {

/// One day's routing problem; its stops are the pick-ups in their order, loads {g, ml}.
[[nodiscard]] std::shared_ptr<const RoutingProblem> dayProblem(const CollectionInput& input,
                                                               const CollectionParameters& parameters,
                                                               const std::vector<PlacedTruck>& trucks,
                                                               const std::vector<Pickup>& pickups);

} // namespace planner::detail

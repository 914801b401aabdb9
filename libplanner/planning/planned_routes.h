#pragma once

#include "libplanner/collection/plan_collection.h"
#include "libplanner/network/access.h"
#include "libplanner/scenario/plan.h"

#include <vector>

namespace planner {

/// From the rows of a collection problem back to the city's things.
struct RoundRows {
    std::vector<CabinIndex> cabins; ///< by row of the input's cabins; units side by side share a cabin
    std::vector<CentreIndex> centres;
    std::vector<DepotIndex> depots;
};

/// The rounds as people read them: trips with stops, times, loads and their way along the streets. Units side by
/// side that are emptied one after the other are one stop. `places` is in the order of the input's places.
[[nodiscard]] std::vector<PlannedRoute> plannedRoutes(const CollectionPlan& rounds, const CollectionInput& input,
                                                      const RoundRows& rows, const std::vector<Access>& places,
                                                      const Plan& plan);

} // namespace planner

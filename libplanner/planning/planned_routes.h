#pragma once

#include "libplanner/collection/plan_collection.h"
#include "libplanner/planning/rounds_model.h"
#include "libplanner/scenario/plan.h"

#include <string>
#include <vector>

namespace planner {

/// The way into a stop.
struct RouteLeg {
    Distance length;
    std::vector<std::string> streets; ///< names in order, unnamed ones left out
};

struct PlannedRounds {
    std::vector<PlannedRoute> routes;
    std::vector<std::vector<RouteLeg>> legs; ///< by route and stop; that of a route's first stop is empty
};

/// The rounds as people read them: trips with stops, times, loads and their way along the streets. Units side
/// by side that are emptied one after the other are one stop.
[[nodiscard]] PlannedRounds plannedRounds(const CollectionPlan& rounds, const RoundsModel& model,
                                          const Plan& plan);

} // namespace planner

#pragma once

#include "libplanner/routing/route_plan.h"
#include "libplanner/routing/tour.h"

namespace planner::detail {

/// The tour as a plan: trips with times, loads, lengths by the period they are driven in, and the objective
/// recomputed from them. Trucks are numbered anew within their type. Stops left out carry no reason yet.
[[nodiscard]] RoutePlan buildPlan(const Tour& tour);

} // namespace planner::detail

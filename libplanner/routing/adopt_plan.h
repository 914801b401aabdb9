#pragma once

#include "libplanner/routing/route_plan.h"
#include "libplanner/routing/tour.h"

namespace planner::detail {

/// Writes a plan made for this or a similar problem into an empty tour, as far as it still fits: stops and
/// centres that are no more are passed over, overloaded trips and late routes give up stops until they hold.
/// Stops that find no place stay absent.
void adoptPlan(Tour& tour, const RoutePlan& plan);

} // namespace planner::detail

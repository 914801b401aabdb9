#pragma once

#include "libplanner/routing/route_plan.h"
#include "libplanner/routing/tour.h"

namespace planner::detail {

/// Fills in why each unassigned stop of the plan was left out: the limit that binds on the truck that comes
/// nearest to taking it, and by how much it fails there.
void explainUnassigned(const Tour& tour, RoutePlan& plan);

} // namespace planner::detail

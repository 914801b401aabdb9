#pragma once

#include "libplanner/collection/plan_collection.h"

#include <string>

namespace planner {

/// "18 min", "0.42 m³": as few digits as tell it; empty where there is nothing to tell.
[[nodiscard]] std::string amountText(const MissedPickup& missed);

/// The code of the limit as a plan holds it: "kg" or "volume" for a load, else nameOf(RoutingLimit).
[[nodiscard]] std::string limitCode(const MissedPickup& missed);

} // namespace planner

#pragma once

#include "libplanner/collection/plan_collection.h"

namespace planner::detail {

/// A stop left out, in the unit people speak.
[[nodiscard]] MissedPickup missedPickup(const UnassignedStop& stop, std::size_t cabin, std::uint32_t day);

} // namespace planner::detail

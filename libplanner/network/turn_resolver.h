#pragma once

// Private to the network room.

#include "libplanner/network/street_network.h"
#include "libplanner/network/turn_restriction.h"

#include <span>
#include <vector>

namespace planner::detail {

/// Turns that restrictions forbid, as edges that must not follow each other; ordered, each once.
/// What could not be placed is counted in the report.
[[nodiscard]] std::vector<TurnBan> resolveTurns(const StreetNetwork& network,
                                                std::span<const TurnRestriction> restrictions,
                                                NetworkReport& report);

} // namespace planner::detail

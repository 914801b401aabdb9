#pragma once

#include "libplanner/gis/layer_table.h"
#include "libplanner/planning/dispatch.h"
#include "libplanner/scenario/plan.h"

#include <string>
#include <vector>

namespace app::cli {

/// The route sheet of each truck, in order of the rounds: one row a stop with its place in the round,
/// estimated arrival to 5 minutes, kg, m³ loose and flattened, dwell, the way there with its streets, and
/// where it is in WGS 84 and GCJ-02 with a link to a map.
[[nodiscard]] std::vector<planner::gis::LayerTable> routeSheets(const planner::Plan& plan,
                                                                const planner::DispatchResult& result);

/// The cabins not emptied today, with the reason in words.
[[nodiscard]] planner::gis::LayerTable leftSheet(const planner::Plan& plan,
                                                 const planner::DispatchResult& result);

} // namespace app::cli

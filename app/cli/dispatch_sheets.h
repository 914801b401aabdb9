#pragma once

#include "app/report/route_sheet.h"
#include "libplanner/gis/layer_table.h"
#include "libplanner/planning/dispatch.h"
#include "libplanner/scenario/plan.h"

namespace app::cli {

/// A truck's sheet as a table: one row a stop with its place in the round, estimated arrival to 5 minutes,
/// kg, m³ loose and flattened, dwell, the way there with its streets, and where it is in WGS 84 and GCJ-02
/// with a link to a map.
[[nodiscard]] planner::gis::LayerTable sheetTable(const report::RouteSheet& sheet);

/// The cabins not emptied today, with the reason in words.
[[nodiscard]] planner::gis::LayerTable leftSheet(const planner::Plan& plan,
                                                 const planner::DispatchResult& result);

} // namespace app::cli
